package main

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// printer writes the report as text and keeps the first error.
type printer struct {
	*view
	out io.Writer
	err error
}

// columns is how wide the text is.
const columns = 96

func report(out io.Writer, v *view) error {
	p := &printer{view: v, out: out}
	p.head()
	p.assumptions()
	p.events()
	p.ranking()
	p.sums()
	p.votes()
	p.record()
	return p.err
}

func (p *printer) print(text string) {
	if p.err == nil {
		_, p.err = fmt.Fprintln(p.out, text)
	}
}

// wrapped writes a text with a hanging indent.
func (p *printer) wrapped(first, rest, text string) {
	line, indent := first, first
	for _, word := range strings.Fields(text) {
		if line != indent && utf8.RuneCountInString(line)+1+utf8.RuneCountInString(word) > columns {
			p.print(line)
			line, indent = rest, rest
		}
		if line != indent {
			line += " "
		}
		line += word
	}
	p.print(line)
}

func (p *printer) title(key string) {
	p.print("")
	p.print(strings.ToUpper(p.say(key)))
}

func (p *printer) head() {
	p.wrapped("", "", strings.ToUpper(p.Title))
	p.wrapped("", "", p.Post)
	p.wrapped("", "", p.Regulation)
	p.wrapped("", "", p.say("invented"))
	p.wrapped("", "", p.say("marks_note"))
	p.title("part_result")
	for _, line := range p.Result {
		p.wrapped("  ", "  ", line)
	}
}

func (p *printer) events() {
	p.title("part_events")
	for _, it := range p.Events {
		p.print("")
		if it.Refused {
			p.refusal(it)
			continue
		}
		head := it.Title
		if it.State != "" {
			head += "  " + p.say("becomes", it.State)
		}
		p.wrapped(it.When+"  ", "    ", head)
		p.wrapped("    ", "    ", strings.Join(it.Who, "; "))
		for _, line := range it.Lines {
			p.wrapped("    · ", "      ", line)
		}
		p.basis(it)
	}
}

// basis writes the clause, the assumptions and the entry.
func (p *printer) basis(it *item) {
	var parts []string
	if it.Clause != "" {
		parts = append(parts, p.say("basis")+": "+it.Clause)
	}
	if assumed := p.Assumed(it.Assumed); assumed != "" {
		parts = append(parts, assumed)
	}
	parts = append(parts, p.say("entry", it.Entry))
	if it.Late != "" {
		parts = append(parts, it.Late)
	}
	p.wrapped("    [", "     ", strings.Join(parts, "; ")+"]")
}

func (p *printer) refusal(it *item) {
	p.wrapped(it.When+"  ✗ ", "    ", p.say("refused")+": "+it.Title)
	p.wrapped("    ", "    ", strings.Join(it.Who, "; "))
	for _, why := range it.Why {
		p.wrapped("    ✗ ", "      ", p.say("because")+" "+why.Text)
		if why.Clause != "" {
			p.wrapped("      [", "       ", p.say("basis")+": "+why.Clause+"]")
		}
	}
	end := p.say("unrecorded")
	if assumed := p.Assumed(it.Assumed); assumed != "" {
		end = assumed + "; " + end
	}
	p.wrapped("    [", "     ", end+"]")
}

// pad fills a text up with blanks, on the left where width is below 0.
func pad(text string, width int) string {
	if width < 0 {
		return strings.Repeat(" ", max(0, -width-utf8.RuneCountInString(text))) + text
	}
	return text + strings.Repeat(" ", max(0, width-utf8.RuneCountInString(text)))
}

func (p *printer) ranking() {
	if len(p.Ranking) == 0 {
		return
	}
	p.title("part_ranking")
	rows := [][]string{append(append([]string{p.say("place"), p.say("candidate")}, p.Columns()...), p.say("total"), p.say("outcome"))}
	for _, r := range p.Ranking {
		rows = append(rows, append(append([]string{r.Place, r.ID + " " + r.Name}, r.Values...), r.Total, r.Outcome))
	}
	widths := make([]int, len(rows[0]))
	for _, row := range rows {
		for i, cell := range row {
			widths[i] = max(widths[i], utf8.RuneCountInString(cell))
		}
	}
	for i := range widths {
		if numeric := i == 0 || i >= 2 && i < len(widths)-1; numeric {
			widths[i] = -widths[i]
		}
	}
	for _, row := range rows {
		line := " "
		for i, cell := range row {
			line += " " + pad(cell, widths[i]) + " "
		}
		p.print(strings.TrimRight(line, " "))
	}
	p.title("why_above")
	for _, r := range p.Ranking {
		if r.Above != nil {
			p.reason("  ", *r.Above)
		}
	}
	p.title("not_placed")
	for _, o := range p.NotPlaced {
		p.print("  " + strings.TrimSpace(o.ID+" "+o.Name))
		for _, why := range o.Why {
			p.reason("    ", why)
		}
	}
}

// reason writes a reason and its clause.
func (p *printer) reason(indent string, w why) {
	text := w.Text
	if w.Clause != "" {
		text += " [" + w.Clause + "]"
	}
	p.wrapped(indent+"· ", indent+"  ", text)
}

func (p *printer) sums() {
	if len(p.Sums) == 0 {
		return
	}
	p.title("part_sums")
	for _, s := range p.Sums {
		p.print("")
		p.print("  " + strings.TrimSpace(s.ID+" "+s.Name))
		for _, c := range s.Components {
			head := "    " + c.Title + ": " + c.Stands
			if c.Value != "–" {
				head = "    " + c.Title + ": " + c.Value + " (" + c.Stands + ")"
			}
			if assumed := p.Assumed(c.Assumed); assumed != "" {
				head += " [" + assumed + "]"
			}
			p.print(head)
			if len(c.Parts) > 0 {
				p.wrapped("      ", "        ", p.say("marker")+": "+strings.Join(c.Parts, " + "))
			}
			for _, m := range c.Markers {
				p.print("      " + pad(m.Name, 22) + " " + m.Written())
			}
			for _, line := range c.Lines {
				p.wrapped("      ", "        ", line.Text)
			}
		}
	}
}

func (p *printer) votes() {
	for _, vote := range p.Votes {
		p.title("part_vote")
		p.wrapped("  ", "  ", vote.When+"  "+vote.Step)
		p.wrapped("  ", "  ", vote.Tally)
		for _, b := range vote.Ballots {
			p.print("    " + pad(b.Name, 22) + " " + b.Choice)
		}
	}
}

func (p *printer) assumptions() {
	if len(p.Assumptions) == 0 {
		return
	}
	p.title("part_assumptions")
	for _, a := range p.Assumptions {
		p.wrapped("  "+pad(fmt.Sprint(a.Number), -2)+"  ", "      ", a.Why)
	}
}

func (p *printer) record() {
	p.title("part_record")
	for _, line := range p.Record.Lines {
		p.wrapped("  ", "    ", line)
	}
	p.print("  " + p.say("head") + ": " + p.Record.Head)
	p.wrapped("  ", "  ", p.say("head_note"))
}
