package ledger

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// TestMomentsAgreeWithTheStandardLibrary writes and reads moments over the
// whole range both ways.
func TestMomentsAgreeWithTheStandardLibrary(t *testing.T) {
	first := time.Date(1, time.January, 1, 0, 0, 0, 0, zone).Unix()
	last := time.Date(9999, time.December, 31, 23, 59, 59, 0, zone).Unix()
	const step = 3*365*24*60*60 + 12_345_677
	for second := first; second <= last; second += step / 40 {
		moment, ok := toMoment(time.Unix(second, 999).UTC())
		require.True(t, ok)
		text := appendMoment(nil, moment)
		require.Equal(t, moment.Format(momentForm), string(text))
		read, ok := parseMoment(text)
		require.True(t, ok)
		require.Equal(t, moment, read)
	}
	for _, outside := range []int64{first - 1, last + 1} {
		_, ok := toMoment(time.Unix(outside, 0))
		require.False(t, ok)
	}
}

func TestMomentsHaveOneForm(t *testing.T) {
	good := "2016-02-29T23:59:59+07:00"
	_, ok := parseMoment([]byte(good))
	require.True(t, ok)
	for _, text := range []string{
		"", "2016-02-29", "2016-02-29T23:59:59Z", "2016-02-29T23:59:59+0700", "2016-02-29T23:59:59+08:00",
		"2016-02-30T23:59:59+07:00", "2015-02-29T23:59:59+07:00", "2016-00-29T23:59:59+07:00", "2016-13-29T23:59:59+07:00",
		"2016-02-00T23:59:59+07:00", "2016-02-29T24:00:00+07:00", "2016-02-29T23:60:59+07:00", "2016-02-29T23:59:60+07:00",
		"0000-02-29T23:59:59+07:00", "2016/02/29T23:59:59+07:00", "2016-02-29 23:59:59+07:00", "2016-02-29t23:59:59+07:00",
		"+016-02-29T23:59:59+07:00", "2016-02-29T23.59.59+07:00", "20x6-02-29T23:59:59+07:00",
	} {
		_, ok := parseMoment([]byte(text))
		require.False(t, ok, text)
	}
}

// FuzzParseMoment holds the reader of moments against time.Parse.
func FuzzParseMoment(f *testing.F) {
	f.Add([]byte("2016-02-29T23:59:59+07:00"))
	f.Add([]byte("2100-02-29T23:59:59+07:00"))
	f.Fuzz(func(t *testing.T, text []byte) {
		moment, ok := parseMoment(text)
		oracle, err := time.Parse(time.RFC3339, string(text))
		expected := err == nil && oracle.In(zone).Format(momentForm) == string(text) && oracle.In(zone).Year() >= 1
		if ok != expected || ok && !moment.Equal(oracle) {
			t.Fatalf("%q: %v %v, oracle %v %v", text, moment, ok, oracle, err)
		}
	})
}
