package regulation

import (
	"slices"
	"strings"

	"golang.org/x/text/language"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/wording"
)

// ChangeKind says what became of a rule between two regulations.
type ChangeKind string

// What became of a rule: it is new, it is gone, it says something else, or it
// says the same under another name, citation or assumption.
const (
	Added   ChangeKind = "added"
	Removed ChangeKind = "removed"
	Changed ChangeKind = "changed"
	Cited   ChangeKind = "cited"
)

// Change is a rule that differs between two regulations. Old is nil for one
// that is new, New for one that is gone.
type Change struct {
	Kind     ChangeKind
	Group    string // the group of posts that it is about; "": all
	Rule     string // its path by keys and ids
	Old, New *Sentence
	// Before and After are the points that differ, of a rule that changed.
	Before, After []Point
}

// Comparison is what two regulations, or the rules of two groups of them, do
// differently, rule by rule.
type Comparison struct {
	Old, New *Regulation
	Changes  []Change // by section, in the order of the new regulation
	Kept     int      // the rules that both have alike
	groups   map[string]thituyen.Title
}

// Compare compares two regulations rule by rule: first what holds for all
// posts, then each group's own rules. A rule is the same rule where its path
// by keys and ids is; where one regulation has a group that the other lacks,
// the group's own rules are new or gone. Beside nil every rule is new or gone.
func Compare(old, newer *Regulation) Comparison {
	old, newer = old.orEmpty(), newer.orEmpty()
	c := Comparison{Old: old, New: newer, groups: map[string]thituyen.Title{}}
	c.pair("", sentencesOf(old, ""), sentencesOf(newer, ""), nil)
	common := slices.Clone(c.Changes)
	ids := slices.Concat(newer.Groups(), old.Groups())
	slices.Sort(ids)
	for _, id := range slices.Compact(ids) {
		c.groups[id] = groupTitle(old, newer, id)
		before, after := sentencesOf(old, id), sentencesOf(newer, id)
		if old.groups[id] != nil && newer.groups[id] != nil {
			// What one of them does not say of its own holds as for all.
			before, after = filled(before, after, old), filled(after, before, newer)
		}
		c.pair(id, before, after, common)
	}
	return c
}

// CompareRules compares the rules of one group with those of another, of the
// same regulation or of two. Beside nil every rule is new or gone.
func CompareRules(old, newer *Rules) Comparison {
	old, newer = old.orEmpty(), newer.orEmpty()
	c := Comparison{Old: old.Regulation, New: newer.Regulation, groups: map[string]thituyen.Title{}}
	a := append(headerOf(old.Regulation), old.Sentences()...)
	b := append(headerOf(newer.Regulation), newer.Sentences()...)
	c.pair("", a, b, nil)
	return c
}

// orEmpty is the rules with their regulation, each empty for nil.
func (r *Rules) orEmpty() *Rules {
	if r == nil {
		r = &Rules{}
	}
	if r.Regulation == nil {
		with := *r
		with.Regulation = &Regulation{}
		return &with
	}
	return r
}

func headerOf(r *Regulation) []Sentence {
	out := header(r.document, r.root)
	r.assume(out, r.root, "")
	return out[1:] // which regulation it is, the head of the comparison says
}

// groupTitle is what the newer of two regulations calls a group.
func groupTitle(old, newer *Regulation, id string) thituyen.Title {
	if g, ok := newer.document.Groups[id]; ok {
		return g.Title
	}
	return old.document.Groups[id].Title
}

func sentencesOf(r *Regulation, group string) []Sentence {
	if group != "" {
		if r.groups[group] == nil {
			return nil
		}
		return r.ofGroup(group)
	}
	// The head of the comparison says which two regulations it is of.
	return slices.DeleteFunc(r.Sentences(), func(s Sentence) bool { return s.Group != "" || s.Rule == "regulation" })
}

