package eligibility

import (
	"slices"
	"time"

	"cloud.google.com/go/civil"

	"github.com/thituyen/thituyen"
)

// The plain evaluator: it judges straight from the words of the format, day
// by day and table by table, with numbers -1 (not met), 0 (unknown) and 1
// (met) of which all is the least, any the greatest and not the opposite.
type plainly struct {
	d    *Dossier
	on   civil.Date
	post Post
}

func (o plainly) judge(r Requirement) int {
	switch r := r.(type) {
	case All:
		least := 1
		for _, one := range r {
			least = min(least, o.judge(one))
		}
		return least
	case Any:
		most := -1
		for _, one := range r {
			most = max(most, o.judge(one))
		}
		return most
	case Not:
		return -o.judge(r.Requirement)
	case AtLeast:
		// so many of them: some choice of so many of which all are met
		verdicts := make([]int, len(r.Of))
		for i, one := range r.Of {
			verdicts[i] = o.judge(one)
		}
		slices.Sort(verdicts)
		return verdicts[len(verdicts)-r.Count]
	case Age:
		return o.bothSexes(func(s Sex) int { return o.age(r, s) })
	case RemainingService:
		return o.service(r)
	case Citizenship:
		if o.d.Citizenship == nil {
			return 0
		}
		if r.Only && slices.ContainsFunc(o.d.Citizenship, func(c string) bool { return !slices.Contains(r.OneOf, c) }) {
			return -1
		}
		return yes(slices.ContainsFunc(o.d.Citizenship, func(c string) bool { return slices.Contains(r.OneOf, c) }))
	case PartyMember:
		return o.party(r)
	case Education:
		return o.education(r)
	case PoliticalTheory:
		return atLeastLevel([]string{"none", "elementary", "intermediate", "advanced", "bachelor"}, string(o.d.PoliticalTheory), string(r.AtLeast))
	case StateManagement:
		return atLeastLevel([]string{"none", "officer", "principal", "senior"}, string(o.d.StateManagement), string(r.AtLeast))
	case Language:
		return o.language(r)
	case Certificate:
		if o.d.Certificates == nil {
			return 0
		}
		held := func(c string) bool { return slices.Contains(o.d.Certificates, c) }
		if r.OneOf != nil {
			return yes(slices.ContainsFunc(r.OneOf, held))
		}
		return yes(!slices.ContainsFunc(r.AllOf, func(c string) bool { return !held(c) }))
	case Experience:
		return o.experience(r)
	case CurrentPost:
		return o.current(r)
	case Planning:
		return o.planning(r)
	case Nomination:
		return o.some(len(o.d.Nominations), o.d.Nominations == nil, func(i int) int {
			n := o.d.Nominations[i]
			return min(equal(n.By, r.By), equal(n.AgreedBy, r.AgreedBy))
		})
	case Rating:
		return o.rating(r)
	case Discipline:
		return o.discipline(r)
	case Proceedings:
		if o.d.Proceedings == nil {
			return 0
		}
		return yes(len(o.d.Proceedings) == 0)
	case Health:
		return o.health(r)
	case Declaration:
		if o.d.Declarations == nil {
			return 0
		}
		return yes(!slices.ContainsFunc(r.AllOf, func(c string) bool { return !slices.Contains(o.d.Declarations, c) }))
	case Relatives:
		return -o.some(len(o.d.Relatives), o.d.Relatives == nil, func(i int) int {
			return oneOfNames(o.d.Relatives[i].Role, r.NoneAs)
		})
	case FactTest:
		return o.fact(r)
	}
	panic("no such kind")
}

func yes(b bool) int {
	if b {
		return 1
	}
	return -1
}

// some is met where one of the entries is; the whole may be unknown.
func (plainly) some(n int, unknown bool, one func(int) int) int {
	if unknown {
		return 0
	}
	most := -1
	for i := range n {
		most = max(most, one(i))
	}
	return most
}

func equal(name, asked string) int {
	if asked == "" {
		return 1
	}
	if name == "" {
		return 0
	}
	return yes(name == asked)
}

func oneOfNames(name string, list []string) int {
	if list == nil {
		return 1
	}
	if name == "" {
		return 0
	}
	return yes(slices.Contains(list, name))
}

func atLeastLevel(levels []string, given, asked string) int {
	if asked == "" {
		return 1
	}
	if given == "" {
		return 0
	}
	return yes(slices.Index(levels, given) >= slices.Index(levels, asked))
}

