package round

import (
	"fmt"
	"testing"

	"cloud.google.com/go/civil"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/thituyen/thituyen/workflow/regulation"
)

const benchRules = `
regulation: do-toc-do
scoring: {parts: [{id: essay, max: 100, pass: 50, panel: {markers: {at_least: 2}, combine: mean}}]}
ranking: {keys: [{by: total, prefer: highest}]}
procedure:
  roles: {office: {}, marking: {kin: own_candidate}}
  states: {start: draft, final: [done]}
  clocks: [{id: term, starts: announce, lasts: 30 days}]
  steps:
    - {id: council, by: office, from: draft}
    - {id: announce, by: office, from: draft, to: announced}
    - {id: register, by: office, from: announced, within: term}
    - {id: close, by: office, from: announced, to: marking}
    - {id: mark, by: marking, from: marking}
    - {id: close_component, by: office, from: marking}
    - {id: rank, by: office, from: marking, to: done}
`

func minute(n int) civil.DateTime {
	return civil.DateTime{Date: civil.Date{Year: 2018, Month: 3, Day: 1}, Time: civil.Time{Hour: 8 + n/60, Minute: n % 60}}
}

// readyToMark is a round in which so many candidates wait for marks.
func readyToMark(t testing.TB, candidates int) *Round {
	reg, err := regulation.Parse("r.yaml", []byte(benchRules))
	require.NoError(t, err)
	r := New(reg)
	do := func(act Act) {
		out, err := r.Apply(act, nil)
		require.NoError(t, err)
		require.True(t, out.Accepted, out.Text(vietnamese))
	}
	do(Act{Step: "open", By: "an", Happened: minute(0), Body: Open{People: map[string][]string{"an": {"office"}}}})
	do(Act{Step: "council", By: "an", Happened: minute(0), Body: Council{Members: map[string][]string{"marking": {"m1", "m2"}}}})
	do(Act{Step: "announce", By: "an", Happened: minute(0)})
	for i := range candidates {
		do(Act{Step: "register", By: "an", Happened: minute(1), Candidate: fmt.Sprintf("C%06d", i)})
	}
	do(Act{Step: "close", By: "an", Happened: minute(2)})
	return r
}

// marking gives marks one after the other: each candidate by two markers.
func marking(n int) Act {
	mark := decimal.New(int64(500+n%500), -1)
	return Act{
		Step: "mark", By: []string{"m1", "m2"}[n%2], Candidate: fmt.Sprintf("C%06d", n/2), Happened: minute(3),
		Body: Mark{Component: "essay", Mark: &mark},
	}
}

func BenchmarkApplyMark(b *testing.B) {
	r := readyToMark(b, b.N/2+1)
	r.ReadFrom(func(func([]byte, error) bool) {}) // as with a store: no lines are kept
	b.ReportAllocs()
	b.ResetTimer()
	for i := range b.N {
		if out, err := r.Apply(marking(i), nil); err != nil || !out.Accepted {
			b.Fatal(out.Text(vietnamese), err)
		}
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "acts/s")
}

func BenchmarkVerify(b *testing.B) {
	const marks = 20_000
	r := readyToMark(b, marks/2)
	for i := range marks {
		if out, _ := r.Apply(marking(i), nil); !out.Accepted {
			b.Fatal(out.Text(vietnamese))
		}
	}
	lines := r.history
	b.ReportAllocs()
	b.ResetTimer()
	for range b.N {
		if report := Verify(lines, VerifyOptions{}); !report.Holds {
			b.Fatal(report.Text(vietnamese))
		}
	}
	b.ReportMetric(float64(b.N*r.Head().Number)/b.Elapsed().Seconds(), "entries/s")
}
