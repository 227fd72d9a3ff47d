package scoring

import (
	"errors"
	"iter"
	"slices"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/document"
)

// Score is what a performance earned: standing, value, points and bonus at
// every component. It is made by [Scorer.Score] and safe for concurrent
// reading.
type Score struct {
	scorer  *Scorer
	body    *body
	results []result
	figures *Figures
	missed  bool // some pass mark is
}

// result is one number that a score keeps; the first are those of the
// components and hold their standings.
type result struct {
	number
	rank   rank
	missed bool // the pass mark is
	exempt bool // it has no value because nothing is owed
}

// Score computes what a sheet earns. A zero Score and Mistakes come back
// where the sheet holds what its own outcome forbids: marks on a component
// that is not reached, more than three marks where a third settles. A sheet
// of another scorer is a [WrongSheetError]; where the scheme asks something of
// everybody together it is a [NeedsCohortError].
func (s *Scorer) Score(sheet *Sheet) (Score, error) {
	var score Score
	err := s.ScoreInto(&score, sheet)
	return score, err
}

// ScoreInto is Score into a score that is used again: it allocates nothing
// once the score has grown to the scheme's size. The score must not be in use
// elsewhere; after an error it is zero. A nil score is an [ErrNoScore].
func (s *Scorer) ScoreInto(score *Score, sheet *Sheet) error {
	if score == nil {
		return ErrNoScore
	}
	if sheet == nil || sheet.body == nil || sheet.body.scorer != s || len(s.nodes) == 0 {
		*score = Score{}
		return WrongSheetError{}
	}
	if len(s.stages) > 0 {
		*score = Score{}
		return NeedsCohortError{}
	}
	return s.scoreInto(score, sheet, nil)
}

// scoreInto scores a sheet by the figures of its cohort.
func (s *Scorer) scoreInto(score *Score, sheet *Sheet, figures *Figures) error {
	sheet.body.seal()
	results := score.results
	if cap(results) < s.slots {
		results = make([]result, s.slots)
	} else {
		results = results[:s.slots]
		clear(results)
	}
	r := run{Scorer: s, body: sheet.body, results: results, figures: figures}
	r.all()
	if len(r.mistakes) > 0 {
		*score = Score{}
		return r.mistakes
	}
	*score = Score{scorer: s, body: sheet.body, results: results, figures: figures, missed: r.missed}
	return nil
}

// ScoreAll scores sheets one after the other, in their order. Each pair is
// what Score returns.
func (s *Scorer) ScoreAll(sheets iter.Seq[*Sheet]) iter.Seq2[Score, error] {
	return func(yield func(Score, error) bool) {
		if sheets == nil {
			return
		}
		for sheet := range sheets {
			if !yield(s.Score(sheet)) {
				return
			}
		}
	}
}

// ErrNoScore is a programmer's mistake: there is no score to write into.
var ErrNoScore = errors.New("scoring: the score to write into is nil; give the address of a Score")

// WrongSheetError is a programmer's mistake: the sheet was not made by this
// scorer, or by none that Compile returned.
type WrongSheetError struct{}

func (WrongSheetError) Error() string {
	return "scoring: the sheet is nil or was made by another scorer; make it with NewSheet or Sheet of the scorer that scores it, and the scorer with Compile"
}

// ID is the candidate's id.
func (s Score) ID() string {
	if told := s.told(); told != nil {
		return told.ID
	}
	if s.body == nil {
		return ""
	}
	return s.body.id
}

// at finds a component's node; nil where the id is unknown.
func (s Score) at(id string) *node {
	if s.scorer == nil {
		return nil
	}
	if id == Root {
		return &s.scorer.nodes[0]
	}
	i, ok := s.scorer.byID[id]
	if !ok {
		return nil
	}
	return &s.scorer.nodes[i]
}

// Standing is where the candidate stands at a component; [NotReached] where
// the component was not reached, and for an unknown id. That of [Root] is
// over all.
//
// A part below a panel stands with the panel: it has passed where the panel
// gave a value.
func (s Score) Standing(id string) Standing {
	if s.told() != nil {
		return s.toldOf(id).Standing
	}
	n := s.at(id)
	if n == nil {
		return NotReached
	}
	return standings[s.results[n.index].rank]
}