// plus adds a span by the standard library's calendar, cut to the month.
func plus(d civil.Date, s thituyen.Span, sign int) civil.Date {
	months, inMonths := s.InMonths()
	if !inMonths {
		return d.AddDays(sign * s.Count)
	}
	first := time.Date(d.Year, d.Month, 1, 0, 0, 0, 0, time.UTC).AddDate(0, sign*months, 0)
	out := civil.DateOf(first)
	last := first.AddDate(0, 1, -1).Day()
	out.Day = min(d.Day, last)
	return out
}

func birthday(born civil.Date, s thituyen.Span) civil.Date {
	d := plus(born, s, 1)
	if born.Month == 2 && born.Day == 29 && d.Month == 2 && d.Day == 28 {
		return d.AddDays(1)
	}
	return d
}

func (o plainly) bothSexes(of func(Sex) int) int {
	if o.d.Sex != "" {
		return of(o.d.Sex)
	}
	if man, woman := of(Male), of(Female); man == woman {
		return man
	}
	return 0
}

func (o plainly) age(r Age, s Sex) int {
	if o.d.Born == nil {
		return 0
	}
	verdict := true
	if r.AtLeast != nil {
		verdict = verdict && !o.on.Before(birthday(*o.d.Born, map[Sex]thituyen.Span{Male: r.AtLeast.Male, Female: r.AtLeast.Female}[s]))
	}
	if r.AtMost != nil {
		verdict = verdict && !o.on.After(birthday(*o.d.Born, map[Sex]thituyen.Span{Male: r.AtMost.Male, Female: r.AtMost.Female}[s]))
	}
	return yes(verdict)
}

// annexes are the ages in months by the first month of birth, from the tables
// of Decree 135/2020, Annex I.
var annexes = map[Sex][]struct{ year, month, age int }{
	Male: {{0, 1, 720}, {1961, 1, 723}, {1961, 10, 726}, {1962, 7, 729}, {1963, 4, 732}, {1964, 1, 735}, {1964, 10, 738}, {1965, 7, 741}, {1966, 4, 744}},
	Female: {
		{0, 1, 660},
		{1966, 1, 664},
		{1966, 9, 668},
		{1967, 5, 672},
		{1968, 1, 676},
		{1968, 9, 680},
		{1969, 5, 684},
		{1970, 1, 688},
		{1970, 9, 692},
		{1971, 5, 696},
		{1972, 1, 700},
		{1972, 9, 704},
		{1973, 5, 708},
		{1974, 1, 712},
		{1974, 9, 716},
		{1975, 5, 720},
	},
}

func (o plainly) service(r RemainingService) int {
	span := r.AtLeast.Span
	if r.AtLeast.Term {
		span = *o.post.Term
	}
	needed := plus(o.on, span, 1)
	if o.d.Retires != nil && (o.d.Retires.On != nil || o.d.Retires.Basis != "") {
		if o.d.Retires.On == nil {
			return 0
		}
		return yes(!needed.After(*o.d.Retires.On))
	}
	if o.d.Born == nil {
		return 0
	}
	return o.bothSexes(func(s Sex) int {
		age := annexes[s][0].age
		for _, row := range annexes[s] {
			if o.on.Year >= 2021 && (o.d.Born.Year > row.year || o.d.Born.Year == row.year && int(o.d.Born.Month) >= row.month) {
				age = row.age
			}
		}
		retires := time.Date(o.d.Born.Year, o.d.Born.Month, 1, 0, 0, 0, 0, time.UTC).AddDate(0, age+1, -1)
		return yes(!needed.After(civil.DateOf(retires)))
	})
}

func (o plainly) party(r PartyMember) int {
	switch {
	case o.d.Party == nil:
		return 0
	case o.d.Party.Admitted == nil && o.d.Party.Official == nil:
		return -1
	case o.d.Party.Official == nil:
		return 0
	}
	reached := *o.d.Party.Official
	if r.OfficialFor != nil {
		reached = plus(reached, *r.OfficialFor, 1)
	}
	return yes(!reached.After(o.on))
}

func (o plainly) education(r Education) int {
	return o.some(len(o.d.Education), o.d.Education == nil, func(i int) int {
		degree := o.d.Education[i]
		if degree.Awarded != nil && degree.Awarded.After(o.on) {
			return -1
		}
		return min(
			atLeastLevel([]string{"intermediate", "college", "bachelor", "master", "doctor"}, string(degree.Level), string(r.AtLeast)),
			oneOfNames(degree.Field, r.Fields), oneOfNames(degree.Mode, r.Modes),
		)
	})
}

