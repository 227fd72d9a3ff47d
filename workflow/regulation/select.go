package regulation

import (
	"iter"
	"slices"
	"strings"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/eligibility"
	"github.com/thituyen/thituyen/internal/document"
	"github.com/thituyen/thituyen/ranking"
	"github.com/thituyen/thituyen/scoring"
)

// Answer is what the rules say of one applicant.
type Answer struct {
	Provenance
	ID string
	// Decision says who may sit; the zero one beside mistakes.
	Decision eligibility.Decision
	// Score is what the performance earned; nil for one who may not sit,
	// without a scoring, and beside mistakes.
	Score *scoring.Score
	// Mistakes are what is wrong with what was given of the applicant, with
	// paths below the applicant. Who has any is neither judged nor placed.
	Mistakes thituyen.Mistakes

	outside bool // out of competition
}

// Passed reports whether the applicant is to be placed.
func (a Answer) Passed() bool {
	return len(a.Mistakes) == 0 && !a.outside && a.Decision.Outcome() == eligibility.Eligible &&
		(a.Score == nil || a.Score.Standing(scoring.Root) == scoring.Passed)
}

// Reasons are all that keep the applicant from being placed, with their
// clauses: what is wrong with what was given, the criteria not met and those
// unknown, and the steps of the scoring.
func (a Answer) Reasons() []thituyen.Reason {
	var out []thituyen.Reason
	for _, m := range a.Mistakes {
		out = append(out, m.Reason)
	}
	for _, f := range a.Decision.Findings() {
		if v := f.Verdict(); v == eligibility.NotMet || v == eligibility.Unknown {
			out = append(out, f.Reason())
		}
	}
	if a.Score != nil {
		out = append(out, a.Score.Reasons()...)
	}
	if a.outside {
		out = append(out, sentences.Reason("out_of_competition"))
	}
	return out
}

// Result is the whole answer to a competition: by which rules, what became of
// each applicant, who stands where and who is chosen.
type Result struct {
	Provenance
	// Answers are those of [Rules.Select], by id, and after them those of
	// applicants who repeat an id; of [Rules.SelectEach] none.
	Answers []Answer
	// List and Selection are nil where the regulation has no ranking.
	List      *ranking.List
	Selection *ranking.Selection
}

// Answer is what the rules say of one applicant, and whether the result keeps
// it. Of several who gave one id it is the first.
func (r *Result) Answer(id string) (Answer, bool) {
	if r == nil {
		return Answer{}, false
	}
	at, found := slices.BinarySearchFunc(r.Answers, id, func(a Answer, id string) int { return strings.Compare(a.ID, id) })
	if !found {
		return Answer{}, false
	}
	return r.Answers[at], true
}

// Select takes the whole road: it judges every applicant, scores those who may
// sit, places those who pass and gives the seats of the post. The seed is that
// of the lot, nil where none was drawn; it is asked for only where a lot
// decides something. The order of the applicants changes nothing.
//
// One applicant of whom something cannot stand has it among the mistakes of
// their answer, and the others are judged. Of several with one id the first
// is the one who has it. What is wrong with the case is the error, as
// [thituyen.Mistakes]: then there is no list and no selection, and the result
// holds the answers, if it came to any.
func (r *Rules) Select(c Case, applicants iter.Seq[Applicant], seed *string) (*Result, error) {
	var answers []Answer
	result, err := r.SelectEach(c, applicants, seed, func(a Answer) error {
		answers = append(answers, a)
		return nil
	})
	slices.SortStableFunc(answers, func(a, b Answer) int { return strings.Compare(a.ID, b.ID) })
	result.Answers = answers
	return result, err
}

// SelectEach is [Rules.Select] for any number of applicants who come one at a
// time: each answer is handed out when it is known, and only what the ranking
// compares is kept. Where the scheme asks something of everybody together the
// sheets and verdicts of those who may sit are kept as well, until all have
// come. An error that each returns ends the road, and is returned.
func (r *Rules) SelectEach(c Case, applicants iter.Seq[Applicant], seed *string, each func(Answer) error) (*Result, error) {
	if r == nil {
		r = &Rules{}
	}
	road := &road{rules: r, competition: r.Competition(c), of: c, needs: r.needs(), each: each, seen: map[string]struct{}{}}
	result := &Result{Provenance: r.Provenance()}
	road.by = result.Provenance
	if day, ok := c.NoticeDay(); ok && !r.Regulation.empty() {
		if err := r.Regulation.InForce(day); err != nil {
			return result, err
		}
	}
	if err := document.Join(road.competition.mistakes, road.competition.missing).Err(); err != nil {
		return result, err
	}
	if applicants == nil {
		applicants = slices.Values([]Applicant(nil))
	}
	entries := road.entries(applicants)
	if r.Ranker == nil {
		for range entries {
		}
		return result, road.err
	}
	list, err := r.Ranker.RankAll(entries, seed)
	if road.err != nil {
		return result, road.err
	}
	if err != nil {
		return result, err
	}
	result.List = list
	result.Selection, err = list.Select(c.seats(), c.Decisions...)
	return result, err
}

