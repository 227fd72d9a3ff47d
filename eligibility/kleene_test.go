package eligibility

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/thituyen/thituyen/internal/document"
)

// TestTruthTables states Kleene's tables in full.
func TestTruthTables(t *testing.T) {
	for _, row := range []struct{ a, b, both, either Verdict }{
		{Met, Met, Met, Met},
		{Met, NotMet, NotMet, Met},
		{Met, Unknown, Unknown, Met},
		{NotMet, Met, NotMet, Met},
		{NotMet, NotMet, NotMet, NotMet},
		{NotMet, Unknown, NotMet, Unknown},
		{Unknown, Met, Unknown, Met},
		{Unknown, NotMet, NotMet, Unknown},
		{Unknown, Unknown, Unknown, Unknown},
	} {
		require.Equal(t, row.both, both(row.a, row.b), "%s and %s", row.a, row.b)
		require.Equal(t, row.either, either(row.a, row.b), "%s or %s", row.a, row.b)
	}
	require.Equal(t, NotMet, opposite(Met))
	require.Equal(t, Met, opposite(NotMet))
	require.Equal(t, Unknown, opposite(Unknown))
}

// TestTruthTablesOfConnectives asks every connective about every combination
// of three members, through documents and dossiers.
func TestTruthTablesOfConnectives(t *testing.T) {
	levels := map[Verdict]Held[TheoryLevel]{Met: "advanced", NotMet: None, Unknown: ""}
	ranks := map[Verdict]Held[ManagementLevel]{Met: "senior", NotMet: None, Unknown: ""}
	papers := map[Verdict][]string{Met: {"it"}, NotMet: {}, Unknown: nil}
	members := []Requirement{PoliticalTheory{AtLeast: "advanced"}, StateManagement{AtLeast: "senior"}, Certificate{OneOf: []string{"it"}}}
	criteria := Criteria{Criteria: []Criterion{
		{ID: "all", Require: All(members)},
		{ID: "any", Require: Any(members)},
		{ID: "not", Require: Not{members[0]}},
		{ID: "1", Require: AtLeast{1, members}},
		{ID: "2", Require: AtLeast{2, members}},
		{ID: "3", Require: AtLeast{3, members}},
	}}
	s, err := Compile(criteria, Vocabulary{})
	require.NoError(t, err)
	three := []Verdict{Met, NotMet, Unknown}
	for _, a := range three {
		for _, b := range three {
			for _, c := range three {
				d := &Dossier{PoliticalTheory: levels[a], StateManagement: ranks[b], Certificates: papers[c]}
				decision, err := s.Screen(d, caseOn(t, "2018-06-01"), nil)
				require.NoError(t, err)
				met, open := 0, 0
				for _, v := range []Verdict{a, b, c} {
					if v == Met {
						met++
					} else if v == Unknown {
						open++
					}
				}
				counted := func(n int) Verdict {
					if met >= n {
						return Met
					} else if met+open < n {
						return NotMet
					}
					return Unknown
				}
				for id, want := range map[string]Verdict{"all": both(a, both(b, c)), "any": either(a, either(b, c)), "not": opposite(a), "1": counted(1), "2": counted(2), "3": counted(3)} {
					f, _ := decision.Finding(id)
					require.Equal(t, want, f.Verdict(), "%s of %s, %s, %s", id, a, b, c)
				}
				one, _ := decision.Finding("1")
				every, _ := decision.Finding("3")
				some, _ := decision.Finding("any")
				all, _ := decision.Finding("all")
				require.Equal(t, some.Verdict(), one.Verdict(), "at least one is any")
				require.Equal(t, all.Verdict(), every.Verdict(), "at least all is all")
			}
		}
	}
}

func TestWordsOfVerdicts(t *testing.T) {
	require.Equal(t, "waived", Waived.String())
	require.Equal(t, "unknown", Verdict(9).String())
	require.Equal(t, "chưa rõ", Verdict(9).Text(vietnamese))
	text, err := NotMet.MarshalText()
	require.NoError(t, err)
	require.Equal(t, "not_met", string(text))
	require.Equal(t, "hồ sơ chưa đủ", Incomplete.Text(vietnamese))
	require.Equal(t, []string{"eligible", "ineligible", "incomplete"}, document.Words[Outcome]())
}
