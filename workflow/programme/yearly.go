package programme

import (
	"maps"
	"slices"
	"time"

	"cloud.google.com/go/civil"

	"github.com/thituyen/thituyen"
)

// PlannedYear is what a group of posts planned for a year.
type PlannedYear struct {
	Group string         `json:"group"`
	Title thituyen.Title `json:"title"`
	Year  int            `json:"year"`
	// Plans are their ids, in the order of the document, with their lines and
	// seats.
	Plans []string `json:"plans"`
	Lines int      `json:"lines"`
	Seats int      `json:"seats"`
	// Owed says that a plan is owed for the year, and Last is the last day on
	// which one is made.
	Owed bool       `json:"owed"`
	Last civil.Date `json:"last"`
}

// Missing reports whether a plan is owed and not there.
func (y PlannedYear) Missing() bool { return y.Owed && len(y.Plans) == 0 }

// plannedYears are the years of the window up to a day, of each group that
// owes a plan or made one, in the order of groups and years. What was made
// after the day is not there yet.
func (p *Programme) plannedYears(by civil.Date) []PlannedYear {
	var out []PlannedYear
	w := p.document.Window
	if w == nil {
		return nil
	}
	for _, id := range slices.Sorted(maps.Keys(p.document.Groups)) {
		group := p.document.Groups[id]
		plans := p.plansOf(id, by)
		owed := group.Yearly == YearlyAlways || group.Yearly == YearlyWhenPlanning && len(plans) > 0
		for year := w.From.Year; year <= w.Until.Year; year++ {
			y := PlannedYear{Group: id, Title: group.Title, Year: year, Owed: owed && year <= by.Year, Last: lastDayOf(year, w)}
			for _, plan := range plans {
				if plan.Year == year {
					y.add(plan)
				}
			}
			if y.Owed || len(y.Plans) > 0 {
				out = append(out, y)
			}
		}
	}
	return out
}

// plansOf are the plans of a group that were made by a day.
func (p *Programme) plansOf(group string, by civil.Date) []*Plan {
	var out []*Plan
	for i := range p.document.Plans {
		if plan := &p.document.Plans[i]; plan.Group == group && plan.Made != nil && !plan.Made.After(by) {
			out = append(out, plan)
		}
	}
	return out
}

func (y *PlannedYear) add(plan *Plan) {
	y.Plans = append(y.Plans, plan.ID)
	y.Lines += len(plan.Lines)
	for _, line := range plan.Lines {
		y.Seats += line.Seats
	}
}

// lastDayOf is the last day of a year that lies in the window.
func lastDayOf(year int, w *Period) civil.Date {
	if w.Until.Year == year {
		return *w.Until
	}
	return civil.Date{Year: year, Month: time.December, Day: 31}
}

// PlanOwed is a yearly plan that is owed and not there. Days are those since
// its last day; 0: it can still be made.
type PlanOwed struct {
	Group string          `json:"group"`
	Year  int             `json:"year"`
	Last  civil.Date      `json:"last"`
	Days  int             `json:"days"`
	Why   thituyen.Reason `json:"reason"`
}

// plansOwed finds the plans that are owed by a day and not there.
func (p *Programme) plansOwed(by civil.Date) []PlanOwed {
	var out []PlanOwed
	for _, y := range p.plannedYears(by) {
		if !y.Missing() {
			continue
		}
		group := p.document.Groups[y.Group]
		code, days := "plan_not_yet", max(0, by.DaysSince(y.Last))
		if days > 0 {
			code = "plan_missing"
		}
		why := sentences.Reason(code, param("group", group.Title.Or(y.Group)), param("year", y.Year), param("last", y.Last))
		out = append(out, PlanOwed{y.Group, y.Year, y.Last, days, why.Under(group.Clause)})
	}
	return out
}
