package eligibility

import (
	"slices"
	"strings"

	"golang.org/x/text/language"
)

// Need is a fact still to be shown, and the criteria that wait for it.
type Need struct {
	Fact     MissingFact
	Criteria []string // ids, in their order
}

// Text words the need: "ngày sinh (term, age)".
func (n Need) Text(tag language.Tag) string {
	return n.Fact.Text(tag) + " (" + strings.Join(n.Criteria, ", ") + ")"
}

// Missing lists the facts that an incomplete dossier has still to show, in
// the order of the criteria: only those that can still change the outcome.
// So a criterion already settled or waived asks for nothing, a member of a
// connective that cannot change it neither, and where the candidate is
// ineligible by another criterion nothing can help.
func (d Decision) Missing() []Need {
	if d.Outcome() != Incomplete {
		return nil
	}
	var needs []Need
	for _, f := range d.Findings() {
		for _, fact := range f.Missing() {
			at := slices.IndexFunc(needs, func(n Need) bool { return n.Fact == fact })
			if at < 0 {
				needs = append(needs, Need{Fact: fact, Criteria: []string{f.ID()}})
				continue
			}
			needs[at].Criteria = append(needs[at].Criteria, f.ID())
		}
	}
	return needs
}
