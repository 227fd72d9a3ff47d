package thituyen

import (
	"testing"
	"time"

	"cloud.google.com/go/civil"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"
)

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
		{Fraction(260, 3), "260/3 (≈ 86,6667)", "260/3 (≈ 86.6667)"},
		{Fraction(1, 4), "0,25", "0.25"},
		{date, "02/06/2018", "2 June 2018"},
		{civil.DateTime{Date: date, Time: civil.Time{Hour: 9, Minute: 5}}, "09:05 02/06/2018", "09:05 2 June 2018"},
		{Span{Count: 1, Unit: Month}, "1 tháng", "1 month"},
		{Span{Count: 5, Unit: WorkingDay}, "5 ngày làm việc", "5 working days"},
		{[]string{"a", "b"}, "a, b", "a, b"},
		{[]any{Title{"một", "one"}, 2}, "một, 2", "one, 2"},
		{true, "true", "true"},
	} {
		require.Equal(t, c.vi, Format(language.Vietnamese, c.value))
		require.Equal(t, c.en, Format(language.English, c.value))
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
		require.Equal(t, want[0], Format(language.Vietnamese, d), d.String())
		require.Equal(t, want[1], Format(language.English, d), d.String())
	}
}
