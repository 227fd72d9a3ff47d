package eligibility

import (
	"strings"

	"golang.org/x/text/language"
)

// Difference is what changed from one decision to another: what a supplement
// to a dossier, a waiver or another date did.
type Difference struct {
	Before, After Outcome
	Changes       []Change
}

// Change is one criterion of which another verdict or another reason was
// found. A criterion that one of the decisions did not judge has the zero
// Finding there.
type Change struct {
	Criterion     string
	Before, After Finding
}

// Diff compares two decisions criterion by criterion, by their ids: first in
// the order of after, then those that only before has.
func Diff(before, after Decision) Difference {
	diff := Difference{Before: before.Outcome(), After: after.Outcome()}
	for _, now := range after.Findings() {
		then, _ := before.Finding(now.ID())
		if !sameFinding(then, now) {
			diff.Changes = append(diff.Changes, Change{now.ID(), then, now})
		}
	}
	for _, then := range before.Findings() {
		if _, still := after.Finding(then.ID()); !still {
			diff.Changes = append(diff.Changes, Change{then.ID(), then, Finding{}})
		}
	}
	return diff
}

func sameFinding(a, b Finding) bool {
	if a.record == nil || b.record == nil || a.Verdict() != b.Verdict() {
		return false
	}
	x, y := a.Reason(), b.Reason()
	return x.Code == y.Code && x.Clause == y.Clause && x.Text(language.English) == y.Text(language.English)
}

// Empty reports whether nothing changed.
func (d Difference) Empty() bool { return d.Before == d.After && len(d.Changes) == 0 }

// Text words the change of the outcome and, a line each, of the criteria.
func (d Difference) Text(tag language.Tag) string {
	lines := []string{d.Before.Text(tag) + " → " + d.After.Text(tag)}
	if d.Before == d.After {
		lines[0] = d.After.Text(tag)
	}
	for _, c := range d.Changes {
		lines = append(lines, "- "+c.Text(tag))
	}
	return strings.Join(lines, "\n")
}

// Text words the change of one criterion, with the reason that holds now.
func (c Change) Text(tag language.Tag) string {
	switch {
	case c.After.record == nil:
		return c.Before.Title().Text(tag) + ": " + c.Before.Verdict().Text(tag) + " → –"
	case c.Before.record == nil:
		return c.After.changed(tag, "–")
	case c.Before.Verdict() == c.After.Verdict():
		return c.After.Text(tag)
	}
	return c.After.changed(tag, c.Before.Verdict().Text(tag))
}
