package contract

import (
	"maps"
	"slices"

	"cloud.google.com/go/civil"

	"github.com/thituyen/thituyen/workflow"
)

// next takes the steps of a case, and says who may take which then. A step
// that is refused is answered with its reasons, and the next one is taken.
func (a *asked) next() {
	if a.rules.Machine == nil {
		a.fail("", fails("no_section", param("section", "procedure")))
		return
	}
	r := a.request
	proceeding, err := a.rules.Machine.Start(workflow.Case{
		People: r.People, Related: r.Related, Delegated: r.Delegated, Candidates: slices.Sorted(maps.Keys(r.Candidates)), Holidays: r.Holidays, Workdays: r.Workdays,
	})
	if err != nil {
		a.fail("bad_case", err)
		return
	}
	out := &Proceeding{Outcomes: []Outcome{}, Open: map[string][]workflow.Opening{}, Due: []workflow.Deadline{}}
	at := a.firstMoment()
	for _, step := range r.Steps {
		at = step.At
		outcome := proceeding.Apply(step)
		out.Outcomes = append(out.Outcomes, Outcome{outcome, outcome.Text(a.says.tag)})
	}
	if r.At != nil {
		at = *r.At
	}
	for _, person := range slices.Sorted(maps.Keys(r.People)) {
		out.Open[person] = []workflow.Opening{}
		for _, opening := range proceeding.Open(person, at) {
			if a.says.full || opening.Open() {
				out.Open[person] = append(out.Open[person], opening)
			}
		}
	}
	out.Due = append(out.Due, proceeding.Due(at)...)
	out.State = proceeding.State()
	a.reply.Next = out
}

// firstMoment is when a case without steps is asked: at the notice, where the
// case names it; no clock runs, so that one day is as good as another.
func (a *asked) firstMoment() civil.DateTime {
	day, known := a.request.NoticeDay()
	if !known {
		day = civil.Date{Year: 2000, Month: 1, Day: 1}
	}
	return civil.DateTime{Date: day}
}
