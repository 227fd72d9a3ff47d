package papers

import (
	"fmt"
	"math/big"
	"strings"

	"github.com/thituyen/thituyen/scoring"
)

// sum is a formula of a sheet that adds up: what the sheet computes, held
// against the exact value.
type sum struct {
	formula string
	value   *big.Rat
}

// sumOf writes how a whole is made of its parts' cells, where a formula of a
// spreadsheet says it; ok is false where rules stand between (a sanction, an
// adjustment, a bonus, a rounding that no spreadsheet knows), and the value is
// then given as it is, with the trace beside it.
func sumOf(c scoring.Component, score scoring.Score, cells map[string]string) (sum, bool) {
	want, ok := score.Value(c.ID)
	if !ok || len(c.Parts) == 0 {
		return sum{}, false
	}
	var terms []string
	total, weights := new(big.Rat), new(big.Rat)
	for _, part := range c.Parts {
		if part.Counts != nil && !*part.Counts {
			continue
		}
		value, has := score.Value(part.ID)
		if !has {
			return sum{}, false
		}
		weight := big.NewRat(1, 1)
		if part.Weight != nil {
			weight = part.Weight.Rat()
		}
		total.Add(total, new(big.Rat).Mul(value.Rat(), weight))
		weights.Add(weights, weight)
		terms = append(terms, cells[part.ID]+times(weight))
	}
	formula := strings.Join(terms, "+")
	if combined(c) == "mean" {
		total.Quo(total, weights)
		formula = "(" + formula + ")/" + fraction(weights)
	} else if combined(c) != "sum" {
		return sum{}, false
	}
	formula, total = rounded(c, formula, total)
	if total.Cmp(want.Rat()) != 0 {
		return sum{}, false
	}
	return sum{formula, total}, true
}

// combined names how parts are combined.
func combined(c scoring.Component) string {
	if c.Combine == nil {
		return "sum"
	}
	return fmt.Sprint(c.Combine.Way)
}

// rounded adds a rounding that spreadsheets share: halves away from zero.
func rounded(c scoring.Component, formula string, value *big.Rat) (string, *big.Rat) {
	if c.Round == nil || c.Round.Mode != "half_up" || c.Round.Places == nil {
		return formula, value
	}
	places := *c.Round.Places
	scale := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(places)), nil)
	scaled := new(big.Rat).Mul(value, new(big.Rat).SetInt(scale))
	half := big.NewRat(1, 2)
	if scaled.Sign() < 0 {
		half.Neg(half)
	}
	scaled.Add(scaled, half)
	whole := new(big.Int).Quo(scaled.Num(), scaled.Denom())
	return fmt.Sprintf("ROUND(%s,%d)", formula, places), new(big.Rat).SetFrac(whole, scale)
}

func times(weight *big.Rat) string {
	if weight.Cmp(big.NewRat(1, 1)) == 0 {
		return ""
	}
	return "*" + fraction(weight)
}

func fraction(r *big.Rat) string {
	if r.IsInt() {
		return r.Num().String()
	}
	return "(" + r.Num().String() + "/" + r.Denom().String() + ")"
}
