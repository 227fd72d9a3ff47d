package coverage

import (
	"fmt"
	"maps"
	"reflect"
	"slices"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/wording"
	"github.com/thituyen/thituyen/ranking"
	"github.com/thituyen/thituyen/scoring"
	"github.com/thituyen/thituyen/workflow"
	"github.com/thituyen/thituyen/workflow/regulation"
)

// rule is one rule that cases can see at work, and the ways in which they
// can.
type rule struct {
	path    string
	title   thituyen.Title
	ways    []string
	content any // as written, to tell a group's own rule from that of all
}

// The words for the ways.
var wayWords = map[string]wording.Word{
	"met":         {Vi: "đạt", En: "met"},
	"not_met":     {Vi: "không đạt", En: "not met"},
	"unknown":     {Vi: "chưa rõ", En: "unknown"},
	"waived":      {Vi: "được miễn", En: "waived"},
	"passed":      {Vi: "qua", En: "passed"},
	"missed":      {Vi: "trượt", En: "missed"},
	"reached":     {Vi: "được dự", En: "reached"},
	"not_reached": {Vi: "không được dự", En: "not reached"},
	"enough":      {Vi: "đủ người chấm", En: "enough marks"},
	"too_few":     {Vi: "thiếu người chấm", En: "too few marks"},
	"exempt":      {Vi: "được miễn thi", En: "exempt"},
	"applied":     {Vi: "áp dụng", En: "applied"},
	"idle":        {Vi: "không phải áp dụng", En: "not needed"},
	"capped":      {Vi: "chạm mức trần", En: "capped"},
	"below":       {Vi: "dưới mức trần", En: "below the cap"},
	"replaces":    {Vi: "thay điểm", En: "replaces"},
	"kept":        {Vi: "giữ điểm cũ", En: "keeps the value"},
	"refers":      {Vi: "chờ quyết định", En: "refers"},
	"decided":     {Vi: "quyết định", En: "decided"},
	"taken":       {Vi: "làm được", En: "taken"},
	"refused":     {Vi: "bị từ chối", En: "refused"},
	"won":         {Vi: "thông qua", En: "won"},
	"lost":        {Vi: "không thông qua", En: "lost"},
	"late":        {Vi: "quá hạn", En: "late"},
	"running":     {Vi: "chưa hết hạn", En: "still running"},
	"ended":       {Vi: "đã hết hạn", En: "ended"},
}

// rulesOf lists what the cases can see of the rules of one group.
func rulesOf(r *regulation.Rules) []rule {
	var l ruleList
	if r.Criteria != nil {
		for _, c := range r.Criteria.Criteria {
			ways := []string{"met", "not_met", "unknown"}
			if c.WaivableBy != "" {
				ways = append(ways, "waived")
			}
			l.add("eligibility."+c.ID, c.Title, c, ways...)
		}
	}
	if r.Scheme != nil {
		l.scheme(r.Scheme)
	}
	if r.Order != nil {
		l.order(r.Order)
	}
	if r.Procedure != nil {
		l.procedure(r.Procedure)
	}
	return l.rules
}

type ruleList struct{ rules []rule }

func (l *ruleList) add(path string, title thituyen.Title, content any, ways ...string) {
	l.rules = append(l.rules, rule{path, title, ways, content})
}

func (l *ruleList) scheme(s *scoring.Scheme) {
	l.component(s.Root())
	for _, kind := range slices.Sorted(maps.Keys(s.Sanctions)) {
		l.add("scoring.sanctions."+kind, s.Sanctions[kind].Title, s.Sanctions[kind], "applied")
	}
}

func (l *ruleList) component(c scoring.Component) {
	at := "scoring." + c.ID
	if c.After != "" {
		l.add(at+".after", c.Title, c.After, "reached", "not_reached")
	}
	if c.Exempt {
		l.add(at+".exempt", c.Title, true, "exempt")
	}
	if c.Optional {
		l.add(at+".optional", c.Title, true, "exempt")
	}
	if s := c.Shortlist; s != nil {
		l.add(at+".shortlist", s.Title, *s, "reached", "not_reached")
	}
	if p := c.Panel; p != nil {
		l.panel(at+".panel", c.Title, p)
	}
	if f := c.From; f != nil {
		l.lines(at+".from", f.Title, f.Table, f.Else != nil)
		if f.AtMost != nil {
			l.add(at+".from.at_most", f.Title, *f.AtMost, "capped", "below")
		}
	}
	l.adjustments(at+".adjust", c.Adjust, "applied", "idle")
	if b := c.Bonus; b != nil {
		for _, claim := range slices.Sorted(maps.Keys(b.Claims)) {
			l.add(at+".bonus.claims."+claim, b.Title, b.Claims[claim], "applied")
		}
		if b.Cap != nil {
			l.add(at+".bonus.cap", b.Title, *b.Cap, "capped", "below")
		}
		if b.Taper != nil {
			l.add(at+".bonus.taper", b.Title, *b.Taper, "applied")
		}
		if b.UpTo != nil {
			l.add(at+".bonus.up_to", b.Title, *b.UpTo, "applied")
		}
	}
	if r := c.Remark; r != nil {
		l.add(at+".remark", c.Title, *r, remarkWays[r.Replaces]...)
		if r.Panel != nil {
			l.panel(at+".remark.panel", c.Title, r.Panel)
		}
	}
	if c.Pass != nil {
		l.add(at+".pass", c.Title, *c.Pass, "passed", "missed")
	}
	for _, part := range c.Parts {
		l.component(part)
	}
}

// remarkWays are the ways of a re-mark.
var remarkWays = map[scoring.Replaces][]string{
	"": {"replaces", "refers"}, scoring.ReplacesAlways: {"replaces"}, scoring.ReplacesIfHigher: {"replaces", "kept"},
}

