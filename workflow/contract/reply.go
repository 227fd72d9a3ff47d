package contract

import (
	"errors"

	"golang.org/x/text/language"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/eligibility"
	"github.com/thituyen/thituyen/internal/document"
	"github.com/thituyen/thituyen/internal/stored"
	"github.com/thituyen/thituyen/scoring"
	"github.com/thituyen/thituyen/workflow"
	"github.com/thituyen/thituyen/workflow/regulation"
)

// answerForm is the form of answers.
var answerForm = stored.Form{Name: "contract.answer", Version: Version}

// Reply is the answer to a request: what was asked, by which regulation, and
// either an error or what was asked for.
type Reply struct {
	ID         string      `json:"id,omitempty"`
	Ask        Ask         `json:"ask,omitempty"`
	Regulation *Named      `json:"regulation,omitempty"`
	Error      *Failure    `json:"error,omitempty"`
	Check      *Checked    `json:"check,omitempty"`
	Words      *Worded     `json:"words,omitempty"`
	Candidates Candidates  `json:"candidates,omitempty"`
	Ranking    *Ranked     `json:"ranking,omitempty"`
	Selection  *Selected   `json:"selection,omitempty"`
	Why        *Compared   `json:"why,omitempty"`
	Next       *Proceeding `json:"next,omitempty"`
	Verify     *Verified   `json:"verify,omitempty"`
	// End says that no more lines answer a streamed request.
	End bool `json:"end,omitempty"`
}

type plainReply Reply

// MarshalJSON writes the answer with the version of its form.
func (r Reply) MarshalJSON() ([]byte, error) { return answerForm.Marshal(plainReply(r)) }

// UnmarshalJSON reads an answer. One of another form is a
// [*thituyen.FormError].
func (r *Reply) UnmarshalJSON(text []byte) error {
	return answerForm.Unmarshal(text, (*plainReply)(r))
}

// Named is the regulation that was asked.
type Named struct {
	ID          string         `json:"id"`
	Title       thituyen.Title `json:"title,omitzero"`
	Fingerprint string         `json:"fingerprint"`
	Group       string         `json:"group,omitempty"`
}

// Failure is why a request, or one candidate, could not be answered.
type Failure struct {
	Code     string `json:"code"`
	Text     string `json:"text"`
	Mistakes []Told `json:"mistakes,omitempty"`
}

// Told is a mistake as data and in a sentence.
type Told struct {
	Mistake thituyen.Mistake `json:"mistake"`
	Text    string           `json:"text"`
}

// Checked is a regulation without mistakes.
type Checked struct {
	Groups   []string `json:"groups"`
	Warnings []Told   `json:"warnings"`
}

// Worded is a regulation in words: as one text, and rule by rule.
type Worded struct {
	Markdown string `json:"markdown"`
	Rules    []Rule `json:"rules"`
}

// Rule is one rule in words.
type Rule struct {
	Group   string   `json:"group,omitempty"`
	Rule    string   `json:"rule"`
	Name    string   `json:"name"`
	Text    string   `json:"text"`
	Clauses []string `json:"clauses,omitempty"`
	Assumed []string `json:"assumed,omitempty"`
}

// Candidates are the answers by candidate.
type Candidates map[string]Candidate

// Candidate is what the rules say of one candidate: the results, and in full
// the stored answers with their sentences.
type Candidate struct {
	Outcome  eligibility.Outcome   `json:"outcome,omitempty"`
	NotMet   []string              `json:"not_met,omitempty"`
	Unknown  []string              `json:"unknown,omitempty"`
	Waived   []string              `json:"waived,omitempty"`
	Standing scoring.Standing      `json:"standing,omitempty"`
	Failed   []string              `json:"failed,omitempty"`
	Total    *thituyen.Value       `json:"total,omitempty"`
	Decision *eligibility.Decision `json:"decision,omitempty"`
	Score    *scoring.Score        `json:"score,omitempty"`
	Text     string                `json:"text,omitempty"`
	Reasons  []Reason              `json:"reasons,omitempty"`
	Error    *Failure              `json:"error,omitempty"`
}

// Reason is a reason as data and in a sentence.
type Reason struct {
	Reason thituyen.Reason `json:"reason"`
	Text   string          `json:"text"`
}

// Ranked is who stands where.
type Ranked struct {
	Order     [][]string                 `json:"order"`
	Places    map[string]*thituyen.Value `json:"places"`
	NotPlaced []string                   `json:"not_placed,omitempty"`
	Text      string                     `json:"text,omitempty"`
}

