package regulation

import (
	"fmt"
	"io"
	"strings"

	"golang.org/x/text/language"

	"github.com/thituyen/thituyen/internal/document"
	"github.com/thituyen/thituyen/internal/wording"
)

// WriteWords writes the regulation in words: every rule as a sentence, with
// the clauses it rests on and what is assumed of it, in the order of the
// document; then what each group of posts has of its own, and the clauses left
// out. It is Markdown, which reads as plain text.
func (r *Regulation) WriteWords(out io.Writer, tag language.Tag) error {
	d := r.Document()
	w := &wordsWriter{out: document.Writer(out), tag: tag, shown: map[string]bool{}}
	w.line("# %s", titleOf(d, tag))
	for _, sentence := range r.Sentences() {
		w.sentence(sentence, d)
	}
	w.rest(d)
	return w.err
}

func titleOf(d Document, tag language.Tag) string {
	if !d.Title.IsZero() {
		return d.Title.Text(tag)
	}
	return d.ID
}

// wordsWriter writes sentences under the headings of their sections.
type wordsWriter struct {
	out            io.Writer
	tag            language.Tag
	err            error
	group, section string
	shown          map[string]bool // the assumptions that stood beside a rule
}

func (w *wordsWriter) line(format string, args ...any) {
	if w.err == nil {
		_, w.err = fmt.Fprintf(w.out, format+"\n", args...)
	}
}

// chapters are the headings, by the first key of a rule's path.
var chapters = map[string]wording.Word{
	"":            {Vi: "Văn bản", En: "The document"},
	"eligibility": {Vi: "Điều kiện dự tuyển", En: "Who may sit"},
	"scoring":     {Vi: "Cách tính điểm", En: "How marks count"},
	"ranking":     {Vi: "Xếp hạng và xác định người trúng tuyển", En: "Who stands where, and who is chosen"},
	"procedure":   {Vi: "Các bước, người có thẩm quyền, thời hạn", En: "Steps, who takes them, and by when"},
}

func (w *wordsWriter) sentence(s Sentence, d Document) {
	section, _, _ := strings.Cut(s.Rule, ".")
	if _, known := chapters[section]; !known {
		section = ""
	}
	if s.Group != w.group {
		w.group, w.section = s.Group, ""
		w.line("")
		w.line("## %s", sentences.Reason("words_group", params("group", groupName(s.Group, d, w.tag))...).Text(w.tag))
		w.line("")
	} else if section != w.section || section == "" && s.Rule == "regulation" {
		w.line("")
		if w.group == "" {
			w.line("## %s", chapters[section].Text(w.tag))
			w.line("")
		}
	}
	w.section = section
	w.line("- %s", s.Text(w.tag))
	for _, clause := range s.Clauses() {
		w.line("  - %s", sentences.Reason("words_clause", params("clause", clause)...).Text(w.tag))
	}
	for _, why := range remarks(s) {
		w.line("  - %s", sentences.Reason("words_why", params("why", why)...).Text(w.tag))
	}
	for _, a := range s.Assumptions {
		w.shown[a.Rule] = true
		w.line("  - %s", sentences.Reason("words_assumed", params("rule", a.Rule, "why", a.Why)...).Text(w.tag))
	}
}

func groupName(id string, d Document, tag language.Tag) string {
	return d.Groups[id].Title.Or(id).Text(tag)
}

// remarks are those of the authors on the rule and its points, each once.
func remarks(s Sentence) []string {
	var out []string
	seen := map[string]bool{"": true}
	add := func(why string) {
		if !seen[why] {
			seen[why] = true
			out = append(out, why)
		}
	}
	add(s.Why)
	for _, p := range s.Points {
		add(p.Why)
	}
	return out
}

// rest writes what is no rule: assumptions that stood beside none, clauses
// left out, and changes that no case need notice.
func (w *wordsWriter) rest(d Document) {
	section := func(code string, lines []string) {
		if len(lines) == 0 {
			return
		}
		w.line("")
		w.line("## %s", sentences.Reason(code).Text(w.tag))
		w.line("")
		for _, line := range lines {
			w.line("- %s", line)
		}
	}
	var assumed, left, excused []string
	for _, a := range d.Assumptions {
		if !w.shown[a.Rule] {
			assumed = append(assumed, a.Rule+": "+a.Why)
		}
	}
	for _, n := range d.NotEncoded {
		left = append(left, n.Clause+": "+n.Why)
	}
	for _, x := range d.Excused {
		excused = append(excused, x.Rule+": "+x.Why)
	}
	section("words_other_assumptions", assumed)
	section("words_not_encoded", left)
	section("words_excused", excused)
}
