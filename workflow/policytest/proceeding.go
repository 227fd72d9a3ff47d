package policytest

import (
	"slices"

	"cloud.google.com/go/civil"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/workflow"
)

// voted is where a vote stood after an accepted step.
type voted struct {
	step  string
	tally *workflow.Tally
}

// proceed takes the steps of the case in their order.
func (e *evaluation) proceed() {
	expect := e.c.Expect
	asked := len(e.c.Steps) > 0 || expect.State != nil || expect.Open != nil || expect.Due != nil
	if !asked && e.c.People == nil && e.c.Related == nil && e.c.Delegated == nil {
		return
	}
	if e.rules.Machine == nil {
		e.noSection("procedure", "steps")
		return
	}
	people := make(map[string][]string, len(e.c.People))
	for name, roles := range e.c.People {
		people[name] = roles
	}
	proceeding, err := e.rules.Machine.Start(workflow.Case{
		People: people, Related: e.c.Related, Delegated: e.c.Delegated, Candidates: e.candidates(), Holidays: e.c.Holidays, Workdays: e.c.Workdays,
	})
	if err != nil {
		e.found(err)
		return
	}
	if e.partly {
		return
	}
	e.proceeding = proceeding
	e.last = e.firstMoment()
	for i, step := range e.c.Steps {
		e.step(i, step)
	}
	e.afterwards()
}

// firstMoment is when a case without steps is asked: no clock runs, so that
// one day is as good as another.
func (e *evaluation) firstMoment() civil.DateTime {
	day, ok := e.c.about().NoticeDay()
	if !ok {
		day = civil.Date{Year: 2000, Month: 1, Day: 1}
	}
	return civil.DateTime{Date: day}
}

func (e *evaluation) step(i int, step Step) {
	e.last = step.At
	outcome := e.proceeding.Apply(step.Act)
	e.steps = append(e.steps, Taken{step.Act, outcome})
	if outcome.Accepted && outcome.Vote != nil {
		e.votes = append(e.votes, voted{step.Act.Step, outcome.Vote})
	}
	codes := outcome.Codes()
	if sameSet(step.Refused, codes) {
		return
	}
	d := Difference{
		Path:     thituyen.Path{}.Key("steps").Index(i),
		Expected: refusal(step.Refused), Came: refusal(codes), came: listWritten(codes), part: part{of: "steps"},
	}
	for _, reason := range outcome.Reasons {
		d.Why = append(d.Why, e.because(nil, "procedure.steps."+step.Act.Step, reason))
	}
	if outcome.Accepted {
		d.Why = append(d.Why, outcome)
	}
	e.wrong = append(e.wrong, d)
}

// refusal writes the codes of a refusal as a suite does.
func refusal(codes []string) string {
	if len(codes) == 0 {
		return "accepted"
	}
	return "refused: " + listWritten(slices.Compact(slices.Sorted(slices.Values(codes)))).String()
}

// afterwards asks for what the case expects at the moment of the last step.
func (e *evaluation) afterwards() {
	state := e.proceeding.State()
	e.came.State = &state
	e.came.Open, e.came.Due = map[string]IDs{}, map[string]*civil.Date{}
	for person := range e.c.Expect.Open {
		e.came.Open[person] = IDs{}
		for _, option := range e.proceeding.Open(person, e.last) {
			if option.Open() {
				e.came.Open[person] = append(e.came.Open[person], option.Step.ID)
			}
		}
	}
	for clock := range e.c.Expect.Due {
		e.came.Due[clock] = nil
	}
	for _, deadline := range e.proceeding.Due(e.last) {
		e.came.Due[deadline.Clock.ID] = &deadline.Last
	}
}
