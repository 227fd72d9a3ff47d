package scoring

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/thituyen/thituyen"
)

// A sheet or a scorer that nobody made is told as a wrong call.
func TestNothing(t *testing.T) {
	one := decimal.NewFromInt(1)
	var none *Scorer
	for _, sheet := range []*Sheet{nil, {}, none.NewSheet("A")} {
		require.Empty(t, sheet.ID())
		for _, err := range []error{
			sheet.Mark("total", "", one), sheet.Marks("total", one), sheet.Absent("total"), sheet.Exempt("total"),
			sheet.Claim("hero"), sheet.Sanction("total", "warning"), sheet.Settle("total", one), sheet.SettleSpread("total", one),
			sheet.SettleRemark("total", one), sheet.Remark("total", one), sheet.Fact("years", thituyen.Fact{}),
		} {
			require.Equal(t, WrongSheetError{}, err)
		}
	}
	_, err := none.Sheet("A", Performance{})
	require.Equal(t, WrongSheetError{}, err)
	_, err = none.Score(nil)
	require.Equal(t, WrongSheetError{}, err)
	_, err = new(Scorer).Score(new(Scorer).NewSheet("A"))
	require.Equal(t, WrongSheetError{}, err)
	var zero Scorer
	_, err = zero.Score(zero.NewSheet("A"))
	require.Equal(t, WrongSheetError{}, err)
	for range zero.ScoreAll(nil) {
		t.Fatal("no sheets, no scores")
	}
}

// A settlement for both the spread and the re-mark is told once.
func TestSettlementIsToldOnce(t *testing.T) {
	hundred := decimal.NewFromInt(100)
	scorer, err := Compile(Scheme{
		Max: &hundred, Remark: &Remark{ReplaceBelow: &hundred},
		Panel: &Panel{Spread: []Band{{From: new(decimal.Decimal), Then: ThenRefer}}},
	}, nil)
	require.NoError(t, err)
	require.EqualError(t, scorer.NewSheet("A").Settle(Root, decimal.NewFromInt(101)),
		"settled.total: the value 101 lies beyond what is possible here (from 0 up to 100)")
}
