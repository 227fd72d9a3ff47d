package workflow

import (
	"maps"
	"slices"

	"github.com/thituyen/thituyen/internal/wording"
)

// reach walks the states from the start, and finds states that nothing leads
// to, steps that can never come about, and states without a way out.
func (c *compiler) reach() {
	if len(c.m.states) == 0 || c.m.procedure.States.Start == "" {
		return
	}
	c.leaving = map[string][]int{}
	for i := range c.m.steps {
		for _, state := range c.m.steps[i].From {
			c.leaving[state] = append(c.leaving[state], i)
		}
	}
	reached, possible := c.possible()
	graph := c.graph()
	c.unreached(graph)
	for i := range c.m.steps {
		s := &c.m.steps[i]
		if !possible[i] && slices.ContainsFunc(s.From, func(name string) bool { return reached[name] }) {
			c.impossible(i, possible)
		}
	}
	c.restarts(possible)
	c.traps(graph)
}

// graph is the states that steps lead to from the start, whatever else the
// steps ask.
func (c *compiler) graph() map[string]bool {
	reached := map[string]bool{}
	c.follow(c.m.procedure.States.Start, reached)
	return reached
}

// follow adds a state and all that steps lead to from it.
func (c *compiler) follow(state string, reached map[string]bool) {
	reached[state] = true
	for open := []string{state}; len(open) > 0; {
		state, open = open[0], open[1:]
		for _, i := range c.leaving[state] {
			if to := c.m.steps[i].To; to != "" && !reached[to] {
				reached[to] = true
				open = append(open, to)
			}
		}
	}
}

// possible is the states and steps that can come about when needs and clocks
// are asked too: the least set that is closed under the steps.
func (c *compiler) possible() (reached map[string]bool, possible []bool) {
	steps := c.m.steps
	reached, possible = map[string]bool{}, make([]bool, len(steps))
	near := make([]bool, len(steps)) // some state of its `from` is reached
	reach := func(state string) {
		if state != "" && !reached[state] {
			reached[state] = true
			for _, i := range c.leaving[state] {
				near[i] = true
			}
		}
	}
	reach(c.m.procedure.States.Start)
	c.startable = make([]bool, len(c.m.clocks))
	for i := range c.m.clocks {
		if k := &c.m.clocks[i]; k.endOf < 0 && len(k.startedBy) == 0 {
			c.start(i) // what starts it is not known, and that is said
		}
	}
	for grown := true; grown; {
		grown = false
		for i := range steps {
			if near[i] && !possible[i] && len(c.missing(i, possible)) == 0 {
				possible[i], grown = true, true
				reach(steps[i].To)
				for _, clock := range slices.Concat(steps[i].starts, steps[i].restarts) {
					c.start(clock)
				}
			}
		}
	}
	return reached, possible
}

// start marks a clock, and those that its end starts, as able to start.
func (c *compiler) start(clock int) {
	for open := []int{clock}; len(open) > 0; {
		clock, open = open[0], open[1:]
		if !c.startable[clock] {
			c.startable[clock] = true
			open = append(open, c.m.clocks[clock].feeds...)
		}
	}
}

// missing are the steps that a step waits for and that cannot come about.
func (c *compiler) missing(i int, possible []bool) []int {
	s := &c.m.steps[i]
	var out []int
	for _, need := range s.needs {
		if !possible[need] {
			out = append(out, need)
		}
	}
	for _, clock := range c.neverStarted(s) {
		out = append(out, c.m.starters(clock)...)
	}
	return out
}

// neverStarted are the clocks that keep a step from ever being taken: all it
// may be taken within, or one that it comes after.
func (c *compiler) neverStarted(s *step) []int {
	var out []int
	if !slices.ContainsFunc(s.within, func(clock int) bool { return c.startable[clock] }) {
		out = slices.Clone(s.within)
	}
	for _, clock := range s.after {
		if !c.startable[clock] {
			out = append(out, clock)
		}
	}
	return out
}

// starters are the steps that start a clock, or the one from whose end it
// starts.
func (m *Machine) starters(clock int) []int {
	for m.clocks[clock].endOf >= 0 {
		clock = m.clocks[clock].endOf
	}
	return m.clocks[clock].startedBy
}

func (c *compiler) impossible(i int, possible []bool) {
	s, waits := &c.m.steps[i], c.missing(i, possible)
	if len(waits) == 1 && waits[0] == i && slices.Contains(s.needs, i) {
		return // said already: it needs itself
	}
	path := root.Key("steps").Index(i)
	for k, need := range s.needs {
		if !possible[need] && need != i {
			c.add(path.Key("needs").Index(k), sentences.Reason("never_before", param("step", s.name), param("needed", c.m.steps[need].name)))
		}
	}
	never := c.neverStarted(s)
	tell := func(key string, names Names) {
		for k, name := range names {
			if clock, known := c.m.clockAt[name]; known && slices.Contains(never, clock) {
				c.add(item(path.Key(key), names, k), sentences.Reason("clock_never_started", param("clock", c.m.clocks[clock].name), param("starts", c.m.stepNames(c.m.starters(clock)))))
			}
		}
	}
	if len(s.within) > 0 && slices.Contains(never, s.within[0]) {
		tell("within", s.Within)
	}
	tell("after", s.After)
}