// adjustments lists the conversions under a path, with the ways of bounds.
func (l *ruleList) adjustments(at string, list []scoring.Adjustment, bound ...string) {
	for i, a := range list {
		path := fmt.Sprintf("%s[%d]", at, i)
		l.lines(path, a.Title, a.Table, a.Else != nil)
		if a.AtLeast != nil || a.AtMost != nil {
			l.add(path, a.Title, a, bound...)
		}
		for _, together := range []struct {
			key   string
			given bool
		}{
			{"standardise", a.Standardise != nil},
			{"percentile", a.Percentile != nil},
			{"equate", a.Equate != nil},
			{"place", a.Place != nil},
		} {
			if together.given {
				l.add(path+"."+together.key, a.Title, a, "applied")
			}
		}
	}
}

func (l *ruleList) panel(at string, title thituyen.Title, p *scoring.Panel) {
	l.adjustments(at+".each", p.Each, "applied")
	if p.Markers != nil && p.Markers.AtLeast != nil && *p.Markers.AtLeast > 1 {
		l.add(at+".markers", title, *p.Markers, "enough", "too_few")
	}
	for i, band := range p.Spread {
		l.add(fmt.Sprintf("%s.spread[%d]", at, i), band.Title, band, "decided")
	}
	if p.Outliers != nil {
		l.add(at+".outliers", p.Outliers.Title, *p.Outliers, "applied")
	}
}

func (l *ruleList) lines(at string, title thituyen.Title, table []scoring.Line, off bool) {
	for i, line := range table {
		l.add(fmt.Sprintf("%s.table[%d]", at, i), line.Title, line, "applied")
	}
	if off {
		l.add(at+".else", title, true, "applied")
	}
}

func (l *ruleList) order(r *ranking.Rules) {
	for _, key := range r.Keys {
		l.add("ranking.keys."+key.By, key.Title, key, "decided")
	}
	if r.Ties == ranking.TiesLot {
		l.add("ranking.ties", thituyen.Title{}, r.Ties, "decided")
	}
	if r.Select.AtCut != "" {
		l.add("ranking.select.at_cut", r.Select.Title, r.Select.AtCut, "decided")
	}
	if r.Select.Reserve.All || r.Select.Reserve.Count > 0 {
		l.add("ranking.select.reserve", r.Select.Title, r.Select.Reserve, "applied")
	}
}

func (l *ruleList) procedure(p *workflow.Procedure) {
	for _, id := range slices.Sorted(maps.Keys(p.Roles)) {
		role := p.Roles[id]
		if role.Of != "" {
			l.add("procedure.roles."+id+".of", role.Title, role.Of, "refused")
		}
		if len(role.ApartFrom) > 0 {
			l.add("procedure.roles."+id+".apart_from", role.Title, role.ApartFrom, "refused")
		}
		if role.Kin != "" {
			l.add("procedure.roles."+id+".kin", role.Title, role.Kin, "refused")
		}
	}
	within, after := map[string]bool{}, map[string]bool{}
	for _, s := range p.Steps {
		for _, clock := range s.Within {
			within[clock] = true
		}
		for _, clock := range s.After {
			after[clock] = true
		}
	}
	for _, c := range p.Clocks {
		if within[c.ID] {
			l.add("procedure.clocks."+c.ID+".within", c.Title, c, "met", "late")
		}
		if after[c.ID] {
			l.add("procedure.clocks."+c.ID+".after", c.Title, c, "ended", "running")
		}
		if len(c.Restarts) > 0 {
			l.add("procedure.clocks."+c.ID+".restarts", c.Title, c.Restarts, "applied")
		}
	}
	for _, s := range p.Steps {
		l.add("procedure.steps."+s.ID, s.Title, s, "taken", "refused")
		if len(s.NotBy) > 0 {
			l.add("procedure.steps."+s.ID+".not_by", s.Title, s.NotBy, "refused")
		}
		if s.Own {
			l.add("procedure.steps."+s.ID+".own", s.Title, s, "taken")
		}
		if len(s.Complete) > 0 {
			l.add("procedure.steps."+s.ID+".complete", s.Title, s.Complete, "refused")
		}
		if s.Votes != nil {
			l.add("procedure.steps."+s.ID+".votes", s.Title, *s.Votes, "won", "lost")
		}
	}
}

// ruleTable is what cases can see of a whole regulation: the rules that hold
// for all posts, and those that a group of posts has of its own.
type ruleTable struct {
	rules []rule
	at    map[string]int               // in rules, by path
	own   map[string]map[string]string // by group: the paths of its own rules
}

func newRuleTable(reg *regulation.Regulation) *ruleTable {
	t := &ruleTable{at: map[string]int{}, own: map[string]map[string]string{}}
	for _, group := range append([]string{""}, reg.Groups()...) {
		rules, err := reg.For(group)
		if err != nil {
			continue // without a group the document is not whole
		}
		t.own[group] = map[string]string{}
		for _, r := range rulesOf(rules) {
			i, known := t.at[r.path]
			if known && !reflect.DeepEqual(t.rules[i].content, r.content) {
				own := "groups." + group + "." + r.path
				t.own[group][r.path] = own
				r.path = own
				known = false
			}
			if !known {
				t.at[r.path] = len(t.rules)
				t.rules = append(t.rules, r)
			}
		}
	}
	return t
}

// find is the rule that a case about a group saw under a path.
func (t *ruleTable) find(group, path string) (int, bool) {
	if own, ok := t.own[group][path]; ok {
		path = own
	}
	i, ok := t.at[path]
	return i, ok
}
