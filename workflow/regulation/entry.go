package regulation

import (
	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/eligibility"
	"github.com/thituyen/thituyen/ranking"
	"github.com/thituyen/thituyen/scoring"
)

// Entry is a candidate as the rules' ranker needs them: what the score and
// the dossier give for each of its keys. A nil score has no values; a
// candidate passed says whether they are placed at all. Rules without a
// ranking need no values.
func (r *Rules) Entry(id string, passed bool, score *scoring.Score, dossier *eligibility.Dossier) ranking.Entry {
	entry := ranking.Entry{ID: id, Passed: passed}
	for _, source := range r.needs() {
		entry.Values = append(entry.Values, keyValue(source, score, dossier))
	}
	return entry
}

// needs are what the ranking compares.
func (r *Rules) needs() []ranking.Source {
	if r == nil || r.Ranker == nil {
		return nil
	}
	return r.Ranker.Needs()
}

// keyValue is what a candidate has for one key; missing is never zero.
func keyValue(source ranking.Source, score *scoring.Score, dossier *eligibility.Dossier) ranking.KeyValue {
	switch source.Kind {
	case ranking.Born:
		if dossier != nil && dossier.Born != nil {
			return ranking.Date(*dossier.Born)
		}
		return ranking.KeyValue{}
	case ranking.Sex:
		if dossier != nil {
			return ranking.Text(string(dossier.Sex))
		}
		return ranking.KeyValue{}
	case ranking.FactValue:
		if dossier != nil {
			return ranking.OfFact(dossier.Facts[source.Name])
		}
		return ranking.KeyValue{}
	}
	if score == nil {
		return ranking.KeyValue{}
	}
	value, ok := scoreValue(source, score)
	if !ok {
		return ranking.KeyValue{}
	}
	return ranking.Number(value)
}

func scoreValue(source ranking.Source, score *scoring.Score) (thituyen.Value, bool) {
	switch source.Kind {
	case ranking.Total:
		return score.Value(scoring.Root)
	case ranking.BeforeBonus:
		return score.BeforeBonus(scoring.Root)
	case ranking.Bonus:
		return score.Bonus(scoring.Root)
	case ranking.ComponentPoints:
		return score.Points(source.Name)
	}
	return score.Value(source.Name)
}
