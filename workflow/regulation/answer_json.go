package regulation

import (
	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/eligibility"
	"github.com/thituyen/thituyen/internal/stored"
	"github.com/thituyen/thituyen/scoring"
)

// answerForm is the form in which answers are kept.
var answerForm = stored.Form{Name: "regulation.answer", Version: "1"}

// Provenance says by which rules something was answered: a kept answer carries
// it, so that whoever reads it knows whether it is about the rules at hand.
type Provenance struct {
	Regulation  string `json:"regulation"`  // the id
	Fingerprint string `json:"fingerprint"` // see [Regulation.Fingerprint]
	Group       string `json:"group,omitempty"`
}

// Provenance says which rules these are.
func (r *Rules) Provenance() Provenance {
	if r == nil {
		return Provenance{}
	}
	return Provenance{Regulation: r.Regulation.orEmpty().document.ID, Fingerprint: r.Regulation.Fingerprint(), Group: r.Group}
}

// keptAnswer is an answer as it is kept.
type keptAnswer struct {
	Provenance
	ID               string                `json:"id"`
	Decision         *eligibility.Decision `json:"decision,omitempty"`
	Score            *scoring.Score        `json:"score,omitempty"`
	Mistakes         thituyen.Mistakes     `json:"mistakes,omitempty"`
	OutOfCompetition bool                  `json:"out_of_competition,omitempty"`
}

// MarshalJSON writes the answer with the version of its form and the rules that
// it was given by, so that [Answer.UnmarshalJSON] reads the same answer back.
func (a Answer) MarshalJSON() ([]byte, error) {
	kept := keptAnswer{Provenance: a.Provenance, ID: a.ID, Score: a.Score, Mistakes: a.Mistakes, OutOfCompetition: a.outside}
	if a.Decision.Outcome() != "" {
		kept.Decision = &a.Decision
	}
	return answerForm.Marshal(kept)
}

// UnmarshalJSON reads a kept answer. One of another form, or with a decision or
// a score of another, is a [*thituyen.FormError].
func (a *Answer) UnmarshalJSON(text []byte) error {
	var kept keptAnswer
	if err := answerForm.Unmarshal(text, &kept); err != nil {
		return err
	}
	*a = Answer{Provenance: kept.Provenance, ID: kept.ID, Score: kept.Score, Mistakes: kept.Mistakes, outside: kept.OutOfCompetition}
	if kept.Decision != nil {
		a.Decision = *kept.Decision
	}
	return nil
}

func init() { stored.Describe[Answer, keptAnswer](answerForm) }
