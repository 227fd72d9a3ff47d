package programme

import "strconv"

// charts are those of the review, in the order of the page.

func (s speaker) outcomes() []legend {
	return []legend{{"good", s.say("legend_held")}, {"mid", s.say("legend_going")}, {"bad", s.say("legend_cancel")}}
}

func outcomesOf(f *Figures) []int { return []int{f.Held, f.GoingOn, f.Cancelled} }

// mostColumns is how many columns a phone shows.
const mostColumns = 16

// quarterChart shows what was planned and held in each quarter.
func (s speaker) quarterChart(v *Review) chart {
	c := newColumns(s.say("quarters"), s.outcomes()...)
	c.Legend = append(c.Legend, legend{"frame", s.say("legend_planned")})
	for _, p := range v.Quarters[max(0, len(v.Quarters)-mostColumns):] {
		c.add(p.ID[5:]+"/"+p.ID[2:4], p.Figures.Planned, outcomesOf(&p.Figures)...)
	}
	return c.draw()
}

func (s speaker) groupChart(v *Review) chart {
	r := newRows(s.say("groups"), s.outcomes()...)
	for _, p := range v.Groups {
		r.add(s.named(p.ID, p.Title), outcomesOf(&p.Figures)...)
	}
	return r.chart
}

// opennessChart shows where people came from, candidates beside appointed.
func (s speaker) opennessChart(f *Figures) chart {
	r := newRows(s.say("candidates")+" / "+s.say("appointed"), legend{"good", s.say("yes")}, legend{"pale", s.say("no")}, legend{"mid", s.say("unknown")})
	for _, of := range []struct {
		key    string
		pick   func(*Openness) Share
		people string
	}{
		{"outside_unit", func(o *Openness) Share { return o.OutsideUnit }, ""},
		{"outside_plan", func(o *Openness) Share { return o.OutsidePlanning }, ""},
		{"women", func(o *Openness) Share { return o.Women }, ""},
	} {
		for _, who := range []struct {
			key string
			*Openness
		}{{"candidates", &f.Candidates}, {"appointed", &f.Appointed}} {
			share := of.pick(who.Openness)
			r.add(s.say(who.key)+": "+s.say(of.key), share.Yes, share.No, share.Unknown)
		}
	}
	return r.chart
}

// agesChart shows the ages of those who were appointed and of the others.
func (s speaker) agesChart(f *Figures) chart {
	c := newColumns(s.say("ages"), legend{"good", s.say("appointed")}, legend{"pale", s.say("not_appointed")})
	for i := range AgeBands {
		c.add(s.shortBand(i), -1, f.Appointed.Ages.Bands[i], f.Candidates.Ages.Bands[i]-f.Appointed.Ages.Bands[i])
	}
	c.add("?", -1, f.Appointed.Ages.Unknown, f.Candidates.Ages.Unknown-f.Appointed.Ages.Unknown)
	return c.draw()
}

func (s speaker) shortBand(i int) string {
	switch i {
	case 0:
		return "<" + strconv.Itoa(AgeBands[1])
	case len(AgeBands) - 1:
		return "≥" + strconv.Itoa(AgeBands[i])
	}
	return s.band(i)
}

func (s speaker) componentChart(f *Figures) chart {
	r := newRows(s.say("components"), legend{"good", s.say("passed")}, legend{"pale", s.say("failed")}, legend{"bad", s.say("voided")}, legend{"mid", s.say("absent")})
	for _, c := range f.Components {
		r.add(s.named(c.ID, c.Title), c.Passed, c.Failed, c.Voided, c.Absent)
	}
	return r.chart
}

func (s speaker) clockChart(v *Review) chart {
	r := newRows(s.say("clocks"), legend{"good", s.say("in_time")}, legend{"bad", s.say("late")}, legend{"mid", s.say("not_done")})
	for _, c := range v.Clocks {
		r.add(s.named(c.ID, c.Title), c.InTime, c.Late, c.Open)
	}
	return r.chart
}

// daysChart shows how many rounds took how many days, in steps that fit.
func (s speaker) daysChart(v *Review) chart {
	c := newColumns(s.say("days"), legend{"good", s.say("rounds")})
	if v.Days == nil {
		return c.draw()
	}
	low, step := v.Days.Least/10*10, 10
	for (v.Days.Most-low)/step >= 9 {
		step += 10
	}
	counts := make([]int, (v.Days.Most-low)/step+1)
	for _, way := range v.Total.Ways {
		counts[(way.Days-low)/step]++
	}
	for i, n := range counts {
		from := low + i*step
		c.add(strconv.Itoa(from)+"–"+strconv.Itoa(from+step-1), -1, n)
	}
	return c.draw()
}
