package policytest

import (
	"io"
	"strings"

	"golang.org/x/text/language"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/document"
	"github.com/thituyen/thituyen/internal/wording"
	"github.com/thituyen/thituyen/workflow/regulation"
)

var effectWords = map[string]wording.Word{
	"eligibility": {Vi: "điều kiện", En: "eligibility"},
	"standing":    {Vi: "kết quả thi", En: "standing"},
	"total":       {Vi: "tổng điểm", En: "total"},
	"place":       {Vi: "thứ hạng", En: "place"},
	"selected":    {Vi: "trúng tuyển", En: "selection"},
	"state":       {Vi: "trạng thái", En: "state"},
	"old":         {Vi: "không hỏi được theo bản cũ", En: "cannot be asked under the old one"},
	"new":         {Vi: "không hỏi được theo bản mới", En: "cannot be asked under the new one"},
	"rule":        {Vi: "do quy tắc", En: "by the rule"},
	"before":      {Vi: "trước", En: "before"},
	"now":         {Vi: "nay", En: "now"},
	"none":        {Vi: "không có", En: "none"},
}

// Write writes the cases whose outcome changes: what came out before and what
// comes out now, and the rules that it rests on with what they said and say;
// then the cases that cannot be asked under both, and how many do not change.
func (e *Effect) Write(out io.Writer, tag language.Tag) error {
	if e == nil {
		e = &Effect{}
	}
	w := &writer{out: document.Writer(out), tag: tag}
	changed, same, unasked := 0, 0, 0
	for _, c := range e.Cases {
		switch {
		case len(c.Old)+len(c.New) > 0:
			unasked++
		case c.Changed():
			changed++
		default:
			same++
		}
	}
	w.line("%s", sentences.Reason("effect", param("changed", changed), param("same", same), param("unasked", unasked)).Text(tag))
	for _, c := range e.Cases {
		w.effect(c)
	}
	return w.err
}

func (w *writer) effect(c CaseEffect) {
	if !c.Changed() && len(c.Old)+len(c.New) == 0 {
		return
	}
	w.line("%s: %s", c.File, c.Name)
	if len(c.Old) > 0 {
		w.line("  %s: %s", effectWords["old"].Text(w.tag), reasonsOf(c.Old, w.tag))
	}
	if len(c.New) > 0 {
		w.line("  %s: %s", effectWords["new"].Text(w.tag), reasonsOf(c.New, w.tag))
	}
	for _, change := range c.Changes {
		what := change.What
		if word, ok := effectWords[what]; ok {
			what = word.Text(w.tag)
		}
		if change.Who != "" {
			what = change.Who + ", " + what
		}
		w.line("  %s: %s → %s", what, change.Old, change.New)
	}
	for _, rule := range c.Rules {
		w.rule(rule)
	}
}

// reasonsOf words mistakes without their places, each once.
func reasonsOf(mistakes thituyen.Mistakes, tag language.Tag) string {
	var texts []string
	seen := map[string]bool{}
	for _, m := range mistakes {
		if text := m.Reason.Text(tag); !seen[text] {
			seen[text] = true
			texts = append(texts, text)
		}
	}
	return strings.Join(texts, "; ")
}

// rule writes a rule that the changes rest on, as it was and as it is.
func (w *writer) rule(c regulation.Change) {
	name := c.Old
	if c.New != nil {
		name = c.New
	}
	w.line("    %s %s – %s", effectWords["rule"].Text(w.tag), c.Rule, name.Name.Text(w.tag))
	w.line("      %s: %s", effectWords["before"].Text(w.tag), w.said(c, c.Old))
	w.line("      %s: %s", effectWords["now"].Text(w.tag), w.said(c, c.New))
}

// said is what a rule said that it does not say on the other side, or all of
// it where the other side has no such rule.
func (w *writer) said(c regulation.Change, side *regulation.Sentence) string {
	points := c.After
	if side == c.Old {
		points = c.Before
	}
	switch {
	case side == nil:
		return effectWords["none"].Text(w.tag)
	case c.Kind != regulation.Changed:
		return side.Says(w.tag)
	case len(points) == 0:
		return effectWords["none"].Text(w.tag)
	}
	texts := make([]string, len(points))
	for i, p := range points {
		texts[i] = p.Text(w.tag)
	}
	return strings.Join(texts, "; ")
}
