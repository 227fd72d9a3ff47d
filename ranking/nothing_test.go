package ranking

import (
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/thituyen/thituyen/internal/wording"
)

func TestNothing(t *testing.T) {
	list, err := new(Ranker).RankAll(nil, nil)
	require.NoError(t, err)
	require.Zero(t, list.Len())
	require.Equal(t, "1/0", Ratio(1, 0).Text(language.Vietnamese))
}

// A single seat is told in its own form.
func TestOneSeat(t *testing.T) {
	for code, one := range map[string]string{"selected_in_order": "within 1 seat", "below_seats": "beyond 1 seat and the reserve", "seats_unfilled": "1 seat, 0 selected; 1 stays empty, as nobody else passed"} {
		reason := sentences.Reason(code, wording.P("place", 1), wording.P("seats", 1), wording.P("selected", 0), wording.P("empty", 1))
		require.Contains(t, reason.Text(language.English)+".", one)
		require.NotContains(t, reason.Text(language.English), "seats")
	}
}
