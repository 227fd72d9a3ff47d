package eligibility

import (
	"iter"
	"maps"
	"reflect"

	"cloud.google.com/go/civil"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/document"
)

// record is what one screening leaves: all that its decision can tell.
type record struct {
	screener  *Screener
	candidate string
	moments   []moment      // by the screener's date names
	term      thituyen.Span // of the post
	notes     []kept
	details   []detail
	waived    []*Waiver // by criterion, nil where nothing is waived
	evidence  map[string]string
	outcome   Outcome
	told      []keptFinding // of a decision that was read back, which has no screener

	momentRoom [2]moment
	noteRoom   [20]kept
}

// hearing is the record while a dossier is being judged.
type hearing struct {
	record
	dossier *Dossier
	post    *Post // nil where no entry of the planning names a post
	on      moment
}

// Screen judges every criterion for one dossier on the dates of a case; none
// is skipped because another failed. Neither the dossier nor the case is
// kept. A nil dossier is one that says nothing.
//
// The error is nil or [Mistakes], and then there is no decision: a named date
// or the term that the case does not give (paths as_of.… and post.term), a
// waiver by the wrong authority, of a criterion that allows none or that does
// not exist (waived.…). Criteria that the post requires are judged too; make
// the screener [Screener.With] them once where there are many dossiers.
func (s *Screener) Screen(dossier *Dossier, c Case, waivers []Waiver) (Decision, error) {
	s, err := s.forPost(c.Post.Requires)
	if err != nil {
		return Decision{}, err
	}
	r := &hearing{record: record{screener: s}, dossier: dossier}
	var mistakes thituyen.Mistakes
	r.moments, mistakes = s.dates(&c, r.momentRoom[:0])
	mistakes = append(mistakes, s.term(&c.Post)...)
	if len(waivers) > 0 {
		laid, wrong := s.waived(waivers)
		r.waived, mistakes = laid, append(mistakes, wrong...)
	}
	if len(mistakes) > 0 {
		return Decision{}, mistakes
	}
	if dossier == nil {
		dossier = &Dossier{}
		r.dossier = dossier
	}
	if c.Post.Term != nil {
		r.term = *c.Post.Term
	}
	if len(dossier.Evidence) > 0 {
		r.evidence = maps.Clone(dossier.Evidence)
	}
	if namesPosts(dossier.Planning) {
		post := c.Post // here, so that a case is not moved to the heap for all
		r.post = &post
	}
	s.judge(r)
	r.dossier, r.post = nil, nil
	return Decision{&r.record}, nil
}

// Check returns what in a dossier cannot be true, by the words that the
// screener was compiled with and the dates of a case: [Dossier.Check].
func (s *Screener) Check(dossier *Dossier, c Case) thituyen.Mistakes {
	if s == nil {
		s = &Screener{}
	}
	var on []civil.Date
	for _, name := range s.dateNames {
		if date, ok := c.On(name); ok {
			on = append(on, date)
		}
	}
	return dossier.Check(s.vocabulary, on...)
}

func namesPosts(planning []PlanningEntry) bool {
	for i := range planning {
		if planning[i].Post != "" {
			return true
		}
	}
	return false
}

func (s *Screener) judge(h *hearing) {
	r := &h.record
	if s.slots <= len(r.noteRoom) {
		r.notes = r.noteRoom[:s.slots]
	} else {
		r.notes = make([]kept, s.slots)
	}
	verdict := Met
	for i := range s.compiled {
		h.on = r.moments[s.compiled[i].date]
		one := s.compiled[i].judge.judge(h)
		if r.waived != nil && r.waived[i] != nil {
			one = Met
		}
		verdict = both(verdict, one)
	}
	switch verdict {
	case Met:
		r.outcome = Eligible
	case NotMet:
		r.outcome = Ineligible
	default:
		r.outcome = Incomplete
	}
}

// forPost is the screener with the criteria that a post requires, unless it
// was made with them.
func (s *Screener) forPost(requires []Criterion) (*Screener, error) {
	if s == nil {
		s = &Screener{}
	}
	if len(requires) == 0 || sameCriteria(s.extra, requires) {
		return s, nil
	}
	with, err := s.With(requires)
	if mistakes, ok := document.Of(err); ok {
		return nil, mistakes.Under(thituyen.Path{}.Key("post").Key("requires"))
	}
	return with, err
}

func sameCriteria(a, b []Criterion) bool {
	return len(a) == len(b) && (&a[0] == &b[0] || reflect.DeepEqual(a, b))
}

// Application is one dossier of many, with what was waived for it.
type Application struct {
	Candidate string // any id; the decision carries it
	Dossier   *Dossier
	Waivers   []Waiver
}

// ScreenAll judges dossiers one after another, in their order, as they are
// asked for. Each decision comes with the error that [Screener.Screen] would
// give; one candidate's error does not stop the others.
func (s *Screener) ScreenAll(c Case, applications iter.Seq[Application]) iter.Seq2[Decision, error] {
	return func(yield func(Decision, error) bool) {
		if applications == nil {
			return
		}
		ready, err := s.forPost(c.Post.Requires)
		if err == nil {
			c.Post.Requires = nil
		}
		for a := range applications {
			if err != nil {
				if !yield(Decision{&record{candidate: a.Candidate}}, err) {
					return
				}
				continue
			}
			decision, wrong := ready.Screen(a.Dossier, c, a.Waivers)
			if decision.record == nil {
				decision.record = &record{}
			}
			decision.record.candidate = a.Candidate
			if !yield(decision, wrong) {
				return
			}
		}
	}
}

// on is the date that a criterion was judged on.
func (r *record) on(i int) civil.Date { return r.moments[r.screener.compiled[i].date].date }
