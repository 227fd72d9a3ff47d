package eligibility

import (
	"reflect"

	"cloud.google.com/go/civil"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/document"
	"github.com/thituyen/thituyen/internal/wording"
)

// Requirement is one of the kinds of requirement of this package: [Age],
// [RemainingService], [Citizenship], [PartyMember], [Education],
// [PoliticalTheory], [StateManagement], [Language], [Certificate],
// [Experience], [CurrentPost], [Planning], [Nomination], [Rating],
// [Discipline], [Proceedings], [Health], [Declaration], [Relatives],
// [FactTest], and the connectives [All], [Any], [Not] and [AtLeast].
type Requirement interface {
	// compile reports what is wrong, at the path of the kind's own value, and
	// returns what judges.
	compile(c *compiler, at thituyen.Path) judge
	kind() string
}

// judge is a compiled requirement. It is immutable.
type judge interface {
	// judge finds the verdict on the hearing's date and leaves a note of it.
	judge(h *hearing) Verdict
	// reason words the note that judge left, on the same date.
	reason(r *record, on civil.Date) thituyen.Reason
	// missing calls yield with each fact of the dossier that the note says is
	// missing and that can still change the verdict.
	missing(r *record, yield func(fact string))
	// reads calls yield with the fields of a dossier that are looked at.
	reads(yield func(field string))
	// note is what judge left.
	note(r *record) note
}

// note is what a judge says of one judging: the verdict and the numbers that
// it rests on, from which the reason is made on demand.
type note struct {
	verdict Verdict
	code    uint8 // which sentence of the kind
	x, y    int32 // what they are is the kind's to say
	text    string
	list    []string // unknown: the facts missing; else names
}

// kept is a note as a record keeps it; text and list, which few notes have,
// stand among the record's details.
type kept struct {
	verdict Verdict
	code    uint8
	x, y    int32
	detail  int32 // 1 for the first; 0 for none
}

type detail struct {
	text string
	list []string
}

// kindOf is a row of the table of kinds.
type kindOf struct {
	name  string
	zero  Requirement
	read  func(document.Cursor) Requirement
	shape func(of func(reflect.Type) document.Shape) document.Shape
}

// plain is the row of a kind that is a mapping of keys.
func plain[R Requirement](zero R) kindOf {
	return kindOf{
		name: zero.kind(), zero: zero,
		read: func(c document.Cursor) Requirement {
			r := zero
			c.Into(&r)
			return r
		},
		shape: func(of func(reflect.Type) document.Shape) document.Shape {
			return of(reflect.TypeFor[R]())
		},
	}
}

// kinds is the table of kinds, in the order of the format's own table. It is
// filled once, here: the connectives hold requirements, which read it.
var (
	kinds     []kindOf
	kindNames []string
)

func init() {
	kinds = []kindOf{
		plain(Age{}), plain(RemainingService{}), plain(Citizenship{}), plain(PartyMember{}),
		plain(Education{}), plain(PoliticalTheory{}), plain(StateManagement{}), plain(Language{}),
		plain(Certificate{}), plain(Experience{}), plain(CurrentPost{}), plain(Planning{}),
		plain(Nomination{}), plain(Rating{}), plain(Discipline{}), plain(Proceedings{}),
		plain(Health{}), plain(Declaration{}), plain(Relatives{}), plain(FactTest{}),
		plain(All{}), plain(Any{}), plain(Not{}), plain(AtLeast{}),
	}
	for _, k := range kinds {
		kindNames = append(kindNames, k.name)
	}
}

// Kinds lists the kinds of requirement by their names in documents.
func Kinds() []string { return append([]string(nil), kindNames...) }

// requirementForm reads `{kind: {...}}`.
type requirementForm struct{ Requirement }

// decodeRequirementForm reads a mapping of exactly one key, the kind.
func decodeRequirementForm(f *requirementForm, c document.Cursor) {
	f.Requirement = unread{}
	keys, values := c.Entries()
	if !c.Is(document.Mapping) {
		return
	}
	known := 0
	for i, key := range keys {
		row := kindNamed(key)
		if row == nil {
			c.Unknown(key, kindNames)
			continue
		}
		known++
		before := c.Mistaken()
		r := row.read(values[i])
		if c.Mistaken() > before {
			r = partly{r}
		}
		f.Requirement = r
	}
	if len(keys) != 1 {
		c.Report(sentences.Reason("one_kind", wording.P("count", len(keys)), wording.P("known", kindNames)))
		f.Requirement = unread{}
	}
}

func kindNamed(name string) *kindOf {
	for i := range kinds {
		if kinds[i].name == name {
			return &kinds[i]
		}
	}
	return nil
}

// shapeRequirementForm is the shape of a mapping of exactly one kind.
func shapeRequirementForm(of func(reflect.Type) document.Shape) document.Shape {
	keys := make(map[string]document.Shape, len(kinds))
	for _, k := range kinds {
		keys[k.name] = k.shape(of)
	}
	shape := document.ObjectShape(keys)
	shape["minProperties"], shape["maxProperties"] = 1, 1
	return shape
}

// unread stands where a document's requirement could not be read, which its
// reading has told. It is never met: whoever judges by it all the same learns
// that nothing is known.
type unread struct{}

func (unread) kind() string { return "" }

func (unread) compile(c *compiler, _ thituyen.Path) judge { return unreadJudge{c.slot()} }

type unreadJudge struct{ slot }

func (j unreadJudge) judge(h *hearing) Verdict { return j.leave(h, note{}) }

func (unreadJudge) reason(*record, civil.Date) thituyen.Reason { return sentences.Reason("unread") }

func (unreadJudge) reads(func(string)) {}

// partly is a requirement of which some key could not be read: what it lacks
// is not told a second time.
type partly struct{ Requirement }

func (p partly) compile(c *compiler, at thituyen.Path) judge {
	before := c.muted
	c.muted = true
	defer func() { c.muted = before }()
	return p.Requirement.compile(c, at)
}

// slot is where a judge keeps its note.
type slot int32

func (s slot) leave(h *hearing, n note) Verdict {
	k := kept{verdict: n.verdict, code: n.code, x: n.x, y: n.y}
	if n.text != "" || n.list != nil {
		h.details = append(h.details, detail{n.text, n.list})
		k.detail = int32(len(h.details))
	}
	h.notes[s] = k
	return n.verdict
}

func (s slot) note(r *record) note {
	k := r.notes[s]
	n := note{verdict: k.verdict, code: k.code, x: k.x, y: k.y}
	if k.detail > 0 {
		d := r.details[k.detail-1]
		n.text, n.list = d.text, d.list
	}
	return n
}

// missing tells the facts that the note lists where the verdict is open.
func (s slot) missing(r *record, yield func(string)) {
	if n := s.note(r); n.verdict == Unknown {
		for _, name := range n.list {
			yield(name)
		}
	}
}
