package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/thituyen/thituyen/workflow/programme"
)

// told are the review's figures under the names of the plain program.
func told(f *programme.Figures) plainFigures {
	out := plainFigures{
		"rounds": f.Rounds, "seats": f.Seats, "filled": f.Filled, "held": f.Held, "without result": f.WithoutResult, "going on": f.GoingOn, "cancelled": f.Cancelled,
		"registered": f.Screening.Registered, "withdrawn": f.Screening.Withdrawn, "eligible": f.Screening.Eligible, "ineligible": f.Screening.Ineligible,
		"incomplete": f.Screening.Incomplete, "not screened": f.Screening.NotScreened,
		"supplement": f.Incidents.Supplemented, "waive": f.Incidents.Waived, "sanction": f.Incidents.Sanctions, "decline": f.Incidents.Declined,
		"replace": f.Incidents.Replaced, "suspend": f.Incidents.Suspended, "correct": f.Incidents.Corrected, "report": f.Incidents.Reports,
		"extend": f.Incidents.Extended, "reconsider": f.Incidents.Reconsidered, "relation": f.Incidents.Relations,
		"votes lost": f.Incidents.VotesLost, "delayed": f.Incidents.Delayed,
		"objections": f.Objections.Raised, "upheld yes": f.Objections.Upheld, "upheld no": f.Objections.Rejected, "upheld unknown": f.Objections.Waiting,
	}
	for who, o := range map[string]programme.Openness{"candidate": f.Candidates, "appointed": f.Appointed} {
		for what, s := range map[string]programme.Share{"outside unit": o.OutsideUnit, "outside planning": o.OutsidePlanning, "women": o.Women} {
			out[who+" "+what+" yes"], out[who+" "+what+" no"], out[who+" "+what+" unknown"] = s.Yes, s.No, s.Unknown
		}
		out[who+" age unknown"], out[who+" age sum"] = o.Ages.Unknown, o.Ages.Sum
		for i, from := range programme.AgeBands {
			out[fmt.Sprint(who, " age ", from)] = o.Ages.Bands[i]
		}
	}
	for _, c := range f.Components {
		out[c.ID+" passed"], out[c.ID+" failed"], out[c.ID+" absent"], out[c.ID+" voided"] = c.Passed, c.Failed, c.Absent, c.Voided
	}
	return out
}

// The review's figures are those that the plain second program counts.
func TestFiguresAreCountedAgain(t *testing.T) {
	for seed := range uint64(3) {
		p, err := play(seed, 2*len(scenarios), func(int) {})
		require.NoError(t, err)
		review := p.register.Review(today)
		want, moved, days, ties, deadlines := everything(t, p.records)
		have := told(&review.Total)
		for name, n := range have {
			require.Equal(t, want[name], n, "seed %d: %s", seed, name)
		}
		for name, n := range want {
			require.Equal(t, n, have[name], "seed %d: %s", seed, name)
		}
		var spreads, tied []string
		for _, s := range review.Total.Spreads {
			spreads = append(spreads, fmt.Sprint(s.Round, " ", s.Spread.Rat().RatString(), " ", s.Moved.Rat().RatString()))
		}
		require.ElementsMatch(t, moved, spreads)
		var ways []int
		for _, w := range review.Total.Ways {
			ways = append(ways, w.Days)
		}
		require.ElementsMatch(t, days, ways)
		for _, tie := range review.Total.Ties {
			slices.Sort(tie.Candidates)
			slices.Sort(tie.Settled)
			tied = append(tied, fmt.Sprint(tie.Round, " ", tie.Candidates, " ", tie.Settled))
		}
		require.ElementsMatch(t, ties, tied)
		var clocks []string
		for _, d := range review.Total.Deadlines {
			done := ""
			if d.Done != nil {
				done = d.Done.String()
			}
			clocks = append(clocks, fmt.Sprint(d.Round, " ", d.Clock, " ", d.Started, " ", d.Last, " ", done))
		}
		require.ElementsMatch(t, deadlines, clocks)

		// Each round alone, too: groups and quarters are sums of them.
		for _, r := range review.Rounds {
			i := slices.IndexFunc(p.records, func(h *held) bool { return h != nil && h.id == r.ID })
			one := plainFigures{}
			plainly(p.records[i]).count(one)
			for name, n := range told(&r.Figures) {
				require.Equal(t, one[name], n, "seed %d, %s: %s", seed, r.ID, name)
			}
		}
	}
}