func (o plainly) language(r Language) int {
	if o.d.Languages == nil {
		return 0
	}
	most := -1
	for name, level := range o.d.Languages {
		if r.OneOf != nil && !slices.Contains(r.OneOf, name) {
			continue
		}
		one := yes(level != "none")
		if r.AtLeast != "" {
			one = atLeastLevel([]string{"none", "A1", "A2", "B1", "B2", "C1", "C2"}, string(level), string(r.AtLeast))
		}
		most = max(most, one)
	}
	return most
}

// calendarDays is a stretch of days one by one, long before any dossier's.
type calendarDays struct{ held [16_000]bool }

var dayZero = civil.Date{Year: 1990, Month: 1, Day: 1}

func index(d civil.Date) int { return min(max(d.DaysSince(dayZero), 0), 15_999) }

func (c *calendarDays) hold(from, until int) {
	for i := from; i <= until; i++ {
		c.held[i] = true
	}
}

// spells marks the days that are sure and those that are possible in the
// posts that fit.
func (o plainly) spells(fits func(HeldPost) int) (sure, possible *calendarDays) {
	sure, possible = &calendarDays{}, &calendarDays{}
	for _, p := range o.d.Posts {
		fit := fits(p)
		if fit < 0 {
			continue
		}
		from, until := 0, 15_999
		if p.From != nil {
			from = index(*p.From)
		}
		if p.Until != nil {
			until = index(*p.Until)
		}
		possible.hold(from, until)
		switch {
		case fit > 0 && p.From != nil:
			sure.hold(from, until)
		case fit > 0 && p.Until != nil:
			sure.hold(until, until)
		}
	}
	return sure, possible
}

func (o plainly) experience(r Experience) int {
	if o.d.Posts == nil && r.AtLeast.Count > 0 {
		return 0
	}
	in := PostKind{}
	if r.In != nil {
		in = *r.In
	}
	first := 0
	if r.Within != nil {
		first = index(plus(o.on, *r.Within, -1))
	}
	sure, possible := o.shares(first, func(p HeldPost) int {
		return min(oneOfNames(p.Sector, in.Sector), oneOfNames(p.Level, in.Level), oneOfNames(p.Field, in.Field), oneOfNames(p.Unit, in.Unit))
	})
	switch {
	case enoughDays(sure, *r.AtLeast):
		return 1
	case !enoughDays(possible, *r.AtLeast):
		return -1
	}
	return 0
}

// shares gives each day from the first to the day before the date the largest
// share worked on it, in percent: what is sure, and what is possible.
func (o plainly) shares(first int, fits func(HeldPost) int) (sure, possible []int64) {
	last := index(o.on)
	sure, possible = make([]int64, 16_000), make([]int64, 16_000)
	for _, p := range o.d.Posts {
		one := o
		one.d = &Dossier{Posts: []HeldPost{p}}
		s, most := one.spells(fits)
		share := int64(100)
		if p.Share != nil {
			share, _ = p.Share.Mul(thituyen.Int(100)).Numerator()
		}
		for i := first; i < last; i++ {
			away := false
			for _, l := range p.Leave {
				away = away || index(*l.From) <= i && (l.Until == nil || i <= index(*l.Until))
			}
			if s.held[i] && !away {
				sure[i] = max(sure[i], share)
			}
			if most.held[i] && !away {
				possible[i] = max(possible[i], share)
			}
		}
	}
	return sure, possible
}

// enoughDays walks the days one by one and counts each stretch of one share.
func enoughDays(share []int64, span thituyen.Span) bool {
	months, days, all, stretches, partial := int64(0), int64(0), int64(0), 0, false // months and days in hundredths
	for i := 0; i < len(share); i++ {
		if share[i] == 0 {
			continue
		}
		end := i
		for end < len(share) && share[end] == share[i] {
			end++
		}
		m := 0
		begin, after := dayZero.AddDays(i), dayZero.AddDays(end)
		for !plus(begin, thituyen.Months(m+1), 1).After(after) {
			m++
		}
		months += int64(m) * share[i]
		days += int64(after.DaysSince(plus(begin, thituyen.Months(m), 1))) * share[i]
		all += int64(end-i) * share[i]
		stretches++
		partial = partial || share[i] < 100
		i = end - 1
	}
	n, counted := span.InMonths()
	switch {
	case !counted:
		return all >= 100*int64(span.Count)
	case partial:
		return 30*months+days >= 3000*int64(n)
	case stretches > 1:
		return months/100+days/100/30 >= int64(n)
	}
	return months/100 >= int64(n)
}

