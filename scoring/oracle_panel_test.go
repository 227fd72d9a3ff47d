package scoring

import (
	"math/big"
	"sort"
)

// ofMarker is one marker's value of a component at or below a panel; nil
// where some mark is missing.
func (o *oracle) ofMarker(m Component, marker int, top bool) *big.Rat {
	var v *big.Rat
	if m.Parts == nil {
		marks := o.marks(m.ID)
		if marker >= len(marks) || marks[marker] == nil {
			return nil
		}
		v = marks[marker]
	} else {
		var all []*big.Rat
		weights := new(big.Rat)
		for _, part := range m.Parts {
			if o.word(part.ID) == WordExempt {
				continue
			}
			value := o.ofMarker(part, marker, false)
			if value == nil {
				return nil
			}
			if part.Counts == nil || *part.Counts {
				all = append(all, points(part, value))
				weights.Add(weights, weight(part))
			}
		}
		v = combineBy(m.Combine, all, weights)
	}
	if top {
		return v
	}
	return round(m.Round, adjust(m.Adjust, o.deduct(m.ID, v)))
}

func (o *oracle) mostMarkers(m Component) int {
	most := len(o.marks(m.ID))
	for _, part := range m.Parts {
		most = max(most, o.mostMarkers(part))
	}
	return most
}

func (o *oracle) panel(m Component, v *verdict) {
	below := Passed
	var look func(Component)
	look = func(part Component) {
		switch {
		case o.voided(part.ID):
			below = worse(below, Voided)
		case o.word(part.ID) == WordAbsent:
			below = worse(below, Absent)
		}
		for _, p := range part.Parts {
			look(p)
		}
	}
	for _, part := range m.Parts {
		look(part)
	}
	if below != Passed {
		v.standing = below
		return
	}
	type mark struct {
		value  *big.Rat
		marker int
	}
	var marks []mark
	for marker := range o.mostMarkers(m) {
		if value := o.ofMarker(m, marker, true); value != nil {
			marks = append(marks, mark{value, marker})
		}
	}
	p := m.Panel
	least := 1
	if p.Markers != nil && p.Markers.AtLeast != nil {
		least = *p.Markers.AtLeast
	}
	if len(marks) < least {
		v.standing = Incomplete
		return
	}
	sort.SliceStable(marks, func(i, j int) bool { return marks[i].value.Cmp(marks[j].value) < 0 })
	way := PanelMean
	if p.Combine != nil {
		way = p.Combine.Way
	}
	refer := func() {
		if s := o.p.Settled[m.ID]; s != nil && s.Spread != nil {
			v.value = s.Spread.Rat()
		} else {
			v.standing = Referred
		}
	}
	var kept []mark
	if p.Spread != nil {
		spread := new(big.Rat).Sub(marks[len(marks)-1].value, marks[0].value)
		for _, b := range p.Spread {
			if !on(b.From, b.Above, b.Below, b.UpTo, spread) {
				continue
			}
			if b.Then == ThenRefer {
				refer()
				return
			}
			if b.Then == ThenAnotherMarker {
				if len(marks) < 3 {
					v.standing = Incomplete
					return
				}
				if len(marks) > 3 {
					o.wrong = true
					return
				}
				gap := func(i int) *big.Rat { return new(big.Rat).Sub(marks[i+1].value, marks[i].value) }
				switch b.Third {
				case ThirdMean:
					way, kept = PanelMean, marks
				case ThirdMedian:
					way, kept = PanelMedian, marks
				case ThirdClosestTwo:
					if way, kept = PanelMean, marks[1:]; gap(0).Cmp(gap(1)) < 0 {
						kept = marks[:2]
					}
				case ThirdTwoEqualElseRefer, ThirdTwoEqualElseMean:
					switch {
					case gap(0).Sign() == 0:
						way, kept = PanelMean, marks[:2]
					case gap(1).Sign() == 0:
						way, kept = PanelMean, marks[1:]
					case b.Third == ThirdTwoEqualElseMean:
						way, kept = PanelMean, marks
					default:
						refer()
						return
					}
				}
			} else if p.Markers != nil && p.Markers.AtMost != nil && len(marks) > *p.Markers.AtMost {
				o.wrong = true
			}
			break
		}
	}
	if kept == nil {
		kept = marks
		for p.Outliers != nil {
			mean := new(big.Rat)
			for _, k := range kept {
				mean.Add(mean, k.value)
			}
			mean.Quo(mean, big.NewRat(int64(len(kept)), 1))
			var near []mark
			for _, k := range kept {
				away := new(big.Rat).Sub(k.value, mean)
				if away.Abs(away).Cmp(rat(p.Outliers.Beyond)) <= 0 {
					near = append(near, k)
				}
			}
			if len(near) == 0 || len(near) == len(kept) {
				break
			}
			if kept = near; !p.Outliers.Repeat {
				break
			}
		}
		if way == PanelTrimmedMean && len(kept) > p.Combine.Trim.High+p.Combine.Trim.Low {
			kept = kept[p.Combine.Trim.Low : len(kept)-p.Combine.Trim.High]
		}
	}
	combine := func(values []*big.Rat) *big.Rat {
		sort.Slice(values, func(i, j int) bool { return values[i].Cmp(values[j]) < 0 })
		switch n := len(values); way {
		case PanelHighest:
			return values[n-1]
		case PanelLowest:
			return values[0]
		case PanelMedian:
			values = values[(n-1)/2 : n/2+1]
		}
		out := new(big.Rat)
		for _, value := range values {
			out.Add(out, value)
		}
		if way != PanelSum {
			out.Quo(out, big.NewRat(int64(len(values)), 1))
		}
		return out
	}
	var values []*big.Rat
	for _, k := range kept {
		values = append(values, k.value)
	}
	v.value = combine(values)
	var each func(Component)
	each = func(part Component) {
		done := &verdict{standing: Passed}
		if o.word(part.ID) != WordExempt {
			var of []*big.Rat
			for _, k := range kept {
				of = append(of, o.ofMarker(part, k.marker, false))
			}
			done.value = combine(of)
		}
		o.done[part.ID] = done
		for _, inner := range part.Parts {
			each(inner)
		}
	}
	for _, part := range m.Parts {
		each(part)
	}
}
