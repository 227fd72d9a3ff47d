package round

import (
	"cmp"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/wording"
	"github.com/thituyen/thituyen/workflow"
	"github.com/thituyen/thituyen/workflow/ledger"
)

// Outcome is what became of an act: accepted, or refused with every reason.
type Outcome struct {
	Accepted bool
	// Reasons says why the act was refused, the procedure's reasons first;
	// empty where it was accepted.
	Reasons []thituyen.Reason
	// Done says that the act took effect: not yet so where a vote goes on or
	// others must take the step too, and never where a vote was lost.
	Done bool
	// Step and By are what was done and by whom; Clause is that of the step.
	Step   workflow.Named
	By     string
	Clause string
	// From and State are the states before and after.
	From, State string
	// Result is what the entry states.
	Result Result
	// Recomputed is how much was recomputed for it, and Attested what rests
	// on commitments without openings; both belong to replays.
	Recomputed int
	Attested   []Attested
	// Fallen are the acts that a correction takes with it, in their order: they
	// rest on what it corrects. Acts about several people stand for the others;
	// see [Result.Dropped].
	Fallen []Fallen
	// Moved are the values that are others since who is scored together has
	// changed.
	Moved []Moved
	// Entry is the line to keep, and Openings what to keep beside it in
	// secret; both come from [Round.Apply] alone.
	Entry    ledger.Entry
	Openings []ledger.Opening

	titles *situation        // for the titles and names in Text
	names  map[string]string // that the act itself gives
}

// Fallen is an act that no longer stands once another is corrected: which, by
// and about whom, and why the rules no longer allow it.
type Fallen struct {
	Entry     int
	Step      workflow.Named
	By        string
	Candidate string // or the code
	Reasons   []thituyen.Reason
}

// Moved is a value that is another since who is scored together has changed:
// somebody withdrew, was excluded or was marked once more.
type Moved struct {
	Candidate, Component string
	Before, After        Mean
	Why                  thituyen.Reason
}

// Attested is something that an entry states and that rests on commitments
// whose openings are not at hand: it could not be recomputed.
type Attested struct {
	Entry int
	Field string
	// Rests are the commitments, each as the number of its entry, a blank and
	// its path in the body.
	Rests []string
}

// Codes returns the codes of the reasons, each once, sorted.
func (o Outcome) Codes() []string { return wording.Codes(o.Reasons) }

// Text words the outcome in Vietnamese or English: the reasons of a refusal
// with their clauses, a line each, or what the act came to. People are shown
// by their names where the round knows them; the parameters of the reasons
// keep their ids.
func (o Outcome) Text(tag language.Tag) string {
	if !o.Accepted {
		lines := make([]string, len(o.Reasons))
		for i, r := range o.Reasons {
			lines[i] = o.named(r).Text(tag)
			if r.Clause != "" {
				lines[i] += " (" + r.Clause + ")"
			}
		}
		return strings.Join(lines, "\n")
	}
	if text := o.Result.worded(tag, o.titles); text != "" {
		return text
	}
	return words["recorded"].Text(tag)
}

// named puts the names of people in place of their ids.
func (o Outcome) named(r thituyen.Reason) thituyen.Reason {
	r.Params = slices.Clone(r.Params)
	for i, p := range r.Params {
		switch value := p.Value.(type) {
		case thituyen.Reason:
			r.Params[i].Value = o.named(value)
		case string:
			if p.Name == "person" {
				r.Params[i].Value = o.name(value)
			}
		}
	}
	return r
}

func (o Outcome) name(person string) string {
	if name := o.names[person]; name != "" || o.titles == nil {
		return cmp.Or(name, person)
	}
	return o.titles.name(person)
}
