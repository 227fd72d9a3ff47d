// Phanthiet recomputes a published result that was once got wrong: the
// civil-service examination of Phan Thiết, 2016, before and after one mark
// was corrected, and says why the winner changed.
//
//	go run ./examples/phanthiet [-lang vi|en]
//
// It shows the short way through the library: a preset regulation, marks from
// a text file, scores whose sums add up, a ranking with its reason.
package main

import (
	_ "embed"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/shopspring/decimal"
	"golang.org/x/text/language"

	"github.com/thituyen/thituyen/eligibility"
	"github.com/thituyen/thituyen/internal/document"
	"github.com/thituyen/thituyen/internal/wording"
	"github.com/thituyen/thituyen/ranking"
	"github.com/thituyen/thituyen/scoring"
	"github.com/thituyen/thituyen/workflow/regulation"
)

//go:embed marks.yaml
var published []byte

// marks is the text file beside this program.
type marks struct {
	Regulation string               `doc:"regulation" validate:"required"`
	Post       titles               `doc:"post"`
	Seats      int                  `doc:"seats" validate:"at_least=1"`
	Candidates map[string]candidate `doc:"candidates" validate:"required"`
	Correction correction           `doc:"correction"`
}

type titles struct {
	Vi string `doc:"vi" validate:"required"`
	En string `doc:"en" validate:"required"`
}

type candidate struct {
	scoring.Performance `doc:",inline"`
	Sex                 eligibility.Sex `doc:"sex"`
}

type correction struct {
	Candidate string          `doc:"candidate,id" validate:"required"`
	Component string          `doc:"component,id" validate:"required"`
	Mark      decimal.Decimal `doc:"mark"`
}

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

func run(args []string, out, errs io.Writer) int {
	flags := flag.NewFlagSet("phanthiet", flag.ContinueOnError)
	flags.SetOutput(errs)
	lang := flags.String("lang", "vi", "the language of the report: vi or en")
	if err := flags.Parse(args); err != nil {
		return 2
	}
	tag, known := map[string]language.Tag{"vi": language.Vietnamese, "en": language.English}[*lang]
	if !known {
		fmt.Fprintf(errs, "phanthiet: -lang is vi or en, not %q\n", *lang)
		return 2
	}
	if err := report(out, tag); err != nil {
		fmt.Fprintln(errs, err)
		return 1
	}
	return 0
}

// report writes the result as published, as corrected, and what changed it.
func report(out io.Writer, tag language.Tag) error {
	m, err := read("marks.yaml", published)
	if err != nil {
		return err
	}
	rules, err := load(m.Regulation)
	if err != nil {
		return err
	}
	p := printer{out: out, tag: tag}
	p.head(m, rules)
	before, err := evaluate(rules, m)
	if err != nil {
		return err
	}
	p.line("")
	p.say("before")
	p.outcome(before)

	was := m.Candidates[m.Correction.Candidate].Marks[m.Correction.Component].Single
	m.Candidates[m.Correction.Candidate].Marks[m.Correction.Component] = &scoring.Marks{Single: &m.Correction.Mark}
	after, err := evaluate(rules, m)
	if err != nil {
		return err
	}
	p.line("")
	p.say("after", wording.P("candidate", m.Correction.Candidate), wording.P("component", rules.Scorer.Title(m.Correction.Component)),
		wording.P("was", *was), wording.P("is", m.Correction.Mark))
	p.outcome(after)
	p.line("")
	p.change(m, before, after)
	p.assumptions(rules)
	return p.err
}

func read(name string, text []byte) (marks, error) {
	var m marks
	root, mistakes := document.Parse(name, text)
	if root == nil {
		return m, mistakes.Err()
	}
	mistakes = document.Join(document.Decode(root, &m), document.Check(m).In(root))
	return m, mistakes.Err()
}

func load(id string) (*regulation.Rules, error) {
	reg, err := regulation.Preset(id)
	if err != nil {
		return nil, err
	}
	return reg.For("")
}

// result is what comes of the marks.
type result struct {
	scores    map[string]scoring.Score
	list      *ranking.List
	selection *ranking.Selection
}

func evaluate(rules *regulation.Rules, m marks) (result, error) {
	r := result{scores: map[string]scoring.Score{}}
	var entries []ranking.Entry
	var errs []error
	for id, c := range m.Candidates {
		sheet, err := rules.Scorer.Sheet(id, c.Performance)
		if err != nil {
			errs = append(errs, err)
			continue
		}
		score, err := rules.Scorer.Score(sheet)
		if err != nil {
			errs = append(errs, err)
			continue
		}
		r.scores[id] = score
		passed := score.Standing(scoring.Root) == scoring.Passed
		dossier := eligibility.Dossier{Sex: c.Sex, Facts: map[string]eligibility.Fact{"status": eligibility.FactOf(eligibility.None)}}
		entries = append(entries, rules.Entry(id, passed, &score, &dossier))
	}
	if err := errors.Join(errs...); err != nil {
		return r, err
	}
	var err error
	if r.list, err = rules.Ranker.Rank(entries, nil); err != nil {
		return r, err
	}
	r.selection, err = r.list.Select(&m.Seats)
	return r, err
}