func (o plainly) current(r CurrentPost) int {
	if o.d.Posts == nil {
		return 0
	}
	sure, possible := o.spells(func(p HeldPost) int { return oneOfNames(p.Level, r.Level) })
	enough := func(c *calendarDays) bool {
		at := index(o.on)
		if !c.held[at] {
			return false
		}
		for at > 0 && c.held[at-1] {
			at--
		}
		if r.AtLeast == nil {
			return true
		}
		return !plus(dayZero.AddDays(at), *r.AtLeast, 1).After(o.on)
	}
	switch {
	case enough(sure):
		return 1
	case !enough(possible):
		return -1
	}
	return 0
}

func (o plainly) planning(r Planning) int {
	return o.some(len(o.d.Planning), o.d.Planning == nil, func(i int) int {
		entry := o.d.Planning[i]
		switch {
		case entry.For != "":
			return yes(entry.For == r.For)
		case entry.Post == "":
			return 0
		case r.For == ForPost:
			return yes(entry.Post == o.post.ID)
		case r.For == ForEquivalent:
			return yes(slices.Contains(o.post.Equivalents, entry.Post))
		}
		return -1
	})
}

func (o plainly) rating(r Rating) int {
	if o.d.Ratings == nil {
		return 0
	}
	if len(o.d.Ratings) == 0 {
		return -1
	}
	least := 1
	for i := 1; i <= r.Last.Count; i++ {
		least = min(least, atLeastLevel([]string{"incomplete", "complete", "good", "excellent"}, string(o.d.Ratings[o.on.Year-i]), string(r.AtLeast)))
	}
	return least
}

func (o plainly) discipline(r Discipline) int {
	return -o.some(len(o.d.Discipline), o.d.Discipline == nil, func(i int) int {
		m := o.d.Discipline[i]
		most := -1
		spans := r.ClearFor
		for _, change := range r.Changes {
			if !o.on.Before(*change.From) {
				spans = change.ClearFor
			}
		}
		for kind, span := range spans {
			inEffect := 0
			if span.Count == 0 {
				inEffect = -1 // on no day
			}
			if m.From != nil {
				inEffect = yes(!o.on.Before(*m.From) && o.on.Before(plus(*m.From, span, 1)))
			}
			most = max(most, min(equal(m.Kind, kind), inEffect))
		}
		return most
	})
}

func (o plainly) health(r Health) int {
	h := o.d.Health
	if h == nil {
		return 0
	}
	if h.Fit == nil && h.Issued == nil {
		return -1
	}
	least := 1
	if r.Fit != nil {
		fit := 0
		if h.Fit != nil {
			fit = yes(*h.Fit)
		}
		least = min(least, fit)
	}
	if r.IssuedWithin != nil {
		dated := 0
		if h.Issued != nil {
			dated = yes(!h.Issued.After(o.on) && !o.on.After(plus(*h.Issued, *r.IssuedWithin, 1)))
		}
		least = min(least, dated)
	}
	return least
}

func (o plainly) fact(r FactTest) int {
	found, ok := o.d.Facts[r.Name]
	if !ok {
		return 0
	}
	x, isNumber := found.Number()
	test := func(asked *thituyen.Fact, holds func(int) bool) int {
		y, _ := asked.Number()
		if !isNumber {
			return 0
		}
		return yes(holds(x.Rat().Cmp(y.Rat())))
	}
	switch {
	case r.AtLeast != nil:
		return test(r.AtLeast, func(c int) bool { return c >= 0 })
	case r.AtMost != nil:
		return test(r.AtMost, func(c int) bool { return c <= 0 })
	case r.Above != nil:
		return test(r.Above, func(c int) bool { return c > 0 })
	case r.Below != nil:
		return test(r.Below, func(c int) bool { return c < 0 })
	case r.Equals != nil:
		return yes(test(r.Equals, func(c int) bool { return c == 0 }) == 1)
	}
	most := -1
	for _, asked := range r.OneOf {
		most = max(most, yes(test(&asked, func(c int) bool { return c == 0 }) == 1))
	}
	return most
}
