package eligibility

import (
	"testing"

	"cloud.google.com/go/civil"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"
)

// What is not there says so, and breaks nothing.
func TestNothing(t *testing.T) {
	_, err := Compile(Criteria{Criteria: []Criterion{
		{ID: "age", Require: Age{AtMost: OfAge(nil)}},
		{ID: "term", Require: RemainingService{AtLeast: ForSpan(nil)}},
	}}, Vocabulary{})
	require.EqualError(t, err, "criteria[0].require.age: at least one of these keys is needed: at_least, at_most\n"+
		"criteria[1].require.remaining_service.at_least: the key at_least is missing")
	for range new(Screener).ScreenAll(Case{}, nil) {
		t.Fatal("no applications, no decisions")
	}
}

// A verdict that changed keeps its clause and its paper.
func TestChangeHasItsClause(t *testing.T) {
	screener, err := Compile(Criteria{Criteria: []Criterion{{ID: "degree", Clause: "Điều 3", Require: Education{AtLeast: "bachelor"}}}}, Vocabulary{})
	require.NoError(t, err)
	on := Case{Date: civil.Date{Year: 2018, Month: 6, Day: 1}}
	before, err := screener.Screen(nil, on, nil)
	require.NoError(t, err)
	after, err := screener.Screen(&Dossier{Education: []Degree{{Level: "master"}}, Evidence: map[string]string{"education": "văn bằng số 12"}}, on, nil)
	require.NoError(t, err)
	require.Equal(t, "incomplete → eligible\n- degree: unknown → met – holds a degree: master; required: at least bachelor (Điều 3) [văn bằng số 12]",
		Diff(before, after).Text(language.English))
}