// printer writes the report in one language.
type printer struct {
	out io.Writer
	tag language.Tag
	err error
}

func (p *printer) line(text string) {
	if p.err == nil {
		_, p.err = fmt.Fprintln(p.out, text)
	}
}

func (p *printer) say(code string, params ...wording.Param) {
	p.line(sentences.Reason(code, params...).Text(p.tag))
}

func (p *printer) head(m marks, rules *regulation.Rules) {
	d := rules.Regulation.Document()
	p.say("title")
	p.say("post", wording.P("post", wording.Word{Vi: m.Post.Vi, En: m.Post.En}), wording.P("seats", m.Seats))
	p.say("regulation", wording.P("title", d.Title), wording.P("id", d.ID))
}

// outcome writes each candidate in order, with the sum of the points.
func (p *printer) outcome(r result) {
	for group := range r.list.All() {
		for _, id := range group.IDs {
			score := r.scores[id]
			p.say("place", wording.P("place", group.Place), wording.P("candidate", id), wording.P("sum", sum(p.tag, score)), wording.P("why", p.why(r, id)))
		}
	}
}

func (p *printer) why(r result, id string) string {
	reason, _ := r.selection.Why(id)
	return reason.Text(p.tag)
}

// sum writes the total as the sum that it is: weighted parts and bonus.
func sum(tag language.Tag, score scoring.Score) string {
	number := func(v scoring.Value, ok bool) string {
		if !ok {
			return "–"
		}
		return wording.Format(tag, v)
	}
	essay, written := score.Value("essay")
	parts := []string{
		number(score.Value("general")), number(score.Value("multiple_choice")),
		"2 × " + number(essay, written), number(score.Bonus(scoring.Root)),
	}
	return strings.Join(parts, " + ") + " = " + number(score.Value(scoring.Root))
}

// change says why the winner is another one.
func (p *printer) change(m marks, before, after result) {
	first, second := before.selection.Selected[0], after.selection.Selected[0]
	if first == second {
		p.say("same", wording.P("candidate", first))
		return
	}
	corrected := m.Correction.Candidate
	old, _ := before.scores[corrected].Value(scoring.Root)
	now, _ := after.scores[corrected].Value(scoring.Root)
	other, _ := after.scores[first].Value(scoring.Root)
	p.say("changed", wording.P("first", first), wording.P("second", second), wording.P("candidate", corrected),
		wording.P("old", old), wording.P("now", now), wording.P("gain", now.Sub(old)), wording.P("other", other))
	if comparison, ok := after.selection.Decided(second, first); ok {
		p.say("decided", wording.P("comparison", comparison.Text(p.tag)), wording.P("clause", comparison.Clause))
	}
}

// assumptions shows what in the rules rests on no source.
func (p *printer) assumptions(rules *regulation.Rules) {
	p.line("")
	p.say("assumed")
	for _, a := range rules.Regulation.Document().Assumptions {
		p.line("  " + a.Rule + ": " + a.Why)
	}
}

var sentences = wording.Book{
	"title":      {Vi: "KỲ THI CÔNG CHỨC PHAN THIẾT 2016, TÍNH LẠI", En: "THE CIVIL-SERVICE EXAMINATION OF PHAN THIẾT, 2016, RECOMPUTED"},
	"post":       {Vi: "Vị trí: {post}; chỉ tiêu: {seats}", En: "Post: {post}; seats: {seats}"},
	"regulation": {Vi: "Quy tắc: {title} ({id})", En: "Rules: {title} ({id})"},
	"before":     {Vi: "Công bố lần đầu", En: "As first published"},
	"after":      {Vi: "Sau khi sửa lỗi cộng điểm: {component} của {candidate}. là {is}, không phải {was}", En: "After the error of addition was mended: {component} of {candidate}. is {is}, not {was}"},
	"place":      {Vi: "  hạng {place}  {candidate}.  {sum}   {why}", En: "  place {place}  {candidate}.  {sum}   {why}"},
	"changed":    {Vi: "Vì sao đổi người trúng tuyển: điểm sửa tăng tổng của {candidate}. thêm {gain}, từ {old} lên {now}; {now} lớn hơn {other} của {first}., nên {second}. trúng tuyển thay {first}.", En: "Why the winner changed: the corrected mark raises the total of {candidate}. by {gain}, from {old} to {now}; {now} is above the {other} of {first}., so {second}. is selected in place of {first}."},
	"same":       {Vi: "Người trúng tuyển không đổi: {candidate}.", En: "The winner stays the same: {candidate}."},
	"decided":    {Vi: "  {comparison} ({clause})", En: "  {comparison} ({clause})"},
	"assumed":    {Vi: "Những điều nguồn không ghi và tài liệu quy tắc giả định:", En: "What no source gives and the rules assume (in Vietnamese, as the document has it):"},
}
