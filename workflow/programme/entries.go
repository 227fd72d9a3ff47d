package programme

import (
	"cloud.google.com/go/civil"

	"github.com/thituyen/thituyen/internal/document"
)

// Entries are what is brought to the register besides rounds: the reports that
// fulfil duties and reviews, the difficulties that were raised, and their
// answers. They are written in Go, or read from a text with [ParseEntries].
type Entries struct {
	Reports      []Fulfilment `doc:"reports" json:"reports"`
	Difficulties []Difficulty `doc:"difficulties" json:"difficulties"`
	Answers      []Reply      `doc:"answers" json:"answers"`
}

// Fulfilment says that a duty that is owed once, or a review, was done: what
// was reported, and to whom.
type Fulfilment struct {
	ID string     `doc:"of,id" json:"of" validate:"required"` // of the duty or the review
	By string     `doc:"by" json:"by" validate:"required"`    // one of the bodies charged with it
	On civil.Date `doc:"on" json:"on" validate:"required"`
	// Paper is the number of the report, To those to whom it was sent.
	Paper string `doc:"paper" json:"paper"`
	To    Bodies `doc:"to" json:"to"`
	// Text and Findings are what it says; a review has findings, and the
	// figures on which it rests, as [Register.Review] counts them.
	Text     string   `doc:"text" json:"text"`
	Findings []string `doc:"findings" json:"findings"`
	Figures  *Figures `doc:"figures" json:"figures"`
}

// Difficulty is something that stands in the way of the programme, as one of
// those who oversee it raises it.
type Difficulty struct {
	ID string `doc:"id,id" json:"id" validate:"required"`
	By string `doc:"by" json:"by" validate:"required"` // who raises it
	To Bodies `doc:"to" json:"to"`                     // to whom
	// Arose is the day on which it arose; nil: not said. On is the day on
	// which it was raised.
	Arose *civil.Date `doc:"arose" json:"arose"`
	On    civil.Date  `doc:"on" json:"on" validate:"required"`
	Paper string      `doc:"paper" json:"paper"`
	Text  string      `doc:"text" json:"text" validate:"required"`
	// Round is the registered round that it is about; "": the programme.
	Round string `doc:"round,id" json:"round"`
}

// Reply is the answer to a difficulty.
type Reply struct {
	Difficulty string     `doc:"to,id" json:"to" validate:"required"`
	By         string     `doc:"by" json:"by" validate:"required"`
	On         civil.Date `doc:"on" json:"on" validate:"required"`
	Paper      string     `doc:"paper" json:"paper"`
	Text       string     `doc:"text" json:"text" validate:"required"`
}

// ParseEntries reads entries from a text: YAML, or JSON where the name ends in
// .json. The error holds every mistake of their shape as
// [thituyen.Mistakes]; whether they may be entered is for the register to say.
func ParseEntries(name string, text []byte) (Entries, error) {
	root, mistakes := document.Parse(name, text)
	if root == nil {
		return Entries{}, mistakes.Err()
	}
	var e Entries
	read := document.Decode(root, &e)
	if err := document.Join(read, document.In(document.Check(e), root)).Err(); err != nil {
		return Entries{}, err
	}
	return e, nil
}

// Enter enters difficulties, their answers and reports, in this order, and
// says what became of each; see [Register.Raise], [Register.Answer] and
// [Register.Fulfil].
func (g *Register) Enter(e Entries) []Outcome {
	var out []Outcome
	for _, d := range e.Difficulties {
		out = append(out, g.Raise(d))
	}
	for _, r := range e.Answers {
		out = append(out, g.Answer(r))
	}
	for _, f := range e.Reports {
		out = append(out, g.Fulfil(f))
	}
	return out
}