// road is the way of one competition's applicants to the ranking.
type road struct {
	rules       *Rules
	competition *Competition
	of          Case
	needs       []ranking.Source
	by          Provenance
	each        func(Answer) error
	seen        map[string]struct{}
	err         error
}

// waiting is an applicant whose score rests on those of the others.
type waiting struct {
	answer Answer
	sheet  *scoring.Sheet
	values []ranking.KeyValue // of the dossier
}

// entries are the applicants as the ranking takes them.
func (r *road) entries(applicants iter.Seq[Applicant]) iter.Seq[ranking.Entry] {
	together := r.rules.Scorer != nil && r.rules.Scorer.NeedsCohort()
	return func(yield func(ranking.Entry) bool) {
		var all []waiting
		for a := range applicants {
			w, again := r.examine(&a)
			switch {
			case together && w.sheet != nil:
				all = append(all, w)
				continue
			case w.sheet != nil:
				r.score(&w, r.rules.Scorer.Score)
			}
			if !r.hand(&w, again, yield) {
				return
			}
		}
		if len(all) > 0 {
			r.together(all, yield)
		}
	}
}

// examine judges one applicant; again where an earlier one has the id. There
// is a sheet where it is to be scored.
func (r *road) examine(a *Applicant) (w waiting, again bool) {
	shown := a.Shown()
	examined := r.competition.examine(a, &shown)
	w.answer = Answer{Provenance: r.by, ID: a.ID, Mistakes: examined.Mistakes, outside: a.OutOfCompetition}
	if _, again = r.seen[a.ID]; again {
		w.answer.Mistakes = append(w.answer.Mistakes, document.At(thituyen.Path{}, sentences.Reason("applicant_twice", params("id", a.ID)...)))
		return w, true
	}
	r.seen[a.ID] = struct{}{}
	if len(r.needs) > 0 {
		w.values = make([]ranking.KeyValue, len(r.needs))
	}
	for i, source := range r.needs {
		w.values[i] = keyValue(source, nil, &shown)
	}
	if len(w.answer.Mistakes) > 0 {
		return w, false
	}
	w.answer.Decision = examined.Decision
	if examined.Decision.Outcome() == eligibility.Eligible {
		w.sheet = examined.Sheet
	}
	return w, false
}

// score scores a sheet, and fills in what the ranking compares of it.
func (r *road) score(w *waiting, of func(*scoring.Sheet) (scoring.Score, error)) {
	score, err := of(w.sheet)
	if err != nil {
		found := Examined{}
		found.found(err, 0)
		w.answer.Mistakes, w.answer.Decision = found.Mistakes, eligibility.Decision{}
		return
	}
	w.answer.Score = &score
	for i, source := range r.needs {
		if value, ok := scoreValue(source, &score); ok {
			w.values[i] = ranking.Number(value)
		}
	}
}

// together scores those whose scores rest on each other's.
func (r *road) together(all []waiting, yield func(ranking.Entry) bool) {
	sheets := func(yield func(*scoring.Sheet) bool) {
		for i := range all {
			if !yield(all[i].sheet) {
				return
			}
		}
	}
	cohort, err := r.rules.Scorer.Cohort(sheets, r.of.seats())
	if err != nil {
		r.err = err
		return
	}
	score := cohort.Figures().Score
	for i := range all {
		r.score(&all[i], score)
		if !r.hand(&all[i], false, yield) {
			return
		}
		all[i] = waiting{}
	}
}

// hand gives an answer out, and the entry to the ranking. One that the ranking
// cannot take has that among its mistakes.
func (r *road) hand(w *waiting, again bool, yield func(ranking.Entry) bool) bool {
	entry := ranking.Entry{ID: w.answer.ID, Passed: w.answer.Passed(), Values: w.values}
	if r.rules.Ranker != nil && !again {
		if err := r.rules.Ranker.CheckEntry(entry); err != nil {
			found := Examined{}
			found.found(err, 0)
			w.answer.Mistakes = append(w.answer.Mistakes, found.Mistakes...)
			w.answer.Decision, w.answer.Score = eligibility.Decision{}, nil
			entry.Passed = false
		}
	}
	if r.err = r.each(w.answer); r.err != nil {
		return false
	}
	if again || !document.ValidID(entry.ID) {
		return true
	}
	if !entry.Passed {
		entry.Why = w.answer.Reasons()
	}
	return yield(entry)
}
