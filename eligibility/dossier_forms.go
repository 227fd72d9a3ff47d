package eligibility

import (
	"reflect"
	"strconv"

	"github.com/thituyen/thituyen/internal/document"
	"github.com/thituyen/thituyen/internal/wording"
)

// levels is a text type with a fixed list of values, lowest first.
type levels interface {
	~string
	Values() []string
}

// Held is a level as a dossier gives it: one of the levels L, [None], or ""
// for unknown.
type Held[L levels] string

// Values lists the levels, lowest first, and none.
func (Held[L]) Values() []string { return append((*new(L)).Values(), None) }

// DecodeDocument reads one citizenship or a list of them.
func (c *Citizenships) DecodeDocument(at document.Cursor) {
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

// DocumentShape is the shape of a citizenship or a list of them.
func (*Citizenships) DocumentShape(func(reflect.Type) document.Shape) document.Shape {
	return document.AnyShape(document.IDShape, document.ListShape(document.IDShape))
}

// Languages are the languages a person knows, each with its level; "" is an
// unknown level.
type Languages map[string]Held[LanguageLevel]

// DecodeDocument reads a mapping of languages; a level may be missing (null).
func (l *Languages) DecodeDocument(at document.Cursor) {
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

// DocumentShape is the shape of a mapping of levels.
func (*Languages) DocumentShape(of func(reflect.Type) document.Shape) document.Shape {
	return document.Shape{
		"type":                 "object",
		"additionalProperties": document.AnyShape(of(reflect.TypeFor[Held[LanguageLevel]]()), document.Shape{"type": "null"}),
	}
}

// Ratings are the ratings of calendar years; "" is an unknown rating.
type Ratings map[int]RatingLevel

// The years that a rating can be of.
const firstYear, lastYear = 1900, 2999

// DecodeDocument reads a mapping of years; a rating may be missing (null).
func (r *Ratings) DecodeDocument(at document.Cursor) {
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

// DocumentShape is the shape of a mapping of years.
func (*Ratings) DocumentShape(of func(reflect.Type) document.Shape) document.Shape {
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

// DecodeDocument reads a list of proceedings, none, or a yes or no.
func (p *OpenProceedings) DecodeDocument(at document.Cursor) {
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

// DocumentShape is the shape of a list of proceedings, none, or a yes or no.
func (*OpenProceedings) DocumentShape(func(reflect.Type) document.Shape) document.Shape {
	return document.AnyShape(document.ListShape(document.IDShape), document.OneOfShape(None), document.YesNoShape)
}

// idList reads a list of ids.
type idList []string

// DecodeDocument reads a list of ids; it is empty, not nil, where some could
// not be read.
func (l *idList) DecodeDocument(at document.Cursor) {
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

// DecodeDocument reads the days of membership.
func (m *Membership) DecodeDocument(at document.Cursor) {
	at.Into((*membershipForm)(m))
	m.blank = blank(at)
}

// DocumentShape is the shape of the days of membership.
func (*Membership) DocumentShape(of func(reflect.Type) document.Shape) document.Shape {
	return of(reflect.TypeFor[membershipForm]())
}

// DecodeDocument reads a certificate of health.
func (h *HealthCertificate) DecodeDocument(at document.Cursor) {
	at.Into((*certificateForm)(h))
	h.blank = blank(at)
}

// DocumentShape is the shape of a certificate of health.
func (*HealthCertificate) DocumentShape(of func(reflect.Type) document.Shape) document.Shape {
	return of(reflect.TypeFor[certificateForm]())
}

// DecodeDocument reads a retirement date with its basis.
func (r *Retirement) DecodeDocument(at document.Cursor) {
	at.Into((*retirementForm)(r))
	r.blank = blank(at)
}

// DocumentShape is the shape of a retirement date with its basis.
func (*Retirement) DocumentShape(of func(reflect.Type) document.Shape) document.Shape {
	return of(reflect.TypeFor[retirementForm]())
}

// blank reports whether something else than an empty mapping stands here: a
// struct without values that it gives says nothing.
func blank(at document.Cursor) bool {
	return !at.Is(document.Mapping) || len(at.Node().Entries) > 0
}
