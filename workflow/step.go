package workflow

import (
	"cloud.google.com/go/civil"
	"golang.org/x/text/language"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/prose"
	"github.com/thituyen/thituyen/internal/wording"
)

// Step is a step that a person takes at a moment: what is checked and
// applied. Its keys are those of `steps` in policy suites.
type Step struct {
	At   civil.DateTime `doc:"at" validate:"required"`
	By   string         `doc:"by,id" validate:"required"`
	Step string         `doc:"step,id" validate:"required"`
	// Candidate is whom the step is about, where it is about one.
	Candidate string `doc:"candidate,id"`
	// Proposal is the text that is voted on. One that differs from that of
	// the votes so far voids them; none means the one already voted on.
	Proposal string `doc:"proposal"`
	// Votes are a meeting's, by person: the vote is then closed unless Closed
	// says otherwise. Without votes a step under a vote is the person's own
	// vote for it, and leaves the vote open, or, closed, closes it with the
	// votes cast so far.
	Votes map[string]Choice `doc:"votes"`
	// Counted are the votes of a secret ballot in numbers, in place of Votes.
	Counted *Counted `doc:"counted"`
	Closed  *bool    `doc:"closed"`
}

// Counted is a secret ballot as its minutes give it: who voted, and how many
// for what. The numbers must add up to the voters.
type Counted struct {
	Voters  []string `doc:"voters,id" validate:"required"`
	For     int      `doc:"for" validate:"at_least=0"`
	Against int      `doc:"against" validate:"at_least=0"`
	Abstain int      `doc:"abstain" validate:"at_least=0"`
	// Deciding is how the member who decides a tie declares to have voted,
	// where one is asked.
	Deciding Choice `doc:"deciding"`
}

// Outcome is what became of a step: accepted, or refused with every reason.
type Outcome struct {
	Accepted bool `json:"accepted"`
	// Reasons says why the step was refused; empty where it was accepted.
	Reasons []thituyen.Reason `json:"reasons,omitempty"`
	// Done says that the step took effect. An accepted part of a joint step
	// or of a vote that is still pending did not yet, a lost vote does not.
	Done bool `json:"done"`
	// From and State are the states before and after.
	From  string `json:"from"`
	State string `json:"state"`
	// Vote is where the vote stands, for a step under one; of a refused step
	// nil.
	Vote *Tally `json:"vote,omitempty"`
	// Waiting are the roles that must still take a joint step.
	Waiting []Named `json:"waiting,omitempty"`
	// Within are the clocks that the step was taken within, those of its rule
	// that ran then.
	Within []Named `json:"within,omitempty"`
	// OnBehalf is for whom the step was taken, where its taker stood in for
	// another; else nil.
	OnBehalf *StandIn `json:"on_behalf,omitempty"`

	machine *Machine       // for the titles in Text
	title   thituyen.Title // of the state, where the outcome was read back
}

// Codes returns the codes of the reasons, each once, sorted.
func (o Outcome) Codes() []string { return wording.Codes(o.Reasons) }

// Text words the outcome in Vietnamese or English, a line for each reason.
func (o Outcome) Text(tag language.Tag) string {
	if o.Accepted {
		out := sentences.Reason("accepted", param("state", o.stateName())).Text(tag)
		if o.OnBehalf != nil {
			out += "; " + o.OnBehalf.Text(tag)
		}
		if o.Vote != nil {
			out += "; " + o.Vote.Text(tag)
		}
		if len(o.Waiting) > 0 {
			out += "; " + sentences.Reason("waiting", param("roles", list(o.Waiting))).Text(tag)
		}
		return out
	}
	return reasonsText(o.Reasons, tag)
}

// reasonsText words reasons, a line each, with their clauses.
func reasonsText(reasons []thituyen.Reason, tag language.Tag) string {
	var out string
	for i, r := range reasons {
		if i > 0 {
			out += "\n"
		}
		out += r.Text(tag)
		if r.Clause != "" {
			out += " (" + prose.Shown(r.Clause) + ")"
		}
	}
	return out
}
