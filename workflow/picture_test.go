package workflow

import (
	"encoding/xml"
	"errors"
	"flag"
	"io"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/document"
)

var tags = regexp.MustCompile(`<[^>]*>`)

var update = flag.Bool("update", false, "write the golden pictures anew")

// example compiles the procedure of the suites.
func example(t testing.TB) *Machine {
	t.Helper()
	text, err := os.ReadFile("testdata/suites/vi-du.yaml")
	require.NoError(t, err)
	root, mistakes := document.Parse("vi-du.yaml", text)
	require.Empty(t, mistakes)
	var p Procedure
	require.Empty(t, document.Decode(root.Get("procedure"), &p))
	m, err := Compile(p)
	require.NoError(t, err)
	return m
}

// underway is a case of it, some way on.
func underway(t testing.TB) *Proceeding {
	t.Helper()
	p := start(t, example(t), Case{People: map[string][]string{
		"an": {"organiser"}, "binh": {"council", "chair"}, "hoa": {"marker"}, "khanh": {"codes"}, "minh": {"authority", "head"},
	}})
	for _, s := range []Step{
		{At: at(t, "2018-03-01T09:00"), By: "an", Step: "announce"},
		{At: at(t, "2018-03-05T09:00"), By: "an", Step: "register", Candidate: "A"},
		{At: at(t, "2018-03-06T09:00"), By: "an", Step: "register", Candidate: "B"},
		{At: at(t, "2018-04-03T09:00"), By: "an", Step: "close"},
		{At: at(t, "2018-05-02T09:00"), By: "hoa", Step: "mark"},
		{At: at(t, "2018-05-03T09:00"), By: "khanh", Step: "open_codes"},
		{At: at(t, "2018-05-03T10:00"), By: "binh", Step: "open_codes"},
		{At: at(t, "2018-06-01T09:00"), By: "binh", Step: "report"},
	} {
		require.True(t, p.Apply(s).Accepted, s.Step)
	}
	return p
}

func TestGoldenPictures(t *testing.T) {
	m, p := example(t), underway(t)
	moment := at(t, "2018-06-04T09:00")
	for _, tag := range []language.Tag{language.Vietnamese, language.English} {
		for name, picture := range map[string]string{
			"procedure." + tag.String() + ".mmd": m.Mermaid(tag),
			"procedure." + tag.String() + ".svg": m.SVG(tag),
			"case." + tag.String() + ".mmd":      p.Mermaid(tag, moment),
			"case." + tag.String() + ".svg":      p.SVG(tag, moment),
		} {
			file := "testdata/pictures/" + name
			if *update {
				require.NoError(t, os.MkdirAll("testdata/pictures", 0o755))
				require.NoError(t, os.WriteFile(file, []byte(picture), 0o644))
			}
			golden, err := os.ReadFile(file)
			require.NoError(t, err)
			require.Equal(t, string(golden), picture, name)
		}
	}
}

// A picture is a page of its own, and shows every state, every step and who
// takes it.
func TestPicturesAreWholeAndSelfContained(t *testing.T) {
	for _, name := range presetTables {
		m := preset(t, name)
		for _, tag := range []language.Tag{language.Vietnamese, language.English} {
			svg, mermaid := m.SVG(tag), m.Mermaid(tag)
			wellFormed(t, svg)
			for _, word := range []string{"<script", "href", "url(http", "@import", "onload"} {
				require.NotContains(t, svg, word)
			}
			flat := strings.Join(strings.Fields(strings.NewReplacer("</text>", " ", "\n", " ").Replace(tags.ReplaceAllString(svg, " "))), " ")
			for _, state := range m.States() {
				require.Contains(t, flat, m.stateName(state).Text(tag))
				require.Contains(t, mermaid, mermaidText(m.stateName(state).Text(tag)))
			}
			for i := range m.steps {
				require.Contains(t, flat, m.steps[i].name.Text(tag))
				require.Contains(t, mermaid, mermaidText(m.steps[i].name.Text(tag)))
			}
		}
	}
}

func wellFormed(t *testing.T, svg string) {
	t.Helper()
	for d := xml.NewDecoder(strings.NewReader(svg)); ; {
		_, err := d.Token()
		if errors.Is(err, io.EOF) {
			return
		}
		require.NoError(t, err)
	}
}

// Whatever titles hold, they stay text.
func TestPicturesEscapeTitles(t *testing.T) {
	const odd = `<b>"a" & b</b>; x: [1] {2} #3 | \n` + "\x01"
	m := compileText(t, `
title: x
roles: {a: {title: x}}
states: {start: one, final: [end], titles: {one: x}}
clocks: [{id: c, title: x, starts: go, lasts: 1 day}]
steps:
  - {id: go, title: x, by: a, from: one}
  - {id: finish, title: x, by: a, from: one, to: end, within: c}
`)
	p := m.Procedure()
	p.Title, p.States.Titles["one"], p.Steps[0].Title = thituyen.TitleOf(odd), thituyen.TitleOf(odd), thituyen.TitleOf(odd+strings.Repeat("w", 200))
	m, err := Compile(p)
	require.NoError(t, err)
	svg := start(t, m, Case{}).SVG(language.Vietnamese, moment)
	wellFormed(t, svg)
	require.NotContains(t, svg, "<b>")
	require.NotContains(t, m.Mermaid(language.Vietnamese), `"a"`)
}

func TestPictureOfASuspendedCase(t *testing.T) {
	p := underway(t)
	require.True(t, p.Apply(Step{At: at(t, "2018-06-04T09:00"), By: "minh", Step: "suspend"}).Accepted)
	require.Contains(t, p.SVG(language.Vietnamese, at(t, "2018-06-04T10:00")), "Đang tạm dừng")
	require.Contains(t, p.SVG(language.English, at(t, "2018-06-04T10:00")), "Suspended")
}

func TestWrap(t *testing.T) {
	require.Equal(t, []string{"một hai ba", "bốn"}, wrap("một hai ba bốn", 10))
	require.Equal(t, []string{"aaaaaaaaaa", "aa b"}, wrap("aaaaaaaaaaaa b", 10))
	require.Equal(t, []string{""}, wrap("", 10))
}

// Which clock starts which is drawn, and how a joint of them ends.
func TestAPictureShowsWhichClockFeedsWhich(t *testing.T) {
	m := compileText(t, `
roles: {o: {title: Ban tổ chức}}
states: {start: s, final: [e]}
clocks:
  - {id: notice, title: Thông báo, starts: announce, lasts: 15 days, restarts: [change]}
  - {id: exam, title: Tổ chức thi, starts: {end_of: notice}, lasts: 30 days, ends_at: "17:00"}
steps:
  - {id: announce, by: o, from: s}
  - {id: change, by: o, from: s, within: notice}
  - {id: hold, by: o, from: s, to: e, within: exam}
`)
	for _, tag := range []language.Tag{language.Vietnamese, language.English} {
		drawn := m.Mermaid(tag)
		require.Contains(t, drawn, "c0 --> c1")
		svg := m.SVG(tag)
		require.Contains(t, svg, map[language.Tag]string{language.Vietnamese: "Thông báo", language.English: "notice"}[tag])
		require.Contains(t, svg, " → ")
		require.Contains(t, svg, "17:00")
	}
}
