package scoring

import (
	"slices"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/stored"
)

// scoreForm is the form in which scores are kept.
var scoreForm = stored.Form{Name: "scoring.score", Version: "1"}

// keptScore is a score as it is kept: all that it answers.
type keptScore struct {
	ID         string          `json:"id,omitempty"`
	Components []keptComponent `json:"components"`
	Trace      Trace           `json:"trace,omitempty"`
}

type keptComponent struct {
	ID          string          `json:"id"`
	Standing    Standing        `json:"standing,omitempty"`
	Value       *thituyen.Value `json:"value,omitempty"`
	Points      *thituyen.Value `json:"points,omitempty"`
	BeforeBonus *thituyen.Value `json:"before_bonus,omitempty"`
	Bonus       *thituyen.Value `json:"bonus,omitempty"`
	Failed      bool            `json:"failed,omitempty"`
}

// MarshalJSON writes what the score says of every component, with its trace
// and the version of its form, so that [Score.UnmarshalJSON] reads the same
// answers back.
func (s Score) MarshalJSON() ([]byte, error) {
	body := keptScore{ID: s.ID(), Components: []keptComponent{}, Trace: s.Trace()}
	if told := s.told(); told != nil {
		return scoreForm.Marshal(told)
	}
	if s.scorer != nil {
		failed := s.Failed()
		for i := range s.scorer.nodes {
			id := s.scorer.nodes[i].id
			c := keptComponent{ID: id, Standing: s.Standing(id), Failed: slices.Contains(failed, id)}
			for into, of := range map[**thituyen.Value]func(string) (thituyen.Value, bool){
				&c.Value: s.Value, &c.Points: s.Points, &c.BeforeBonus: s.BeforeBonus, &c.Bonus: s.Bonus,
			} {
				if v, ok := of(id); ok {
					*into = &v
				}
			}
			body.Components = append(body.Components, c)
		}
	}
	return scoreForm.Marshal(body)
}

// UnmarshalJSON reads a kept score: it answers as the score that was kept. One
// of another form is a [*thituyen.FormError].
func (s *Score) UnmarshalJSON(text []byte) error {
	var body keptScore
	err := scoreForm.Unmarshal(text, &body)
	if err == nil {
		*s = Score{scorer: &Scorer{told: &body}}
	}
	return err
}

// told is what a score that was read back has to say; nil for one of a sheet.
func (s Score) told() *keptScore {
	if s.scorer == nil {
		return nil
	}
	return s.scorer.told
}

// toldOf is what a score that was read back says of a component; nothing of
// one that it does not have.
func (s Score) toldOf(id string) keptComponent {
	for _, c := range s.scorer.told.Components {
		if c.ID == id {
			return c
		}
	}
	return keptComponent{}
}

// valueOf is a value that may be missing.
func valueOf(v *thituyen.Value) (thituyen.Value, bool) {
	if v == nil {
		return thituyen.Value{}, false
	}
	return *v, true
}

func init() {
	stored.Describe[Score, keptScore](scoreForm)
	stored.Describe[Step, stepForm](stored.Form{})
}
