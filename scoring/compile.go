package scoring

import (
	"maps"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/document"
	"github.com/thituyen/thituyen/internal/exact"
	"github.com/thituyen/thituyen/internal/wording"
)

// Limits of a scheme, and of a performance.
const (
	maxDepth      = 64
	maxComponents = 100_000
	maxMarkers    = 100_000 // of one panel
)

// Scorer is a compiled scheme. It is immutable and safe for concurrent use.
type Scorer struct {
	scheme     Scheme
	nodes      []node // the root first, each before its parts
	order      []int  // in which they are scored; those below a panel with it
	byID       map[string]int
	groups     []group
	leaves     []int // the components that are marked, by row
	claims     []string
	claimIndex map[string]int
	kinds      map[string]int // of sanctions
	sanctions  []sanctioning
	facts      []string
	factSlots  map[string]int
	stages     []stage  // what is asked of everybody together, in the order of scoring
	groupFacts []string // the facts that split the cohort
	slots      int      // the numbers that a score keeps
	room       int      // the cells of a sheet with as few marks as may be
	declared   Declarations
	wide       bool
	told       *keptScore // of a score that was read back, which has no scheme
}

// Compile checks a scheme and readies it for scoring. The error is Mistakes:
// everything that is wrong, with paths relative to the section. The facts are
// those that the regulation declares; nil where it declares none.
func Compile(scheme Scheme, facts Declarations) (*Scorer, error) {
	return compile(scheme, facts, false)
}

// compile is Compile; wide computes everything in big integers, as the tests
// do to compare the two ways.
func compile(scheme Scheme, facts Declarations, wide bool) (*Scorer, error) {
	root := scheme.Root()
	if reason, ok := tooLarge(root); ok {
		return nil, thituyen.Mistakes{document.At(thituyen.Path{}, reason)}
	}
	c := compiler{
		Scorer: Scorer{
			scheme: scheme, wide: wide, byID: map[string]int{}, claimIndex: map[string]int{},
			kinds: map[string]int{}, factSlots: map[string]int{}, declared: maps.Clone(facts),
		},
	}
	shape := document.Check(scheme)
	c.readSanctions(scheme.Sanctions)
	c.readClaims(root)
	c.component(root, nil, thituyen.Path{})
	if scheme.ID != "" && scheme.ID != Root {
		c.report(thituyen.Path{}.Key("id"), "root_id", wording.P("found", scheme.ID))
	}
	c.references()
	c.exemptions()
	c.commonWeights()
	c.ranges()
	c.checkBands()
	c.stage()
	if all := document.Join(shape, c.mistakes); len(all) > 0 {
		return nil, all
	}
	c.layOut()
	c.layPlain()
	return &c.Scorer, nil
}

type compiler struct {
	Scorer
	mistakes  thituyen.Mistakes
	strangers document.Strangers
	drafts    []draft // what references still need of each node
}

// draft is a component as written, beside its node.
type draft struct {
	component Component
	panelAt   int // the component above whose panel marks it, or -1
}

// report adds a mistake about what stands at a path.
func (c *compiler) report(path thituyen.Path, code string, params ...thituyen.Param) {
	c.mistakes = append(c.mistakes, document.At(path, sentences.Reason(code, params...)))
}

// tooLarge refuses what no document can hold, before anything walks it: a
// literal can hold itself.
func tooLarge(root Component) (thituyen.Reason, bool) {
	count := 0
	var walk func(Component, int) (thituyen.Reason, bool)
	walk = func(m Component, depth int) (thituyen.Reason, bool) {
		if depth > maxDepth {
			return sentences.Reason("too_deep", wording.P("limit", maxDepth)), true
		}
		for _, part := range m.Parts {
			if count++; count > maxComponents {
				return sentences.Reason("too_many_components", wording.P("limit", maxComponents)), true
			}
			if reason, large := walk(part, depth+1); large {
				return reason, true
			}
		}
		return thituyen.Reason{}, false
	}
	return walk(root, 0)
}

// constant takes a decimal of the document, if it is given and within bounds.
func (c *compiler) constant(d *decimal.Decimal, path thituyen.Path) (thituyen.Value, bool) {
	if d == nil {
		return thituyen.Value{}, false
	}
	if !exact.Bounded(*d) {
		c.report(path, "out_of_bounds", wording.P("found", *d))
		return thituyen.Value{}, false
	}
	return thituyen.FromDecimal(*d), true
}

// ready turns a value into the form the scorer computes with.
func (c *compiler) ready(v thituyen.Value) number {
	if c.wide {
		return number{wide: v.Rat()}
	}
	return numberOf(v)
}

