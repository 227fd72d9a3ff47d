package round

import (
	"cloud.google.com/go/civil"
	"golang.org/x/text/language"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/prose"
	"github.com/thituyen/thituyen/workflow"
	"github.com/thituyen/thituyen/workflow/ledger"
)

// Description is an entry of the record for people to read: which step, who,
// when, about whom, and what came of it.
type Description struct {
	Number             int
	Step               workflow.Named
	Clause             string
	By, Name           string // the id of the person, and the name as shown
	Happened, Recorded civil.DateTime
	Candidate          string
	Act                Act // personal fields without openings are left out
	Result             Result

	titles *situation
}

// Describe reads an entry of this round's record. The openings are those at
// hand. The error says that the entry is not one of a round.
func (r *Round) Describe(entry ledger.Entry) (Description, error) {
	r = r.made()
	read, err := readEntry(entry, openingsOf(r.openings, entry))
	if err != nil {
		return Description{}, err
	}
	return Description{
		Number: entry.Number, Step: r.stepName(entry.Kind), Clause: r.steps[entry.Kind].Clause,
		By: entry.Actor, Name: r.Name(entry.Actor), Happened: read.act.Happened, Recorded: read.act.Recorded,
		Candidate: read.act.Candidate, Act: read.act, Result: read.result, titles: r.situation,
	}, nil
}

// openingsOf are the openings for one entry.
func openingsOf(openings *ledger.Openings, entry ledger.Entry) *ledger.Openings {
	out := new(ledger.Openings)
	committed, err := ledger.Commitments(entry.Body)
	if err != nil || openings == nil {
		return out
	}
	for _, c := range committed {
		if opening, found := openings.Find(entry.Number, c.Path); found {
			_ = out.Add(opening) // one that does not open is told when it is read
		}
	}
	return out
}

// Text words the entry in one line, in Vietnamese or English.
func (d Description) Text(tag language.Tag) string {
	text := thituyen.Format(tag, d.Number) + ". " + thituyen.Format(tag, d.Happened) + ": " + d.Step.Text(tag) + " – " + d.Name
	if d.Candidate != "" {
		text += " – " + d.Candidate
	}
	if came := d.Result.worded(tag, d.titles); came != "" {
		text += ": " + came
	}
	if d.Clause != "" {
		text += " (" + prose.Shown(d.Clause) + ")"
	}
	return text
}
