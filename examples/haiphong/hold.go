package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"github.com/thituyen/thituyen/eligibility"
	"github.com/thituyen/thituyen/workflow"
	"github.com/thituyen/thituyen/workflow/ledger"
	"github.com/thituyen/thituyen/workflow/round"
)

// held is a round that was held: what happened in it, its record, and what
// the openings of personal facts are.
type held struct {
	*round.Round
	events   []event
	lines    [][]byte
	openings *ledger.Openings
	report   *round.Report
	// path is the proceeding by itself, for its picture.
	path *workflow.Proceeding
}

// event is an act with what became of it.
type event struct {
	act       round.Act
	out       round.Outcome
	roles     []string // those in which the person acted
	due       []workflow.Deadline
	decisions map[string]eligibility.Decision // of those who were screened
}

// hold does the acts of a round one by one and verifies the record that comes
// of it.
func hold(ctx context.Context, s *story) (*held, error) {
	store := new(ledger.Memory)
	session, err := round.OpenSession(ctx, store, round.ReplayOptions{Regulation: s.Regulation})
	if err != nil {
		return nil, err
	}
	h := &held{Round: session.Round(), openings: session.Openings()}
	var wrong unlike
	for _, told := range s.Acts {
		act, err := s.Prepare(h.Round, told.Act, s.salts)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", place(told), err)
		}
		e := event{act: act, roles: h.actingRoles(act)}
		if e.out, err = session.Do(ctx, act, s.salts); err != nil {
			return nil, fmt.Errorf("%s: %w", place(told), err)
		}
		if !asTold(told, e.out) {
			wrong = append(wrong, difference{told, e.out})
		}
		h.see(&e)
	}
	if len(wrong) > 0 {
		return nil, &wrong
	}
	for line, err := range store.Read(ctx, 1) {
		if err != nil {
			return nil, err
		}
		h.lines = append(h.lines, line)
	}
	h.report = round.Verify(store.Read(ctx, 1), round.VerifyOptions{Openings: h.openings})
	if !h.report.Holds {
		return nil, h.report.Failure
	}
	return h, nil
}

// see keeps what became of an act.
func (h *held) see(e *event) {
	if e.out.Accepted {
		e.due = h.Due(e.act.Happened)
		e.decisions = map[string]eligibility.Decision{}
		for id := range e.out.Result.Screened {
			c, _ := h.Candidate(id)
			e.decisions[id] = c.Decision
		}
		h.walk(e)
	}
	h.events = append(h.events, *e)
}

// walk takes the step of an accepted act in the proceeding that is drawn.
func (h *held) walk(e *event) {
	if h.path == nil {
		opening := h.Opening()
		h.path, _ = h.Rules().Machine.Start(workflow.Case{People: opening.People, Holidays: opening.Holidays, Workdays: opening.Workdays})
		return
	}
	h.path.Apply(workflow.Step{
		At: e.act.Happened, By: e.act.By, Step: e.act.Step, Candidate: e.act.Candidate,
		Proposal: e.act.Proposal, Votes: e.act.Votes, Counted: e.act.Counted, Closed: e.act.Closed,
	})
	for person, roles := range h.People() {
		_ = h.path.SetRoles(person, roles...) // the roles are the procedure's
	}
}

// actingRoles are the roles of a person in which the procedure lets them take
// a step; all of them where none does.
func (h *held) actingRoles(act round.Act) []string {
	if !h.Opened() {
		opening, _ := act.Body.(*round.Open)
		if opening == nil {
			return nil
		}
		return opening.People[act.By]
	}
	own := h.People()[act.By]
	rule, _ := h.Rules().Machine.Step(act.Step)
	var out []string
	for _, role := range own {
		if slices.Contains(rule.By, role) || slices.Contains(rule.Jointly, role) {
			out = append(out, role)
		}
	}
	if len(out) == 0 {
		return own
	}
	return out
}

// asTold reports whether an act went as its file says: accepted, or refused
// for just these reasons.
func asTold(told round.CaseAct, out round.Outcome) bool {
	if told.Refused == nil {
		return out.Accepted
	}
	want := slices.Compact(slices.Sorted(slices.Values(told.Refused)))
	return !out.Accepted && slices.Equal(want, out.Codes())
}

func place(told round.CaseAct) string {
	if told.Place.File == nil {
		return told.Step
	}
	return fmt.Sprintf("%s:%d:%d", told.Place.File.Name, told.Place.Line, told.Place.Column)
}

// difference is an act that did not go as its file says.
type difference struct {
	told round.CaseAct
	out  round.Outcome
}

// unlike are all of them: those after the first may follow from it.
type unlike []difference

func (u *unlike) Error() string { return u.text(language.English) }

func (u *unlike) text(tag language.Tag) string {
	lines := []string{words["unlike"].in(tag, len(*u))}
	for _, d := range *u {
		step := d.out.Step.Text(tag)
		var line string
		switch {
		case d.told.Refused == nil:
			line = words["unlike_refused"].in(tag, step, d.out.Text(tag))
		case d.out.Accepted:
			line = words["unlike_accepted"].in(tag, step, strings.Join(d.told.Refused, ", "))
		default:
			line = words["unlike_reasons"].in(tag, step, strings.Join(d.told.Refused, ", "), strings.Join(d.out.Codes(), ", "), d.out.Text(tag))
		}
		lines = append(lines, "", place(d.told)+": "+strings.ReplaceAll(line, "\n", "\n  "))
	}
	return strings.Join(lines, "\n")
}
