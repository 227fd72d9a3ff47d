package round

import (
	"slices"

	"cloud.google.com/go/civil"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/workflow"
)

// Open is every step of the procedure as it stands to a person at a moment:
// open, or with all that is in its way. Of an act that needs nothing said, such
// as close or rank, that is what [Round.Check] would find; of any other what
// the procedure puts in its way.
func (r *Round) Open(person string, at civil.DateTime) []workflow.Opening {
	return r.OpenFor(person, "", at)
}

// OpenFor is [Round.Open] for steps about one candidate.
func (r *Round) OpenFor(person, candidate string, at civil.DateTime) []workflow.Opening {
	r = r.made()
	if r.proceeding == nil {
		return nil
	}
	out := r.proceeding.OpenFor(person, candidate, at)
	for i := range out {
		if out[i].Open() {
			out[i].Blockers = r.against(out[i].Step.ID, person, candidate, at)
		}
	}
	return out
}

// against is what stands against a step that needs nothing said.
func (r *Round) against(step, person, candidate string, at civil.DateTime) []thituyen.Reason {
	k := kindFor(r.actOf(step), false)
	if !k.wordless || k.named && candidate == "" {
		return nil
	}
	return r.Check(Act{Step: step, By: person, Candidate: candidate, Happened: at, Recorded: r.later(at)}).Reasons
}

// later is a moment, or that of the last entry where that is later: what is
// asked is not when it is written down.
func (r *Round) later(at civil.DateTime) civil.DateTime {
	if last := r.chain.Recorded(); !last.IsZero() && civilOf(last).After(at) {
		return civilOf(last)
	}
	return at
}

// Takers are who may take a step at a moment, sorted; about a candidate, where
// the step is about one.
func (r *Round) Takers(step, candidate string, at civil.DateTime) []string {
	r = r.made()
	if r.proceeding == nil {
		return nil
	}
	return slices.DeleteFunc(r.proceeding.TakersFor(step, candidate, at), func(person string) bool {
		return len(r.against(step, person, candidate, at)) > 0
	})
}

// Ways are the steps that lead on from the state at hand, as they stand at a
// moment: what blocks the next state, and who could go on; see
// [workflow.Proceeding.Ways].
func (r *Round) Ways(candidate string, at civil.DateTime) []workflow.Way {
	r = r.made()
	if r.proceeding == nil {
		return nil
	}
	out := r.proceeding.Ways(candidate, at)
	for i := range out {
		w := &out[i]
		if !w.Open() {
			continue
		}
		if w.Blockers = r.against(w.Step.ID, w.Takers[0], candidate, at); len(w.Blockers) > 0 {
			w.Takers = nil
		}
	}
	return out
}

// Poll is where the vote on a step stands: who has voted, who has not, what
// would decide it; false where the step is not voted on. See
// [workflow.Proceeding.Poll].
func (r *Round) Poll(step, candidate string, at civil.DateTime) (workflow.Poll, bool) {
	r = r.made()
	if r.proceeding == nil {
		return workflow.Poll{}, false
	}
	return r.proceeding.Poll(step, candidate, at)
}

// Due are the clocks that run at a moment.
func (r *Round) Due(at civil.DateTime) []workflow.Deadline {
	r = r.made()
	if r.proceeding == nil {
		return nil
	}
	return r.proceeding.Due(at)
}

// Started are the clocks that have started by a moment, running or over.
func (r *Round) Started(at civil.DateTime) []workflow.Deadline {
	r = r.made()
	if r.proceeding == nil {
		return nil
	}
	return r.proceeding.Started(at)
}

// Overdue are the clocks whose last day has passed without the step that they
// were for.
func (r *Round) Overdue(at civil.DateTime) []workflow.Deadline {
	r = r.made()
	if r.proceeding == nil {
		return nil
	}
	return r.proceeding.Overdue(at)
}
