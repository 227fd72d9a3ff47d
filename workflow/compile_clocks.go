package workflow

import (
	"slices"

	"github.com/thituyen/thituyen"
)

// clockSteps ties clocks to the steps that start, extend and read them, and
// to each other.
func (c *compiler) clockSteps() {
	m := c.m
	for i := range m.clocks {
		k, path := &m.clocks[i], root.Key("clocks").Index(i)
		c.starts(path.Key("starts"), k)
		for _, s := range k.startedBy {
			m.steps[s].starts = append(m.steps[s].starts, i)
		}
		for _, s := range c.findAll(path.Key("restarts"), k.Restarts, m.stepAt) {
			m.steps[s].restarts = append(m.steps[s].restarts, i)
		}
		if e := k.Extension; e != nil {
			if s := c.find(path.Key("extension").Key("step"), e.Step, m.stepAt); s >= 0 {
				m.steps[s].extends = append(m.steps[s].extends, i)
			}
		}
	}
	c.clockRings()
	c.clocksRead()
	for i := range m.steps {
		for _, s := range m.steps[i].notBy {
			m.steps[s].watched = true
		}
	}
}

// starts reads what starts a clock.
func (c *compiler) starts(path thituyen.Path, k *clock) {
	steps := k.Starts.steps()
	k.startedBy = c.findAll(path, steps, c.m.stepAt)
	switch {
	case k.Starts == nil:
	case k.Starts.EndOf != "":
		k.endOf = c.find(path.Key("end_of"), k.Starts.EndOf, c.m.clockAt)
		if len(steps) > 0 {
			c.add(path, sentences.Reason("starts_both", param("clock", k.name)))
		}
	case steps != nil && len(steps) == 0:
		c.add(path, sentences.Reason("clock_without_start", param("clock", k.name)))
	}
}

// clockRings finds clocks that wait for their own ends, each at its line, and
// cuts them there.
func (c *compiler) clockRings() {
	m := c.m
	var rings []int
	for i := range m.clocks {
		seen := map[int]bool{}
		at := m.clocks[i].endOf
		for ; at >= 0 && at != i && !seen[at]; at = m.clocks[at].endOf {
			seen[at] = true
		}
		if at == i {
			rings = append(rings, i)
		}
	}
	for _, i := range rings {
		c.add(root.Key("clocks").Index(i).Key("starts").Key("end_of"), sentences.Reason("end_of_ring", param("clock", m.clocks[i].name)))
	}
	for _, i := range rings {
		m.clocks[i].endOf = -1
	}
}

// clocksRead notes which clocks read each other, and remarks on those that
// nothing reads.
func (c *compiler) clocksRead() {
	m := c.m
	read := make([]bool, len(m.clocks))
	for i := range m.steps {
		s := &m.steps[i]
		for _, k := range slices.Concat(s.within, s.after) {
			read[k] = true
		}
		for _, k := range s.within {
			m.clocks[k].awaited = true
		}
	}
	for i := range m.clocks {
		if k := m.clocks[i].endOf; k >= 0 {
			read[k], m.clocks[k].feeds = true, append(m.clocks[k].feeds, i)
		}
	}
	for i := range m.clocks {
		if !read[i] {
			c.remark(root.Key("clocks").Index(i).Key("id"), sentences.Reason("remark_clock_never_read", param("clock", m.clocks[i].name)))
		}
	}
}
