package document

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"cloud.google.com/go/civil"
	"github.com/shopspring/decimal"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/calendar"
	"github.com/thituyen/thituyen/internal/exact"
	"github.com/thituyen/thituyen/internal/wording"
)

// Cursor is a place in a document being read: a node, its path and the list
// of mistakes. Types with a form of their own read themselves from one.
type Cursor struct {
	node  *Node
	path  thituyen.Path
	state *state
}

type state struct {
	mistakes  thituyen.Mistakes
	met       int // mistakes, told or not
	long      map[string]bool
	canonical bool // every scalar is text, as in a record
	// Where the last unknown key was found, see [Cursor.keyAt].
	mapping *Node
	next    int
}

// Node returns what stands here.
func (c Cursor) Node() *Node { return c.node }

// Path returns where it stands.
func (c Cursor) Path() thituyen.Path { return c.path }

// Report adds a mistake about what stands here.
func (c Cursor) Report(reason thituyen.Reason) {
	place := c.node.Place.Shown()
	if c.node.Kind == Comma {
		reason = decimalComma(c.node.Text, wordTwoItems)
		if last := len(c.state.mistakes) - 1; last >= 0 && c.state.mistakes[last].Place == place {
			return
		}
	}
	c.state.add(thituyen.Mistake{Reason: reason, Path: c.path, Place: place})
}

func (c Cursor) report(code string, params ...thituyen.Param) {
	c.Report(sentences.Reason(code, params...))
}

// Missing reports whether nothing stands here (null).
func (c Cursor) Missing() bool { return c.node.Kind == Null }

// Is reports whether the node is of a kind, without a mistake where not.
func (c Cursor) Is(kind Kind) bool { return c.node.Kind == kind }

// Get moves to the value of a key; false where the key is left out or null.
func (c Cursor) Get(key string) (Cursor, bool) {
	value := c.node.Get(key)
	if value == nil || value.Kind == Null {
		return Cursor{}, false
	}
	return Cursor{value, c.path.Key(key), c.state}, true
}

// Entries returns the keys and values of a mapping in their order, with a
// mistake where it is none or a key is repeated (the later one is left out).
func (c Cursor) Entries() (keys []string, values []Cursor) {
	if c.node.Kind != Mapping {
		c.report("not_mapping", wording.P("found", found(c.node)))
		return nil, nil
	}
	if c.tooLong(len(c.node.Entries)) {
		return nil, nil
	}
	first := make(map[string]int, len(c.node.Entries))
	for _, e := range c.node.Entries {
		if line, double := first[e.Key]; double {
			c.state.add(thituyen.Mistake{
				Reason: sentences.Reason("duplicate_key", wording.P("key", e.Key), wording.P("line", line)),
				Path:   c.path.Key(e.Key), Place: e.At.Shown(),
			})
			continue
		}
		first[e.Key] = e.At.Line
		keys = append(keys, e.Key)
		values = append(values, Cursor{e.Value, c.path.Key(e.Key), c.state})
	}
	return keys, values
}

// Unknown reports a key that the mapping here does not have, with the nearest
// of those it knows.
func (c Cursor) Unknown(key string, known []string) {
	at := c.node.Place
	if i := c.keyAt(key); i >= 0 {
		at = c.node.Entries[i].At
	}
	if !slices.IsSorted(known) {
		known = slices.Sorted(slices.Values(known))
	}
	reason := sentences.Reason("unknown_key", wording.P("key", key), wording.P("known", listed(known)))
	if c.state.met < mostSuggested {
		if nearest := wording.Nearest(key, known); nearest != "" {
			reason = sentences.Reason("unknown_key_near", wording.P("key", key), wording.P("nearest", nearest))
		}
	}
	c.state.add(thituyen.Mistake{Reason: reason, Path: c.path.Key(key), Place: at.Shown()})
}

// keyAt returns the number of a key in the mapping here, or -1. Readers ask
// in the order of the keys, so the search goes on from the last one found.
func (c Cursor) keyAt(key string) int {
	entries := c.node.Entries
	if c.state.mapping != c.node {
		c.state.mapping, c.state.next = c.node, 0
	}
	for i := range entries {
		if at := (c.state.next + i) % len(entries); entries[at].Key == key {
			c.state.next = at
			return at
		}
	}
	return -1
}

// Keys reports every key of the mapping here that is not among the known
// ones, every repeated one, and a node that is no mapping.
func (c Cursor) Keys(known ...string) bool {
	keys, _ := c.Entries()
	have := setOf(known)
	for _, key := range keys {
		if !have[key] {
			c.Unknown(key, known)
		}
	}
	return c.node.Kind == Mapping
}

// Items returns the items of a list, nulls included, with a mistake where it
// is none.
func (c Cursor) Items() []Cursor {
	if c.node.Kind != Sequence {
		c.report("not_list", wording.P("found", found(c.node)))
		return nil
	}
	if c.tooLong(len(c.node.Items)) {
		return nil
	}
	items := make([]Cursor, len(c.node.Items))
	for i, n := range c.node.Items {
		items[i] = Cursor{n, c.path.Index(i), c.state}
	}
	return items
}

// Text reads any scalar as text.
func (c Cursor) Text() (string, bool) {
	if c.node.Kind != Scalar {
		c.report("not_text", wording.P("found", found(c.node)))
		return "", false
	}
	return c.node.Text, true
}

// ID reads a name: text even unquoted, in Unicode NFC, one line.
func (c Cursor) ID() (string, bool) {
	text, ok := c.Text()
	if !ok {
		return "", false
	}
	if text = compose(text); !ValidID(text) {
		c.report("not_id", wording.P("found", found(c.node)))
		return "", false
	}
	return text, true
}

