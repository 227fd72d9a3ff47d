package main

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"cloud.google.com/go/civil"

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
			if _, appoints := e.act.Body.(*round.Appoint); appoints {
				e.decisions[id] = h.again(&c, e.act.Happened.Date)
			}
		}
		h.walk(e)
	}
	h.events = append(h.events, *e)
}

// again judges a candidate on the real day of the appointment, as the round
// has done for the act.
func (h *held) again(c *round.Candidate, day civil.Date) eligibility.Decision {
	dates := h.Dates()
	dates["appointment"] = day
	decision, _ := h.Rules().Screener.Screen(&c.Dossier, eligibility.Case{Dates: dates, Post: h.Opening().Post}, c.Waived)
	return decision
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
