package regulation

import (
	"maps"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/ranking"
	"github.com/thituyen/thituyen/scoring"
)

// bonuses finds those that can take a value past the end of its scale.
func (l *linter) bonuses(rules *Rules) {
	if rules.Scheme == nil {
		return
	}
	l.bonus(rules.Group, rules.Scheme.Root())
}

func (l *linter) bonus(group string, c scoring.Component) {
	for _, part := range c.Parts {
		l.bonus(group, part)
	}
	most, known := highest(c)
	if c.Bonus == nil || !known {
		return
	}
	end := most
	if c.Max != nil {
		end = thituyen.FromDecimal(*c.Max)
	}
	added := mostBonus(c.Bonus)
	if c.Bonus.As == scoring.AsPercent {
		added = most.Mul(added).Mul(thituyen.Fraction(1, 100))
	}
	if b := c.Bonus; b.UpTo != nil && thituyen.FromDecimal(*b.UpTo).Cmp(end) <= 0 || b.Taper != nil && b.Taper.To != nil && thituyen.FromDecimal(*b.Taper.To).Cmp(end) <= 0 {
		return // it is bounded, or gone, at the end of the scale
	}
	if most.Add(added).Cmp(end) > 0 {
		l.add(l.inGroup(group, "scoring."+c.ID+".bonus"), "bonus_past_end", "bonus", added, "most", most.Add(added), "end", end)
	}
}

// mostBonus is the most that a bonus takes, in the unit of its claims.
func mostBonus(b *scoring.Bonus) thituyen.Value {
	var most thituyen.Value
	for _, claim := range slices.Sorted(maps.Keys(b.Claims)) {
		points := thituyen.FromDecimal(b.Claims[claim])
		if b.Take == scoring.TakeSum {
			most = most.Add(points)
		} else if points.Cmp(most) > 0 {
			most = points
		}
	}
	if b.Cap != nil && thituyen.FromDecimal(*b.Cap).Cmp(most) < 0 {
		most = thituyen.FromDecimal(*b.Cap)
	}
	return most
}

// highest is the highest value that a component can have before its bonus,
// where that is easily known.
func highest(c scoring.Component) (thituyen.Value, bool) {
	value, known := thituyen.Value{}, false
	switch {
	case len(c.Parts) > 0:
		value, known = highestOfParts(c)
	case c.From != nil:
		value, known = highestDrawn(c.From)
	case c.Max != nil:
		value, known = thituyen.FromDecimal(*c.Max), true
	}
	for _, a := range c.Adjust {
		switch {
		case a.Scale != nil && len(a.Scale.To) == 2:
			value, known = greatest(a.Scale.To), true
		case a.Standardise != nil || a.Equate != nil || a.Place != nil:
			known = false
		case a.Percentile != nil:
			value, known = thituyen.Int(100), true
		case a.Table != nil:
			value, known = highestLine(a.Table, a.Else), true
		case a.AtMost != nil && (!known || thituyen.FromDecimal(*a.AtMost).Cmp(value) < 0):
			value, known = thituyen.FromDecimal(*a.AtMost), true
		}
	}
	return value, known
}

func highestDrawn(f *scoring.From) (thituyen.Value, bool) {
	switch {
	case f.Table != nil:
		return highestLine(f.Table, f.Else), true
	case f.AtMost != nil:
		return thituyen.FromDecimal(*f.AtMost), true
	}
	return thituyen.Value{}, false
}

func highestLine(lines []scoring.Line, other *decimal.Decimal) thituyen.Value {
	points := []decimal.Decimal{{}}
	if other != nil {
		points[0] = *other
	}
	for _, line := range lines {
		if line.Points != nil {
			points = append(points, *line.Points)
		}
	}
	return greatest(points)
}

func greatest(list []decimal.Decimal) thituyen.Value {
	return thituyen.FromDecimal(slices.MaxFunc(list, func(a, b decimal.Decimal) int { return a.Cmp(b) }))
}

