package peers

import (
	"cmp"
	"fmt"
	"iter"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/shopspring/decimal"

	"github.com/thituyen/thituyen/ranking"
	"github.com/thituyen/thituyen/scoring"
)

// The work: 3 components of 5 markers each, means, a weighted sum, and an
// order by total and then by the first component. Marks are multiples of
// 5/16, so that their means and this sum are exact in binary too: plain
// float64 has a chance to give the same answer, and is not asked for one that
// it cannot give.
const (
	components = 3
	markers    = 5
	markStep   = "0.3125"
	markSteps  = 320 // of which 100 is made
)

var (
	weights = [components]struct{ num, den int64 }{{1, 2}, {1, 4}, {1, 4}}
	ids     = [components]string{"written", "project", "answers"}
)

// performance is a candidate's marks as each program holds them.
type performance struct {
	id    string
	steps [components * markers]int
}

func performances(n int) []performance {
	out := make([]performance, n)
	state := uint64(n)
	for i := range out {
		out[i].id = fmt.Sprintf("TS%07d", i)
		for j := range out[i].steps {
			state = state*6364136223846793005 + 1442695040888963407
			out[i].steps[j] = int((state >> 33) % (markSteps + 1))
		}
	}
	return out
}

// A program readies its input, and returns what is measured: scoring and
// ranking, down to the ids, best first.
type program func(tb testing.TB, input []performance) func() []string

var programs = []struct {
	name string
	make program
}{
	{"thituyen", library},
	{"float64-SortStableFunc", floats(func(rows []floatRow) { slices.SortStableFunc(rows, compareFloats) })},
	{"float64-SortFunc-id", floats(func(rows []floatRow) {
		slices.SortFunc(rows, func(a, b floatRow) int { return cmp.Or(compareFloats(a, b), strings.Compare(a.id, b.id)) })
	})},
	{"decimal", decimals},
}

func library(tb testing.TB, input []performance) func() []string {
	scheme := scoring.Scheme{}
	most := decimal.NewFromInt(100)
	for i, id := range ids {
		weight := scoring.WeightOf(weights[i].num, weights[i].den)
		scheme.Parts = append(scheme.Parts, scoring.Component{ID: id, Max: &most, Weight: weight, Panel: &scoring.Panel{}})
	}
	scorer, err := scoring.Compile(scheme, nil)
	if err != nil {
		tb.Fatal(err)
	}
	highest := ranking.Prefer{Direction: ranking.Highest}
	ranker, err := ranking.Compile(ranking.Rules{Keys: []ranking.Key{{By: "total", Prefer: highest}, {By: ids[0], Prefer: highest}}},
		ranking.Names{Components: scorer.Components()})
	if err != nil {
		tb.Fatal(err)
	}
	sheets := make([]*scoring.Sheet, len(input))
	step := decimal.RequireFromString(markStep)
	marks := make([]decimal.Decimal, markers)
	for i, p := range input {
		sheets[i] = scorer.NewSheet(p.id)
		for c, id := range ids {
			for m := range marks {
				marks[m] = step.Mul(decimal.NewFromInt(int64(p.steps[c*markers+m])))
			}
			if err := sheets[i].Marks(id, marks...); err != nil {
				tb.Fatal(err)
			}
		}
	}
	return func() []string {
		list, err := ranker.RankAll(entries(tb, scorer, sheets), nil)
		if err != nil {
			tb.Fatal(err)
		}
		out := make([]string, 0, list.Len())
		for group := range list.All() {
			out = append(out, group.IDs...)
		}
		return out
	}
}

// entries scores one sheet after the other into the same score.
func entries(tb testing.TB, scorer *scoring.Scorer, sheets []*scoring.Sheet) iter.Seq[ranking.Entry] {
	return func(yield func(ranking.Entry) bool) {
		var score scoring.Score
		values := make([]ranking.KeyValue, 2)
		for _, sheet := range sheets {
			if err := scorer.ScoreInto(&score, sheet); err != nil {
				tb.Fatal(err)
			}
			total, _ := score.Total()
			written, _ := score.Value(ids[0])
			values[0], values[1] = ranking.Number(total), ranking.Number(written)
			if !yield(ranking.Entry{ID: sheet.ID(), Passed: score.Standing(scoring.Root) == scoring.Passed, Values: values}) {
				return
			}
		}
	}
}

type floatRow struct {
	id             string
	total, written float64
}

