package workflow

import (
	"math"
	"testing"

	"cloud.google.com/go/civil"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/thituyen/thituyen"
)

func TestNothing(t *testing.T) {
	var none *Machine
	for _, machine := range []*Machine{none, {}} {
		_, err := machine.Start(Case{})
		require.ErrorIs(t, err, ErrNoMachine)
	}
	var tally *Tally
	require.Empty(t, tally.Text(language.English))
}

// brief is a procedure of a clock that a step starts, one extends and one
// reads.
func brief(lasts, longer *thituyen.Span) Procedure {
	by := Names{"clerk"}
	return Procedure{
		Roles:  map[string]Role{"clerk": {}},
		States: &States{Start: "draft", Final: []string{"done"}},
		Clocks: []Clock{{ID: "notice", Starts: StartsWith("open"), Lasts: lasts, Extension: &Extension{Step: "prolong", Lasts: longer}}},
		Steps: []StepRule{
			{ID: "open", By: by, From: Names{"draft"}, To: "opened"},
			{ID: "prolong", By: by, From: Names{"opened"}},
			{ID: "close", By: by, From: Names{"opened"}, To: "done", Within: Names{"notice"}},
		},
	}
}

// Lengths that no document could give are mistakes of a literal too, and do
// not count working days for ever.
func TestLengthsOfTime(t *testing.T) {
	const bad = "no length of time: a count from 0 to 99999, of days, working days, months or years"
	for _, span := range []*thituyen.Span{new(thituyen.Days(-1)), new(thituyen.WorkingDays(math.MaxInt)), {Count: 3, Unit: 99}} {
		_, err := Compile(brief(span, span))
		require.ErrorContains(t, err, "clocks[0].lasts: "+span.String()+" is "+bad)
		require.ErrorContains(t, err, "clocks[0].extension.lasts: "+span.String()+" is "+bad)
	}
	machine, err := Compile(brief(new(thituyen.WorkingDays(5)), new(thituyen.Days(3))))
	require.NoError(t, err)
	proceeding, err := machine.Start(Case{People: map[string][]string{"an": {"clerk"}}})
	require.NoError(t, err)
	at := civil.DateTime{Date: civil.Date{Year: 2018, Month: 3, Day: 1}}
	require.True(t, proceeding.Apply(Step{At: at, By: "an", Step: "open"}).Done)
	refused := proceeding.Extend("notice", thituyen.WorkingDays(math.MaxInt), at)
	require.Equal(t, []string{"bad_span"}, refused.Codes())
	require.True(t, proceeding.Extend("notice", thituyen.Days(3), at).Done)
	deadline, _ := proceeding.Clock("notice")
	require.Equal(t, civil.Date{Year: 2018, Month: 3, Day: 12}, deadline.Last)
}
