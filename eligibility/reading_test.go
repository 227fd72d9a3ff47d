package eligibility

import (
	"testing"

	"cloud.google.com/go/civil"
	"github.com/stretchr/testify/require"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/calendar"
	"github.com/thituyen/thituyen/internal/document"
)

// read reads a document that must be right.
func read[T any](t testing.TB, text string) T {
	t.Helper()
	var into T
	require.Empty(t, tryRead(t, text, &into))
	return into
}

func tryRead(t testing.TB, text string, into any) thituyen.Mistakes {
	t.Helper()
	root, mistakes := document.Parse("x.yaml", []byte(text))
	require.Empty(t, mistakes, text)
	return document.Decode(root, into)
}

// criterionOf reads a requirement as the only criterion, with id c.
func criterionOf(t testing.TB, requirement string) Criteria {
	t.Helper()
	return read[Criteria](t, "criteria: [{id: c, clause: Điều 1, waivable_by: authority, require: "+requirement+"}]")
}

func screenerOf(t testing.TB, requirement string, vocabulary Vocabulary) *Screener {
	t.Helper()
	s, err := Compile(criterionOf(t, requirement), vocabulary)
	require.NoError(t, err, requirement)
	return s
}

func day(t testing.TB, text string) civil.Date {
	t.Helper()
	d, err := calendar.ParseDate(text)
	require.NoError(t, err)
	return d
}

// caseOn is a case of one date with a post that has all there is.
func caseOn(t testing.TB, date string) Case {
	t.Helper()
	return Case{Date: day(t, date), Post: read[Post](t, "{unit: so-xay-dung, level: deputy_director, term: 60 months, equivalents: [pho-giam-doc-so-giao-thong]}")}
}

// finding screens a dossier and returns the only finding.
func finding(t testing.TB, requirement, dossier, date string) Finding {
	t.Helper()
	d := read[Dossier](t, dossier)
	decision, err := screenerOf(t, requirement, Vocabulary{}).Screen(&d, caseOn(t, date), nil)
	require.NoError(t, err)
	f, ok := decision.Finding("c")
	require.True(t, ok)
	return f
}
