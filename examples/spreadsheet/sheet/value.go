package sheet

import (
	"regexp"
	"strings"
)

// value reads a cell as what its column holds: text, a number's digits or a
// date as documents write it, true or false, a list, or a mapping.
func (c *Column) value(cell Cell) (any, *wrong) {
	switch c.Type {
	case Date:
		d, bad := cell.date()
		return plainText(d.String()), bad
	case Number:
		digits, bad := cell.number()
		return plainText(digits), bad
	case YesNo:
		yes, bad := cell.yesNo()
		if yes {
			return plainText("true"), bad
		}
		return plainText("false"), bad
	case List:
		return c.list(cell)
	case Pairs:
		return c.pairs(cell)
	}
	return c.one(cell.text)
}

// plainText is a scalar that documents write without quotes.
type plainText string

// one reads one word or text.
func (c *Column) one(written string) (any, *wrong) {
	if c.Words == nil {
		return written, nil
	}
	if value, ok := c.word(written); ok {
		return value, nil
	}
	return nil, &wrong{"unknown_word", "«" + written + "» không có trong: " + c.words(), "«" + written + "» is none of: " + c.words()}
}

// list reads values parted by semicolons; «không có» is the empty list.
func (c *Column) list(cell Cell) (any, *wrong) {
	out := []any{}
	if fold(cell.text) == nothing {
		return out, nil
	}
	for _, part := range strings.Split(cell.text, ";") {
		if part = strings.TrimSpace(part); part == "" {
			continue
		}
		value, bad := c.one(part)
		if bad != nil {
			return nil, bad
		}
		out = append(out, value)
	}
	return out, nil
}

var pair = regexp.MustCompile(`^(\S+)[ :]+(\S+)$`)

// pairs reads words with a value each: en B2; fr A2.
func (c *Column) pairs(cell Cell) (any, *wrong) {
	out := map[string]any{}
	if fold(cell.text) == nothing {
		return out, nil
	}
	for _, part := range strings.Split(cell.text, ";") {
		m := pair.FindStringSubmatch(strings.TrimSpace(part))
		if m == nil {
			return nil, &wrong{"not_pairs", "«" + part + "» phải viết như en B2; fr A2", "«" + part + "» must be written as en B2; fr A2"}
		}
		out[m[1]] = m[2]
	}
	return out, nil
}