func highestOfParts(c scoring.Component) (thituyen.Value, bool) {
	var sum, weights thituyen.Value
	var points []thituyen.Value
	for _, part := range c.Parts {
		if part.Counts != nil && !*part.Counts {
			continue
		}
		most, known := highest(part)
		if !known {
			return thituyen.Value{}, false
		}
		weight := thituyen.Int(1)
		if part.Weight != nil {
			weight = part.Weight.Value
		}
		if part.Bonus != nil {
			most = most.Add(mostBonus(part.Bonus))
		}
		points = append(points, most.Mul(weight))
		sum, weights = sum.Add(most.Mul(weight)), weights.Add(weight)
	}
	if len(points) == 0 {
		return thituyen.Value{}, false
	}
	switch way := wayOf(c.Combine); way {
	case scoring.Sum:
		return sum, true
	case scoring.Mean:
		return sum.Quo(weights)
	case scoring.Product:
		product := thituyen.Int(1)
		for _, p := range points {
			if product = product.Mul(p); p.Sign() < 0 {
				return thituyen.Value{}, false
			}
		}
		return product, true
	case scoring.Highest:
		return slices.MaxFunc(points, thituyen.Value.Cmp), true
	}
	return thituyen.Value{}, false
}

func wayOf(c *scoring.Combine) scoring.Way {
	if c == nil {
		return scoring.Sum
	}
	return c.Way
}

// ties finds keys by which nobody can be told apart whom the keys before
// leave equal.
func (l *linter) ties(rules *Rules) {
	if rules.Order == nil {
		return
	}
	var before []string
	for _, key := range rules.Order.Keys {
		if code, of := outOfReach(key.By, before, rules.Scheme); code != "" {
			because := sentences.Reason(code, params("before", of)...)
			l.add(l.inGroup(rules.Group, "ranking.keys."+key.By), "tie_out_of_reach", "because", because)
		}
		before = append(before, key.By)
	}
	if rules.Order.Ties == ranking.TiesLot && rules.Order.Select.AtCut != "" {
		l.add(l.inGroup(rules.Group, "ranking.select.at_cut"), "tie_out_of_reach", "because", sentences.Reason("lot_leaves_none"))
	}
}

// outOfReach is why a key cannot tell those apart whom the keys before leave
// equal, and by which of them; "" where it can.
func outOfReach(by string, before []string, s *scoring.Scheme) (code string, of []string) {
	if s == nil {
		return "", nil
	}
	if by == "bonus" && s.Bonus == nil {
		return "no_bonus", nil
	}
	if by == "before_bonus" && s.Bonus == nil && s.Round == nil && s.Remark == nil && slices.Contains(before, scoring.Root) {
		return "same_as_before", []string{scoring.Root}
	}
	component := strings.TrimPrefix(by, "points.")
	for _, other := range []string{component, "points." + component} {
		if other != by && slices.Contains(before, other) && !roundsPoints(s.Parts, component) {
			return "same_as_before", []string{other}
		}
	}
	return leftBySum(by, before, s)
}

// leftBySum finds a key that follows from the others because the total is the
// plain sum of parts.
func leftBySum(by string, before []string, s *scoring.Scheme) (code string, of []string) {
	if way := wayOf(s.Combine); way != scoring.Sum && way != scoring.Mean || len(s.Parts) == 0 || s.Panel != nil || s.Adjust != nil || s.Remark != nil {
		return "", nil
	}
	whole := scoring.Root
	if s.Bonus != nil {
		whole = "before_bonus"
	}
	if s.Round != nil && s.Bonus == nil {
		return "", nil
	}
	names := []string{whole}
	for _, part := range s.Parts {
		if part.Counts == nil || *part.Counts {
			if part.RoundPoints != nil {
				return "", nil
			}
			names = append(names, part.ID)
		}
	}
	var missing []string
	for _, name := range names {
		if slices.Contains(before, name) || slices.Contains(before, "points."+name) {
			of = append(of, name)
		} else {
			missing = append(missing, name)
		}
	}
	if len(missing) == 1 && missing[0] == strings.TrimPrefix(by, "points.") {
		return "left_by_sum", of
	}
	return "", nil
}

func roundsPoints(parts []scoring.Component, id string) bool {
	for _, c := range parts {
		if c.ID == id && c.RoundPoints != nil || roundsPoints(c.Parts, id) {
			return true
		}
	}
	return false
}
