package papers

import (
	"slices"
	"strings"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/eligibility"
	"github.com/thituyen/thituyen/scoring"
	"github.com/thituyen/thituyen/workflow/round"
)

// line is a row of the list of results.
type line struct {
	id, name, born, unit string
	values               []string // by component, in plain digits
	total, place         string
	result, note         string
	reasons              []string
}

// results are everybody of a round: the placed by their places, then who is
// not placed, then who is not eligible.
func (h Held) results(o Options) []line {
	var out []line
	seen := map[string]bool{}
	add := func(id string, why []thituyen.Reason) {
		out = append(out, h.line(id, why, o))
		seen[id] = true
	}
	if list := h.List(); list != nil {
		for _, group := range list.Order() {
			for _, id := range group {
				add(id, nil)
			}
		}
		for _, n := range list.NotPlaced() {
			add(n.ID, n.Why)
		}
	}
	for _, c := range h.Candidates() {
		if !seen[c.ID] && c.Screened && c.Verdict.Outcome == eligibility.Eligible {
			add(c.ID, nil)
		}
	}
	return out
}

// line is one candidate's row; why says why they are not placed.
func (h Held) line(id string, why []thituyen.Reason, o Options) line {
	c, _ := h.Candidate(id)
	l := line{id: id}
	if !o.Public {
		l.name, l.unit = c.Dossier.Name, unitOf(c)
		if c.Dossier.Born != nil {
			l.born = c.Dossier.Born.String()
		}
	}
	score, scored := h.Score(id)
	for _, component := range h.columns() {
		l.values = append(l.values, valueOf(score, scored, component))
	}
	l.total = valueOf(score, scored, scoring.Root)
	if list := h.List(); list != nil {
		if place, ok := list.Place(id); ok {
			l.place = place.String()
		}
	}
	for _, one := range why {
		l.reasons = append(l.reasons, one.Text(vietnamese))
	}
	l.result = h.outcome(c, &l)
	return l
}

// outcome says what came of a candidate, and adds the reason to the line.
func (h Held) outcome(c round.Candidate, l *line) string {
	s := h.Selection()
	if s != nil {
		if why, ok := s.Why(c.ID); ok {
			l.reasons = append(l.reasons, why.Text(vietnamese))
		}
	}
	switch {
	case c.Withdrawn:
		return "Rút"
	case s == nil:
		return ""
	case slices.Contains(s.Selected, c.ID):
		return "Trúng tuyển"
	case inAny(s.Reserve, c.ID):
		return "Dự phòng"
	case inAny(s.Referred, c.ID):
		return "Chờ quyết định"
	case l.place != "":
		return "Không trúng tuyển"
	}
	l.note = strings.Join(l.reasons, "; ")
	return "Không xếp hạng"
}

func inAny(groups [][]string, id string) bool {
	return slices.ContainsFunc(groups, func(g []string) bool { return slices.Contains(g, id) })
}

// valueOf is a value in plain digits, or a fraction; empty where there is none.
func valueOf(s scoring.Score, scored bool, component string) string {
	if !scored {
		return ""
	}
	if v, ok := s.Value(component); ok {
		return v.String()
	}
	return ""
}

// unitOf is where the candidate works: the unit of a post still held.
func unitOf(c round.Candidate) string {
	for _, p := range slices.Backward(c.Dossier.Posts) {
		if p.Until == nil && p.Unit != "" {
			return p.Unit
		}
	}
	return ""
}

// refused are those who were found not eligible, with the criteria and clauses.
func (h Held) refused(o Options) [][]string {
	var rows [][]string
	for _, c := range h.Candidates() {
		if !c.Screened || c.Verdict.Outcome == eligibility.Eligible {
			continue
		}
		name := c.Dossier.Name
		if o.Public {
			name = ""
		}
		rows = append(rows, []string{c.ID, name, c.Verdict.Outcome.Text(vietnamese), strings.Join(h.findings(c, o), "\n")})
	}
	return rows
}

// findings are the criteria not met or unknown, each with its clause and, for
// the office itself, what was found.
func (h Held) findings(c round.Candidate, o Options) []string {
	var out []string
	for _, f := range c.Decision.Findings() {
		if !slices.Contains(c.Verdict.NotMet, f.ID()) && !slices.Contains(c.Verdict.Unknown, f.ID()) {
			continue
		}
		text := f.Title().Or(f.ID()).Text(vietnamese)
		if !o.Public {
			text += ": " + f.Reason().Text(vietnamese)
		}
		if clause := f.Reason().Clause; clause != "" {
			text += " (" + clause + ")"
		}
		out = append(out, text)
	}
	return out
}
