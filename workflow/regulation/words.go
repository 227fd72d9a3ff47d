package regulation

import (
	"reflect"
	"slices"
	"strings"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/eligibility"
	"github.com/thituyen/thituyen/internal/document"
	"github.com/thituyen/thituyen/internal/ruletext"
	"github.com/thituyen/thituyen/internal/wording"
	"github.com/thituyen/thituyen/ranking"
	"github.com/thituyen/thituyen/scoring"
	"github.com/thituyen/thituyen/workflow"
)

// Sentences are the rules in words, in the order of the sections.
func (r *Rules) Sentences() []Sentence {
	if r == nil {
		return nil
	}
	of := r.Regulation.orEmpty()
	out := wordSections(of.document, bound{r.Criteria, r.Scheme, r.Order, r.Procedure}, r.root)
	of.assume(out, r.root, r.Group)
	return out
}

// Sentences are the whole document in words: what stands before the sections,
// the sections themselves, and for each group of posts its bodies and the
// rules that differ there; those have their Group set.
func (r *Regulation) Sentences() []Sentence {
	if r.empty() {
		return nil
	}
	common := append(header(r.document, r.root), r.common()...)
	r.assume(common, r.root, "")
	for _, id := range r.Groups() {
		common = append(common, r.ofGroup(id)...)
	}
	return common
}

// common are the sections as they stand without any group.
func (r *Regulation) common() []Sentence {
	d := r.document
	return wordSections(d, bound{d.Eligibility, d.Scoring, d.Ranking, d.Procedure}, r.root)
}

// ofGroup are the rules of a group that differ from the common ones.
func (r *Regulation) ofGroup(id string) []Sentence {
	own := []Sentence{groupSentence(id, r.document.Groups[id], r.vocabulary().Titles.Levels, r.root.Get("groups").Get(id))}
	r.assume(own, r.root, "")
	common, held := r.common(), r.groups[id].Sentences()
	for _, s := range held {
		if i := find(common, s.Rule); i < 0 || !same(common[i], s) {
			own = append(own, s)
		}
	}
	for _, s := range common {
		if find(held, s.Rule) < 0 {
			s.Points = []Point{{Key: "omit", ByID: "omit", Words: ruletext.Say("không áp dụng cho nhóm này", "does not hold for this group")}}
			s.Clause, s.Why = "", ""
			own = append(own, s)
		}
	}
	for i := range own {
		own[i].Group = id
	}
	return own
}

// omitted reports whether the sentence says that a group leaves the rule out.
func (s Sentence) omitted() bool { return len(s.Points) == 1 && s.Points[0].Key == "omit" }

func find(sentences []Sentence, rule string) int {
	return slices.IndexFunc(sentences, func(s Sentence) bool { return s.Rule == rule })
}

// same reports whether two rules are written alike, wherever they stand and
// in whatever order they make their points.
func same(a, b Sentence) bool {
	a.Assumptions, b.Assumptions = nil, nil
	a.Path, b.Path = thituyen.Path{}, thituyen.Path{}
	a.Group, b.Group = "", ""
	a.Points, b.Points = byKey(a.Points), byKey(b.Points)
	return reflect.DeepEqual(a, b)
}

func byKey(points []Point) []Point {
	return slices.SortedStableFunc(slices.Values(points), func(a, b Point) int { return strings.Compare(a.Key, b.Key) })
}

// bound are the four sections, each nil where left out.
type bound struct {
	criteria  *eligibility.Criteria
	scheme    *scoring.Scheme
	order     *ranking.Rules
	procedure *workflow.Procedure
}

func wordSections(d Document, b bound, root *document.Node) []Sentence {
	names := ruletext.Names{Facts: d.Facts, Components: titles(b.scheme)}
	names.Roles, names.States, names.Clocks, names.Steps = procedureTitles(b.procedure)
	if d.Words != nil {
		names.Words = d.Words.Titles
	}
	names.RolesInOrder = written(root.Get("procedure").Get("roles"))
	untitled := ruletext.Names{Facts: make(map[string]thituyen.FactDeclaration, len(d.Facts)), RolesInOrder: names.RolesInOrder}
	for name, fact := range d.Facts {
		untitled.Facts[name] = thituyen.FactDeclaration{Type: fact.Type}
	}
	byID := b.words(untitled)
	var out []Sentence
	for i, s := range b.words(names) {
		for k := range s.Points {
			s.Points[k].ByID = byID[i].Points[k].Words.Vi
		}
		out = append(out, sentenceOf(s))
	}
	return out
}

// words words the four sections, with the things of the document by names.
func (b bound) words(names ruletext.Names) []ruletext.Sentence {
	return slices.Concat(
		ruletext.Eligibility(b.criteria, names), ruletext.Scoring(b.scheme, names),
		ruletext.Ranking(b.order, names), ruletext.Procedure(b.procedure, names),
	)
}

// Roles are the roles of the procedure, in the order of the document; empty
// where it has no procedure.
func (r *Rules) Roles() []workflow.Named {
	if r == nil || r.Procedure == nil {
		return nil
	}
	var out []workflow.Named
	for _, id := range ruletext.InOrder(written(r.root.Get("procedure").Get("roles")), r.Procedure.Roles) {
		out = append(out, workflow.Named{ID: id, Title: r.Procedure.Roles[id].Title})
	}
	return out
}

// written are the keys of a mapping in the order of the document.
func written(n *document.Node) []string {
	if n == nil {
		return nil
	}
	out := make([]string, len(n.Entries))
	for i, e := range n.Entries {
		out[i] = e.Key
	}
	return out
}

