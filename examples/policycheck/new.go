package main

import (
	"bufio"
	"bytes"
	"embed"
	"flag"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"text/template"
)

//go:embed new/*.yaml
var starts embed.FS

// start is what a new regulation begins with.
type start struct {
	Kind, ID, Title               string
	Markers, Pass, Seats, Reserve int
}

// kinds are the kinds of schemes in use that one may begin with.
var kinds = []string{"essay-project", "two-rounds", "panel-interview"}

func usualStart() start {
	return start{Kind: kinds[0], ID: "quy-che", Title: "Quy chế thi tuyển chức danh lãnh đạo, quản lý", Markers: 5, Pass: 50, Seats: 1, Reserve: 2}
}

func (s *start) define(flags *flag.FlagSet) {
	flags.StringVar(&s.Kind, "kind", s.Kind, "")
	flags.StringVar(&s.ID, "id", s.ID, "")
	flags.StringVar(&s.Title, "title", s.Title, "")
	flags.IntVar(&s.Markers, "markers", s.Markers, "")
	flags.IntVar(&s.Pass, "pass", s.Pass, "")
	flags.IntVar(&s.Seats, "seats", s.Seats, "")
	flags.IntVar(&s.Reserve, "reserve", s.Reserve, "")
}

// begin writes a regulation and its suite into a folder, by the flags or by
// the answers to a few questions.
func (o options) begin(out, _ io.Writer) (int, error) {
	s := o.start
	if o.asks {
		var err error
		if s, err = o.ask(out); err != nil {
			return misled, err
		}
	}
	if err := o.possible(s); err != nil {
		return misled, err
	}
	folder := "."
	if len(o.paths) > 0 {
		folder = o.paths[0]
	}
	if err := os.MkdirAll(filepath.FromSlash(folder), 0o755); err != nil {
		return misled, err
	}
	rules, suite := path.Join(folder, s.ID+".yaml"), path.Join(folder, s.ID+"-kiem-thu.yaml")
	files := map[string][]byte{}
	for name, from := range map[string]string{rules: s.Kind + ".yaml", suite: s.Kind + "-suite.yaml"} {
		text, err := s.fill(from)
		if err != nil {
			return misled, err
		}
		files[name] = text
	}
	if err := o.written(out, files, rules, suite); err != nil {
		return misled, err
	}
	o.say(out, "next", suite)
	return fine, nil
}

// ask reads the answers; an empty line takes what is proposed.
func (o options) ask(out io.Writer) (start, error) {
	s := o.start
	lines := bufio.NewScanner(o.in)
	text := func(code string, into *string) {
		fmt.Fprintf(out, "%s [%s]: ", o.text(code), *into)
		if lines.Scan() && strings.TrimSpace(lines.Text()) != "" {
			*into = strings.TrimSpace(lines.Text())
		}
	}
	number := func(code string, into *int) error {
		answer := strconv.Itoa(*into)
		text(code, &answer)
		n, err := strconv.Atoi(answer)
		if err != nil {
			return o.wrong("out_of_range", answer, 0, 1000)
		}
		*into = n
		return nil
	}
	text("ask_kind", &s.Kind)
	text("ask_id", &s.ID)
	text("ask_title", &s.Title)
	for _, q := range []struct {
		code string
		into *int
	}{{"ask_markers", &s.Markers}, {"ask_pass", &s.Pass}, {"ask_seats", &s.Seats}, {"ask_reserve", &s.Reserve}} {
		if err := number(q.code, q.into); err != nil {
			return s, err
		}
	}
	fmt.Fprintln(out)
	return s, lines.Err()
}

// possible finds what no regulation can begin with.
func (o options) possible(s start) error {
	if !slices.Contains(kinds, s.Kind) {
		return o.wrong("no_kind", s.Kind)
	}
	if strings.ContainsAny(s.ID, `/\: `) || s.ID == "" {
		return o.wrong("bad_id", s.ID)
	}
	for _, r := range []struct {
		name          string
		is, from, end int
	}{{"-markers", s.Markers, 3, 15}, {"-pass", s.Pass, 1, 90}, {"-seats", s.Seats, 1, 20}, {"-reserve", s.Reserve, 0, 20}} {
		if r.is < r.from || r.is > r.end {
			return o.wrong("out_of_range", r.name, r.from, r.end)
		}
	}
	return nil
}

// fill writes one of the documents to begin with.
func (s start) fill(name string) ([]byte, error) {
	text, err := starts.ReadFile("new/" + name)
	if err != nil {
		return nil, err
	}
	t, err := template.New(name).Delims("«", "»").Funcs(template.FuncMap{
		"quoted": strconv.Quote,
		"plus":   func(a, b int) int { return a + b },
		"all":    func(mark any) string { return s.panel(mark) },
		// but is such a list in which one marker gave the highest mark and one 0.
		"but": func(mark any) string {
			marks := slices.Repeat([]string{fmt.Sprint(mark)}, s.Markers)
			marks[0], marks[len(marks)-1] = "100", "0"
			return "[" + strings.Join(marks, ", ") + "]"
		},
		"people": func(from int, count int) []string {
			var out []string
			for i := range count {
				out = append(out, fmt.Sprintf("TS%02d", from+i))
			}
			return out
		},
		"list": func(names []string) string { return "[" + strings.Join(names, ", ") + "]" },
		"mark": func(i int) string { return fmt.Sprintf("%d.%d", 95-(i+9)/10, (10-i%10)%10) },
	}).Parse(string(text))
	if err == nil {
		_, err = t.ParseFS(starts, "new/people.yaml")
	}
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	err = t.Execute(&out, s)
	return out.Bytes(), err
}

// panel is one mark by everybody on the panel.
func (s start) panel(mark any) string {
	return "[" + strings.Join(slices.Repeat([]string{fmt.Sprint(mark)}, s.Markers), ", ") + "]"
}

// MarksOf are marks in every part for somebody who does equally well in each.
func (s start) MarksOf(mark any) string {
	switch s.Kind {
	case "panel-interview":
		return fmt.Sprintf("{interview: %s}", s.panel(mark))
	case "two-rounds":
		return fmt.Sprintf("{written: %v, skills: %s}", mark, s.panel(mark))
	}
	return fmt.Sprintf("{written: [%v, %v], project: %s}", mark, mark, s.panel(mark))
}
