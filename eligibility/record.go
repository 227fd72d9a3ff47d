package eligibility

import (
	"strconv"

	"github.com/thituyen/thituyen/internal/canonical"
	"github.com/thituyen/thituyen/internal/document"
)

// EncodeDocument writes the criterion as a record holds it.
func (c Criterion) EncodeDocument(e *canonical.Encoder) {
	document.Encode(e, criterionForm{
		ID: c.ID, Title: c.Title, Clause: c.Clause, Why: c.Why, AsOf: c.AsOf, WaivableBy: c.WaivableBy,
		Require: requirementForm{c.Require},
	})
}

// EncodeDocument writes a mapping of one key, the kind.
func (f requirementForm) EncodeDocument(e *canonical.Encoder) {
	if f.Requirement == nil || f.kind() == "" {
		e.Null()
		return
	}
	requirement := f.Requirement
	if p, ok := requirement.(partly); ok {
		requirement = p.Requirement
	}
	e.BeginObject()
	e.Key(requirement.kind())
	document.Encode(e, requirement)
	e.EndObject()
}

func encodeRequirements(e *canonical.Encoder, list []Requirement) {
	e.BeginArray()
	for _, r := range list {
		requirementForm{r}.EncodeDocument(e)
	}
	e.EndArray()
}

// EncodeDocument writes the list of requirements.
func (a All) EncodeDocument(e *canonical.Encoder) { encodeRequirements(e, a) }

// EncodeDocument writes the list of requirements.
func (a Any) EncodeDocument(e *canonical.Encoder) { encodeRequirements(e, a) }

// EncodeDocument writes the one requirement.
func (n Not) EncodeDocument(e *canonical.Encoder) { requirementForm{n.Requirement}.EncodeDocument(e) }

// EncodeDocument writes the count and the list of requirements.
func (a AtLeast) EncodeDocument(e *canonical.Encoder) {
	e.BeginObject()
	e.Key("count")
	e.String(strconv.Itoa(a.Count))
	e.Key("of")
	encodeRequirements(e, a.Of)
	e.EndObject()
}

// EncodeDocument writes one span, or a span for each sex.
func (l AgeLimit) EncodeDocument(e *canonical.Encoder) {
	if l.Male == l.Female {
		e.String(l.Male.String())
		return
	}
	document.Encode(e, agesForm{Male: &l.Male, Female: &l.Female})
}

// EncodeDocument writes the span or the word term.
func (l ServiceLength) EncodeDocument(e *canonical.Encoder) {
	if l.Term {
		e.String("term")
		return
	}
	e.String(l.Span.String())
}

// EncodeDocument writes each language with its level, null for an unknown
// one.
func (l Languages) EncodeDocument(e *canonical.Encoder) {
	e.BeginObject()
	for name, level := range l {
		e.Key(name)
		encodeLevel(e, string(level))
	}
	e.EndObject()
}

// EncodeDocument writes each year with its rating, null for an unknown one.
func (r Ratings) EncodeDocument(e *canonical.Encoder) {
	e.BeginObject()
	for year, level := range r {
		e.Key(strconv.Itoa(year))
		encodeLevel(e, string(level))
	}
	e.EndObject()
}

func encodeLevel(e *canonical.Encoder, level string) {
	if level == "" {
		e.Null()
		return
	}
	e.String(level)
}

// EncodeDocument writes the days of membership.
func (m Membership) EncodeDocument(e *canonical.Encoder) {
	if m.blank && m.Admitted == nil && m.Official == nil {
		encodeBlank(e, "official")
		return
	}
	document.Encode(e, membershipForm(m))
}

// EncodeDocument writes the certificate of health.
func (h HealthCertificate) EncodeDocument(e *canonical.Encoder) {
	if h.blank && h.Fit == nil && h.Issued == nil {
		encodeBlank(e, "fit")
		return
	}
	document.Encode(e, certificateForm(h))
}

// EncodeDocument writes the retirement date with its basis.
func (r Retirement) EncodeDocument(e *canonical.Encoder) {
	if r.blank && r.On == nil && r.Basis == "" {
		encodeBlank(e, "on")
		return
	}
	document.Encode(e, retirementForm(r))
}

// encodeBlank writes a mapping that names a key without a value, which says
// nothing where an empty one would say that there is none.
func encodeBlank(e *canonical.Encoder, key string) {
	e.BeginObject()
	e.Key(key)
	e.Null()
	e.EndObject()
}
