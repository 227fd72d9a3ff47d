package eligibility

import (
	"reflect"
	"strconv"

	"github.com/thituyen/thituyen/internal/document"
	"github.com/thituyen/thituyen/internal/wording"
)

// Held is a level as a dossier gives it: one of the levels L, [None], or ""
// for unknown.
type Held[L ~string] string

// decodeCitizenships reads one citizenship or a list of them.
func decodeCitizenships(c *Citizenships, at document.Cursor) {
	if !at.Is(document.Sequence) {
		if name, ok := at.ID(); ok {
			*c = Citizenships{name}
		}
		return
	}
	var names idList
	at.Into(&names)
	*c = Citizenships(names)
}

// shapeCitizenships is the shape of a citizenship or a list of them.
func shapeCitizenships(func(reflect.Type) document.Shape) document.Shape {
	return document.AnyShape(document.IDShape, document.ListShape(document.IDShape))
}

// Languages are the languages a person knows, each with its level; "" is an
// unknown level.
type Languages map[string]Held[LanguageLevel]

// decodeLanguages reads a mapping of languages; a level may be missing (null).
func decodeLanguages(l *Languages, at document.Cursor) {
	keys, values := at.Entries()
	if !at.Is(document.Mapping) {
		return
	}
	*l = make(Languages, len(keys))
	for i, key := range keys {
		var level Held[LanguageLevel]
		if !values[i].Missing() {
			values[i].Into(&level)
		}
		if !document.ValidID(key) {
			values[i].Report(sentences.Reason("bad_id", wording.P("id", key)))
			continue
		}
		(*l)[key] = level
	}
}

// shapeLanguages is the shape of a mapping of levels.
func shapeLanguages(of func(reflect.Type) document.Shape) document.Shape {
	return document.Shape{
		"type":                 "object",
		"additionalProperties": document.AnyShape(of(reflect.TypeFor[Held[LanguageLevel]]()), document.Shape{"type": "null"}),
	}
}

// Ratings are the ratings of calendar years; "" is an unknown rating.
type Ratings map[int]RatingLevel

// The years that a rating can be of.
const firstYear, lastYear = 1900, 2999

// decodeRatings reads a mapping of years; a rating may be missing (null).
func decodeRatings(r *Ratings, at document.Cursor) {
	keys, values := at.Entries()
	if !at.Is(document.Mapping) {
		return
	}
	*r = make(Ratings, len(keys))
	for i, key := range keys {
		year, err := strconv.Atoi(key)
		if err != nil || len(key) != 4 || year < firstYear || year > lastYear {
			values[i].Report(sentences.Reason("not_year", wording.P("found", key), wording.P("from", firstYear), wording.P("to", lastYear)))
			continue
		}
		var level RatingLevel
		if !values[i].Missing() {
			values[i].Into(&level)
		}
		(*r)[year] = level
	}
}

// shapeRatings is the shape of a mapping of years.
func shapeRatings(of func(reflect.Type) document.Shape) document.Shape {
	return document.Shape{
		"type":                 "object",
		"additionalProperties": document.AnyShape(of(reflect.TypeFor[RatingLevel]()), document.Shape{"type": "null"}),
		"propertyNames":        document.Shape{"pattern": "^(19|2[0-9])[0-9]{2}$"},
	}
}

// OpenProceedings are the proceedings open against a person: disciplinary,
// criminal or other. An empty list says that there are none; so do `none` and
// `false` in a document, and `true` says that there are some.
type OpenProceedings []string

// decodeOpenProceedings reads a list of proceedings, none, or a yes or no.
func decodeOpenProceedings(p *OpenProceedings, at document.Cursor) {
	if at.Is(document.Sequence) {
		var names idList
		at.Into(&names)
		*p = OpenProceedings(names)
		return
	}
	switch text, _ := at.OneOf([]string{None, "false", "true"}); text {
	case None, "false":
		*p = OpenProceedings{}
	case "true":
		*p = OpenProceedings{"true"}
	}
}

// shapeOpenProceedings is the shape of a list of proceedings, none, or a yes or no.
func shapeOpenProceedings(func(reflect.Type) document.Shape) document.Shape {
	return document.AnyShape(document.ListShape(document.IDShape), document.OneOfShape(None), document.YesNoShape)
}

// idList reads a list of ids.
type idList []string

// decodeIDList reads a list of ids; it is empty, not nil, where some could
// not be read.
func decodeIDList(l *idList, at document.Cursor) {
	*l = idList{}
	for _, item := range at.Items() {
		if name, ok := item.ID(); ok {
			*l = append(*l, name)
		}
	}
}

// The forms of the structs of which an empty one says that there is none.
type (
	membershipForm  Membership
	certificateForm HealthCertificate
	retirementForm  Retirement
)

// decodeMembership reads the days of membership.
func decodeMembership(m *Membership, at document.Cursor) {
	at.Into((*membershipForm)(m))
	m.blank = blank(at)
}

// shapeMembership is the shape of the days of membership.
func shapeMembership(of func(reflect.Type) document.Shape) document.Shape {
	return of(reflect.TypeFor[membershipForm]())
}

// decodeHealthCertificate reads a certificate of health.
func decodeHealthCertificate(h *HealthCertificate, at document.Cursor) {
	at.Into((*certificateForm)(h))
	h.blank = blank(at)
}

// shapeHealthCertificate is the shape of a certificate of health.
func shapeHealthCertificate(of func(reflect.Type) document.Shape) document.Shape {
	return of(reflect.TypeFor[certificateForm]())
}

// decodeRetirement reads a retirement date with its basis.
func decodeRetirement(r *Retirement, at document.Cursor) {
	at.Into((*retirementForm)(r))
	r.blank = blank(at)
}

// shapeRetirement is the shape of a retirement date with its basis.
func shapeRetirement(of func(reflect.Type) document.Shape) document.Shape {
	return of(reflect.TypeFor[retirementForm]())
}

// blank reports whether something else than an empty mapping stands here: a
// struct without values that it gives says nothing.
func blank(at document.Cursor) bool {
	return !at.Is(document.Mapping) || len(at.Node().Entries) > 0
}
