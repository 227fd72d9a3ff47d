package peers

import (
	"math"
	"runtime"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/scoring"
)

// Scoring alone: 3 components of 5 markers, each a mean rounded to two
// decimals, weighted 0.3, 0.5 and 0.2, and the sum rounded to two decimals.
// Marks are multiples of 0.25 up to 100. The decimal program must give every
// total to the digit; the float one, wherever its halves do not fall between
// two binary numbers.
var shares = [components]int64{30, 50, 20} // in percent

type examination struct {
	scorer   *scoring.Scorer
	sheets   []*scoring.Sheet
	floats   [][components][markers]float64
	decimals [][components][markers]decimal.Decimal
}

func newExamination(tb testing.TB, candidates int) *examination {
	tb.Helper()
	most := decimal.NewFromInt(100)
	scheme := scoring.Scheme{Round: scoring.RoundTo(2, "half_up")}
	for i, id := range ids {
		scheme.Parts = append(scheme.Parts, scoring.Component{
			ID: id, Max: &most, Weight: scoring.WeightOf(shares[i], 100), Panel: &scoring.Panel{}, Round: scoring.RoundTo(2, "half_up"),
		})
	}
	scorer, err := scoring.Compile(scheme, nil)
	if err != nil {
		tb.Fatal(err)
	}
	e := &examination{
		scorer: scorer, sheets: make([]*scoring.Sheet, candidates),
		floats: make([][components][markers]float64, candidates), decimals: make([][components][markers]decimal.Decimal, candidates),
	}
	for i, p := range performances(candidates) {
		e.sheets[i] = scorer.NewSheet(p.id)
		for c, id := range ids {
			for m := range markers {
				quarters := int64(p.steps[c*markers+m])
				e.decimals[i][c][m] = decimal.New(25*quarters, -2)
				e.floats[i][c][m] = float64(quarters) / 4
			}
			if err := e.sheets[i].Marks(id, e.decimals[i][c][:]...); err != nil {
				tb.Fatal(err)
			}
		}
	}
	return e
}

func (e *examination) library(tb testing.TB, each func(i int, total thituyen.Value)) {
	var score scoring.Score
	for i, sheet := range e.sheets {
		if err := e.scorer.ScoreInto(&score, sheet); err != nil {
			tb.Fatal(err)
		}
		total, _ := score.Total()
		each(i, total)
	}
}

func (e *examination) float64(each func(i int, total float64)) {
	for i := range e.floats {
		total := 0.0
		for c := range components {
			sum := 0.0
			for _, mark := range e.floats[i][c] {
				sum += mark
			}
			total += math.Round(sum/markers*100) / 100 * (float64(shares[c]) / 100)
		}
		each(i, math.Round(total*100)/100)
	}
}

func (e *examination) decimal(each func(i int, total decimal.Decimal)) {
	var weight [components]decimal.Decimal
	for c := range components {
		weight[c] = decimal.New(shares[c], -2)
	}
	count := decimal.NewFromInt(markers)
	for i := range e.decimals {
		total := decimal.Decimal{}
		for c := range components {
			sum := decimal.Decimal{}
			for _, mark := range e.decimals[i][c] {
				sum = sum.Add(mark)
			}
			total = total.Add(sum.Div(count).Round(2).Mul(weight[c]))
		}
		each(i, total.Round(2))
	}
}

func TestProgramsScoreAlike(t *testing.T) {
	e := newExamination(t, 20_000)
	totals := make([]thituyen.Value, len(e.sheets))
	e.library(t, func(i int, total thituyen.Value) { totals[i] = total })
	e.decimal(func(i int, total decimal.Decimal) {
		if d, ok := totals[i].Decimal(); !ok || !d.Equal(total) {
			t.Fatalf("candidate %d: %v, and %v by decimals", i, totals[i], total)
		}
	})
	wrong := 0
	e.float64(func(i int, total float64) {
		d, _ := totals[i].Decimal()
		near, _ := d.Float64()
		if near == total {
			return
		}
		// A hundredth lost or won where the exact sum ends in half of one.
		if wrong++; math.Abs(near-total) > 0.0101 {
			t.Fatalf("candidate %d: %v, and %v by floats", i, near, total)
		}
	})
	t.Logf("%d of %d totals are a hundredth off by float64", wrong, len(totals))
	if wrong > len(totals)/10 {
		t.Errorf("floats disagree on %d totals, more than halves can explain", wrong)
	}
}

func BenchmarkScore(b *testing.B) {
	e := newExamination(b, 1_000_000)
	run := func(name string, work func()) {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			runtime.GC()
			for b.Loop() {
				work()
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(e.sheets)), "ns/candidate")
		})
	}
	run("thituyen", func() { e.library(b, func(int, thituyen.Value) {}) })
	run("float64", func() { e.float64(func(int, float64) {}) })
	run("decimal", func() { e.decimal(func(int, decimal.Decimal) {}) })
}
