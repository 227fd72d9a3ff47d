package wording

import (
	"encoding/json"
	"testing"
	"time"

	"cloud.google.com/go/civil"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/thituyen/thituyen"
)

var book = Book{
	"too_low": {Vi: "{name}: {found} điểm, cần {required}", En: "{name}: {found} points, {required} needed"},
	"plain":   {Vi: "không có gì", En: "nothing"},
}

func TestReasonIsWordedInBothLanguages(t *testing.T) {
	r := book.Reason("too_low", P("name", "Thi viết"), P("found", decimal.New(4975, -2)), P("required", thituyen.Int(50))).Under("Điều 5")
	require.Equal(t, "Thi viết: 49,75 điểm, cần 50", r.Text(language.Vietnamese))
	require.Equal(t, "Thi viết: 49.75 points, 50 needed", r.Text(language.BritishEnglish))
	require.Equal(t, r.Text(language.Vietnamese), r.Text(language.French))
	require.Equal(t, r.Text(language.Vietnamese), r.Text(language.Und))
	found, ok := r.Param("found")
	require.True(t, ok)
	require.Equal(t, decimal.New(4975, -2), found)
	_, ok = r.Param("nobody")
	require.False(t, ok)
}

func TestReasonAsJSON(t *testing.T) {
	r := book.Reason("too_low", P("name", "Thi viết"), P("found", decimal.New(4975, -2)),
		P("required", []any{decimal.New(1, 0), Word{"hai", "two"}, civil.Date{Year: 2018, Month: 6, Day: 1}})).Under("Điều 5")
	text, err := json.Marshal(r)
	require.NoError(t, err)
	require.Equal(t, `{"code":"too_low","params":{"name":"Thi viết","found":"49.75","required":["1","two","2018-06-01"]},"clause":"Điều 5"}`, string(text))
	text, err = json.Marshal(book.Reason("plain"))
	require.NoError(t, err)
	require.Equal(t, `{"code":"plain"}`, string(text))
	_, err = json.Marshal(book.Reason("plain", P("wire", make(chan int))))
	require.Error(t, err)
}

func TestOurOwnMistakesPanic(t *testing.T) {
	require.Panics(t, func() { book.Reason("unheard_of") })
	require.Panics(t, func() { book.Reason("too_low").Text(language.English) })
}

func TestFormat(t *testing.T) {
	date := civil.Date{Year: 2018, Month: time.June, Day: 2}
	for _, c := range []struct {
		value  any
		vi, en string
	}{
		{nil, "–", "–"},
		{"chữ", "chữ", "chữ"},
		{7, "7", "7"},
		{decimal.New(8679, -2), "86,79", "86.79"},
		{thituyen.Fraction(260, 3), "260/3 (≈ 86,6667)", "260/3 (≈ 86.6667)"},
		{thituyen.Fraction(1, 4), "0,25", "0.25"},
		{date, "02/06/2018", "2 June 2018"},
		{civil.DateTime{Date: date, Time: civil.Time{Hour: 9, Minute: 5}}, "09:05 02/06/2018", "09:05 2 June 2018"},
		{thituyen.Span{Count: 1, Unit: thituyen.Month}, "1 tháng", "1 month"},
		{thituyen.Span{Count: 5, Unit: thituyen.WorkingDay}, "5 ngày làm việc", "5 working days"},
		{[]string{"a", "b"}, "a, b", "a, b"},
		{[]any{Word{"một", "one"}, 2}, "một, 2", "one, 2"},
		{true, "true", "true"},
	} {
		require.Equal(t, c.vi, thituyen.Format(language.Vietnamese, c.value))
		require.Equal(t, c.en, thituyen.Format(language.English, c.value))
	}
}

func TestNearest(t *testing.T) {
	known := []string{"written", "project", "total", "max", "min"}
	for name, want := range map[string]string{
		"writen": "written", "wirtten": "written", "projct": "project", "maks": "max", "xyz": "", "": "", "totals": "total", "viết": "",
	} {
		require.Equal(t, want, Nearest(name, known), name)
	}
}

func TestLengthsOfTimeAreWorded(t *testing.T) {
	for d, want := range map[time.Duration][2]string{
		0:                                   {"0 giây", "0 seconds"},
		time.Millisecond:                    {"chưa đến 1 giây", "less than a second"},
		time.Second:                         {"1 giây", "1 second"},
		4 * time.Hour:                       {"4 giờ", "4 hours"},
		25*time.Hour + 30*time.Minute:       {"1 ngày 1 giờ 30 phút", "1 day 1 hour 30 minutes"},
		-2 * time.Hour:                      {"2 giờ", "2 hours"},
		48*time.Hour + 5*time.Second + 1234: {"2 ngày 5 giây", "2 days 5 seconds"},
	} {
		require.Equal(t, want[0], thituyen.Format(language.Vietnamese, d), d.String())
		require.Equal(t, want[1], thituyen.Format(language.English, d), d.String())
	}
}

func TestCodesAreSortedAndEachOnce(t *testing.T) {
	low, plain := book.Reason("too_low"), book.Reason("plain")
	require.Equal(t, []string{"plain", "too_low"}, Codes([]thituyen.Reason{low, plain, low}))
	require.Empty(t, Codes(nil))
	require.NotNil(t, Codes(nil))
}
