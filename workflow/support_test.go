package workflow

import (
	"os"
	"testing"

	"cloud.google.com/go/civil"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/calendar"
	"github.com/thituyen/thituyen/internal/document"
)

// read reads a procedure from text.
func read(t testing.TB, name, text string) (Procedure, thituyen.Mistakes) {
	t.Helper()
	root, mistakes := document.Parse(name, []byte(text))
	if len(mistakes) > 0 {
		return Procedure{}, mistakes
	}
	var p Procedure
	return p, document.Decode(root, &p)
}

// readFile reads a procedure from a file of testdata.
func readFile(t testing.TB, name string) Procedure {
	t.Helper()
	text, err := os.ReadFile("testdata/" + name)
	require.NoError(t, err)
	p, mistakes := read(t, name, string(text))
	require.Empty(t, mistakes, mistakes.Text(language.English))
	return p
}

func compileText(t testing.TB, text string) *Machine {
	t.Helper()
	p, mistakes := read(t, "procedure.yaml", text)
	require.Empty(t, mistakes, mistakes.Text(language.English))
	m, err := Compile(p)
	require.NoError(t, err)
	return m
}

func at(t testing.TB, text string) civil.DateTime {
	t.Helper()
	m, err := calendar.ParseMoment(text)
	require.NoError(t, err)
	return m
}

func day(t testing.TB, text string) civil.Date {
	t.Helper()
	d, err := calendar.ParseDate(text)
	require.NoError(t, err)
	return d
}

func start(t testing.TB, m *Machine, c Case) *Proceeding {
	t.Helper()
	p, err := m.Start(c)
	require.NoError(t, err)
	return p
}

func yes(b bool) *bool { return &b }
