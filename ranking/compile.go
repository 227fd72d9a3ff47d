package ranking

import (
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/document"
	"github.com/thituyen/thituyen/internal/exact"
	"github.com/thituyen/thituyen/internal/wording"
)

// Ranker is compiled rules. It is immutable and safe for concurrent use.
type Ranker struct {
	keys        []key
	ties        Ties
	style       Style
	atCut       Cut
	cutClause   string
	reserve     Reserve
	replacement Replacement
	classes     *classRules // nil: seats are of no class
	members     []key       // what classes are told by
	among       int         // 0: nobody chooses
	allocate    AllocateBy  // "": one post

	allocateClause string
}

// columns are the keys and then what classes are told by: what is known of
// each candidate.
func (r *Ranker) columns() []key {
	return append(slices.Clip(r.keys), r.members...)
}

// key is a compiled Key.
type key struct {
	source  Source
	by      string
	title   wording.Word
	clause  string
	at      thituyen.Path
	values  valueType
	descend bool // highest or latest first
	listed  map[string]int64
	missing WhenMissing
}

// Compile checks rules against the names that the rest of the regulation
// gives and returns their ranker, or every mistake at once as [Mistakes] with
// paths relative to the section, such as keys[1].by.
func Compile(rules Rules, names Names) (*Ranker, error) {
	c := compiler{names: names}
	c.rules(rules)
	if err := document.Join(document.Check(rules), c.mistakes).Err(); err != nil {
		return nil, err
	}
	r := &Ranker{
		keys: c.keys, ties: orElse(rules.Ties, TiesShare), style: orElse(rules.Style, Competition),
		atCut: orElse(rules.Select.AtCut, CutRefer), cutClause: rules.Select.Clause, reserve: rules.Select.Reserve.said(),
	}
	if rules.Replacement != nil {
		r.replacement = *rules.Replacement
	}
	r.classes, r.members = c.classes, c.members
	if rules.Select.Among != nil {
		r.among = *rules.Select.Among
	}
	if rules.Allocate != nil {
		r.allocate, r.allocateClause = rules.Allocate.By, rules.Allocate.Clause
	}
	r.replacement.From = orElse(r.replacement.From, ReplaceFromReserve)
	r.replacement.AtMost = copied(r.replacement.AtMost)
	r.replacement.Within = copied(r.replacement.Within)
	return r, nil
}

// copied keeps a ranker from changing with the rules that it was made from.
func copied[T any](p *T) *T {
	if p == nil {
		return nil
	}
	fresh := *p
	return &fresh
}

func orElse[T ~string](value, otherwise T) T {
	if value == "" {
		return otherwise
	}
	return value
}

// Allocates reports whether several posts are given by preferences, with
// [List.Allocate]; else seats are given with [List.Select].
func (r *Ranker) Allocates() bool { return r.made().allocate != "" }

// made is the ranker to ask: of nil, one without keys.
func (r *Ranker) made() *Ranker {
	if r == nil {
		return &Ranker{}
	}
	return r
}

// Needs are the things to know of each candidate: one for each key, in the
// order of the keys, and then what tells who belongs to a class. [Entry.Values]
// answer them one by one.
func (r *Ranker) Needs() []Source {
	columns := r.made().columns()
	needs := make([]Source, len(columns))
	for i := range columns {
		needs[i] = columns[i].source
	}
	return needs
}

type compiler struct {
	names    Names
	keys     []key
	classes  *classRules
	members  []key
	mistakes thituyen.Mistakes
}

func (c *compiler) add(at thituyen.Path, code string, params ...thituyen.Param) {
	c.mistakes = append(c.mistakes, document.At(at, sentences.Reason(code, params...)))
}

