package eligibility

import (
	"slices"
	"strconv"

	"cloud.google.com/go/civil"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/calendar"
)

// worked is a run of days in one post, and the part of the time that counts.
type worked struct {
	stretch
	share thituyen.Value
	whole bool // the share is 1, as it mostly is
}

// earliest is the first day of the calendar that months are counted from.
var earliest = numberOf(civil.Date{Year: 1, Month: 1, Day: 1})

// dateOf is the day of a day number.
func dateOf(day int32) civil.Date { return civil.Date{Year: 1970, Month: 1, Day: 1}.AddDays(int(day)) }

// certainParts reports whether a post gives its share and leave so that they
// can be.
func certainParts(p *HeldPost) bool {
	if p.Share != nil && !isShare(*p.Share) {
		return false
	}
	for i := range p.Leave {
		if _, ok := leaveOf(&p.Leave[i], true); !ok {
			return false
		}
	}
	return true
}

// leaveOf reads the days of a leave; false where they are not certain. Of an
// uncertain one all that can be away is away for certain counting, and only
// what surely is for possible counting, which may be nothing.
func leaveOf(l *Leave, certain bool) (stretch, bool) {
	from, hasFrom := given(l.From)
	until, hasUntil := given(l.Until)
	s := stretch{from: dawn, until: never}
	if hasFrom {
		s.from = numberOf(from)
	}
	if hasUntil {
		s.until = numberOf(until)
	}
	if hasFrom && (hasUntil || l.Until == nil) && s.from <= s.until {
		return s, true
	}
	switch {
	case certain:
		s = stretch{from: dawn, until: s.until}
	case hasUntil && !hasFrom:
		s.from = s.until // its last day is away, whenever it began
	default:
		s = stretch{from: 1, until: 0}
	}
	return s, false
}

// absentParts lists what keeps the share and leave of a post from being sure.
func absentParts(i int, p *HeldPost) []string {
	var names []string
	entry := "posts[" + strconv.Itoa(i) + "]"
	if p.Share != nil && !isShare(*p.Share) {
		names = append(names, entry+".share")
	}
	for k := range p.Leave {
		if _, ok := leaveOf(&p.Leave[k], true); !ok {
			names = append(names, entry+".leave["+strconv.Itoa(k)+"].from")
		}
	}
	return names
}

// appendWorked adds the days of a post less its leave. Counting for certain, a
// share that cannot be counts for nothing; counting what is possible, in full.
func appendWorked(list []worked, days stretch, p *HeldPost, certain bool) []worked {
	w := worked{stretch: days, whole: true}
	if p.Share != nil {
		if !isShare(*p.Share) {
			if certain {
				return list
			}
		} else if w.whole = p.Share.Cmp(thituyen.Int(1)) == 0; !w.whole {
			w.share = *p.Share
		}
	}
	if len(p.Leave) == 0 {
		return append(list, w)
	}
	away := make([]stretch, 0, len(p.Leave))
	for k := range p.Leave {
		if s, _ := leaveOf(&p.Leave[k], certain); s.from <= s.until {
			away = append(away, s)
		}
	}
	for _, l := range merge(away) {
		if l.until < w.from || l.from > w.until {
			continue
		}
		if before := w; l.from > w.from {
			before.until = l.from - 1
			list = append(list, before)
		}
		if l.until >= w.until {
			return list
		}
		w.from = l.until + 1
	}
	return append(list, w)
}

// service is time served: of each stretch the whole months and the days left
// over.
type service struct {
	months, days int64 // of stretches of full time
	all          int64 // all their days
	stretches    int
	partMonths   thituyen.Value // of stretches in part, times their share
	partDays     thituyen.Value
	partAll      thituyen.Value
	partial      bool
	only         stretch // where there is one stretch alone
}

// serviceOf counts what was worked: overlapping days once, by the largest
// share, a stretch ending where the share changes.
func serviceOf(list []worked) service {
	var s service
	whole := true
	for i := range list {
		whole = whole && list[i].whole
	}
	if !whole {
		for _, w := range levelled(list) {
			s.add(w)
		}
		return s
	}
	var room [16]stretch
	stretches := room[:0]
	for i := range list {
		stretches = append(stretches, list[i].stretch)
	}
	for _, one := range merge(stretches) {
		s.add(worked{stretch: one, whole: true})
	}
	return s
}

// fullTime are the days worked in full, as merged stretches.
func fullTime(list []worked) []stretch {
	var out []stretch
	for i := range list {
		if list[i].whole {
			out = append(out, list[i].stretch)
		}
	}
	return merge(out)
}

