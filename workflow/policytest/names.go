package policytest

import (
	"strings"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/document"
	"github.com/thituyen/thituyen/ranking"
	"github.com/thituyen/thituyen/workflow"
)

// strangers finds the names in a case's expectations that mean nothing: no
// candidate, criterion, component, key, state, step, clock or code.
func (e *evaluation) strangers() thituyen.Mistakes {
	s := stranger{at: thituyen.Path{}.Key("expect")}
	expect := e.c.Expect
	candidates, components, criteria := e.candidates(), e.components(), e.criteria()
	posts := sortedKeys(e.c.Posts)
	for _, id := range sortedKeys(expect.Eligibility) {
		s.name(id, candidates, "eligibility", id)
		v := expect.Eligibility[id]
		s.names(v.NotMet, criteria, "eligibility", id, "ineligible")
		s.names(v.Unknown, criteria, "eligibility", id, "incomplete")
		for _, post := range sortedKeys(v.At) {
			s.name(post, posts, "eligibility", id, post)
			s.names(v.At[post].NotMet, criteria, "eligibility", id, post, "ineligible")
			s.names(v.At[post].Unknown, criteria, "eligibility", id, post, "incomplete")
		}
	}
	for _, id := range sortedKeys(expect.Allocated) {
		s.name(id, candidates, "allocated", id)
		if post := expect.Allocated[id]; post != nil {
			s.name(*post, posts, "allocated", id)
		}
	}
	e.strangersSeated(&s, candidates)
	for _, id := range sortedKeys(expect.Standing) {
		s.name(id, candidates, "standing", id)
		if standing := expect.Standing[id]; standing != nil {
			s.names(standing.Components, components, "standing", id, "failed")
		}
	}
	for _, id := range sortedKeys(expect.Scores) {
		s.name(id, candidates, "scores", id)
		for _, component := range sortedKeys(expect.Scores[id]) {
			s.name(component, components, "scores", id, component)
		}
	}
	for _, id := range sortedKeys(expect.Places) {
		s.name(id, candidates, "places", id)
	}
	for _, id := range sortedKeys(expect.Margin) {
		s.name(id, candidates, "margin", id)
	}
	s.names(expect.Selected, candidates, "selected")
	s.groups(expect.Order, candidates, "order")
	s.groups(expect.Reserve, candidates, "reserve")
	s.groups(expect.Referred, candidates, "referred")
	e.strangersDecided(&s, candidates)
	e.strangersInProcedure(&s)
	return s.mistakes
}

// strangersSeated finds names of no candidate and no class among the seats.
func (e *evaluation) strangersSeated(s *stranger, candidates []string) {
	lists := []string{ranking.Open}
	if e.rules.Order != nil {
		for _, r := range e.rules.Order.Select.Reserved {
			lists = append(lists, r.ID)
		}
	}
	expect := e.c.Expect
	for _, id := range sortedKeys(expect.Seats) {
		s.name(id, candidates, "seats", id)
		if of := expect.Seats[id]; of != nil {
			s.name(*of, lists, "seats", id)
		}
	}
	s.names(expect.Called, candidates, "called")
	s.names(expect.Choice, candidates, "choice")
	for i, choice := range e.c.Chosen {
		over := stranger{at: thituyen.Path{}.Key("chosen").Index(i)}
		for _, id := range sortedKeys(choice.Over) {
			over.name(id, candidates, "over", id)
		}
		s.mistakes = append(s.mistakes, over.mistakes...)
	}
}

func (e *evaluation) strangersDecided(s *stranger, candidates []string) {
	keys := []string{ranking.ByLot}
	if e.rules.Order != nil {
		for _, key := range e.rules.Order.Keys {
			keys = append(keys, key.By)
		}
	}
	for _, pair := range sortedKeys(e.c.Expect.Decided) {
		above, below, _ := strings.Cut(pair, " > ")
		s.name(above, candidates, "decided", pair)
		s.name(below, candidates, "decided", pair)
		if key := e.c.Expect.Decided[pair]; key != "" && e.rules.Order != nil {
			s.name(key, keys, "decided", pair)
		}
	}
}

func (e *evaluation) strangersInProcedure(s *stranger) {
	if e.rules.Machine == nil {
		return // told where the section is missed
	}
	known := workflow.Refusals()
	for i, step := range e.c.Steps {
		codes := stranger{at: thituyen.Path{}.Key("steps").Index(i)}
		codes.names(step.Refused, known, "refused")
		s.mistakes = append(s.mistakes, codes.mistakes...)
	}
	expect := e.c.Expect
	if expect.State != nil {
		s.name(*expect.State, e.rules.Machine.States(), "state")
	}
	for _, person := range sortedKeys(expect.Open) {
		s.names(expect.Open[person], e.rules.Machine.Steps(), "open", person)
	}
	var clocks []string
	for _, c := range e.rules.Procedure.Clocks {
		clocks = append(clocks, c.ID)
	}
	for _, clock := range sortedKeys(expect.Due) {
		s.name(clock, clocks, "due", clock)
	}
}

// stranger collects names that mean nothing.
type stranger struct {
	at        thituyen.Path
	mistakes  thituyen.Mistakes
	strangers document.Strangers
	sets      map[*string]map[string]bool // by the list of known names
}

// known reports whether a name is among the known ones; a list is asked for
// each candidate anew.
func (s *stranger) known(name string, known []string) bool {
	if len(known) == 0 {
		return false
	}
	set := s.sets[&known[0]]
	if set == nil {
		set = make(map[string]bool, len(known))
		for _, k := range known {
			set[k] = true
		}
		if s.sets == nil {
			s.sets = map[*string]map[string]bool{}
		}
		s.sets[&known[0]] = set
	}
	return set[name]
}

func (s *stranger) add(path thituyen.Path, name string, known []string) {
	s.mistakes = append(s.mistakes, document.At(path, s.strangers.Reason(name, func() []string { return known })))
}

func (s *stranger) name(name string, known []string, keys ...string) {
	if !s.known(name, known) {
		path := s.at
		for _, key := range keys {
			path = path.Key(key)
		}
		s.add(path, name, known)
	}
}

func (s *stranger) names(names, known []string, keys ...string) {
	path := s.at
	for _, key := range keys {
		path = path.Key(key)
	}
	for i, name := range names {
		if !s.known(name, known) {
			s.add(path.Index(i), name, known)
		}
	}
}

func (s *stranger) groups(groups []Group, known []string, key string) {
	for i, g := range groups {
		for _, name := range g {
			if !s.known(name, known) {
				s.add(s.at.Key(key).Index(i), name, known)
			}
		}
	}
}
