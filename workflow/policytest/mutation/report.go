package mutation

import (
	"fmt"
	"io"

	"golang.org/x/text/language"

	"github.com/thituyen/thituyen/internal/document"
)

type writer struct {
	out io.Writer
	err error
}

func (w *writer) line(format string, args ...any) {
	if w.err == nil {
		_, w.err = fmt.Fprintf(w.out, format+"\n", args...)
	}
}

// Write writes which changes no case notices, each at its line, those that
// are excused with the excuse, and last how many there were; with all, every
// change with a case that notices it.
func (m *Mutation) Write(out io.Writer, tag language.Tag, all bool) error {
	m = m.orEmpty()
	w := &writer{out: document.Writer(out)}
	for _, c := range m.Changes {
		switch {
		case c.Noticed != "" && all:
			w.line("%s", c.says("change_noticed", tag))
		case c.Noticed == "" && c.Excuse != "":
			w.line("%s", c.says("change_excused", tag))
		case c.Noticed == "":
			w.line("%s%s", c.says("change_unnoticed", tag), c.Place.Excerpt())
		}
	}
	for _, rule := range m.Stale {
		w.line("%s", sentences.Reason("excuse_stale", param("rule", rule)).Text(tag))
	}
	if excused := len(m.Excused()); excused > m.MostExcused() {
		w.line("%s", sentences.Reason("excused_too_many", param("count", excused), param("most", m.MostExcused()), param("of", len(m.Changes))).Text(tag))
	}
	w.line("%s", sentences.Reason("mutated", param("regulation", m.Regulation), param("changes", len(m.Changes)), param("cases", m.Cases),
		param("unnoticed", len(m.Unnoticed())), param("excused", len(m.Excused())), param("refused", m.Refused)).Text(tag))
	return w.err
}

func (c Change) says(code string, tag language.Tag) string {
	text := sentences.Reason(code, param("rule", c.Rule), param("from", c.From), param("to", c.To),
		param("case", c.Noticed), param("excuse", c.Excuse)).Text(tag)
	if c.Place.IsZero() {
		return text
	}
	return fmt.Sprintf("%s:%d: %s", c.Place.File, c.Place.Line, text)
}
