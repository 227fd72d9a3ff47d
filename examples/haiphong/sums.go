package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/scoring"
	"github.com/thituyen/thituyen/workflow/round"
)

// sums are how a candidate's values came about.
type sums struct {
	ID, Name   string
	Chosen     bool
	Components []component
}

// component is one component: the marks as they were given, and the lines of
// the scorer from them to the value.
type component struct {
	Title   string
	Parts   []string // titles, where the parts are marked
	Markers []marker
	Lines   []why
	Value   string
	Stands  string
	Assumed []int
}

// marker is what one marker gave: a mark, or a mark for each part and their
// sum.
type marker struct {
	Name  string
	Marks []string
	Sum   string
}

// addUp fills in the sums, best candidate first.
func (v *view) addUp() {
	var order []string
	if list := v.held.List(); list != nil {
		for _, group := range list.Order() {
			order = append(order, group...)
		}
	}
	for _, c := range v.held.Candidates() {
		if !slices.Contains(order, c.ID) {
			order = append(order, c.ID)
		}
	}
	for _, id := range order {
		score, ok := v.held.Score(id)
		if !ok {
			continue
		}
		s := sums{ID: id, Name: v.nameOf(id)}
		if c, _ := v.held.Candidate(id); c.Selected {
			s.Chosen = true
		}
		var last *component
		previous := ""
		for _, step := range score.Trace() {
			if step.Component != previous {
				s.Components = append(s.Components, component{
					Title: v.component(step.Component), Value: v.valueOf(score, step.Component),
					Stands: v.standing(round.Mean{Standing: score.Standing(step.Component)}),
				})
				if step.Component != scoring.Root {
					s.Components[len(s.Components)-1].Assumed = v.assume("scoring." + step.Component)
				}
				last, previous = &s.Components[len(s.Components)-1], step.Component
			}
			v.line(last, step)
		}
		v.Sums = append(v.Sums, s)
	}
}

// line puts a line of the trace where it belongs: marks into the table of
// markers, all else below it.
func (v *view) line(c *component, step scoring.Step) {
	switch step.Code {
	case "mark", "mark_of_part":
		v.mark(c, step)
		return
	case "standing", "standing_value":
		return // the title says it
	case "rounded":
		if param(step.Reason, "before") == param(step.Reason, "after") {
			return // nothing was rounded away
		}
	case "parts_sum":
		// Right after the marks of one marker it is their sum.
		if n := len(c.Markers); n > 0 && c.Markers[n-1].Sum == "" && len(c.Lines) == 0 && len(c.Markers[n-1].Marks) > 1 {
			c.Markers[n-1].Sum = param(step.Reason, "value")
			if !v.english() {
				c.Markers[n-1].Sum = strings.Replace(c.Markers[n-1].Sum, ".", ",", 1)
			}
			return
		}
	}
	text := v.text(step.Reason)
	if left, right, _ := strings.Cut(text, " = "); step.Code == "parts_sum" && strings.HasSuffix(left, ": "+right) {
		return // the sum of one
	}
	c.Lines = append(c.Lines, why{text, step.Clause})
}

func (v *view) mark(c *component, step scoring.Step) {
	name := v.held.Name(param(step.Reason, "marker"))
	mark := param(step.Reason, "mark")
	if !v.english() {
		mark = strings.Replace(mark, ".", ",", 1)
	}
	if part, some := step.Reason.Param("part"); some {
		title := thituyen.Format(v.tag, part)
		if !slices.Contains(c.Parts, title) {
			c.Parts = append(c.Parts, title)
		}
		if n := len(c.Markers); n > 0 && c.Markers[n-1].Name == name {
			c.Markers[n-1].Marks = append(c.Markers[n-1].Marks, mark)
			return
		}
	}
	c.Markers = append(c.Markers, marker{Name: name, Marks: []string{mark}})
}

func param(r thituyen.Reason, name string) string {
	if value, ok := r.Param(name); ok {
		return fmt.Sprint(value)
	}
	return ""
}

// Written is a marker's line in text: 17 + 32 + 31 = 80.
func (m marker) Written() string {
	text := strings.Join(m.Marks, " + ")
	if m.Sum != "" {
		text += " = " + m.Sum
	}
	return text
}
