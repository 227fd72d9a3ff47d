package workflow

import (
	"slices"

	"cloud.google.com/go/civil"
	"golang.org/x/text/language"

	"github.com/thituyen/thituyen"
)

// Way is a step that leads from the state at hand to another, as it stands at
// a moment: who may take it, and what is in the way.
type Way struct {
	Step   Named
	Clause string
	To     Named
	// Takers are who may take it now, sorted.
	Takers []string
	// Blockers are in the way whoever takes the step.
	Blockers []thituyen.Reason
	// Barred hold a role of the step and may not take it, for reasons of their
	// own, sorted.
	Barred []Barred
}

// Open reports whether somebody may take the step.
func (w Way) Open() bool { return len(w.Takers) > 0 }

// Ways returns the steps that lead from the state at hand to another, in the
// order of the procedure, about a candidate where they are about one: what
// blocks the next state, and who could go on.
func (p *Proceeding) Ways(candidate string, at civil.DateTime) []Way {
	p = p.made()
	var out []Way
	for i := range p.machine.steps {
		if s := &p.machine.steps[i]; s.from[p.state] && s.To != "" && s.To != p.state {
			out = append(out, p.way(s, candidate, at))
		}
	}
	return out
}

func (p *Proceeding) way(s *step, candidate string, at civil.DateTime) Way {
	w := Way{Step: s.name, Clause: s.Clause, To: p.machine.stateName(s.To)}
	act := Step{At: at, Step: s.ID, Candidate: candidate}
	for _, reason := range p.examine(act).reasons { // taken by nobody
		if reason.Code != "wrong_role" {
			w.Blockers = append(w.Blockers, reason)
		}
	}
	for _, name := range sortedKeys(p.people) {
		act.By = name
		q := question{step: s, name: name, candidate: candidate, at: at}
		if len(p.fitting(q)) == 0 {
			continue
		}
		own := slices.DeleteFunc(p.examine(act).reasons, func(reason thituyen.Reason) bool {
			return slices.ContainsFunc(w.Blockers, func(b thituyen.Reason) bool { return sameReason(b, reason) })
		})
		switch {
		case len(own) > 0:
			w.Barred = append(w.Barred, Barred{name, own})
		case len(w.Blockers) == 0:
			w.Takers = append(w.Takers, name)
		}
	}
	if len(w.Takers)+len(w.Barred)+len(w.Blockers) == 0 {
		w.Blockers = []thituyen.Reason{sentences.Reason("nobody_holds", param("roles", p.machine.roleNames(s.may))).Under(s.Clause)}
	}
	return w
}

// Text words the way in Vietnamese or English, a line for each thing to say.
func (w Way) Text(tag language.Tag) string {
	code := "way_closed"
	if w.Open() {
		code = "way_open"
	}
	out := sentences.Reason(code, param("step", w.Step), param("to", w.To), param("people", w.Takers)).Text(tag)
	if len(w.Blockers) > 0 {
		out += "\n" + reasonsText(w.Blockers, tag)
	}
	for _, barred := range w.Barred {
		out += "\n" + reasonsText(barred.Reasons, tag)
	}
	return out
}
