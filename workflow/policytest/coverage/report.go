package coverage

import (
	"fmt"
	"io"
	"strings"

	"golang.org/x/text/language"

	"github.com/thituyen/thituyen"
)

// RuleJSON is what the cases have seen of one rule, as JSON holds it.
type RuleJSON struct {
	Regulation string              `json:"regulation"`
	Rule       string              `json:"rule"`
	Title      thituyen.Title      `json:"title,omitzero"`
	Ways       map[string][]string `json:"ways"` // the cases' names by way
}

// JSON returns the coverage for encoding/json.
func (c Coverage) JSON() []RuleJSON {
	out := []RuleJSON{}
	for _, rule := range c {
		covered := RuleJSON{Regulation: rule.Regulation, Rule: rule.Rule, Title: rule.Title, Ways: map[string][]string{}}
		for _, way := range rule.Ways {
			covered.Ways[way.Way] = append([]string{}, way.Cases...)
		}
		out = append(out, covered)
	}
	return out
}

// Write writes, for each regulation, how much was seen and the rules of which
// a way was not; with all, every rule with its cases.
func (c Coverage) Write(out io.Writer, tag language.Tag, all bool) error {
	w := &writer{out: out, tag: tag}
	for _, id := range c.Regulations() {
		rules := c.Of(id)
		seen, of := rules.Seen()
		w.line("%s", sentences.Reason("coverage", param("regulation", id), param("seen", seen), param("of", of), param("percent", rules.Percent())).Text(w.tag))
		for _, rule := range rules {
			rule.write(w, all)
		}
	}
	return w.err
}

type writer struct {
	out io.Writer
	tag language.Tag
	err error
}

func (w *writer) line(format string, args ...any) {
	if w.err == nil {
		_, w.err = fmt.Fprintf(w.out, format+"\n", args...)
	}
}

// mostNames is how many cases a line of the table names.
const mostNames = 3

func (r RuleCoverage) write(w *writer, all bool) {
	var missing []any
	for _, way := range r.Ways {
		if len(way.Cases) == 0 {
			missing = append(missing, wayWords[way.Way])
		}
	}
	name := r.Rule
	if title := r.Title.Or("").Text(w.tag); title != "" {
		name += " (" + title + ")"
	}
	if len(missing) > 0 {
		w.line("  %s", sentences.Reason("not_seen", param("rule", name), param("ways", missing)).Text(w.tag))
	} else if all {
		w.line("  %s", name)
	}
	if !all {
		return
	}
	for _, way := range r.Ways {
		if len(way.Cases) > 0 {
			w.line("    %s: %s", wayWords[way.Way].Text(w.tag), way.names(w.tag))
		}
	}
}

// names lists the first cases, and how many more there are.
func (w WayCoverage) names(tag language.Tag) string {
	if len(w.Cases) <= mostNames {
		return quoted(w.Cases)
	}
	return sentences.Reason("and_more", param("names", quoted(w.Cases[:mostNames])), param("more", len(w.Cases)-mostNames)).Text(tag)
}

func quoted(names []string) string { return "“" + strings.Join(names, "”, “") + "”" }
