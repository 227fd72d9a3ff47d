package wording

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/thituyen/thituyen"
)

var book = NewBook("wording_test", Sentences{
	"too_low": {Vi: "{name}: {found} điểm, cần {required}", En: "{name}: {found} points, {required} needed"},
	"plain":   {Vi: "không có gì", En: "nothing"},
})

func TestNearest(t *testing.T) {
	known := []string{"written", "project", "total", "max", "min"}
	for name, want := range map[string]string{
		"writen": "written", "wirtten": "written", "projct": "project", "maks": "max", "xyz": "", "": "", "totals": "total", "viết": "",
	} {
		require.Equal(t, want, Nearest(name, known), name)
	}
}

func TestCodesAreSortedAndEachOnce(t *testing.T) {
	low, plain := book.Reason("too_low"), book.Reason("plain")
	require.Equal(t, []string{"plain", "too_low"}, Codes([]thituyen.Reason{low, plain, low}))
	require.Empty(t, Codes(nil))
	require.NotNil(t, Codes(nil))
}

func TestOurOwnMistakesPanic(t *testing.T) {
	require.Panics(t, func() { book.Reason("unheard_of") })
	require.Panics(t, func() { NewBook("wording_test", Sentences{}) }, "two books of one name")
	require.Panics(t, func() { NewBook("wording_test_2", Sentences{"one": {}}, Sentences{"one": {}}) })
}

func TestTheSentencesOfABookAreACopy(t *testing.T) {
	book.Sentences()["plain"] = Word{Vi: "khác", En: "other"}
	require.Equal(t, "nothing", book.Sentences()["plain"].En)
}
