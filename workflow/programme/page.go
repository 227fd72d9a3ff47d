package programme

import (
	_ "embed"
	"errors"
	"html/template"
	"io"
	"slices"

	"golang.org/x/text/language"

	"github.com/thituyen/thituyen/internal/prose"
)

//go:embed page.html
var pageText string

var pageTemplate = template.Must(template.New("page").Parse(pageText))

// languages are those of the page, in its order.
var languages = []language.Tag{language.Vietnamese, language.English}

// WriteHTML writes the review as one page, in Vietnamese and below it in
// English: without scripts or outside files, for a phone, a screen and paper.
// The error is the writer's.
func (v *Review) WriteHTML(out io.Writer) error {
	v = v.made()
	if out == nil {
		return errors.New("programme: no writer for the page")
	}
	page := struct {
		Title string
		Named bool // in both languages
		Parts []pagePart
	}{Title: v.title(language.Vietnamese), Named: v.title(language.Vietnamese) != v.title(language.English)}
	for _, tag := range languages {
		page.Parts = append(page.Parts, v.part(speaker{tag}))
	}
	return pageTemplate.Execute(out, page)
}

// pagePart is the page in one language.
type pagePart struct {
	Lang, Title, Link, Heading, AsOf string
	Sections                         []pageSection
	Rounds                           pageRounds
	Sign                             string
	Signers                          []string
}

// pageSection is a heading with charts and lines of text.
type pageSection struct {
	Heading string
	Charts  []chart
	Lines   []string
	Blocks  []pageBlock
	Note    string
}

// pageBlock is a smaller heading with lines.
type pageBlock struct {
	Heading string
	Lines   []string
}

// pageRounds is the table of rounds.
type pageRounds struct {
	Heading string
	Columns [3]string
	Rows    []pageRound
}

type pageRound struct {
	Title, ID, State, Filled, Days, Verified, Head string
}

func (v *Review) part(s speaker) pagePart {
	tag, _ := s.tag.Base()
	f := &v.Total
	p := pagePart{
		Lang: tag.String(), Title: v.title(s.tag), Link: s.say("contents"), Heading: s.say("review"),
		Sign: s.say("sign"), Signers: []string{s.say("sign_reporter"), s.say("sign_head")},
		AsOf: s.say("as_of", "at", v.At.Date, "from", v.Window.From, "until", v.Window.Until),
	}
	p.Sections = []pageSection{
		{Heading: s.say("total"), Charts: []chart{s.quarterChart(v)}, Lines: append(s.lines(f), s.objections(f.Objections), s.say("incidents")+": "+s.incidents(f.Incidents))},
		{Heading: s.say("openness"), Charts: []chart{s.opennessChart(f), s.agesChart(f)}, Blocks: []pageBlock{
			{s.say("candidates"), s.openness(&f.Candidates)}, {s.say("appointed"), s.openness(&f.Appointed)},
		}},
		{Heading: s.say("components"), Charts: []chart{s.componentChart(f)}, Lines: each(f.Components, s.component)},
		{Heading: s.say("ties"), Lines: orNone(s, each(f.Ties, s.tieIn(f)))},
		{Heading: s.say("spreads"), Lines: orNone(s, each(f.Spreads, s.spreadIn(f)))},
		{Heading: s.say("days"), Charts: []chart{s.daysChart(v), s.clockChart(v)}, Lines: append([]string{s.daysOf(v.Days)}, each(v.Clocks, s.clock)...)},
		{Heading: s.say("groups"), Charts: []chart{s.groupChart(v)}, Blocks: each(v.Groups, s.block(s.group))},
		{Heading: s.say("quarters"), Blocks: each(v.Quarters, s.block(s.quarter))},
		s.supervisionSection(&v.Supervision),
	}
	p.Sections = slices.Insert(p.Sections, 1, s.entries(v)...)
	for i := range p.Sections {
		for k := range p.Sections[i].Charts { // a heading is not said twice
			if c := &p.Sections[i].Charts[k]; c.Title == p.Sections[i].Heading {
				c.Bare = true
			}
		}
	}
	p.Rounds = s.table(v.Rounds)
	if len(v.Assumptions) > 0 { // above all that rests on them
		p.Sections = slices.Insert(p.Sections, 0, pageSection{Heading: s.say("assumptions"), Lines: assumed(v.Assumptions)})
	}
	return p
}

// assumed are the assumptions, what several rules rest on said once.
func assumed(list []Assumption) []string {
	var out []string
	for _, a := range list {
		if !slices.Contains(out, a.Why) {
			out = append(out, a.Why)
		}
	}
	return out
}

func each[T, U any](list []T, word func(T) U) []U {
	out := make([]U, len(list))
	for i, item := range list {
		out[i] = word(item)
	}
	return out
}

func orNone(s speaker, lines []string) []string {
	if len(lines) == 0 {
		return []string{s.say("none")}
	}
	return lines
}

// block words a part of the programme.
func (s speaker) block(heading func(Part) string) func(Part) pageBlock {
	return func(p Part) pageBlock {
		b := pageBlock{heading(p), s.lines(&p.Figures)}
		if p.Figures.Rounds > 0 {
			b.Lines = append(b.Lines, s.openness(&p.Figures.Candidates)[:3]...)
			b.Lines = append(b.Lines, each(p.Figures.Components, s.component)...)
		}
		return b
	}
}

func (s speaker) supervisionSection(v *Supervision) pageSection {
	out := pageSection{Heading: s.say("supervision"), Note: s.say("questions")}
	for _, r := range v.Reasons() {
		line := r.Text(s.tag)
		if r.Clause != "" {
			line += " (" + prose.Shown(r.Clause) + ")"
		}
		out.Lines = append(out.Lines, line)
	}
	if out.Lines == nil {
		out.Lines, out.Note = []string{s.say("nothing")}, ""
	}
	return out
}

func (s speaker) table(rounds []Told) pageRounds {
	t := pageRounds{Heading: s.say("rounds"), Columns: [3]string{s.say("post"), s.say("filled_head"), s.say("days_head")}}
	for _, r := range rounds {
		row := pageRound{
			Title: r.Title, ID: r.ID, State: s.state(r), Filled: s.format(r.Figures.Filled) + "/" + s.format(r.Figures.Seats), Days: "–",
			Verified: s.verified(r), Head: s.say("head") + ": " + r.Head,
		}
		if len(r.Figures.Ways) > 0 {
			row.Days = s.format(r.Figures.Ways[0].Days)
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}