// Value is the exact value of a component after the whole order, and whether
// it has one.
//
// A part below a panel has for its value what the panel makes of its marks:
// those of the markers whom the panel kept, combined as the panel combines.
// It has none where the value was settled.
func (s Score) Value(id string) (thituyen.Value, bool) {
	if s.told() != nil {
		return valueOf(s.toldOf(id).Value)
	}
	n := s.at(id)
	if n == nil || !s.results[n.index].has() {
		return thituyen.Value{}, false
	}
	return s.results[n.index].value(), true
}

// Total is the value of the root, and whether there is one.
func (s Score) Total() (thituyen.Value, bool) { return s.Value(Root) }

// Points is value × weight, rounded where the component says round_points,
// and whether there is a value.
func (s Score) Points(id string) (thituyen.Value, bool) {
	if s.told() != nil {
		return valueOf(s.toldOf(id).Points)
	}
	n := s.at(id)
	if n == nil || !s.results[n.index].has() {
		return thituyen.Value{}, false
	}
	return n.points(s.results[n.index].number).value(), true
}

// BeforeBonus is the exact value just before the component's bonus, not
// rounded, and whether there is one. Where a re-mark replaced the value, it
// is the re-mark less the bonus: a re-mark replaces the mark, not the
// priority.
func (s Score) BeforeBonus(id string) (thituyen.Value, bool) {
	if s.told() != nil {
		return valueOf(s.toldOf(id).BeforeBonus)
	}
	n := s.at(id)
	if n == nil || !s.results[n.index].has() {
		return thituyen.Value{}, false
	}
	if n.beforeSlot < 0 {
		return s.results[n.index].value(), true
	}
	return s.results[n.beforeSlot].value(), true
}

// Bonus is what the component's own bonus added, in points, and whether the
// component has a value; 0 where it has no bonus or nothing was claimed.
func (s Score) Bonus(id string) (thituyen.Value, bool) {
	if s.told() != nil {
		return valueOf(s.toldOf(id).Bonus)
	}
	n := s.at(id)
	if n == nil || !s.results[n.index].has() {
		return thituyen.Value{}, false
	}
	if n.bonusSlot < 0 {
		return thituyen.Value{}, true
	}
	return s.results[n.bonusSlot].value(), true
}

// Failed lists the ids of every component whose pass mark is missed, in the
// order of the document; nil where there is none. They stand there whatever
// the standing at the root is.
func (s Score) Failed() []string {
	if told := s.told(); told != nil {
		var ids []string
		for _, c := range told.Components {
			if c.Failed {
				ids = append(ids, c.ID)
			}
		}
		return ids
	}
	if !s.missed {
		return nil
	}
	var ids []string
	for i := range s.scorer.nodes {
		if s.results[i].missed {
			ids = append(ids, s.scorer.nodes[i].id)
		}
	}
	return ids
}

// Trace recomputes the score with every step written down.
func (s Score) Trace() Trace {
	if told := s.told(); told != nil {
		return slices.Clone(told.Trace)
	}
	if s.scorer == nil || s.body == nil {
		return nil
	}
	r := run{Scorer: s.scorer, body: s.body, results: make([]result, s.scorer.slots), figures: s.figures, trace: &recorder{used: map[int]bool{}}}
	r.all()
	return r.trace.lines
}

// Reasons are the lines of the trace that say why the candidate has not
// passed, with the clauses; all of them, in the order of scoring.
func (s Score) Reasons() []thituyen.Reason {
	var out []thituyen.Reason
	for _, l := range s.Trace() {
		if decisive[l.Code] {
			out = append(out, l.Reason)
		}
	}
	return out
}

// run is one scoring of one sheet.
type run struct {
	*Scorer
	*body
	results   []result
	figures   *Figures // of what is asked of everybody together; nil: nothing is
	tally     *Tally   // what is gathered in this scoring; nil: nothing is
	settledBy bool     // the panel last asked referred, and that was settled
	missed    bool
	trace     *recorder // nil: nothing is written down
	mistakes  thituyen.Mistakes
}

func (r *run) report(path thituyen.Path, code string, params ...thituyen.Param) {
	r.mistakes = append(r.mistakes, document.At(path, sentences.Reason(code, params...)))
}
