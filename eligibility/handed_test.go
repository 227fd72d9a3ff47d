package eligibility

import (
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/thituyen/thituyen/internal/handed"
)

// What is handed out is the caller's own: no change of it changes a later
// answer.
func TestHandedOut(t *testing.T) {
	screener, err := Compile(benchCriteria(), Vocabulary{})
	require.NoError(t, err)
	about := Case{Date: *on(2018, 6, 1), Post: Post{ID: "p1"}}
	decision, err := screener.Screen(benchDossier(), about, nil)
	require.NoError(t, err)
	given := handed.Given{language.Vietnamese, benchDossier(), about, "age", "term"}
	values := []any{*screener, decision, Kinds, AgeLimit{}, EducationLevel(""), LanguageLevel(""), ManagementLevel(""), Sex(""), TheoryLevel(""), PlanningFor(""), RatingLevel(""), Outcome("")}
	for _, f := range decision.Findings() {
		values = append(values, f)
	}
	handed.Out(t, given, nil, values...)
}

// What was compiled is not changed by changing what it was compiled from.
func TestCompiledIsOwn(t *testing.T) {
	criteria := benchCriteria()
	screener, err := Compile(criteria, Vocabulary{})
	require.NoError(t, err)
	was := screener.Criteria()
	for i := range criteria.Criteria {
		criteria.Criteria[i] = Criterion{ID: "x"}
	}
	require.Equal(t, was, screener.Criteria())
}
