package scoring

import "github.com/thituyen/thituyen/internal/wording"

// exemptions refuses what leaves a sum or a product without one of its parts.
func (c *compiler) exemptions() {
	for i := range c.nodes {
		n := &c.nodes[i]
		if n.optional && n.from != nil {
			c.report(n.path.Key("optional"), "optional_drawn")
		}
		if n.parent < 0 || !n.counts {
			if n.parent < 0 && n.exempt {
				c.report(n.path.Key("exempt"), "exempt_counts")
			}
			continue
		}
		way := c.nodes[n.parent].combine.way
		adds := way == Sum || way == Product
		switch {
		case n.exempt && way != Mean:
			c.report(n.path.Key("exempt"), "exempt_counts")
		case n.optional && adds:
			c.report(n.path.Key("optional"), "optional_counts", wording.P("id", n.id))
		case adds && !n.exempt && c.mayBeExempt(n):
			c.report(n.path.Key("parts"), "all_exempt_counts", wording.P("id", n.id))
		}
	}
}

// mayBeExempt reports whether all that a whole counts may be exempt, so that
// it is itself as if exempt.
func (c *compiler) mayBeExempt(n *node) bool {
	if len(n.counted) == 0 {
		return false
	}
	for _, child := range n.counted {
		k := &c.nodes[child]
		if !k.exempt && !k.optional && !c.mayBeExempt(k) {
			return false
		}
	}
	return true
}
