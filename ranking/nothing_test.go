package ranking

import (
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"
)

func TestNothing(t *testing.T) {
	list, err := new(Ranker).RankAll(nil, nil)
	require.NoError(t, err)
	require.Zero(t, list.Len())
	require.Equal(t, "1/0", Ratio(1, 0).Text(language.Vietnamese))
}