func compareFloats(a, b floatRow) int {
	return cmp.Or(cmp.Compare(b.total, a.total), cmp.Compare(b.written, a.written))
}

// floats is the program a Go developer would write.
func floats(order func([]floatRow)) program {
	return func(tb testing.TB, input []performance) func() []string {
		var weight [components]float64
		for i, w := range weights {
			weight[i] = float64(w.num) / float64(w.den)
		}
		marks := make([][components][markers]float64, len(input))
		for i, p := range input {
			for j, step := range p.steps {
				marks[i][j/markers][j%markers] = float64(step) * 0.3125
			}
		}
		return func() []string {
			rows := make([]floatRow, len(input))
			for i := range input {
				rows[i].id = input[i].id
				for c := range marks[i] {
					sum := 0.0
					for _, mark := range marks[i][c] {
						sum += mark
					}
					mean := sum / markers
					rows[i].total += mean * weight[c]
					if c == 0 {
						rows[i].written = mean
					}
				}
			}
			order(rows)
			out := make([]string, len(rows))
			for i := range rows {
				out[i] = rows[i].id
			}
			return out
		}
	}
}

// decimals is the same program on decimal.Decimal.
func decimals(tb testing.TB, input []performance) func() []string {
	var weight [components]decimal.Decimal
	for i, w := range weights {
		weight[i] = decimal.NewFromInt(w.num).Div(decimal.NewFromInt(w.den))
	}
	step, count := decimal.RequireFromString(markStep), decimal.NewFromInt(markers)
	marks := make([][components][markers]decimal.Decimal, len(input))
	for i, p := range input {
		for j, steps := range p.steps {
			marks[i][j/markers][j%markers] = step.Mul(decimal.NewFromInt(int64(steps)))
		}
	}
	type row struct {
		id             string
		total, written decimal.Decimal
	}
	return func() []string {
		rows := make([]row, len(input))
		for i := range input {
			rows[i].id = input[i].id
			for c := range marks[i] {
				sum := decimal.Zero
				for _, mark := range marks[i][c] {
					sum = sum.Add(mark)
				}
				mean := sum.Div(count)
				rows[i].total = rows[i].total.Add(mean.Mul(weight[c]))
				if c == 0 {
					rows[i].written = mean
				}
			}
		}
		slices.SortStableFunc(rows, func(a, b row) int {
			return cmp.Or(b.total.Cmp(a.total), b.written.Cmp(a.written))
		})
		out := make([]string, len(rows))
		for i := range rows {
			out[i] = rows[i].id
		}
		return out
	}
}

func TestProgramsRankAlike(t *testing.T) {
	input := performances(20_000)
	want := programs[0].make(t, input)()
	for _, p := range programs[1:] {
		if !slices.Equal(want, p.make(t, input)()) {
			t.Errorf("%s gives another order", p.name)
		}
	}
}

// BenchmarkScoreAndRank prints, for each program, the time a candidate and
// how the time grows with ten and a hundred times the candidates.
func BenchmarkScoreAndRank(b *testing.B) {
	sizes := []int{1_000, 100_000, 1_000_000}
	took := map[string]time.Duration{}
	name := func(program string, n int) string { return fmt.Sprintf("%s/%d", program, n) }
	for _, n := range sizes {
		input := performances(n)
		var want []string
		for _, p := range programs {
			b.Run(name(p.name, n), func(b *testing.B) {
				work := p.make(b, input)
				got := work()
				if want == nil {
					want = got
				} else if !slices.Equal(want, got) {
					b.Fatalf("%s gives another order", p.name)
				}
				b.ReportAllocs()
				runtime.GC() // nobody pays for the making of another's input
				for b.Loop() {
					work()
				}
				took[name(p.name, n)] = b.Elapsed() / time.Duration(b.N)
				b.ReportMetric(float64(took[name(p.name, n)].Nanoseconds())/float64(n), "ns/candidate")
			})
		}
	}
	for _, p := range programs {
		line := fmt.Sprintf("%-24s", p.name)
		for i, n := range sizes {
			line += fmt.Sprintf("  %9d: %9.3f ms", n, took[name(p.name, n)].Seconds()*1000)
			if before := sizes[max(i-1, 0)]; i > 0 && took[name(p.name, before)] > 0 {
				line += fmt.Sprintf(" (×%.1f for ×%d)", float64(took[name(p.name, n)])/float64(took[name(p.name, before)]), n/before)
			}
		}
		fmt.Println(line)
	}
}
