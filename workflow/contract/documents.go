package contract

import (
	"bytes"
	"errors"
	"iter"
	"strings"

	"github.com/thituyen/thituyen/workflow/ledger"
	"github.com/thituyen/thituyen/workflow/regulation"
	"github.com/thituyen/thituyen/workflow/round"
)

// check says what is odd in a regulation; one with mistakes is an error.
func (a *asked) check() {
	warnings := append(a.source.Warnings(), regulation.Lint(a.source)...)
	a.reply.Check = &Checked{Groups: orNone(a.source.Groups()), Warnings: a.says.told(warnings)}
}

// words words a regulation, whole and rule by rule.
func (a *asked) words() {
	var out bytes.Buffer
	if err := a.source.WriteWords(&out, a.says.tag); err != nil {
		a.fail("unexpected", err)
		return
	}
	worded := &Worded{Markdown: out.String(), Rules: []Rule{}}
	for _, s := range a.source.Sentences() {
		rule := Rule{Group: s.Group, Rule: s.Rule, Name: s.Name.Text(a.says.tag), Text: s.Text(a.says.tag), Clauses: s.Clauses()}
		for _, assumption := range s.Assumptions {
			rule.Assumed = append(rule.Assumed, assumption.Why)
		}
		worded.Rules = append(worded.Rules, rule)
	}
	a.reply.Words = worded
}

// verify recomputes a record.
func (a *asked) verify() {
	asked := round.VerifyOptions{Regulation: a.source}
	if a.request.Head != "" {
		head, err := ledger.ParseHead(a.request.Head)
		if err != nil {
			a.fail("unexpected", err)
			return
		}
		asked.Head = head
	}
	if a.request.Openings != "" {
		openings, err := ledger.LoadOpenings(strings.NewReader(a.request.Openings))
		if err != nil {
			a.fail("unexpected", err)
			return
		}
		asked.Openings = openings
	}
	report := round.Verify(a.lines(), asked)
	if err := a.ctx.Err(); err != nil && errors.Is(report.Failure, err) {
		a.fail("unexpected", err)
		return
	}
	out := &Verified{
		Holds: report.Holds, Entry: report.Entry, Field: report.Field, State: report.State,
		Recomputed: report.Recomputed, Attested: report.Attested, Text: report.Text(a.says.tag),
	}
	if report.Statement.Head.Number > 0 {
		out.Head = report.Statement.Head.String()
	}
	a.reply.Verify = out
}

// lines are those of the record, as long as the request is not cancelled.
func (a *asked) lines() iter.Seq2[[]byte, error] {
	return func(yield func([]byte, error) bool) {
		for line := range bytes.Lines([]byte(a.request.Record)) {
			if !yield(bytes.TrimSuffix(line, []byte("\n")), a.ctx.Err()) {
				return
			}
		}
	}
}