// plain reads the text of a scalar that is no text: without quotes, save in a
// record, where every scalar is text.
func (c Cursor) plain(code string, params ...thituyen.Param) (string, bool) {
	if c.node.Kind != Scalar || c.node.Quoted && !c.state.canonical {
		c.report(code, append([]thituyen.Param{wording.P("found", found(c.node))}, params...)...)
		return "", false
	}
	return c.node.Text, true
}

// Number reads a number, a fraction 2/9 or a percentage 25% from its digits.
// Quotes around a fraction or a percentage change nothing, as JSON has no
// other way to write one.
func (c Cursor) Number() (thituyen.Value, bool) {
	if c.node.Kind == Scalar && c.node.Quoted && strings.ContainsAny(c.node.Text, "/%") {
		plain := *c.node
		plain.Quoted = false
		c.node = &plain
	}
	return c.parsed(thituyen.ParseValue)
}

// Decimal reads a number from its digits.
func (c Cursor) Decimal() (decimal.Decimal, bool) {
	if _, ok := c.parsed(func(text string) (thituyen.Value, error) {
		d, err := exact.ParseDecimal(text)
		if err != nil {
			return thituyen.Value{}, err
		}
		return thituyen.FromDecimal(d), nil
	}); !ok {
		return decimal.Decimal{}, false
	}
	d, err := exact.ParseDecimal(c.node.Text)
	return d, err == nil
}

func (c Cursor) parsed(parse func(string) (thituyen.Value, error)) (thituyen.Value, bool) {
	if c.node.Kind == Scalar && c.node.Quoted && !c.state.canonical {
		if _, err := parse(c.node.Text); err == nil {
			c.report("quoted_number", wording.P("found", found(c.node)))
			return thituyen.Value{}, false
		}
	}
	text, ok := c.plain("not_number")
	if !ok {
		return thituyen.Value{}, false
	}
	value, err := parse(text)
	switch {
	case errors.Is(err, exact.ErrTooLong):
		c.report("number_too_long", wording.P("found", found(c.node)))
	case errors.Is(err, exact.ErrZero):
		c.report("fraction_of_zero", wording.P("found", found(c.node)))
	case err != nil && commaNumber.MatchString(text):
		c.Report(decimalComma(text, wording.Word{}))
	case err != nil:
		c.report("not_number", wording.P("found", found(c.node)))
	}
	return value, err == nil
}

// decimalComma says what is right in place of a number with a decimal comma,
// and what else may be meant.
func decimalComma(number string, or wording.Word) thituyen.Reason {
	return sentences.Reason("decimal_comma", wording.P("found", number), wording.P("right", pointed(number)), wording.P("else", or))
}

// maxWhole bounds whole numbers: counts, places, years, seats.
const maxWhole = 999_999_999

// Whole reads a whole number.
func (c Cursor) Whole() (int, bool) {
	limits := []thituyen.Param{wording.P("from", -maxWhole), wording.P("to", maxWhole)}
	text, ok := c.plain("not_whole", limits...)
	if !ok {
		return 0, false
	}
	n, err := strconv.Atoi(text)
	if err != nil || strconv.Itoa(n) != text || n < -maxWhole || n > maxWhole {
		c.report("not_whole", append(limits, wording.P("found", found(c.node)))...)
		return 0, false
	}
	return n, true
}

// YesNo reads true or false.
func (c Cursor) YesNo() (bool, bool) {
	text, ok := c.plain("not_yes_no")
	if ok && text != "true" && text != "false" {
		c.report("not_yes_no", wording.P("found", found(c.node)))
		return false, false
	}
	return text == "true", ok
}

// Date reads a day; quotes around it change nothing, as JSON has no dates.
func (c Cursor) Date() (civil.Date, bool) {
	if c.node.Kind == Scalar {
		if d, err := calendar.ParseDate(c.node.Text); err == nil {
			return d, true
		}
	}
	c.report("not_date", wording.P("found", found(c.node)))
	return civil.Date{}, false
}

// Moment reads a day and time in the zone +07:00.
func (c Cursor) Moment() (civil.DateTime, bool) {
	if c.node.Kind == Scalar {
		if m, err := calendar.ParseMoment(c.node.Text); err == nil {
			return m, true
		}
	}
	c.report("not_moment", wording.P("found", found(c.node)))
	return civil.DateTime{}, false
}

// Span reads a length of time.
func (c Cursor) Span() (thituyen.Span, bool) {
	if c.node.Kind == Scalar {
		if s, err := thituyen.ParseSpan(c.node.Text); err == nil {
			return s, true
		}
	}
	c.report("not_span", wording.P("found", found(c.node)))
	return thituyen.Span{}, false
}

// OneOf reads one of the known names.
func (c Cursor) OneOf(known []string) (string, bool) {
	text, ok := c.Text()
	if !ok {
		return "", false
	}
	if slices.Contains(known, text) {
		return text, true
	}
	c.Report(NotOneOf(text, known))
	return "", false
}

// NotOneOf is the reason for a name that is none of the known ones, with the
// nearest of them.
func NotOneOf(name string, known []string) thituyen.Reason {
	if nearest := wording.Nearest(name, known); nearest != "" {
		return sentences.Reason("not_one_of_near", wording.P("found", "“"+name+"”"), wording.P("nearest", nearest), wording.P("known", listed(known)))
	}
	return sentences.Reason("not_one_of", wording.P("found", "“"+name+"”"), wording.P("known", listed(known)))
}

// Mistaken is how many mistakes the reading has met so far: a reader compares
// it before and after to learn whether what it read is whole.
func (c Cursor) Mistaken() int { return c.state.met }

// Canonical reports whether a record is being read, where every scalar is
// text and stands in quotes.
func (c Cursor) Canonical() bool { return c.state.canonical }
