package ranking

import (
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/thituyen/thituyen/internal/handed"
)

// What is handed out is the caller's own: no change of it changes a later
// answer.
func TestHandedOut(t *testing.T) {
	list := stand(t, "style: dense", "9 88 7")
	selection, err := list.Select(seats(2))
	require.NoError(t, err)
	handed.Out(t, handed.Given{language.Vietnamese, "A", "B", "C", seats(1)}, nil,
		*list, *selection, Cut(""), Direction(""), Style(""), Ties(""), WhenMissing(""), ReplaceFrom(""), DepartureKind(""), Source{})
}