// levelled cuts overlapping runs into runs without overlap, each with the
// largest share of its days; neighbours of one share are joined.
func levelled(list []worked) []worked {
	ends := make([]int32, 0, 2*len(list))
	for i := range list {
		ends = append(ends, list[i].from, list[i].until+1)
	}
	slices.Sort(ends)
	ends = slices.Compact(ends)
	var out []worked
	for k := 0; k+1 < len(ends); k++ {
		one := worked{stretch: stretch{from: ends[k], until: ends[k+1] - 1}}
		found := false
		for i := range list {
			if w := &list[i]; w.from <= one.from && one.until <= w.until && (!found || w.larger(&one)) {
				found, one.share, one.whole = true, w.share, w.whole
			}
		}
		if !found {
			continue
		}
		if last := len(out) - 1; last >= 0 && out[last].until+1 == one.from && !one.larger(&out[last]) && !out[last].larger(&one) {
			out[last].until = one.until
			continue
		}
		out = append(out, one)
	}
	return out
}

// larger reports whether the share is above another's.
func (w *worked) larger(than *worked) bool {
	if w.whole || than.whole {
		return w.whole && !than.whole
	}
	return w.share.Cmp(than.share) > 0
}

func (s *service) add(w worked) {
	first, end := dateOf(w.from), dateOf(w.until+1)
	g := gap(first, end)
	months, left, all := int64(g.Months), int64(g.Days), int64(w.until)-int64(w.from)+1
	s.stretches++
	s.only = w.stretch
	if w.whole {
		s.months, s.days, s.all = s.months+months, s.days+left, s.all+all
		return
	}
	s.partial = true
	s.partMonths = s.partMonths.Add(thituyen.Int(months).Mul(w.share))
	s.partDays = s.partDays.Add(thituyen.Int(left).Mul(w.share))
	s.partAll = s.partAll.Add(thituyen.Int(all).Mul(w.share))
}

// inMonths is the whole of the service in months, 30 days left over to a
// month.
func (s service) inMonths() thituyen.Value {
	days := s.partDays.Add(thituyen.Int(s.days))
	return s.partMonths.Add(thituyen.Int(s.months)).Add(days.Mul(thirtieth))
}

var thirtieth = thituyen.Fraction(1, 30)

// inDays is the whole of the service in days.
func (s service) inDays() thituyen.Value { return s.partAll.Add(thituyen.Int(s.all)) }

// enough reports whether service is at least the span asked for.
func (j *experienceJudge) enough(s service) bool {
	months, counted := j.length.InMonths()
	switch {
	case !counted && !s.partial:
		return s.all >= int64(j.length.Count)
	case !counted:
		return s.inDays().Cmp(thituyen.Int(int64(j.length.Count))) >= 0
	case s.partial:
		return s.inMonths().Cmp(thituyen.Int(int64(months))) >= 0
	case s.stretches > 1:
		return s.months+s.days/30 >= int64(months)
	}
	return s.months >= int64(months)
}

// found is the service in months and days, days of a share rounded down.
func (j *experienceJudge) found(s service) Gap {
	if _, counted := j.length.InMonths(); !counted {
		if !s.partial {
			return Gap{Days: int(s.all)}
		}
		return Gap{Days: int(floor(s.inDays()))}
	}
	if !s.partial && s.stretches <= 1 {
		return Gap{Months: int(s.months), Days: int(s.days)}
	}
	if !s.partial {
		return thirties(30*s.months + s.days)
	}
	return thirties(floor(s.inMonths().Mul(thituyen.Int(30))))
}

// shortBy is what service that does not suffice lacks of the span, rounded up
// to days. Of one unbroken stretch it is told by the calendar.
func (j *experienceJudge) shortBy(s service) Gap {
	months, counted := j.length.InMonths()
	switch {
	case !counted:
		return Gap{Days: int(ceiling(thituyen.Int(int64(j.length.Count)).Sub(s.inDays())))}
	case !s.partial && s.stretches == 1:
		return gap(dateOf(s.only.until+1), calendar.AddMonths(dateOf(s.only.from), months))
	}
	return thirties(ceiling(thituyen.Int(int64(months)).Sub(s.inMonths()).Mul(thituyen.Int(30))))
}

func thirties(days int64) Gap { return Gap{Months: int(days / 30), Days: int(days % 30)} }

func floor(v thituyen.Value) int64 {
	n, _ := v.Round(0, thituyen.Floor).Numerator()
	return n
}

func ceiling(v thituyen.Value) int64 {
	n, _ := v.Round(0, thituyen.Ceiling).Numerator()
	return n
}

// packed keeps a gap in one word: its months times 64 and its days, or its
// days alone, negative, where they are more.
func packed(g Gap) int32 {
	if g.Days > 63 {
		return -int32(g.Days)
	}
	return int32(g.Months)<<6 | int32(g.Days)
}

func unpacked(x int32) Gap {
	if x < 0 {
		return Gap{Days: int(-x)}
	}
	return Gap{Months: int(x >> 6), Days: int(x & 63)}
}
