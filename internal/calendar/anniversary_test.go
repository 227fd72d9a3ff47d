package calendar

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// An age is reached on the birthday; for 29 February, on 1 March of other
// years (Civil Code, as the format says).
func TestAnniversaries(t *testing.T) {
	for _, c := range []struct {
		born   string
		months int
		want   string
	}{
		{"1980-02-29", 12, "1981-03-01"},
		{"1980-02-29", 48, "1984-02-29"},
		{"1980-01-31", 1, "1980-02-29"},
		{"1979-01-31", 1, "1979-02-28"},
		{"1980-06-15", -12, "1979-06-15"},
		{"1980-01-15", -25, "1977-12-15"},
	} {
		require.Equal(t, c.want, Anniversary(day(c.born), c.months).String(), c.born)
	}
}
