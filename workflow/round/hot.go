package round

import (
	"github.com/shopspring/decimal"

	"github.com/thituyen/thituyen/internal/canonical"
	"github.com/thituyen/thituyen/internal/document"
	"github.com/thituyen/thituyen/internal/exact"
)

// Marks and votes are most of a record, so their bodies are written and read
// by hand.

func writeMark(e *canonical.Encoder, m *Mark) {
	e.BeginObject()
	if m.Code != "" {
		e.Key("code")
		e.String(m.Code)
	}
	if m.Component != "" {
		e.Key("component")
		e.String(m.Component)
	}
	if m.Mark != nil {
		e.Key("mark")
		e.String(exact.Digits(*m.Mark))
	}
	if m.Parts != nil {
		e.Key("parts")
		e.BeginObject()
		for part, mark := range m.Parts {
			e.Key(part)
			e.String(exact.Digits(mark))
		}
		e.EndObject()
	}
	e.EndObject()
}

func readMark(says canonical.Value, m *Mark) bool {
	for key, value := range says.Members() {
		ok := true
		switch string(key) {
		case "code":
			m.Code, ok = idOf(value)
		case "component":
			m.Component, ok = idOf(value)
		case "mark":
			var mark decimal.Decimal
			mark, ok = decimalOf(value)
			m.Mark = &mark
		case "parts":
			m.Parts = map[string]decimal.Decimal{}
			for part, given := range value.Members() {
				mark, fine := decimalOf(given)
				ok = ok && fine && document.ValidID(string(part))
				m.Parts[string(part)] = mark
			}
			ok = ok && value.Kind() == canonical.Object
		default:
			ok = false
		}
		if !ok {
			return false
		}
	}
	return says.Kind() == canonical.Object
}

func writeNote(e *canonical.Encoder, n *Note) {
	e.BeginObject()
	if n.Paper != "" {
		e.Key("paper")
		e.String(n.Paper)
	}
	if n.Text != "" {
		e.Key("text")
		e.String(n.Text)
	}
	e.EndObject()
}

func readNote(says canonical.Value, n *Note) bool {
	for key, value := range says.Members() {
		ok := true
		switch string(key) {
		case "paper":
			n.Paper, ok = value.Text()
		case "text":
			n.Text, ok = value.Text()
		default:
			ok = false
		}
		if !ok {
			return false
		}
	}
	return says.Kind() == canonical.Object
}

// idOf reads an id.
func idOf(value canonical.Value) (string, bool) {
	text, ok := value.Text()
	return text, ok && document.ValidID(text)
}

// decimalOf reads a number from its digits, in the one way in which it is
// written.
func decimalOf(value canonical.Value) (decimal.Decimal, bool) {
	text, ok := value.Text()
	if !ok {
		return decimal.Decimal{}, false
	}
	d, err := exact.ParseDecimal(text)
	return d, err == nil
}
