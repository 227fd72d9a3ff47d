package round

import (
	"bytes"
	"math/rand/v2"
	"regexp"
	"runtime"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/thituyen/thituyen/internal/canonical"
)

var anyString = regexp.MustCompile(`"[^"]*"`)

// Bodies altered by somebody who makes the chain anew: whatever stands there,
// verifying and replaying never panic, and never change what they say of it.
func TestAlteredBodiesNeverPanic(t *testing.T) {
	random := rand.New(rand.NewPCG(8, 9))
	odd := []string{`""`, `"x"`, `null`, `[]`, `{}`, `true`, `7`, `["A"]`, `{"a":"b"}`, `"-1"`, `"99999999999999999999"`, `"2018-02-30"`, `{"commitment":"00"}`}
	for _, p := range []played{bocTham(t), haiPhong(t)} {
		for range 120 {
			at := 1 + random.IntN(len(p.lines))
			forged := alteredAt(t, p.lines, at, func(body []byte) []byte {
				places := anyString.FindAllIndex(body, -1)
				if len(places) == 0 {
					return []byte(odd[random.IntN(len(odd))])
				}
				place := places[random.IntN(min(len(places), 60))]
				with := odd[random.IntN(len(odd))]
				if random.IntN(2) == 0 {
					other := places[random.IntN(len(places))]
					with = string(body[other[0]:other[1]])
				}
				out := append(bytes.Clone(body[:place[0]]), with...)
				return append(out, body[place[1]:]...)
			})
			if forged == nil {
				continue // not canonical: the chain would refuse it
			}
			report := Verify(all(forged), VerifyOptions{})
			require.NotEmpty(t, report.Text(vietnamese)+report.Text(language.English))
			_, err := Replay(all(forged), ReplayOptions{Openings: p.openings})
			if !report.Holds {
				require.Error(t, err)
			}
		}
	}
}

func alteredAt(t *testing.T, lines [][]byte, number int, change func([]byte) []byte) [][]byte {
	fine := true
	out := rewritten(t, lines, number, func(body []byte) []byte {
		altered := change(body)
		if canonical.CheckWithin(altered, 1) != nil {
			fine = false
			return body
		}
		return altered
	})
	if !fine {
		return nil
	}
	return out
}

// A record is read as a stream: while it grows a hundredfold by acts that
// leave nothing in the round, what verifying needs stays the same.
func TestMemoryDoesNotGrowWithTheRecord(t *testing.T) {
	reg := plainRegulation(t)
	r := New(reg)
	r.ReadFrom(func(func([]byte, error) bool) {})
	var first [][]byte
	keep := func(out Outcome) { first = append(first, out.Entry.Line) }
	keep(apply(t, r, Act{Step: "open", By: "an", Happened: minute(0), Body: Open{People: map[string][]string{"an": {"office"}}}}))
	keep(apply(t, r, Act{Step: "boards", By: "an", Happened: minute(1), Body: Boards{Members: map[string][]string{"marking": {"m1"}}}}))
	keep(apply(t, r, Act{Step: "announce", By: "an", Happened: minute(2)}))
	keep(apply(t, r, Act{Step: "register", By: "an", Candidate: "A", Happened: minute(3)}))
	stream := func(n int) History {
		return func(yield func([]byte, error) bool) {
			for _, line := range first {
				if !yield(line, nil) {
					return
				}
			}
			writer, err := Replay(all(first), ReplayOptions{})
			require.NoError(t, err)
			writer.ReadFrom(all(nil))
			for range n {
				out, err := writer.Apply(Act{Step: "attendance", By: "an", Happened: minute(4), Body: Attendance{Component: "essay", Present: []string{"A"}}}, nil)
				require.NoError(t, err)
				if !yield(out.Entry.Line, nil) {
					return
				}
			}
		}
	}
	used := func(n int) uint64 {
		report := Verify(stream(n), VerifyOptions{})
		require.True(t, report.Holds, report.Text(vietnamese))
		require.Equal(t, len(first)+n, report.Statement.Head.Number)
		runtime.GC()
		var stats runtime.MemStats
		runtime.ReadMemStats(&stats)
		runtime.KeepAlive(report)
		return stats.HeapAlloc
	}
	used(10)
	few, many := used(200), used(20_000)
	require.Less(t, many, few+(1<<20))
}