func (c *compiler) rules(rules Rules) {
	root := thituyen.Path{}
	if rules.Keys != nil && len(rules.Keys) == 0 && rules.Ties != TiesLot {
		c.add(root.Key("keys"), "no_keys")
	}
	first := map[string]int{}
	for i, k := range rules.Keys {
		at := root.Key("keys").Index(i)
		if k.By != "" {
			c.key(k, at)
		}
		by := norm.NFC.String(k.By)
		if earlier, double := first[by]; double && by != "" {
			c.add(at.Key("by"), "key_twice", wording.P("by", by), wording.P("first", earlier))
		} else {
			first[by] = i
		}
	}
	if rules.Style == Ordinal && rules.Ties != TiesLot {
		c.add(root.Key("style"), "ordinal_needs_lot")
	}
	if reserve := rules.Select.Reserve.said(); reserve.Count < 0 && !reserve.All {
		c.add(root.Key("select").Key("reserve"), "reserve_negative", wording.P("found", rules.Select.Reserve.Count))
	}
	c.selecting(rules.Select, root.Key("select"))
	c.allocating(rules, root)
	if rules.Replacement != nil && rules.Replacement.Within != nil {
		c.within(*rules.Replacement.Within, root.Key("replacement").Key("within"))
	}
}

func (c *compiler) within(span thituyen.Span, at thituyen.Path) {
	switch {
	case span.Unit == thituyen.WorkingDay:
		c.add(at, "within_working_days", wording.P("found", span))
	case span.Count < 0 || span.Count > thituyen.MaxSpan || span.Unit > thituyen.Year:
		c.add(at, "within_bounds", wording.P("limit", thituyen.MaxSpan))
	}
}

func (c *compiler) key(k Key, at thituyen.Path) {
	by := norm.NFC.String(k.By)
	if !document.ValidID(by) {
		c.add(at.Key("by"), "by_unreadable", wording.P("found", by))
		return
	}
	source := parseSource(by)
	known := c.source(source, by, at.Key("by"))
	out := key{
		source: source, by: by, clause: k.Clause, at: at, missing: orElse(k.Missing, MissingLast),
		title:   c.title(source, k.Title),
		descend: k.Prefer.Direction == Highest || k.Prefer.Direction == Latest,
	}
	// Of an unknown name nobody knows what it would take: nothing fits or not.
	out.values = anything
	if known {
		out.values = c.names.typeOf(source, k.Prefer)
	}
	if known || k.Prefer.Direction == "" && k.Prefer.Listed == nil {
		c.prefer(&out, k.Prefer, at.Key("prefer"))
	}
	c.keys = append(c.keys, out)
}

// source checks that a name is known and means one thing.
func (c *compiler) source(s Source, by string, at thituyen.Path) bool {
	if s.Kind != ComponentValue && by != rootID && slices.Contains(c.names.Components, by) {
		c.add(at, "by_ambiguous", wording.P("by", by))
		return false
	}
	known := true
	switch {
	case s.scored() && c.names.unscored():
		c.add(at, "no_scoring", wording.P("by", by))
		return false
	case s.Kind == ComponentValue || s.Kind == ComponentPoints:
		known = s.Name != "" && c.names.holds(s.Name)
	case s.Kind == FactValue:
		_, declared := c.names.Facts[s.Name]
		known = s.Name != "" && (declared || c.names.Facts == nil)
	}
	if !known {
		c.mistakes = append(c.mistakes, document.At(at, document.NotOneOf(by, c.names.known())))
	}
	return known
}

var directionsOf = map[valueType][]string{
	numbers: {string(Highest), string(Lowest)},
	dates:   {string(Earliest), string(Latest)},
}

