package thituyen_test

import (
	"testing"

	"cloud.google.com/go/civil"
	"github.com/stretchr/testify/require"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/calendar"
)

func day(text string) civil.Date {
	d, err := calendar.ParseDate(text)
	if err != nil {
		panic(err)
	}
	return d
}

func TestAnAgeIsReachedOnTheBirthday(t *testing.T) {
	require.Equal(t, "2018-04-30", thituyen.Span{55, thituyen.Year}.Reached(day("1963-04-30")).String())
	require.Equal(t, "2021-03-01", thituyen.Span{1, thituyen.Year}.Reached(day("2020-02-29")).String())
	require.Equal(t, "2024-02-29", thituyen.Span{4, thituyen.Year}.Reached(day("2020-02-29")).String())
	require.Equal(t, "2020-03-29", thituyen.Span{1, thituyen.Month}.Reached(day("2020-02-29")).String())
	require.Equal(t, "2020-03-10", thituyen.Span{10, thituyen.Day}.Reached(day("2020-02-29")).String())
}

func TestSpans(t *testing.T) {
	require.Equal(t, "1 unknown units", thituyen.Span{1, 99}.String(), "a literal may hold anything")
	for text, want := range map[string]thituyen.Span{
		"60 months": {60, thituyen.Month}, "5 years": {5, thituyen.Year}, "15 days": {15, thituyen.Day}, "5 working days": {5, thituyen.WorkingDay},
		"1 day": {1, thituyen.Day}, "1 month": {1, thituyen.Month}, "0 days": {0, thituyen.Day}, "1 working day": {1, thituyen.WorkingDay}, "1 years": {1, thituyen.Year},
	} {
		s, err := thituyen.ParseSpan(text)
		require.NoError(t, err, text)
		require.Equal(t, want, s, text)
	}
	for _, text := range []string{"", "60", "months", "60months", "-1 days", "060 months", "2 day", "1.5 years", "60  months", "60 weeks", "60 months ", "100000 days", "+1 days"} {
		_, err := thituyen.ParseSpan(text)
		require.Error(t, err, text)
	}
	require.Equal(t, "2018-02-28", thituyen.Span{1, thituyen.Month}.After(day("2018-01-31")).String())
	require.Equal(t, "2013-06-01", thituyen.Span{5, thituyen.Year}.Before(day("2018-06-01")).String())
	require.Equal(t, "2018-06-16", thituyen.Span{15, thituyen.Day}.After(day("2018-06-01")).String())
	require.Equal(t, "2018-05-27", thituyen.Span{5, thituyen.WorkingDay}.Before(day("2018-06-01")).String())
	text, err := thituyen.Span{5, thituyen.WorkingDay}.MarshalText()
	require.NoError(t, err)
	require.Equal(t, "5 working days", string(text))
	_, months := thituyen.Span{3, thituyen.Day}.InMonths()
	require.False(t, months)
}
