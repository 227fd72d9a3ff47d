package mutation

import (
	"slices"
	"strings"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/document"
	"github.com/thituyen/thituyen/internal/exact"
)

// mostAttainable is up to how many values of a component are written out.
const mostAttainable = 10_000

// attainable are the values that a component can take whose marks are given
// in steps and changed by sanctions alone: every mark with every set of
// deductions. It is nil where they cannot be counted so.
func attainable(component *document.Node, shares []thituyen.Value, counted bool) []thituyen.Value {
	for _, key := range []string{"panel", "parts", "from", "adjust", "bonus", "round", "remark"} {
		if component.Get(key) != nil {
			return nil
		}
	}
	step, highest := bound(component, "step"), bound(component, "max")
	if step == nil || highest == nil || step.Sign() <= 0 || !counted {
		return nil
	}
	lowest := new(thituyen.Value)
	if least := bound(component, "min"); least != nil {
		lowest = least
	}
	var out []thituyen.Value
	for mark := *lowest; mark.Cmp(*highest) <= 0; mark = mark.Add(*step) {
		for _, share := range shares {
			if len(out) == mostAttainable {
				return nil
			}
			out = append(out, mark.Mul(share))
		}
	}
	return out
}

// leftBySanctions are the parts of a value that sanctions may leave: of none,
// of each, and of any together, however often. False where one deducts
// otherwise than by a percentage of 1 % or more.
func leftBySanctions(scoring ...*document.Node) (left []thituyen.Value, ok bool) {
	var shares []thituyen.Value
	for _, section := range scoring {
		for _, kind := range entriesOf(section, "sanctions") {
			deduct := kind.Value.Get("deduct")
			if deduct == nil {
				continue
			}
			share, isShare := shareOf(deduct.Text)
			if !isShare || share.Cmp(thituyen.Fraction(1, 100)) < 0 {
				return nil, false
			}
			shares = append(shares, share)
		}
	}
	left = []thituyen.Value{thituyen.Int(1)}
	for i := 0; i < len(left); i++ {
		for _, share := range shares {
			rest := left[i].Sub(share)
			if rest.Sign() < 0 {
				rest = thituyen.Value{}
			}
			if !slices.ContainsFunc(left, rest.Equal) {
				left = append(left, rest)
			}
		}
	}
	return left, true
}

func entriesOf(n *document.Node, key string) []document.Entry {
	if n == nil || n.Get(key) == nil {
		return nil
	}
	return n.Get(key).Entries
}

// shareOf reads a percentage.
func shareOf(text string) (thituyen.Value, bool) {
	number, percent := strings.CutSuffix(text, "%")
	if !percent {
		return thituyen.Value{}, false
	}
	d, err := exact.ParseDecimal(number)
	return thituyen.FromDecimal(d).Mul(thituyen.Fraction(1, 100)), err == nil
}

// sameVerdict reports whether every value that a component can take passes at
// both marks or misses both: then no case can tell them apart.
func sameVerdict(values []thituyen.Value, highest *thituyen.Value, before, after string) bool {
	a, isA := passMark(before, highest)
	b, isB := passMark(after, highest)
	if values == nil || !isA || !isB {
		return false
	}
	return !slices.ContainsFunc(values, func(v thituyen.Value) bool { return (v.Cmp(a) >= 0) != (v.Cmp(b) >= 0) })
}

// passMark is a pass mark as a value, a share being of the highest mark.
func passMark(text string, highest *thituyen.Value) (thituyen.Value, bool) {
	if share, ok := shareOf(text); ok {
		if highest == nil {
			return thituyen.Value{}, false
		}
		return share.Mul(*highest), true
	}
	d, err := exact.ParseDecimal(text)
	return thituyen.FromDecimal(d), err == nil
}

// scorings are the rules of marks of a document: of all posts, and of groups.
func scorings(root *document.Node) []*document.Node {
	out := []*document.Node{root.Get("scoring")}
	for _, group := range entriesOf(root, "groups") {
		out = append(out, group.Value.Get("scoring"))
	}
	return out
}
