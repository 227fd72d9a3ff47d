package programme

import (
	"bytes"
	"encoding/json"

	"github.com/thituyen/thituyen/internal/stored"
)

// The forms in which answers are kept.
var (
	reviewForm      = stored.Form{Name: "programme.review", Version: "1"}
	supervisionForm = stored.Form{Name: "programme.supervision", Version: "1"}
	outcomeForm     = stored.Form{Name: "programme.outcome", Version: "1"}
)

// The answers without their own JSON.
type (
	plainReview      Review
	plainSupervision Supervision
	plainOutcome     Outcome
	plainFigures     Figures
)

// keptReview is a review whose supervision is kept inside it.
type keptReview struct {
	*plainReview
	Supervision plainSupervision `json:"supervision"`
}

// MarshalJSON writes the review with the version of its form, so that
// [Review.UnmarshalJSON] reads the same review back.
func (v *Review) MarshalJSON() ([]byte, error) {
	v = v.made()
	return reviewForm.Marshal(keptReview{(*plainReview)(v), plainSupervision(v.Supervision)})
}

// UnmarshalJSON reads a kept review. One of another form is a
// [*thituyen.FormError].
func (v *Review) UnmarshalJSON(text []byte) error {
	kept := keptReview{plainReview: new(plainReview)}
	err := reviewForm.Unmarshal(text, &kept)
	if err == nil {
		*v = Review(*kept.plainReview)
		v.Supervision = Supervision(kept.Supervision)
	}
	return err
}

// MarshalJSON writes the supervision with the version of its form.
func (s Supervision) MarshalJSON() ([]byte, error) {
	return supervisionForm.Marshal(plainSupervision(s))
}

// UnmarshalJSON reads a kept supervision. One of another form is a
// [*thituyen.FormError].
func (s *Supervision) UnmarshalJSON(text []byte) error {
	return supervisionForm.Unmarshal(text, (*plainSupervision)(s))
}

// MarshalJSON writes the outcome with the version of its form.
func (o Outcome) MarshalJSON() ([]byte, error) { return outcomeForm.Marshal(plainOutcome(o)) }

// UnmarshalJSON reads a kept outcome. One of another form is a
// [*thituyen.FormError].
func (o *Outcome) UnmarshalJSON(text []byte) error {
	return outcomeForm.Unmarshal(text, (*plainOutcome)(o))
}

// UnmarshalJSON reads figures as they are written; a key that figures do not
// have is an error.
func (f *Figures) UnmarshalJSON(text []byte) error {
	var read plainFigures
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&read); err != nil {
		return err
	}
	*f = Figures(read)
	return nil
}
