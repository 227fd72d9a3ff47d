package eligibility

import (
	"math"
	"slices"
)

// stretch is a run of days, both included, by their day numbers; post is the
// entry of the dossier it comes from.
type stretch struct{ from, until, post int32 }

// The ends of open stretches.
const (
	dawn  = math.MinInt32 / 2
	never = math.MaxInt32 / 2
)

// spell is one post for one requirement: whether it is such a post, its days
// where they are sure, and the days it can reach at most.
type spell struct {
	fits           Verdict
	sure, possible stretch
	certain        bool // it fits and its days are sure
	any            bool // some day is sure
}

// certainDays are the days of a post that gives them, as most do; the rest is
// for spellOf.
func certainDays(i int, post *HeldPost) (stretch, bool) {
	from, ok := given(post.From)
	if !ok {
		return stretch{}, false
	}
	s := stretch{from: numberOf(from), until: never, post: int32(i)}
	if post.Until == nil {
		return s, true
	}
	until, ok := given(post.Until)
	s.until = numberOf(until)
	return s, ok && s.from <= s.until
}

// spellOf reads the days of a post. A post without `from` is sure of its last
// day only, and may have begun at any time before; one that ends before it
// begins is as good as without `from`.
func spellOf(i int, post *HeldPost, fits Verdict) spell {
	from, hasFrom := given(post.From)
	until, hasUntil := given(post.Until)
	s := spell{fits: fits, possible: stretch{from: dawn, until: never, post: int32(i)}}
	if post.Until != nil && !hasUntil {
		hasFrom = false // an end that does not exist leaves nothing sure
	}
	if hasUntil {
		s.possible.until = numberOf(until)
	}
	if hasFrom {
		s.possible.from = numberOf(from)
		if s.possible.until < s.possible.from {
			s.possible.from, s.possible.until, hasFrom, hasUntil = dawn, never, false, false
		}
	}
	s.sure = s.possible
	if !hasFrom {
		s.sure.from = s.sure.until
	}
	s.any = fits == Met && (hasFrom || hasUntil)
	s.certain = fits == Met && hasFrom
	return s
}

// absentDays lists what keeps the days of a post from being sure: its first
// day, or a last day that cannot be.
func absentDays(entry string, post *HeldPost, s spell) []string {
	if _, ok := given(post.From); !ok {
		return []string{entry + ".from"}
	}
	if s.possible.from == dawn {
		return []string{entry + ".until"}
	}
	return nil
}

// merge sorts stretches and joins those that overlap, or that follow each
// other without a day between, in place. A joined stretch keeps the post that
// begins it.
func merge(list []stretch) []stretch {
	if len(list) < 2 {
		return list
	}
	if len(list) <= 16 {
		insertionSort(list)
	} else {
		slices.SortFunc(list, compareStretches)
	}
	out := list[:1]
	for _, s := range list[1:] {
		last := &out[len(out)-1]
		if s.from <= last.until+1 {
			last.until = max(last.until, s.until)
			continue
		}
		out = append(out, s)
	}
	return out
}

func compareStretches(a, b stretch) int {
	if a.from != b.from {
		return int(a.from) - int(b.from)
	}
	return int(a.post) - int(b.post)
}

// insertionSort takes the time of one pass over posts in order, as dossiers
// mostly list them.
func insertionSort(list []stretch) {
	for i := 1; i < len(list); i++ {
		for j := i; j > 0 && compareStretches(list[j], list[j-1]) < 0; j-- {
			list[j], list[j-1] = list[j-1], list[j]
		}
	}
}

// clip cuts a stretch to a window, and reports whether anything is left.
func (s stretch) clip(from, until int32) (stretch, bool) {
	s.from, s.until = max(s.from, from), min(s.until, until)
	return s, s.from <= s.until
}

// covers reports whether merged stretches hold all days of one.
func covers(merged []stretch, s stretch) bool {
	at, found := slices.BinarySearchFunc(merged, s.from, func(m stretch, day int32) int { return int(m.from) - int(day) })
	if !found {
		at--
	}
	return at >= 0 && s.until <= merged[at].until
}

// holding returns the merged stretch that a day lies in.
func holding(merged []stretch, day int32) (stretch, bool) {
	for _, s := range merged {
		if s.from <= day && day <= s.until {
			return s, true
		}
	}
	return stretch{}, false
}