// Selected is who is chosen.
type Selected struct {
	Selected []string   `json:"selected"`
	Reserve  [][]string `json:"reserve"`
	Referred [][]string `json:"referred"`
	Reasons  []Reason   `json:"reasons,omitempty"`
	Text     string     `json:"text,omitempty"`
}

// Compared is why one of two stands above the other, and how far each is from
// the cut.
type Compared struct {
	Above      string         `json:"above"`
	Below      string         `json:"below"`
	By         string         `json:"by,omitempty"`
	AboveValue string         `json:"above_value,omitempty"` // as documents write it
	BelowValue string         `json:"below_value,omitempty"`
	Reason     Reason         `json:"reason"`
	Margins    map[string]Far `json:"margins,omitempty"`
}

// Far is how far a candidate stands from the cut; no amount where no change of
// the first key would change the outcome.
type Far struct {
	Amount   *thituyen.Value `json:"amount,omitempty"`
	Above    bool            `json:"more_than,omitempty"`
	Selected bool            `json:"selected,omitempty"`
	Text     string          `json:"text"`
}

// Proceeding is where a procedure stands after the steps taken.
type Proceeding struct {
	State    string                        `json:"state"`
	Outcomes []Outcome                     `json:"outcomes"`
	Open     map[string][]workflow.Opening `json:"open"`
	Due      []workflow.Deadline           `json:"due"`
}

// Outcome is what became of one step.
type Outcome struct {
	Outcome workflow.Outcome `json:"outcome"`
	Text    string           `json:"text"`
}

// Verified is whether a record holds, and how much of it was recomputed.
type Verified struct {
	Holds      bool   `json:"holds"`
	Entry      int    `json:"entry,string,omitempty"`
	Field      string `json:"field,omitempty"`
	State      string `json:"state,omitempty"`
	Head       string `json:"head,omitempty"`
	Recomputed int    `json:"recomputed,string"`
	Attested   int    `json:"attested,string"`
	Text       string `json:"text"`
}

// speaker words answers in the language that was asked for.
type speaker struct {
	tag  language.Tag
	full bool
}

func (s speaker) reasons(reasons []thituyen.Reason) []Reason {
	out := make([]Reason, len(reasons))
	for i, r := range reasons {
		out[i] = Reason{r, r.Text(s.tag)}
	}
	return out
}

func (s speaker) told(mistakes thituyen.Mistakes) []Told {
	out := make([]Told, len(mistakes))
	for i, m := range mistakes {
		out[i] = Told{m, m.Text(s.tag)}
	}
	return out
}

// failure is an error as data.
func (s speaker) failure(code string, mistakes thituyen.Mistakes, params ...thituyen.Param) *Failure {
	out := &Failure{Code: code, Text: sentences.Reason(code, params...).Text(s.tag)}
	if len(mistakes) > 0 {
		out.Mistakes = s.told(mistakes)
	}
	return out
}

// wrong is the failure of an error that the library gives.
func (s speaker) wrong(code string, err error) *Failure {
	var failed *failed
	if errors.As(err, &failed) {
		return s.failure(failed.code, nil, failed.params...)
	}
	if mistakes, ok := document.Of(err); ok {
		return s.failure(code, mistakes)
	}
	return s.failure("unexpected", nil, param("detail", err.Error()))
}

// failed is an error that is an answer by itself.
type failed struct {
	code   string
	params []thituyen.Param
}

func (f *failed) Error() string { return sentences.Reason(f.code, f.params...).Text(language.English) }

func fails(code string, params ...thituyen.Param) error { return &failed{code, params} }

// candidate is what the rules say of one candidate.
func (s speaker) candidate(a regulation.Answer, scored bool) Candidate {
	var out Candidate
	if len(a.Mistakes) > 0 {
		out.Error = s.failure("bad_case", a.Mistakes)
		return out
	}
	out.Outcome, out.NotMet, out.Unknown, out.Waived = a.Decision.Outcome(), a.Decision.NotMet(), a.Decision.Unknown(), a.Decision.Waived()
	if scored && a.Score != nil {
		out.Standing, out.Failed = a.Score.Standing(scoring.Root), a.Score.Failed()
		if total, has := a.Score.Total(); has {
			out.Total = &total
		}
	}
	if !s.full {
		return out
	}
	out.Decision, out.Text = &a.Decision, a.Decision.Text(s.tag)
	reasons := a.Reasons()
	if scored && a.Score != nil {
		out.Score = a.Score
		out.Text += "\n" + a.Score.Trace().Text(s.tag)
	}
	out.Reasons = s.reasons(reasons)
	return out
}
