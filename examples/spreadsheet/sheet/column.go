package sheet

import (
	"strings"

	"github.com/shopspring/decimal"
)

// Type is what a column holds.
type Type uint8

// The types of columns. A List is several words parted by semicolons.
const (
	ID Type = iota
	Text
	Number
	Date
	YesNo
	List
	Pairs // words and values, as en B2; fr A2
	Mark  // a number, or a word such as vắng
	Skip  // read by nobody: a running number, a remark
)

// Word is a value that a column may hold: as documents write it, and as it
// is shown and read.
type Word struct{ Value, Shown string }

// Column is a column of a form: what it is for, how its heading is written
// and what may stand in it.
type Column struct {
	// Key is where the value belongs: name, health.fit, fact.months; of a
	// sheet of marks the marker's name and the component.
	Key string
	// Group and Heading are the two rows of its heading; Group may be empty.
	Group, Heading string
	// Also are other headings under which it is recognised.
	Also []string
	Type Type
	// Words are the values allowed; nil where any goes.
	Words []Word
	// Min, Max and Step bound a mark; nil where the regulation gives none.
	Min, Max, Step *decimal.Decimal
	Note           string // of the regulation, for who fills in
	Needed         bool

	component string // of a mark
	marker    string // of a mark; the column's number where nobody is named
	status    string // what a cross in the column says of the mark: absent, exempt
	sex       string // of a date of birth that stands in a column for one sex
}

// match reports whether headings, from the top down, are this column's.
func (c *Column) match(texts []string) bool {
	if len(texts) == 0 {
		return false
	}
	joined := strings.Join(texts, " / ")
	full := fold(c.Heading)
	if c.Group != "" {
		full = fold(c.Group) + " / " + full
	}
	if joined == full || joined == fold(c.Key) {
		return true
	}
	if c.Group != "" {
		return false // its lower heading alone may be somebody else's
	}
	for _, other := range c.Also {
		if joined == fold(other) {
			return true
		}
	}
	return false
}

// words joins the shown words for a message.
func (c *Column) words() string {
	shown := make([]string, len(c.Words))
	for i, w := range c.Words {
		shown[i] = w.Shown
	}
	return strings.Join(shown, ", ")
}

// word finds the value that a cell's text names, shown or as written.
func (c *Column) word(written string) (string, bool) {
	folded := fold(written)
	for _, w := range c.Words {
		if folded == fold(w.Shown) || written == w.Value {
			return w.Value, true
		}
	}
	return "", false
}