// Every kind of incident comes about in the rounds of one turn.
func TestEveryIncidentHappens(t *testing.T) {
	p, err := play(1, len(scenarios), func(int) {})
	require.NoError(t, err)
	require.GreaterOrEqual(t, len(p.register.Records()), 12)
	v := p.register.Review(today)
	f := v.Total
	for name, n := range map[string]int{
		"ineligible": f.Screening.Ineligible, "withdrawn": f.Screening.Withdrawn, "supplemented": f.Incidents.Supplemented,
		"extended": f.Incidents.Extended, "cancelled": f.Cancelled, "waived": f.Incidents.Waived, "sanctions": f.Incidents.Sanctions,
		"spreads": len(f.Spreads), "absent": f.Incidents.Absences, "objection upheld": f.Objections.Upheld, "rejected": f.Objections.Rejected,
		"votes lost": f.Incidents.VotesLost, "declined": f.Incidents.Declined, "replaced": f.Incidents.Replaced, "suspended": f.Incidents.Suspended,
		"corrected": f.Incidents.Corrected, "codes": f.Incidents.CodesOpened, "relations": f.Incidents.Relations, "delayed": f.Incidents.Delayed,
		"nobody": f.WithoutResult, "going on": f.GoingOn, "not started": f.NotStarted, "hidden": f.Candidates.Women.Unknown, "refused": p.refused,
		"overdue": len(v.Supervision.Overdue), "reports": len(v.Supervision.Reports), "plans": len(v.Supervision.Plans), "difficulties": len(v.Supervision.Difficulties), "made": len(v.Reports), "markers": len(v.Supervision.Markers), "concurrent": len(v.Supervision.Concurrent),
	} {
		require.Positive(t, n, name)
	}
	var ways []string
	for _, tie := range f.Ties {
		ways = append(ways, tie.Settled...)
	}
	require.Subset(t, ways, []string{"written", "decision"})
	for _, group := range v.Groups {
		require.Positive(t, group.Figures.Rounds, group.ID)
	}
}

// The same seed gives the same bytes, and another one others.
func TestTheSameSeedGivesTheSameBytes(t *testing.T) {
	var all []string
	for i, seed := range []string{"5", "5", "6"} {
		var out, errs bytes.Buffer
		file := filepath.Join(t.TempDir(), fmt.Sprint(i, ".html"))
		require.Zero(t, run([]string{"-seed", seed, "-rounds", "12", "-lang", "en", "-html", file}, &out, &errs), errs.String())
		require.Contains(t, errs.String(), "12/12")
		page, err := os.ReadFile(file)
		require.NoError(t, err)
		all = append(all, out.String()+string(page))
	}
	require.Equal(t, all[0], all[1])
	require.NotEqual(t, all[0], all[2])
	require.Contains(t, all[0], "Review")
}

func TestWrongFlags(t *testing.T) {
	for _, args := range [][]string{{"-lang", "fr"}, {"-rounds", "0"}, {"-what"}} {
		var errs strings.Builder
		require.Equal(t, 2, run(args, io.Discard, &errs), args)
		require.NotEmpty(t, errs.String())
	}
	require.Equal(t, 1, run([]string{"-rounds", "1", "-html", t.TempDir()}, io.Discard, io.Discard))
}

func TestWhatIsNoPlainFileIsNotWritten(t *testing.T) {
	require.Error(t, writePlain(os.DevNull, nil))
	require.Error(t, writePlain(t.TempDir(), nil))
	file := filepath.Join(t.TempDir(), "page.html")
	require.NoError(t, writePlain(file, []byte("a")))
	require.NoError(t, writePlain(file, []byte("b")))
}
