package main

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/thituyen/thituyen/eligibility"
	"github.com/thituyen/thituyen/workflow/ledger"
	"github.com/thituyen/thituyen/workflow/round"
)

func heldRound(t *testing.T) *held {
	t.Helper()
	s, err := read("")
	require.NoError(t, err)
	h, err := hold(context.Background(), s)
	require.NoError(t, err)
	return h
}

// The round shows what a round may hold, each thing at least once.
func TestTheStory(t *testing.T) {
	h := heldRound(t)
	require.GreaterOrEqual(t, len(h.Registered()), 8)
	roles := map[string]int{}
	for _, held := range h.People() {
		for _, role := range held {
			roles[role]++
		}
	}
	require.GreaterOrEqual(t, roles["council"], 7)
	require.GreaterOrEqual(t, roles["authority"], 9)
	require.Equal(t, "ended", h.State())

	barred, _ := h.Candidate("TS03")
	require.Equal(t, []string{"term", "discipline"}, barred.Verdict.NotMet)
	outsider, _ := h.Candidate("TS05")
	require.Empty(t, outsider.Dossier.Planning)
	require.Equal(t, eligibility.Eligible, outsider.Verdict.Outcome)

	var outcomes []eligibility.Outcome
	refused := map[string]bool{}
	for _, e := range h.events {
		if verdict, screened := e.out.Result.Screened["TS04"]; screened && e.act.Step == "screen" {
			outcomes = append(outcomes, verdict.Outcome)
		}
		for _, code := range e.out.Codes() {
			refused[code] = true
		}
		if e.act.Step == "recognise" && e.out.Accepted {
			require.Positive(t, *e.out.Result.Vote.Against)
			require.GreaterOrEqual(t, e.out.Result.Vote.Members, 9)
		}
		require.Equal(t, e.out.Accepted, e.out.Entry.Number > 0, "what is refused is not recorded")
	}
	require.Equal(t, []eligibility.Outcome{eligibility.Incomplete, eligibility.Eligible}, outcomes, "incomplete, then supplemented")
	for _, code := range []string{"related", "too_late", "too_early", "not_apart", "no_quorum", "already_marked", "not_settled", "component_not_closed"} {
		require.True(t, refused[code], code)
	}

	first, _ := h.Score("TS02")
	second, _ := h.Score("TS05")
	one, _ := first.Total()
	other, _ := second.Total()
	require.Equal(t, one.String(), other.String(), "a tie on the total")
	decided, ok := h.List().Decided("TS02", "TS05")
	require.True(t, ok)
	require.Equal(t, "written", decided.By)
	winner, _ := h.Candidate("TS02")
	require.NotNil(t, winner.Appointed)
	for _, e := range h.events {
		if e.act.Step == "appoint" && e.out.Accepted {
			finding, _ := e.decisions["TS02"].Finding("term")
			require.Equal(t, *winner.Appointed, finding.Date(), "judged again on the real day")
		}
	}
}

// No personal fact of a dossier stands in the record, and whoever has the
// record alone verifies it.
func TestTheRecordIsPublic(t *testing.T) {
	h := heldRound(t)
	record := ""
	for _, line := range h.lines {
		record += string(line) + "\n"
	}
	for _, c := range h.Candidates() {
		require.NotEmpty(t, c.Dossier.Name)
		require.NotContains(t, record, c.Dossier.Name)
		require.NotContains(t, record, c.Dossier.Born.String())
	}
	lines := func(yield func([]byte, error) bool) {
		for _, line := range h.lines {
			if !yield(line, nil) {
				return
			}
		}
	}
	report := round.Verify(lines, round.VerifyOptions{Head: h.Head()})
	require.True(t, report.Holds, report.Text(language.English))
	require.Positive(t, report.Attested)

	erased := new(ledger.Openings)
	for o := range h.openings.All() {
		require.NoError(t, erased.Add(o))
	}
	dropped, err := round.Erase(lines, erased, "TS05")
	require.NoError(t, err)
	require.Positive(t, dropped)
	report = round.Verify(lines, round.VerifyOptions{Head: h.Head(), Openings: erased})
	require.True(t, report.Holds)
	require.Equal(t, 1, report.Attested, "the screening of the one who was erased")
	require.Equal(t, "result.screened.TS05", report.Rests[0].Field)
}

// A round without a seed for its salts draws them: each run writes another
// record, and each verifies.
func TestSaltsAreDrawn(t *testing.T) {
	folder := copied(t, nil)
	require.NoError(t, os.Remove(filepath.Join(folder, saltSeed)))
	var heads []string
	for range 2 {
		s, err := read(folder)
		require.NoError(t, err)
		h, err := hold(context.Background(), s)
		require.NoError(t, err)
		heads = append(heads, h.Head().String())
	}
	require.NotEqual(t, heads[0], heads[1])

	require.NoError(t, os.Mkdir(filepath.Join(folder, saltSeed), 0o755))
	_, err := read(folder)
	_, is := errors.AsType[*fs.PathError](err)
	require.True(t, is, "a seed that cannot be read is not passed over")
}

var (
	asked    = regexp.MustCompile(`(?:say|Say|add)\(? ?"([a-z_]+)"`)
	numbered = regexp.MustCompile(`gđ ([0-9–, ]+)`)
)

// Every sentence that the report asks for is there in both languages, with the
// same words to fill in.
func TestWords(t *testing.T) {
	var sources []string
	for _, pattern := range []string{"*.go", "*.html"} {
		found, err := filepath.Glob(pattern)
		require.NoError(t, err)
		sources = append(sources, found...)
	}
	for _, file := range sources {
		text, err := os.ReadFile(file)
		require.NoError(t, err)
		for _, m := range asked.FindAllStringSubmatch(string(text), -1) {
			require.Contains(t, words, m[1], file)
		}
	}
	verbs := regexp.MustCompile(`%[sd]`)
	for key, w := range words {
		require.NotEmpty(t, w.vi, key)
		require.NotEmpty(t, w.en, key)
		require.Equal(t, verbs.FindAllString(w.vi, -1), verbs.FindAllString(w.en, -1), key)
	}
	require.NotContains(t, runIn(t, "vi").report, "%!")
	require.NotContains(t, runIn(t, "en").report, "%!")
}

// Every assumption that something rests on is told.
func TestAssumptions(t *testing.T) {
	v := look(heldRound(t), language.Vietnamese)
	require.Greater(t, len(v.Assumptions), 30)
	for i, a := range v.Assumptions {
		require.Equal(t, i+1, a.Number)
		require.NotEmpty(t, a.Why)
	}
	for _, it := range v.Events {
		for _, n := range it.Assumed {
			require.LessOrEqual(t, n, len(v.Assumptions))
		}
		if it.Clause == "" && !it.Refused && it.Title != "Mở kỳ thi" {
			require.NotEmpty(t, it.Assumed, "%s has neither a source nor an assumption", it.Title)
		}
	}
	require.True(t, numbered.MatchString(runIn(t, "vi").report))
	require.Equal(t, "gđ 1, 3–5, 7, 8", v.Assumed([]int{1, 3, 4, 5, 7, 8}))
	require.Empty(t, v.Assumed(nil))
}

// The lines of the report are of a width that a screen has.
func TestReportIsNotTooWide(t *testing.T) {
	for _, line := range strings.Split(runIn(t, "vi").report, "\n") {
		require.LessOrEqual(t, len([]rune(line)), 110, line)
	}
	require.True(t, slices.Contains(strings.Split(runIn(t, "vi").report, "\n"), "XẾP HẠNG"))
}
