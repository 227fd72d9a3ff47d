package programme

import (
	"maps"
	"slices"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/eligibility"
	"github.com/thituyen/thituyen/scoring"
	"github.com/thituyen/thituyen/workflow/round"
)

// count counts what is in the round.
func (r *Record) count() Figures {
	f := Figures{Rounds: 1}
	if r.post.Seats != nil {
		f.Seats = *r.post.Seats
	}
	r.countCandidates(&f)
	r.countEnd(&f)
	r.countComponents(&f)
	r.countObjections(&f)
	r.countIncidents(&f)
	f.Ties = r.ties()
	f.Spreads = r.spreads()
	f.Deadlines = r.deadlines()
	if way, appointed := r.way(); appointed {
		f.Ways = []Way{way}
	}
	return f
}

func (r *Record) countCandidates(f *Figures) {
	for _, c := range r.round.Candidates() {
		f.Screening.Registered++
		f.Candidates.count(&c, &r.post)
		if c.Appointed != nil {
			f.Filled++
			f.Appointed.count(&c, &r.post)
		}
		*f.Screening.of(&c)++
	}
}

// of is the count that a candidate belongs to.
func (s *Screening) of(c *round.Candidate) *int {
	switch {
	case c.Withdrawn:
		return &s.Withdrawn
	case !c.Screened:
		return &s.NotScreened
	case c.Verdict.Outcome == eligibility.Eligible:
		return &s.Eligible
	case c.Verdict.Outcome == eligibility.Ineligible:
		return &s.Ineligible
	}
	return &s.Incomplete
}

// cancelled is the act that cancelled the round, or nil.
func (r *Record) cancelled() *act {
	for _, a := range r.taken("cancel") {
		if a.done && r.round.Over() {
			return &a
		}
	}
	return nil
}

func (r *Record) countEnd(f *Figures) {
	switch cancel := r.cancelled(); {
	case cancel != nil:
		f.Cancelled = 1
		f.WhyCancelled = []Cancelled{{Round: r.id, On: cancel.happened.Date, Why: cancel.said("reason")}}
	case !r.round.Over():
		f.GoingOn = 1
	default:
		f.Held = 1
		if f.Filled == 0 {
			f.WithoutResult = 1
		}
	}
}

func (r *Record) countComponents(f *Figures) {
	titles := map[string]thituyen.Title{}
	for _, c := range r.round.Components() {
		titles[c.ID] = c.Title
	}
	var found []ComponentFigures
	for _, c := range r.round.Candidates() {
		for _, id := range slices.Sorted(maps.Keys(c.Values)) {
			one := ComponentFigures{ID: id, Title: titles[id]}
			switch c.Values[id].Standing {
			case scoring.Passed:
				one.Passed = 1
			case scoring.Failed:
				one.Failed = 1
			case scoring.Absent:
				one.Absent = 1
			case scoring.Voided:
				one.Voided = 1
			default:
				continue
			}
			if _, marked := titles[id]; marked {
				found = append(found, one)
			}
		}
	}
	f.Components = addComponents(nil, found)
}

func (r *Record) countObjections(f *Figures) {
	o := &f.Objections
	answers := map[string]bool{}
	for _, a := range r.taken("answer") {
		answers[a.said("objection")] = yes(a.says, "upheld")
	}
	for _, a := range r.taken("object") {
		o.Raised++
		switch upheld, answered := answers[a.said("objection")]; {
		case !answered:
			o.Waiting++
		case upheld:
			o.Upheld++
		default:
			o.Rejected++
		}
	}
}

func (r *Record) countIncidents(f *Figures) {
	i := &f.Incidents
	for _, c := range r.round.Candidates() {
		i.Waived += len(c.Waived)
		for _, m := range c.Values {
			if m.Standing == scoring.Absent {
				i.Absences++
			}
		}
	}
	for _, c := range r.round.Components() {
		if c.Opened {
			i.CodesOpened++
		}
	}
	of := map[string]*int{
		"supplement": &i.Supplemented, "sanction": &i.Sanctions, "remark": &i.Remarks, "reconsider": &i.Reconsidered,
		"decline": &i.Declined, "strike_off": &i.StruckOff, "replace": &i.Replaced, "suspend": &i.Suspended,
		"correct": &i.Corrected, "relation": &i.Relations, "report": &i.Reports, "extend": &i.Extended,
	}
	for _, a := range r.acts {
		if count, counted := of[a.does]; counted && a.done {
			*count++
		}
		if a.vote == "lost" {
			i.VotesLost++
		}
		if a.does == "report" {
			findings, _ := a.says.Member("findings")
			for range findings.Elements() {
				i.Findings++
			}
		}
	}
	i.Delayed = r.report.Delayed
}
