package workflow

import (
	"cloud.google.com/go/civil"
	"golang.org/x/text/language"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/wording"
)

// Opening is a step as it stands to one person at one moment.
type Opening struct {
	Step   Named  `json:"step"`
	Clause string `json:"clause,omitempty"`
	// Blockers are why the person may not take the step now; none: it is
	// open.
	Blockers []thituyen.Reason `json:"blockers,omitempty"`
}

// Open reports whether nothing stands in the way.
func (o Opening) Open() bool { return len(o.Blockers) == 0 }

// Codes returns the codes of the blockers, each once, sorted.
func (o Opening) Codes() []string { return wording.Codes(o.Blockers) }

// Text words the blockers in Vietnamese or English, a line each.
func (o Opening) Text(tag language.Tag) string { return reasonsText(o.Blockers, tag) }

// Open returns every step of the procedure, in its order, as it stands to a
// person at a moment: open, or with all that is in the way. A step under a
// vote is open to who may cast a vote of their own; a joint step to who may
// take a part that nobody has taken.
func (p *Proceeding) Open(person string, at civil.DateTime) []Opening {
	p = p.made()
	return p.OpenFor(person, "", at)
}

// OpenFor is [Proceeding.Open] for steps about one candidate.
func (p *Proceeding) OpenFor(person, candidate string, at civil.DateTime) []Opening {
	p = p.made()
	out := make([]Opening, len(p.machine.steps))
	for i := range p.machine.steps {
		s := &p.machine.steps[i]
		x := p.examine(Step{At: at, By: person, Step: s.ID, Candidate: candidate})
		out[i] = Opening{Step: s.name, Clause: s.Clause, Blockers: x.reasons}
	}
	return out
}

// OpenSteps returns the ids of the steps that a person may take at a moment,
// in the order of the procedure.
func (p *Proceeding) OpenSteps(person string, at civil.DateTime) []string {
	p = p.made()
	var out []string
	for _, o := range p.Open(person, at) {
		if o.Open() {
			out = append(out, o.Step.ID)
		}
	}
	return out
}

// Takers returns who may take a step at a moment, sorted.
func (p *Proceeding) Takers(step string, at civil.DateTime) []string {
	p = p.made()
	var out []string
	for _, name := range sortedKeys(p.people) {
		if x := p.examine(Step{At: at, By: name, Step: step}); len(x.reasons) == 0 {
			out = append(out, name)
		}
	}
	return out
}
