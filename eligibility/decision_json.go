package eligibility

import (
	"encoding/json"
	"fmt"
	"slices"

	"cloud.google.com/go/civil"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/plainjson"
	"github.com/thituyen/thituyen/internal/stored"
)

// decisionForm is the form in which decisions are kept.
var decisionForm = stored.Form{Name: "eligibility.decision", Version: "1"}

type keptDecision struct {
	Candidate string        `json:"candidate,omitempty"`
	Outcome   Outcome       `json:"outcome,omitempty"`
	Findings  []keptFinding `json:"findings"`
}

// keptFinding is a finding as it is kept: all that it answers.
type keptFinding struct {
	Criterion string          `json:"criterion"`
	Title     thituyen.Title  `json:"title,omitzero"`
	Clause    string          `json:"clause,omitempty"`
	Verdict   Verdict         `json:"verdict"`
	Judged    Verdict         `json:"judged"`
	Date      civil.Date      `json:"date"`
	Reason    thituyen.Reason `json:"reason"`
	Missing   []MissingFact   `json:"missing,omitempty"`
	Evidence  []string        `json:"evidence,omitempty"`
	Waiver    *keptWaiver     `json:"waiver,omitempty"`
}

type keptWaiver struct {
	By     string `json:"by"`
	Reason string `json:"reason"`
}

// MarshalJSON writes the decision with its findings and the version of its
// form, so that [Decision.UnmarshalJSON] reads the same decision back.
func (d Decision) MarshalJSON() ([]byte, error) {
	body := keptDecision{Candidate: d.Candidate(), Outcome: d.Outcome(), Findings: []keptFinding{}}
	for _, f := range d.Findings() {
		body.Findings = append(body.Findings, f.kept())
	}
	return decisionForm.Marshal(body)
}

// UnmarshalJSON reads a kept decision. Its findings answer as those of the
// decision that was kept; of their criteria they know the id, the title and
// the clause. One of another form is a [*thituyen.FormError].
func (d *Decision) UnmarshalJSON(text []byte) error {
	var body keptDecision
	if err := decisionForm.Unmarshal(text, &body); err != nil {
		return err
	}
	*d = Decision{&record{candidate: body.Candidate, outcome: body.Outcome, told: body.Findings}}
	return nil
}

// MarshalJSON writes the finding as it stands in a kept decision.
func (f Finding) MarshalJSON() ([]byte, error) { return plainjson.Marshal(f.kept()) }

// UnmarshalJSON reads a finding of a kept decision.
func (f *Finding) UnmarshalJSON(text []byte) error {
	var one keptFinding
	if err := json.Unmarshal(text, &one); err != nil {
		return err
	}
	*f = Finding{&record{told: []keptFinding{one}}, 0}
	return nil
}

func (f Finding) kept() keptFinding {
	if told := f.told(); told != nil {
		return *told
	}
	c := f.criterion()
	out := keptFinding{
		Criterion: c.ID, Title: c.Title, Clause: c.Clause, Verdict: f.Verdict(), Judged: f.Judged(),
		Date: f.Date(), Reason: f.Reason(), Missing: f.Missing(), Evidence: f.Evidence(),
	}
	if waiver, waived := f.Waiver(); waived {
		out.Waiver = &keptWaiver{waiver.By, waiver.Reason}
	}
	return out
}

// told is what a finding that was read back has to say; nil for one of a
// screening.
func (f Finding) told() *keptFinding {
	if f.record == nil || f.record.told == nil {
		return nil
	}
	return &f.record.told[f.index]
}

// UnmarshalText reads a verdict as [Verdict.MarshalText] wrote it.
func (v *Verdict) UnmarshalText(text []byte) error {
	i := slices.Index(verdictNames[:], string(text))
	if i < 0 {
		return fmt.Errorf("eligibility: %q is no verdict; it is one of %v", text, verdictNames)
	}
	*v = Verdict(i)
	return nil
}

func init() { stored.Describe[Decision, keptDecision](decisionForm) }
