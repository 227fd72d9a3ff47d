package eligibility

import (
	"strconv"

	"github.com/thituyen/thituyen/internal/canonical"
	"github.com/thituyen/thituyen/internal/document"
)

// encodeCriterion writes the criterion as a record holds it.
func encodeCriterion(c Criterion, e *canonical.Encoder) {
	document.Encode(e, criterionForm{
		ID: c.ID, Title: c.Title, Clause: c.Clause, Why: c.Why, AsOf: c.AsOf, WaivableBy: c.WaivableBy,
		Require: requirementForm{c.Require},
	})
}

// encodeRequirementForm writes a mapping of one key, the kind.
func encodeRequirementForm(f requirementForm, e *canonical.Encoder) {
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
		encodeRequirementForm(requirementForm{r}, e)
	}
	e.EndArray()
}

// encodeAll writes the list of requirements.
func encodeAll(a All, e *canonical.Encoder) { encodeRequirements(e, a) }

// encodeAny writes the list of requirements.
func encodeAny(a Any, e *canonical.Encoder) { encodeRequirements(e, a) }

// encodeNot writes the one requirement.
func encodeNot(n Not, e *canonical.Encoder) { encodeRequirementForm(requirementForm{n.Requirement}, e) }

// encodeAtLeast writes the count and the list of requirements.
func encodeAtLeast(a AtLeast, e *canonical.Encoder) {
	e.BeginObject()
	e.Key("count")
	e.String(strconv.Itoa(a.Count))
	e.Key("of")
	encodeRequirements(e, a.Of)
	e.EndObject()
}

// encodeAgeLimit writes one span, or a span for each sex.
func encodeAgeLimit(l AgeLimit, e *canonical.Encoder) {
	if l.Male == l.Female {
		e.String(l.Male.String())
		return
	}
	document.Encode(e, agesForm{Male: &l.Male, Female: &l.Female})
}

// encodeServiceLength writes the span or the word term.
func encodeServiceLength(l ServiceLength, e *canonical.Encoder) {
	if l.Term {
		e.String("term")
		return
	}
	e.String(l.Span.String())
}

// encodeLanguages writes each language with its level, null for an unknown
// one.
func encodeLanguages(l Languages, e *canonical.Encoder) {
	e.BeginObject()
	for name, level := range l {
		e.Key(name)
		encodeLevel(e, string(level))
	}
	e.EndObject()
}

// encodeRatings writes each year with its rating, null for an unknown one.
func encodeRatings(r Ratings, e *canonical.Encoder) {
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

// encodeMembership writes the days of membership.
func encodeMembership(m Membership, e *canonical.Encoder) {
	if m.blank && m.Admitted == nil && m.Official == nil {
		encodeBlank(e, "official")
		return
	}
	document.Encode(e, membershipForm(m))
}

// encodeHealthCertificate writes the certificate of health.
func encodeHealthCertificate(h HealthCertificate, e *canonical.Encoder) {
	if h.blank && h.Fit == nil && h.Issued == nil {
		encodeBlank(e, "fit")
		return
	}
	document.Encode(e, certificateForm(h))
}

// encodeRetirement writes the retirement date with its basis.
func encodeRetirement(r Retirement, e *canonical.Encoder) {
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