func (c *compiler) readSanctions(sanctions map[string]Sanction) {
	for _, kind := range slices.Sorted(maps.Keys(sanctions)) {
		s, path := sanctions[kind], thituyen.Path{}.Key("sanctions").Key(kind)
		c.checkName(kind, path)
		out := sanctioning{kind: kind, title: s.Title.Or(kind), void: s.Void, path: path, clause: s.Clause}
		switch {
		case (s.Deduct != nil) == (s.Void != ""):
			c.report(path, "sanction_one_of")
		case s.Void != "" && s.Void != VoidComponent && s.Void != VoidAll:
			c.report(path.Key("void"), "void_what", wording.P("found", string(s.Void)))
		case s.Deduct != nil && !s.Deduct.Percent && s.Deduct.Sign() <= 0:
			c.report(path.Key("deduct"), "deduct_points_range", wording.P("found", s.Deduct.Value))
		case s.Deduct != nil && !s.Deduct.Percent:
			out.points = c.ready(s.Deduct.Value)
		case s.Deduct != nil && (s.Deduct.Sign() <= 0 || s.Deduct.Cmp(thituyen.Int(1)) > 0):
			c.report(path.Key("deduct"), "deduct_range", wording.P("found", percentWord(s.Deduct.Value)))
		case s.Deduct != nil:
			out.share = c.ready(s.Deduct.Value)
		}
		c.kinds[kind] = len(c.sanctions)
		c.sanctions = append(c.sanctions, out)
	}
}

// readClaims gathers what candidates may claim, over all bonuses.
func (c *compiler) readClaims(root Component) {
	names := map[string]bool{}
	var walk func(Component)
	walk = func(m Component) {
		if m.Bonus != nil {
			for name := range m.Bonus.Claims {
				names[name] = true
			}
		}
		for _, part := range m.Parts {
			walk(part)
		}
	}
	walk(root)
	c.claims = slices.Sorted(maps.Keys(names))
	for i, name := range c.claims {
		c.claimIndex[name] = i
	}
}

func (c *compiler) checkName(name string, path thituyen.Path) {
	if !document.ValidID(name) {
		c.report(path, "invalid_id", wording.P("found", name))
	}
}

// layOut gives every value that a score keeps its place.
func (c *compiler) layOut() {
	c.slots, c.room = len(c.nodes), len(c.leaves)
	for _, i := range c.leaves {
		least := 1
		if g := c.nodes[c.groups[c.nodes[i].group].node]; g.panel != nil {
			least = g.panel.atLeast
		}
		c.room = min(c.room+least, maxComponents)
	}
	for i := range c.nodes {
		n := &c.nodes[i]
		n.beforeSlot, n.bonusSlot = -1, -1
		if n.round != nil || n.bonus != nil || n.remark != nil {
			n.beforeSlot = c.slots
			c.slots++
		}
		if n.bonus != nil {
			n.bonusSlot = c.slots
			c.slots++
		}
	}
}

// IDs lists the ids of the components below the root, each before its parts,
// whether the scheme compiles or not.
func (s Scheme) IDs() []string {
	ids := []string{}
	if _, large := tooLarge(s.Root()); large {
		return ids
	}
	var walk func([]Component)
	walk = func(parts []Component) {
		for _, part := range parts {
			ids = append(ids, part.ID)
			walk(part.Parts)
		}
	}
	walk(s.Parts)
	return ids
}

// made is the scorer to ask: of nil, one without components.
func (s *Scorer) made() *Scorer {
	if s == nil {
		return &Scorer{}
	}
	return s
}

// Components lists the ids of all components: the root, "total", first, each
// before its parts.
func (s *Scorer) Components() []string {
	s = s.made()
	ids := make([]string, len(s.nodes))
	for i := range s.nodes {
		ids[i] = s.nodes[i].id
	}
	return ids
}

// Title is the title of a component, or its id where it has none, see
// [thituyen.Title.Or]; none for an unknown id.
func (s *Scorer) Title(id string) thituyen.Title {
	s = s.made()
	if i, ok := s.byID[id]; ok {
		return s.nodes[i].name()
	}
	return thituyen.Title{}
}

// Marked lists the components that take marks, in the order of the document.
func (s *Scorer) Marked() []string {
	s = s.made()
	ids := make([]string, len(s.leaves))
	for row, i := range s.leaves {
		ids[row] = s.nodes[i].id
	}
	return ids
}

// Claims lists what candidates may claim, sorted.
func (s *Scorer) Claims() []string { return slices.Clone(s.made().claims) }

// SanctionKinds lists the kinds of sanctions, sorted.
func (s *Scorer) SanctionKinds() []string { return slices.Sorted(maps.Keys(s.made().kinds)) }

// Facts lists the facts that the scheme draws from, in the order of the
// document, and those that split the cohort.
func (s *Scorer) Facts() []string { return slices.Concat(s.made().facts, s.made().groupFacts) }
