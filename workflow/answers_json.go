package workflow

import (
	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/stored"
)

// The forms in which answers are kept.
var (
	outcomeForm  = stored.Form{Name: "workflow.outcome", Version: "1"}
	openingForm  = stored.Form{Name: "workflow.opening", Version: "1"}
	deadlineForm = stored.Form{Name: "workflow.deadline", Version: "1"}
)

// The answers without their own JSON.
type (
	plainOutcome  Outcome
	plainOpening  Opening
	plainDeadline Deadline
)

// keptOutcome is an outcome with what it asks its machine for.
type keptOutcome struct {
	plainOutcome
	Title thituyen.Title `json:"state_title,omitzero"`
}

// stateName is the state after the step, with its title.
func (o Outcome) stateName() Named {
	if o.machine == nil {
		return Named{ID: o.State, Title: o.title}
	}
	return o.machine.stateName(o.State)
}

// MarshalJSON writes the outcome with the version of its form, so that
// [Outcome.UnmarshalJSON] reads the same outcome back.
func (o Outcome) MarshalJSON() ([]byte, error) {
	return outcomeForm.Marshal(keptOutcome{plainOutcome(o), o.stateName().Title})
}

// UnmarshalJSON reads a kept outcome. One of another form is a
// [*thituyen.FormError].
func (o *Outcome) UnmarshalJSON(text []byte) error {
	var body keptOutcome
	err := outcomeForm.Unmarshal(text, &body)
	if err == nil {
		*o = Outcome(body.plainOutcome)
		o.title = body.Title
	}
	return err
}

// MarshalJSON writes the opening with the version of its form.
func (o Opening) MarshalJSON() ([]byte, error) { return openingForm.Marshal(plainOpening(o)) }

// UnmarshalJSON reads a kept opening. One of another form is a
// [*thituyen.FormError].
func (o *Opening) UnmarshalJSON(text []byte) error {
	return openingForm.Unmarshal(text, (*plainOpening)(o))
}

// MarshalJSON writes the deadline with the version of its form.
func (d Deadline) MarshalJSON() ([]byte, error) { return deadlineForm.Marshal(plainDeadline(d)) }

// UnmarshalJSON reads a kept deadline. One of another form is a
// [*thituyen.FormError].
func (d *Deadline) UnmarshalJSON(text []byte) error {
	return deadlineForm.Unmarshal(text, (*plainDeadline)(d))
}

func init() {
	stored.Describe[Outcome, keptOutcome](outcomeForm)
	stored.Describe[Opening, plainOpening](openingForm)
	stored.Describe[Deadline, plainDeadline](deadlineForm)
	stored.Describe[TimeOfDay, string](stored.Form{})
	stored.Describe[Result, string](stored.Form{})
}
