package ranking

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/thituyen/thituyen/internal/document"
)

// TestTheHumanDecisionAtTheEndOfEveryChain takes the ranking of each
// regulation of the suites: two candidates equal in everything are referred,
// the authority decides, and whoever is chosen and then declines is followed
// by the other where the rules allow.
func TestTheHumanDecisionAtTheEndOfEveryChain(t *testing.T) {
	files, err := filepath.Glob("testdata/suites/chains/*.yaml")
	require.NoError(t, err)
	chains := 0
	for _, file := range files {
		if strings.HasSuffix(file, ".suite.yaml") {
			continue
		}
		chains++
		t.Run(filepath.Base(file), func(t *testing.T) {
			text, err := os.ReadFile(file)
			require.NoError(t, err)
			root, wrong := document.Parse(file, text)
			require.Empty(t, wrong)
			var rules Rules
			require.Empty(t, document.Decode(root.Get("ranking"), &rules))
			ranker, err := Compile(rules, Names{})
			require.NoError(t, err)
			values := equalValues(ranker)
			list := mustRank(t, ranker, passed("A", values...), passed("B", values...))
			s, err := list.Select(seats(1))
			require.NoError(t, err)
			assert.Equal(t, [][]string{{"A", "B"}}, s.Referred)
			s, err = list.Select(seats(1), decide("AB", "BA"))
			require.NoError(t, err)
			assert.Equal(t, []string{"B"}, s.Selected)
			why, _ := s.Why("B")
			assert.Equal(t, "selected_by_decision", why.Code)
			assert.Equal(t, rules.Select.Clause, why.Clause)
			if ranker.replacement.From == ReplaceFromList {
				s, err = s.Replace(result, []Departure{leave("B", 1)})
				require.NoError(t, err)
				assert.Equal(t, []string{"A"}, s.Selected)
			}
		})
	}
	assert.Equal(t, 7, chains)
}

// equalValues is something for each key.
func equalValues(r *Ranker) []KeyValue {
	out := make([]KeyValue, len(r.keys))
	for i, k := range r.keys {
		switch k.values {
		case numbers:
			out[i] = mark("80")
		case dates:
			out[i] = day("1980-05-05")
		case sexes:
			out[i] = Text("female")
		default:
			out[i] = Text("true")
		}
	}
	return out
}
