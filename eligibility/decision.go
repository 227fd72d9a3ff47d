package eligibility

import (
	"slices"
	"strings"

	"cloud.google.com/go/civil"
	"golang.org/x/text/language"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/document"
	"github.com/thituyen/thituyen/internal/prose"
	"github.com/thituyen/thituyen/internal/wording"
)

// Decision is the answer to one screening: the outcome, and a finding for
// every criterion. It is immutable and safe for concurrent use. The zero
// Decision, which comes with an error, has no outcome and no findings.
type Decision struct{ record *record }

// Outcome is eligible, ineligible or incomplete; "" for the zero Decision.
func (d Decision) Outcome() Outcome {
	if d.record == nil {
		return ""
	}
	return d.record.outcome
}

// Candidate is the id that the application gave, "" outside
// [Screener.ScreenAll].
func (d Decision) Candidate() string {
	if d.record == nil {
		return ""
	}
	return d.record.candidate
}

// count is the number of findings.
func (d Decision) count() int {
	switch {
	case d.record == nil:
		return 0
	case d.record.screener == nil:
		return len(d.record.told)
	}
	return len(d.record.screener.criteria)
}

// Findings returns the findings of all criteria, in their order.
func (d Decision) Findings() []Finding {
	findings := make([]Finding, d.count())
	for i := range findings {
		findings[i] = Finding{d.record, i}
	}
	return findings
}

// Finding returns the finding of one criterion, and whether there is one.
func (d Decision) Finding(id string) (Finding, bool) {
	if d.count() == 0 {
		return Finding{}, false
	}
	i := d.index(id)
	if i < 0 {
		return Finding{}, false
	}
	return Finding{d.record, i}, true
}

func (d Decision) index(id string) int {
	if d.record.screener == nil {
		return slices.IndexFunc(d.record.told, func(f keptFinding) bool { return f.Criterion == id })
	}
	return d.record.screener.index(id)
}

// NotMet returns the ids of the criteria that are not met, in their order;
// those waived are not among them.
func (d Decision) NotMet() []string { return d.with(NotMet) }

// Unknown returns the ids of the criteria that are unknown, in their order;
// those waived are not among them.
func (d Decision) Unknown() []string { return d.with(Unknown) }

// Waived returns the ids of the criteria that are waived, in their order.
func (d Decision) Waived() []string { return d.with(Waived) }

func (d Decision) with(verdict Verdict) []string {
	var ids []string
	for _, f := range d.Findings() {
		if f.Verdict() == verdict {
			ids = append(ids, f.ID())
		}
	}
	return ids
}

// Text words the outcome and, a line each, what was found of every criterion.
func (d Decision) Text(tag language.Tag) string {
	lines := []string{d.Outcome().Text(tag)}
	for _, f := range d.Findings() {
		lines = append(lines, "- "+f.Text(tag))
	}
	return strings.Join(lines, "\n")
}

// Finding is what was found of one criterion.
type Finding struct {
	record *record
	index  int
}

// Criterion is the criterion, as the document has it; of a finding that was
// read back, its id, title and clause.
func (f Finding) Criterion() Criterion { return document.Clone(f.criterion()) }

func (f Finding) criterion() Criterion {
	if told := f.told(); told != nil {
		return Criterion{ID: told.Criterion, Title: told.Title, Clause: told.Clause}
	}
	if f.record == nil {
		return Criterion{}
	}
	return f.record.screener.criteria[f.index]
}

// ID is the criterion's id.
func (f Finding) ID() string { return f.criterion().ID }

// Verdict is the verdict that counts: Waived where the criterion was waived.
func (f Finding) Verdict() Verdict {
	if _, waived := f.Waiver(); waived {
		return Waived
	}
	return f.Judged()
}

// Judged is the verdict by the dossier alone: Met, NotMet or Unknown, also of
// a criterion that was waived.
func (f Finding) Judged() Verdict {
	if told := f.told(); told != nil {
		return told.Judged
	}
	if f.record == nil {
		return Unknown
	}
	return f.judge().note(f.record).verdict
}

func (f Finding) judge() judge { return f.record.screener.compiled[f.index].judge }

// Waiver returns the waiver of the criterion, and whether there is one.
func (f Finding) Waiver() (Waiver, bool) {
	if told := f.told(); told != nil {
		if told.Waiver == nil {
			return Waiver{}, false
		}
		return Waiver{Criterion: told.Criterion, By: told.Waiver.By, Reason: told.Waiver.Reason}, true
	}
	if f.record == nil || f.record.waived == nil || f.record.waived[f.index] == nil {
		return Waiver{}, false
	}
	return *f.record.waived[f.index], true
}

// Date is the day that the criterion was judged on.
func (f Finding) Date() civil.Date {
	if told := f.told(); told != nil {
		return told.Date
	}
	if f.record == nil {
		return civil.Date{}
	}
	return f.record.on(f.index)
}

// Reason is why: the code of the kind with what is required, what was found
// and by how much it falls short or what is missing, under the criterion's
// clause. A waiver's reason carries who waived, why, and what was judged.
func (f Finding) Reason() thituyen.Reason {
	if told := f.told(); told != nil {
		reason := told.Reason
		reason.Params = slices.Clone(reason.Params)
		return reason
	}
	if f.record == nil {
		return sentences.Reason("unread")
	}
	reason := f.judge().reason(f.record, f.Date())
	if waiver, waived := f.Waiver(); waived {
		reason = sentences.Reason("waived", wording.P("by", Name(waiver.By)), wording.P("reason", waiver.Reason), wording.P("judged", reason))
	}
	return reason.Under(f.criterion().Clause)
}

// Missing lists the facts still to be shown that can change the verdict of
// this criterion: none unless it is unknown.
func (f Finding) Missing() []MissingFact {
	if told := f.told(); told != nil {
		return slices.Clone(told.Missing)
	}
	if f.record == nil || f.Verdict() != Unknown {
		return nil
	}
	var facts []MissingFact
	f.judge().missing(f.record, func(fact string) {
		for _, known := range facts {
			if known == MissingFact(fact) {
				return
			}
		}
		facts = append(facts, MissingFact(fact))
	})
	return facts
}

// Evidence returns what the dossier gives as evidence for the fields that the
// criterion looks at, each once.
func (f Finding) Evidence() []string {
	if told := f.told(); told != nil {
		return slices.Clone(told.Evidence)
	}
	if f.record == nil || len(f.record.evidence) == 0 {
		return nil
	}
	var papers []string
	f.judge().reads(func(field string) {
		if paper, ok := f.record.evidence[field]; ok && !contains(papers, paper) {
			papers = append(papers, paper)
		}
	})
	return papers
}

// Title is the criterion's title, or its id where it has none; see
// [thituyen.Title.Or].
func (f Finding) Title() thituyen.Title { return f.criterion().Title.Or(f.ID()) }

// Text words the finding: title, verdict, reason, clause and evidence.
func (f Finding) Text(tag language.Tag) string {
	return f.worded(tag, f.Verdict().Text(tag))
}

// changed words the finding of a criterion that stood otherwise before.
func (f Finding) changed(tag language.Tag, before string) string {
	return f.worded(tag, before+" → "+f.Verdict().Text(tag))
}

func (f Finding) worded(tag language.Tag, verdict string) string {
	text := f.Title().Text(tag) + ": " + verdict + " – " + f.Reason().Text(tag)
	if clause := f.criterion().Clause; clause != "" {
		text += " (" + prose.Shown(clause) + ")"
	}
	if papers := f.Evidence(); len(papers) > 0 {
		text += " [" + strings.Join(papers, ", ") + "]"
	}
	return text
}
