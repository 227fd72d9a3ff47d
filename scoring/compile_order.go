package scoring

import (
	"maps"
	"slices"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/document"
	"github.com/thituyen/thituyen/internal/exact"
	"github.com/thituyen/thituyen/internal/wording"
)

func sortedNames(d map[string]thituyen.FactDeclaration) []string { return slices.Sorted(maps.Keys(d)) }

// references resolves the names of other components, and finds the order in
// which to score.
func (c *compiler) references() {
	for i := range c.nodes {
		n, m := &c.nodes[i], c.drafts[i].component
		if m.After != "" && !n.below {
			n.after = c.named(m.After, n, n.path.Key("after"))
		}
		if n.from == nil || n.from.components == nil {
			continue
		}
		seen := map[string]bool{}
		for k, id := range m.From.Components {
			at := n.from.path.Key("components").Index(k)
			if seen[id] {
				c.report(at, "named_twice", wording.P("id", id))
				continue
			}
			seen[id] = true
			if source := c.named(id, n, at); source >= 0 {
				n.from.components = append(n.from.components, source)
			}
		}
	}
	for i := range c.nodes {
		n := &c.nodes[i]
		if n.parent >= 0 {
			n.gates = append(n.gates, c.nodes[n.parent].gates...)
			n.shortlists = append(n.shortlists, c.nodes[n.parent].shortlists...)
		}
		if m := c.drafts[i].component; m.Shortlist != nil && !n.below {
			if s := c.shortlist(m, n); s != nil {
				n.shortlists = append(n.shortlists, s)
			}
		}
		if n.after >= 0 {
			n.gates = append(n.gates, gate{n.after, i})
		}
	}
	c.sort()
}

// named finds a component by its id; -1 with a mistake where there is none.
func (c *compiler) named(id string, n *node, path thituyen.Path) int {
	if i, ok := c.byID[id]; ok {
		return i
	}
	c.mistakes = append(c.mistakes, document.At(path, c.strangers.Reason(id, func() []string {
		known := make([]string, 0, len(c.nodes))
		for i := range c.nodes {
			if i != n.index && c.nodes[i].id != "" {
				known = append(known, c.nodes[i].id)
			}
		}
		return known
	})))
	return -1
}

// sort puts the components into an order in which each comes after what it
// needs, and finds cycles.
func (c *compiler) sort() {
	const (
		open = iota + 1
		done
	)
	state := make([]uint8, len(c.nodes))
	var path []int
	var visit func(i int)
	said := map[int]bool{} // the components whose `after` is known to close a cycle
	need := func(to int, at thituyen.Path) {
		if c.nodes[to].below {
			to = c.drafts[to].panelAt
		}
		if state[to] != open {
			visit(to)
			return
		}
		names := []string{}
		for _, k := range path[slices.Index(path, to):] {
			names = append(names, c.nodes[k].id)
		}
		c.report(at, "cycle", wording.P("cycle", cycleWord(append(names, c.nodes[to].id))))
	}
	visit = func(i int) {
		if state[i] == done {
			return
		}
		state[i] = open
		path = append(path, i)
		n := &c.nodes[i]
		for _, g := range n.gates {
			if state[g.at] == open && said[g.owner] {
				continue
			}
			said[g.owner] = said[g.owner] || state[g.at] == open
			need(g.at, c.nodes[g.owner].path.Key("after"))
		}
		for _, s := range n.shortlists {
			if state[s.by] == open && said[s.owner] {
				continue
			}
			said[s.owner] = said[s.owner] || state[s.by] == open
			need(s.by, s.path.Key("by"))
		}
		if n.from != nil {
			for k, source := range n.from.components {
				need(source, n.from.path.Key("components").Index(k))
			}
		}
		for _, child := range n.children {
			if !c.nodes[child].below {
				need(child, c.nodes[child].path)
			}
		}
		path = path[:len(path)-1]
		state[i] = done
		c.order = append(c.order, i)
	}
	for i := range c.nodes {
		if !c.nodes[i].below {
			visit(i)
		}
	}
	if len(c.mistakes) == 0 {
		c.deferred()
	}
}

// commonWeights brings the weights of siblings to one denominator, so that
// their points are added without finding one each time.
func (c *compiler) commonWeights() {
	if c.wide {
		return
	}
	for i := range c.nodes {
		common := int64(1)
		for _, child := range c.nodes[i].counted {
			w := c.nodes[child].weight
			if w.wide != nil {
				common = 0
				break
			}
			sum, ok := exact.MulWords(common, w.den/divisor(common, w.den))
			if !ok || sum > 1_000_000 {
				common = 0
				break
			}
			common = sum
		}
		for _, child := range c.nodes[i].counted {
			if w := &c.nodes[child].weight; common > 1 {
				w.num, w.den = w.num*(common/w.den), common
			}
		}
	}
}

func divisor(a, b int64) int64 {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}