// filled adds to a group's own rules the common ones of which the other has
// some of its own.
func filled(own, other []Sentence, r *Regulation) []Sentence {
	common := r.Sentences()
	for _, s := range other {
		if find(own, s.Rule) < 0 {
			if i := find(common, s.Rule); i >= 0 && common[i].Group == "" {
				own = append(own, common[i])
			}
		}
	}
	return own
}

// pair compares two lists of rules; what is found among the known changes
// already is not told again.
func (c *Comparison) pair(group string, old, newer []Sentence, known []Change) {
	var found []Change
	for i := range newer {
		change := Change{Group: group, Rule: newer[i].Rule, New: &newer[i], Kind: Added}
		if at := find(old, newer[i].Rule); at >= 0 {
			change.Old = &old[at]
			if !change.compare() {
				c.Kept++
				continue
			}
		}
		found = append(found, change)
	}
	for i := range old {
		if find(newer, old[i].Rule) < 0 {
			found = append(found, Change{Kind: Removed, Group: group, Rule: old[i].Rule, Old: &old[i]})
		}
	}
	slices.SortStableFunc(found, func(a, b Change) int { return chapter(a.Rule) - chapter(b.Rule) })
	for _, change := range found {
		if !slices.ContainsFunc(known, change.alike) {
			c.Changes = append(c.Changes, change)
		}
	}
}

// compare fills in what differs between the old and the new rule, and reports
// whether anything does. The points are compared as they read with
// ids in place of titles, for another title changes no rule.
func (c *Change) compare() bool {
	c.Before, c.After = differing(c.Old.Points, c.New.Points), differing(c.New.Points, c.Old.Points)
	switch {
	case len(c.Before)+len(c.After) > 0:
		c.Kind = Changed
	case !slices.Equal(c.Old.Clauses(), c.New.Clauses()) || c.Old.Title != c.New.Title || assumed(c.Old) != assumed(c.New):
		c.Kind = Cited
	default:
		return false
	}
	return true
}

func assumed(s *Sentence) bool { return len(s.Assumptions) > 0 }

// differing lists the points that another rule does not make alike.
func differing(points, other []Point) []Point {
	var out []Point
	for _, p := range points {
		if !slices.ContainsFunc(other, func(o Point) bool { return o.Key == p.Key && o.ByID == p.ByID }) {
			out = append(out, p)
		}
	}
	return out
}

// alike reports whether another change says the same of the same rule.
func (c Change) alike(other Change) bool {
	text := func(s *Sentence) string {
		if s == nil {
			return ""
		}
		return s.Text(language.English) + strings.Join(s.Clauses(), "\n")
	}
	return c.Rule == other.Rule && text(c.Old) == text(other.Old) && text(c.New) == text(other.New)
}

// The chapters of a comparison, in order.
var chapterWords = []wording.Word{
	{Vi: "QUY ĐỊNH CHUNG", En: "GENERAL"},
	{Vi: "ĐIỀU KIỆN DỰ TUYỂN", En: "ELIGIBILITY"},
	{Vi: "NỘI DUNG THI VÀ CHẤM ĐIỂM", En: "EXAMINATION AND MARKING"},
	{Vi: "XẾP HẠNG VÀ XÁC ĐỊNH NGƯỜI TRÚNG TUYỂN", En: "RANKING AND SELECTION"},
	{Vi: "THẨM QUYỀN, TRÌNH TỰ VÀ THỜI HẠN", En: "AUTHORITY, PROCEDURE AND TIME LIMITS"},
}

// chapter is the number of the chapter that a rule belongs to.
func chapter(rule string) int {
	first, _, _ := strings.Cut(rule, ".")
	return slices.Index(sections, first) + 1
}

// In reports whether the rule that changed belongs to a section: eligibility,
// scoring, ranking or procedure.
func (c Change) In(section string) bool {
	return c.Rule == section || strings.HasPrefix(c.Rule, section+".")
}
