package round_test

import (
	"crypto/rand"
	"fmt"
	"strings"

	"cloud.google.com/go/civil"
	"github.com/shopspring/decimal"
	"golang.org/x/text/language"

	"github.com/thituyen/thituyen/eligibility"
	"github.com/thituyen/thituyen/workflow"
	"github.com/thituyen/thituyen/workflow/regulation"
	"github.com/thituyen/thituyen/workflow/round"
)

// freshSalt draws the secret salt of one personal field.
func freshSalt() []byte {
	salt := make([]byte, 32)
	_, _ = rand.Read(salt)
	return salt
}

const rules = `
regulation: vi-du
title: Quy chế ví dụ
personal: [name, born]
eligibility: {criteria: [{id: age, title: Tuổi, require: {age: {at_least: 30 years}}}]}
scoring: {parts: [{id: essay, title: Đề án, max: 100, pass: 50, panel: {combine: mean}}]}
ranking: {keys: [{by: total, prefer: highest}]}
procedure:
  roles: {office: {}, council: {}, authority: {members: {at_least: 3}}}
  states: {start: draft, final: [done]}
  steps:
    - {id: council, by: office, from: draft}
    - {id: announce, by: office, from: draft, to: announced}
    - {id: register, by: office, from: announced}
    - {id: close, by: office, from: announced, to: closed}
    - {id: screen, by: office, from: closed, to: marking}
    - {id: mark, by: council, from: marking}
    - {id: close_component, by: council, from: marking}
    - {id: rank, by: council, from: marking, to: ranked}
    - {id: recognise, by: authority, from: ranked, to: recognised, votes: {over: 1/2, quorum: 2/3}}
    - {id: appoint, by: authority, from: recognised, to: done}
`

// A round from its opening to the appointment; then whoever holds the record
// recomputes it.
func Example() {
	reg, err := regulation.Parse("vi-du.yaml", []byte(rules))
	if err != nil {
		fmt.Println(err)
		return
	}
	r := round.New(reg)
	var record [][]byte
	minute := 0
	do := func(step, by, candidate string, body any) {
		minute++
		at := civil.DateTime{Date: civil.Date{Year: 2018, Month: 3, Day: 1}, Time: civil.Time{Hour: 8, Minute: minute}}
		out, err := r.Apply(round.Act{Step: step, By: by, Happened: at, Candidate: candidate, Body: body}, freshSalt)
		if err != nil || !out.Accepted {
			fmt.Println(step, "refused:", strings.Join(out.Codes(), ", "), out.Text(language.English), err)
			return
		}
		record = append(record, out.Entry.Line) // keep out.Openings in secret
	}
	born := func(year int) eligibility.Dossier {
		return eligibility.Dossier{Name: "Người bịa", Born: &civil.Date{Year: year, Month: 5, Day: 1}}
	}
	one := 1
	do("open", "an", "", round.Open{
		Post:   eligibility.Post{ID: "truong-phong", Seats: &one},
		People: map[string][]string{"an": {"office"}, "binh": {"authority"}, "chi": {"authority"}, "dung": {"authority"}},
	})
	do("council", "an", "", round.Council{Members: map[string][]string{"council": {"giang"}}})
	do("announce", "an", "", nil)
	do("register", "an", "A", round.Register{Dossier: born(1980)})
	do("register", "an", "B", round.Register{Dossier: born(1999)})
	do("close", "an", "", nil)
	do("screen", "an", "", nil)
	mark := decimal.New(815, -1)
	do("mark", "giang", "B", round.Mark{Component: "essay", Mark: &mark})
	do("mark", "giang", "A", round.Mark{Component: "essay", Mark: &mark})
	do("close_component", "giang", "", round.CloseComponent{Component: "essay"})
	do("rank", "giang", "", nil)
	for _, member := range []string{"binh", "chi"} {
		do("recognise", member, "", nil)
	}
	do("appoint", "binh", "", nil)
	fmt.Println(r.State(), r.Selection().Selected)

	lines := func(yield func([]byte, error) bool) {
		for _, line := range record {
			if !yield(line, nil) {
				return
			}
		}
	}
	report := round.Verify(lines, round.VerifyOptions{Head: r.Head()}) // without openings
	fmt.Println(report.Holds, report.Attested)
	// Output:
	// mark refused: not_eligible B may not sit, not being on the list of the eligible <nil>
	// done [A]
	// true 2
}

// Who may do what, and why not, is asked without changing anything.
func ExampleRound_Check() {
	reg, _ := regulation.Parse("vi-du.yaml", []byte(rules))
	r := round.New(reg)
	at := civil.DateTime{Date: civil.Date{Year: 2018, Month: 3, Day: 1}, Time: civil.Time{Hour: 8}}
	_, _ = r.Apply(round.Act{Step: "open", By: "an", Happened: at, Body: round.Open{People: map[string][]string{"an": {"office"}, "binh": {"authority"}}}}, nil)

	out := r.Check(round.Act{Step: "recognise", By: "an", Happened: at, Votes: map[string]workflow.Choice{"binh": workflow.For}})
	fmt.Println(out.Accepted, out.Codes())
	out = r.Check(round.Act{Step: "announce", By: "an", Happened: at})
	fmt.Println(out.Accepted, out.State)
	// Output:
	// false [not_ranked wrong_role wrong_state]
	// true announced
}
