package round

import (
	"iter"

	"cloud.google.com/go/civil"

	"github.com/thituyen/thituyen/internal/document"
	"github.com/thituyen/thituyen/ranking"
	"github.com/thituyen/thituyen/scoring"
	"github.com/thituyen/thituyen/workflow"
	"github.com/thituyen/thituyen/workflow/ledger"
	"github.com/thituyen/thituyen/workflow/regulation"
)

// Round is a selection for a post under a regulation. It has one writer:
// nothing else may be called while [Round.Apply] runs. It owns no clock, disk
// or randomness. An act costs the same however long the round is, save those
// that look at every candidate, and corrections.
type Round struct {
	regulation  *regulation.Regulation
	canonical   []byte
	fingerprint string
	chain       ledger.Chain
	salts       map[ledger.Salt]struct{} // those that were used
	openings    *ledger.Openings         // those at hand, for corrections
	writer      writer
	read        replayed    // the act of a record that is done again
	scratch     examination // and how it is looked at
	history     History
	kept        *[][]byte // the lines, where no other history was given

	*situation
}

// History gives the lines of the record from entry 1 on, as often as it is
// asked, up to at least the last that was applied. It is read when an act is
// corrected, since everything after it is then recomputed.
type History = iter.Seq2[[]byte, error]

// New begins a round under a regulation; its first act is [Open]. The round
// keeps its own lines to read again when something is corrected; give
// [Round.ReadFrom] a store for rounds too long for that.
func New(r *regulation.Regulation) *Round {
	round := &Round{regulation: r, situation: &situation{}, salts: map[ledger.Salt]struct{}{}, openings: new(ledger.Openings)}
	if r != nil {
		round.canonical = r.Canonical()
		round.fingerprint = r.Fingerprint()
	}
	round.keep()
	return round
}

// made is the round to ask: in the place of one that [New] did not make, one
// without a regulation, which refuses everything.
func (r *Round) made() *Round {
	if r == nil || r.situation == nil {
		return New(nil)
	}
	return r
}

// keep makes the round keep its own lines.
func (r *Round) keep() {
	lines := new([][]byte)
	r.kept = lines
	r.history = func(yield func([]byte, error) bool) {
		for _, line := range *lines {
			if !yield(line, nil) {
				return
			}
		}
	}
}

// ReadFrom makes the round read the record from elsewhere, such as
// Store.Read(ctx, 1), and keep no lines itself.
func (r *Round) ReadFrom(history History) {
	r = r.made()
	r.history, r.kept = history, nil
}

// Head is the head of the record: the number and hash of the last entry.
func (r *Round) Head() ledger.Head {
	r = r.made()
	return r.chain.Head()
}

// Opened reports whether the round has its first entry.
func (r *Round) Opened() bool {
	r = r.made()
	return r.opening != nil
}

// Regulation is the regulation that governs.
func (r *Round) Regulation() *regulation.Regulation {
	r = r.made()
	return r.regulation
}

// Rules are the rules for the group of the post, a copy of the caller's own;
// nil before the round is opened.
func (r *Round) Rules() *regulation.Rules {
	r = r.made()
	return r.rules.Copy()
}

// Opening is what entry 1 says; nil before it.
func (r *Round) Opening() *Open {
	r = r.made()
	return document.Clone(r.opening)
}

// State is the state of the procedure; empty before the round is opened.
func (r *Round) State() string {
	r = r.made()
	if r.proceeding == nil {
		return ""
	}
	return r.proceeding.State()
}

// Over reports whether the round has ended or was cancelled.
func (r *Round) Over() bool {
	r = r.made()
	return r.proceeding != nil && r.proceeding.Over()
}

// Path is the way through the states so far.
func (r *Round) Path() []workflow.Move {
	r = r.made()
	if r.proceeding == nil {
		return nil
	}
	return r.proceeding.Path()
}

// People are the roles of everybody who holds any.
func (r *Round) People() map[string][]string {
	r = r.made()
	out := map[string][]string{}
	for person, roles := range r.people {
		if len(roles) > 0 {
			out[person] = append([]string(nil), roles...)
		}
	}
	return out
}

// Name is a person as shown: the name that was given, or the id.
func (r *Round) Name(person string) string {
	r = r.made()
	return r.name(person)
}

// Dates are the named dates of the case that are known: notice,
// registration and those that the notice names.
func (r *Round) Dates() map[string]civil.Date {
	r = r.made()
	out := map[string]civil.Date{}
	for name, day := range r.dates {
		out[name] = day
	}
	return out
}

// List is who stands where; nil before the candidates are ranked, and where
// their places are attested only.
func (r *Round) List() *ranking.List {
	r = r.made()
	return r.list
}

// Selection is who is chosen and who waits; nil before the candidates are
// ranked.
func (r *Round) Selection() *ranking.Selection {
	r = r.made()
	return document.Clone(r.selection)
}

// Score is what a candidate's marks come to so far, with its trace; false for
// an unknown candidate, one who may not sit, and without scoring.
func (r *Round) Score(candidate string) (scoring.Score, bool) {
	r = r.made()
	c := r.candidates[candidate]
	if c == nil || r.rules.Scorer == nil || !r.maySit(c) {
		return scoring.Score{}, false
	}
	score, wrong := r.scores().of(c)
	return score, len(wrong) == 0
}
