package main

import (
	"fmt"
	"io"
	"strings"

	"golang.org/x/text/language"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/scoring"
	"github.com/thituyen/thituyen/workflow/regulation"
)

// printer writes the report in one language, and keeps the first error.
type printer struct {
	out   io.Writer
	tag   language.Tag
	rules *regulation.Rules
	err   error
}

var words = map[string]struct{ vi, en string }{
	"title":      {"KỲ THI CÔNG CHỨC PHAN THIẾT 2016, TÍNH LẠI", "THE CIVIL-SERVICE EXAMINATION OF PHAN THIẾT, 2016, RECOMPUTED"},
	"post":       {"Vị trí: công chức địa chính – môi trường, phường Bình Hưng; chỉ tiêu: %d", "Post: civil servant for land administration and environment, Bình Hưng ward; seats: %d"},
	"regulation": {"Quy tắc: %s", "Rules: %s"},
	"before":     {"Công bố lần đầu", "As first published"},
	"after":      {"Sau khi sửa lỗi cộng điểm: %s của %s. là %s, không phải %s", "After the error of addition was mended: %s of %s. is %s, not %s"},
	"place":      {"  hạng %s  %s.  %s", "  place %s  %s.  %s"},
	"selected":   {"   TRÚNG TUYỂN", "   SELECTED"},
	"change":     {"Vì sao đổi người trúng tuyển", "Why the winner changed"},
	"gain":       {"  Điểm sửa nâng tổng của %s. từ %s lên %s, cao hơn %s của %s.", "  The corrected mark raises the total of %s. from %s to %s, above the %s of %s."},
	"same":       {"  Người trúng tuyển không đổi: %s.", "  The winner stays the same: %s."},
	"assumed":    {"Những điều nguồn không ghi, tài liệu quy tắc phải giả định", "What no source gives and the rules had to assume (in the document's own words)"},
}

func (p *printer) word(key string) string {
	if p.tag == language.English {
		return words[key].en
	}
	return words[key].vi
}

func (p *printer) line(text string) {
	if p.err == nil {
		_, p.err = fmt.Fprintln(p.out, text)
	}
}

func (p *printer) say(key string, values ...any) { p.line(fmt.Sprintf(p.word(key), values...)) }

// number writes digits with the decimal point of the language.
func (p *printer) number(digits string) string {
	if p.tag == language.English {
		return digits
	}
	return strings.Replace(digits, ".", ",", 1)
}

func (p *printer) head() {
	p.say("title")
	p.say("post", seats)
	p.say("regulation", p.rules.Regulation.Document().Title.Text(p.tag))
}

// result writes the candidates in order, each total as a sum and, below it,
// as the scorer's own lines.
func (p *printer) result(when string, r result) {
	p.line("")
	if when == "after" {
		p.say(when, p.rules.Scorer.Title(correction.component).Text(p.tag), correction.candidate, p.number(correction.is), p.number(correction.was))
	} else {
		p.say(when)
	}
	for group := range r.list.All() {
		for _, id := range group.IDs {
			selected := ""
			if r.selection.Selected[0] == id {
				selected = p.word("selected")
			}
			p.say("place", group.Place, id, p.sum(r.scores[id])+selected)
			p.steps(r.scores[id])
		}
	}
}

// sum writes the total as the sum that it is.
func (p *printer) sum(score scoring.Score) string {
	value := func(v thituyen.Value, ok bool) string {
		if !ok {
			return "–"
		}
		return p.number(v.String())
	}
	return fmt.Sprintf("%s + %s + 2 × %s + %s = %s",
		value(score.Value("general")), value(score.Value("multiple_choice")), value(score.Value("essay")),
		value(score.Bonus(scoring.Root)), value(score.Total()))
}

// steps writes how the sums were made, as the scorer tells it.
func (p *printer) steps(score scoring.Score) {
	for _, step := range score.Trace() {
		if step.Component == "professional" || step.Component == scoring.Root {
			p.line("          " + step.Text(p.tag))
		}
	}
}

// change says why the winner is another one.
func (p *printer) change(before, after result) {
	first, second := before.selection.Selected[0], after.selection.Selected[0]
	p.line("")
	p.say("change")
	if first == second {
		p.say("same", first)
		return
	}
	total := func(r result, id string) string {
		v, _ := r.scores[id].Total()
		return p.number(v.String())
	}
	p.say("gain", second, total(before, second), total(after, second), total(after, first), first)
	if comparison, ok := after.selection.Decided(second, first); ok {
		p.line("  " + comparison.Text(p.tag) + " (" + comparison.Clause + ")")
	}
}

// assumptions shows what in the rules rests on no source.
func (p *printer) assumptions() {
	p.line("")
	p.say("assumed")
	for _, a := range p.rules.Regulation.Document().Assumptions {
		p.line("  " + a.Rule + ": " + a.Why)
	}
}