// restarts finds clocks that steps start afresh though nothing ever starts
// them.
func (c *compiler) restarts(possible []bool) {
	for i := range c.m.clocks {
		k := &c.m.clocks[i]
		starts := len(k.startedBy) == 0 || slices.ContainsFunc(k.startedBy, func(at int) bool { return possible[at] })
		if k.endOf >= 0 {
			starts = c.startable[k.endOf]
		}
		if len(k.Restarts) > 0 && !starts {
			c.add(root.Key("clocks").Index(i).Key("restarts"), sentences.Reason("restarts_never_started", param("clock", k.name), param("starts", c.m.stepNames(c.m.starters(i)))))
		}
	}
}

// unreached reports states that no way leads to from the start: of those that
// follow from one another only the first, as the others follow from it. A
// final one is a remark.
func (c *compiler) unreached(reached map[string]bool) {
	m := c.m
	var known []string
	for _, state := range m.states {
		if reached[state] {
			known = append(known, state)
		}
	}
	for k, state := range m.procedure.States.Final {
		if !reached[state] {
			c.remark(root.Key("states").Key("final").Index(k), sentences.Reason("remark_final_unreached", param("state", m.stateName(state))))
		}
	}
	entered := map[string]bool{}
	for i := range m.steps {
		s := &m.steps[i]
		if slices.ContainsFunc(s.From, func(from string) bool { return from != s.To }) {
			entered[s.To] = true
		}
	}
	followed := maps.Clone(reached)
	for _, rings := range []bool{false, true} { // what is left follows in a ring
		for _, state := range m.states {
			if !followed[state] && !m.final[state] && (rings || !entered[state]) {
				c.unreachedState(state, known)
				c.follow(state, followed)
			}
		}
	}
}

// unreachedState reports a state where a step first names it.
func (c *compiler) unreachedState(state string, known []string) {
	for i := range c.m.steps {
		s := &c.m.steps[i]
		k := slices.Index(s.From, state)
		if k < 0 {
			continue
		}
		reason := sentences.Reason("unreached_state", param("state", c.m.stateName(state)))
		if nearest := wording.Nearest(state, known); nearest != "" {
			reason = sentences.Reason("unreached_state_near", param("state", c.m.stateName(state)), param("nearest", nearest))
		}
		c.add(item(root.Key("steps").Index(i).Key("from"), s.From, k), reason)
		return
	}
}

// traps tells states that no step leaves and from which no final state can be
// reached: odd, and a mistake only where another name seems to be meant.
func (c *compiler) traps(reached map[string]bool) {
	m := c.m
	ends := slices.ContainsFunc(m.procedure.States.Final, func(state string) bool { return reached[state] })
	out := c.waysOut()
	var awaited []string // steps are taken in these states, and none leads there
	for _, state := range m.states {
		if !reached[state] && !m.final[state] {
			awaited = append(awaited, state)
		}
	}
	said := map[string]bool{}
	for i := range m.steps {
		state := m.steps[i].To
		if state == "" || said[state] || m.final[state] || !reached[state] {
			continue
		}
		said[state] = true
		path := root.Key("steps").Index(i).Key("to")
		final, other := wording.Nearest(state, m.procedure.States.Final), wording.Nearest(state, awaited)
		switch {
		case out.left[state] && (out.ends[state] || !ends):
		case out.left[state]:
			c.remark(path, sentences.Reason("remark_no_way_to_end", param("state", m.stateName(state))))
		case final != "":
			c.add(path, sentences.Reason("no_way_out_near", param("state", m.stateName(state)), param("nearest", final)))
		case other != "":
			c.add(path, sentences.Reason("no_way_out_other", param("state", m.stateName(state)), param("nearest", other)))
		default:
			c.remark(path, sentences.Reason("remark_no_way_out", param("state", m.stateName(state))))
		}
	}
}

// waysOut tells of each state whether a step leads away from it, and whether
// some final state can be reached.
type waysOut struct{ left, ends map[string]bool }

func (c *compiler) waysOut() waysOut {
	out := waysOut{left: map[string]bool{}, ends: map[string]bool{}}
	before := map[string][]string{} // the states from which one step leads here
	for i := range c.m.steps {
		s := &c.m.steps[i]
		for _, from := range s.From {
			if s.To != "" && s.To != from {
				out.left[from] = true
				before[s.To] = append(before[s.To], from)
			}
		}
	}
	var open []string
	end := func(state string) {
		if !out.ends[state] {
			out.ends[state] = true
			open = append(open, state)
		}
	}
	for state := range c.m.final {
		end(state)
	}
	for len(open) > 0 {
		state := open[0]
		open = open[1:]
		for _, from := range before[state] {
			end(from)
		}
	}
	return out
}

// unused remarks on roles that neither a step nor another role names, and on
// final states with a way out.
func (c *compiler) unused() {
	m := c.m
	used := make([]bool, len(m.roles))
	use := func(roles ...int) {
		for _, r := range roles {
			for _, held := range m.roles[r].closure {
				used[held] = true
			}
		}
	}
	for i := range m.steps {
		s := &m.steps[i]
		use(s.may...)
		use(s.complete...)
		if s.votes != nil && s.votes.tie >= 0 {
			use(s.votes.tie)
		}
		for k, from := range s.From {
			if m.final[from] && s.To != "" && s.To != from {
				c.remark(item(root.Key("steps").Index(i).Key("from"), s.From, k), sentences.Reason("remark_leaves_final", param("state", m.stateName(from)), param("step", s.name)))
			}
		}
	}
	for i := range m.roles {
		if !used[i] && len(m.roles[i].apart) == 0 {
			c.remark(root.Key("roles").Key(m.roles[i].name.ID), sentences.Reason("remark_unused_role", param("role", m.roles[i].name)))
		}
	}
}
