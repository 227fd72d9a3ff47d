package scoring

import (
	"math/rand/v2"
	"strconv"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
)

const national = `
parts:
  - {id: law, max: 100, weight: 0.3, panel: {markers: {at_least: 5}}, round: {places: 2, mode: half_up}}
  - {id: essay, max: 100, weight: 0.5, panel: {markers: {at_least: 5}}, round: {places: 2, mode: half_up}}
  - {id: interview, max: 100, weight: 0.2, panel: {markers: {at_least: 5}}, round: {places: 2, mode: half_up}}
round: {places: 2, mode: half_up}
pass: 50
`

func nationalSheets(b testing.TB, s *Scorer, count int) []*Sheet {
	random := rand.New(rand.NewPCG(1, 2))
	sheets := make([]*Sheet, count)
	marks := make([]decimal.Decimal, 5)
	for i := range sheets {
		sheets[i] = s.NewSheet(strconv.Itoa(i))
		for _, id := range []string{"law", "essay", "interview"} {
			for k := range marks {
				marks[k] = decimal.New(int64(random.IntN(401)), 0).Mul(decimal.New(25, -2))
			}
			require.NoError(b, sheets[i].Marks(id, marks...))
		}
	}
	return sheets
}

func BenchmarkOneCandidate(b *testing.B) {
	s := mustCompile(b, national)
	sheet := nationalSheets(b, s, 1)[0]
	b.Run("Score", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if _, err := s.Score(sheet); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("ScoreInto", func(b *testing.B) {
		b.ReportAllocs()
		var score Score
		for b.Loop() {
			if err := s.ScoreInto(&score, sheet); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("ScoreInto and total", func(b *testing.B) {
		b.ReportAllocs()
		var score Score
		for b.Loop() {
			if err := s.ScoreInto(&score, sheet); err != nil {
				b.Fatal(err)
			}
			score.Total()
		}
	})
	b.Run("Trace", func(b *testing.B) {
		b.ReportAllocs()
		score, _ := s.Score(sheet)
		for b.Loop() {
			score.Trace()
		}
	})
}

func BenchmarkCompile(b *testing.B) {
	scheme := mustScheme(b, leadership)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Compile(scheme, nil); err != nil {
			b.Fatal(err)
		}
	}
}
