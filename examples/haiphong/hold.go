package main

import (
	"context"
	"errors"
	"fmt"
	"slices"

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
		e := event{act: act, roles: h.actingRoles(act)}
		if err == nil {
			e.out, err = session.Do(ctx, act, s.salts)
		}
		if err != nil {
			return nil, errors.Join(wrong.err(), fmt.Errorf("%s: %w", place(told), err))
		}
		if !asTold(told, e.out) {
			wrong = append(wrong, difference{told, e.out})
		}
		if !h.Opened() {
			break // nothing can follow
		}
		h.see(&e)
	}
	if err := wrong.err(); err != nil {
		return nil, err
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
			if c.Appointment != nil {
				e.decisions[id] = *c.Appointment
			}
		}
	}
	h.events = append(h.events, *e)
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