// prefer checks that a preference fits what the values are.
func (c *compiler) prefer(k *key, p Prefer, at thituyen.Path) {
	if p.Direction != "" && p.Listed != nil {
		c.add(at, "prefer_both")
		return
	}
	if p.Listed != nil {
		c.listed(k, p.Listed, at)
		return
	}
	if p.Direction == "" {
		c.add(at, "prefer_missing", wording.P("known", c.fitting(*k)))
		return
	}
	if !document.Known(p.Direction) {
		c.mistakes = append(c.mistakes, document.At(at, document.NotOneOf(string(p.Direction), document.Words[Direction]())))
		return
	}
	fitting := directionsOf[k.values]
	if slices.Contains(fitting, string(p.Direction)) {
		return
	}
	params := []thituyen.Param{
		wording.P("by", k.by), wording.P("type", typeWords[k.values]), wording.P("found", string(p.Direction)), wording.P("known", fitting),
	}
	if fitting == nil {
		c.add(at, "direction_needs_list", params...)
		return
	}
	c.add(at, "direction_unfit", params...)
}

// fitting is what may stand as the preference of a key.
func (c *compiler) fitting(k key) any {
	list := wording.Word{Vi: "một danh sách giá trị", En: "a list of values"}
	switch {
	case k.values == anything:
		return []any{Highest, Lowest, Earliest, Latest, list}
	case directionsOf[k.values] == nil:
		return list
	}
	return directionsOf[k.values]
}

// listed checks a list of values. Marks and dates are not listed: they have an
// order of their own. A fact that is a number may stand for a class.
func (c *compiler) listed(k *key, list []string, at thituyen.Path) {
	if k.values == dates || k.values == numbers && k.source.Kind != FactValue {
		c.add(at, "list_unfit", wording.P("by", k.by), wording.P("type", typeWords[k.values]), wording.P("known", directionsOf[k.values]))
		return
	}
	if len(list) == 0 {
		c.add(at, "list_empty")
	}
	c.values(k, list, at)
}

// values enters the values of a list, each once and such as the key has.
func (c *compiler) values(k *key, list []string, at thituyen.Path) {
	k.listed = make(map[string]int64, len(list))
	for i, item := range list {
		place := at.Index(i)
		value, ok := OfFact(thituyen.FactOf(item)).read(k.values)
		if !ok {
			c.unlistable(k, item, place)
			continue
		}
		name := value.name(k.values)
		if _, double := k.listed[name]; double {
			c.add(place, "value_twice", wording.P("found", item))
			continue
		}
		k.listed[name] = int64(i)
	}
}

func (c *compiler) unlistable(k *key, item string, at thituyen.Path) {
	var known []string
	switch k.values {
	case sexes:
		known = []string{"female", "male"}
	case yesNos:
		known = []string{"true", "false"}
	default:
		c.add(at, "value_unlistable", wording.P("by", k.by), wording.P("type", typeWords[k.values]), wording.P("found", item))
		return
	}
	c.mistakes = append(c.mistakes, document.At(at, document.NotOneOf(item, known)))
}

// name is the value as lists compare it: a number by its value where numbers
// are compared, anything else by its text in Unicode NFC.
func (v KeyValue) name(t valueType) string {
	if n, ok := v.Number(); ok {
		return n.String()
	}
	if t == anything {
		if d, err := exact.ParseDecimal(v.text); err == nil {
			return exact.Digits(d)
		}
	}
	return norm.NFC.String(v.text)
}

// title is what sentences call a source: the title of the key, the fact or
// the component, or else its word.
func (c *compiler) title(s Source, title thituyen.Title) thituyen.Title {
	switch {
	case !title.IsZero():
	case s.Kind == FactValue:
		title = c.names.Facts[s.Name].Title
	case s.Kind == ComponentValue:
		title = c.names.Titles[s.Name]
	}
	name, word := c.names.Titles[s.Name].Or(s.Name), sourceWords[s.Kind]
	word = thituyen.Title{Vi: strings.ReplaceAll(word.Vi, "{name}", name.Vi), En: strings.ReplaceAll(word.En, "{name}", name.En)}
	switch {
	case title.IsZero():
		return word
	case title.Vi == title.En: // in one language, the Vietnamese
		return thituyen.Title{Vi: title.Vi, En: word.En}
	}
	return title
}