// titles are the titles of a scheme's components by their ids.
func titles(s *scoring.Scheme) map[string]thituyen.Title {
	out := map[string]thituyen.Title{}
	var walk func([]scoring.Component)
	walk = func(parts []scoring.Component) {
		for _, c := range parts {
			out[c.ID] = c.Title
			walk(c.Parts)
		}
	}
	if s != nil {
		out[scoring.Root] = s.Title
		walk(s.Parts)
	}
	return out
}

func procedureTitles(p *workflow.Procedure) (roles, states, clocks, steps map[string]thituyen.Title) {
	roles, states, clocks, steps = map[string]thituyen.Title{}, nil, map[string]thituyen.Title{}, map[string]thituyen.Title{}
	if p == nil {
		return roles, states, clocks, steps
	}
	for id, role := range p.Roles {
		roles[id] = role.Title
	}
	if p.States != nil {
		states = p.States.Titles
	}
	for _, c := range p.Clocks {
		clocks[c.ID] = c.Title
	}
	for _, s := range p.Steps {
		steps[s.ID] = s.Title
	}
	return roles, states, clocks, steps
}

// header words what stands before the sections.
func header(d Document, root *document.Node) []Sentence {
	at := thituyen.Path{}
	var out []Sentence
	add := func(s ruletext.Sentence) { out = append(out, sentenceOf(s)) }
	about := ruletext.New("regulation", at.Key("regulation"), ruletext.Say("Văn bản", "The regulation"), d.Title, d.Clause, "")
	about.Add("regulation", ruletext.Say("mã %s", "id %s", d.ID))
	if !d.Title.IsZero() {
		about.Add("title", ruletext.Named(d.ID, d.Title))
	}
	add(about)
	if d.Basis != nil {
		s := ruletext.New("basis", at.Key("basis"), ruletext.Say("Căn cứ", "Basis"), thituyen.Title{}, "", "")
		for _, basis := range d.Basis {
			s.Add("basis."+basis, ruletext.Plain(basis))
		}
		add(s)
	}
	if d.InForce != nil {
		add(inForce(*d.InForce, at.Key("in_force")))
	}
	if d.Governs != nil {
		add(governsSentence(d.Governs, at.Key("governs")))
	}
	if d.Personal != nil {
		s := ruletext.New("personal", at.Key("personal"), ruletext.Say("Bản công khai không hiện", "A public record does not show"), thituyen.Title{}, "", "")
		for _, name := range d.Personal {
			s.Add("personal."+name, ruletext.Names{Facts: d.Facts}.Personal(name))
		}
		add(s)
	}
	for _, name := range ruletext.InOrder(written(root.Get("facts")), d.Facts) {
		s := ruletext.New("facts."+name, at.Key("facts").Key(name), ruletext.Say("Dữ kiện %s", "The fact %s", ruletext.Named(name, d.Facts[name].Title)), d.Facts[name].Title, "", "")
		s.Add("type", factTypes[string(d.Facts[name].Type)])
		add(s)
	}
	out = append(out, wordSentences(d.Words, at.Key("words"))...)
	return out
}

var factTypes = map[string]wording.Word{
	"number": {Vi: "là số", En: "a number"},
	"date":   {Vi: "là ngày", En: "a date"},
	"text":   {Vi: "là chữ", En: "a text"},
	"yes_no": {Vi: "là có hoặc không", En: "a yes or no"},
}

func inForce(p Period, at thituyen.Path) ruletext.Sentence {
	s := ruletext.New("in_force", at, ruletext.Say("Hiệu lực", "In force"), thituyen.Title{}, "", "")
	if p.From != nil {
		s.Add("from", ruletext.Say("từ ngày %s", "from %s", *p.From))
	} else {
		s.Add("from", ruletext.Say("không ghi ngày bắt đầu", "without a first day"))
	}
	if p.Until != nil {
		s.Add("until", ruletext.Say("đến hết ngày %s", "until the end of %s", *p.Until))
	} else {
		s.Add("until", ruletext.Say("chưa có ngày kết thúc", "without a last day"))
	}
	return s
}

// groupSentence words a group of posts: who does what there.
func groupSentence(id string, g Group, titles map[string]thituyen.Title, node *document.Node) Sentence {
	s := ruletext.New("groups."+id, thituyen.Path{}.Key("groups").Key(id), ruletext.Say("Nhóm %s", "The group %s", ruletext.Named(id, g.Title)), g.Title, g.Clause, g.Why)
	for _, role := range ruletext.InOrder(written(node.Get("bodies")), g.Bodies) {
		words := make([]wording.Word, len(g.Bodies[role]))
		for i, body := range g.Bodies[role] {
			words[i] = ruletext.Plain(body)
		}
		s.Add("bodies."+role, ruletext.Say("%s: %s", "%s: %s", ruletext.Role(role), ruletext.List(words...)))
	}
	if g.Levels != nil {
		words := make([]wording.Word, len(g.Levels))
		for i, level := range g.Levels {
			words[i] = ruletext.Plain(level)
			if title := titles[level]; !title.IsZero() {
				words[i] = ruletext.Say("%s", "%s", title.Or(level))
			}
		}
		s.Add("levels", ruletext.Say("chỉ gồm các chức vụ: %s", "only posts of the levels: %s", ruletext.List(words...)))
	}
	return sentenceOf(s)
}
