package canonical

import (
	"bytes"
	"encoding/binary"
	"iter"
	"unicode/utf8"
)

// Kind is what a value is.
type Kind int

// The kinds of values. The zero Value is of kind Invalid.
const (
	Invalid Kind = iota
	Null
	Bool
	Int
	String
	Array
	Object
)

// String names the kind as a message would.
func (k Kind) String() string {
	switch k {
	case Null:
		return "null"
	case Bool:
		return "boolean"
	case Int:
		return "integer"
	case String:
		return "string"
	case Array:
		return "array"
	case Object:
		return "object"
	}
	return "invalid"
}

// Value is a checked canonical value, a view of the bytes given to [Parse],
// which must not change while it is in use.
type Value struct{ raw []byte }

// Parse checks data as [Check] does and returns it as a value to walk.
func Parse(data []byte) (Value, error) {
	if failed := check(data, MaxDepth); failed != nil {
		return Value{}, failed
	}
	return Value{raw: data}, nil
}

// Raw returns the bytes of the value: a view, not a copy.
func (v Value) Raw() []byte { return v.raw }

// Kind returns what the value is.
func (v Value) Kind() Kind {
	if len(v.raw) == 0 {
		return Invalid
	}
	switch v.raw[0] {
	case '{':
		return Object
	case '[':
		return Array
	case '"':
		return String
	case 't', 'f':
		return Bool
	case 'n':
		return Null
	}
	return Int
}

// Members walks the members of an object in their order, which is the order of
// keys. The key is decoded; it is a view where it holds no escapes, so that
// `switch string(key)` allocates nothing. Other kinds have no members.
func (v Value) Members() iter.Seq2[[]byte, Value] {
	return func(yield func([]byte, Value) bool) {
		if v.Kind() != Object {
			return
		}
		raw := v.raw
		for position := 1; position < len(raw) && raw[position] == '"'; {
			keyEnd := skipString(raw, position)
			valueEnd := skipValue(raw, keyEnd+1)
			if !yield(decode(raw[position+1:keyEnd-1]), Value{raw: raw[keyEnd+1 : valueEnd : valueEnd]}) {
				return
			}
			position = valueEnd + 1 // behind the comma or the closing bracket
		}
	}
}

// Elements walks the elements of an array. Other kinds have no elements.
func (v Value) Elements() iter.Seq[Value] {
	return func(yield func(Value) bool) {
		if v.Kind() != Array {
			return
		}
		raw := v.raw
		for position := 1; position < len(raw)-1; {
			end := skipValue(raw, position)
			if !yield(Value{raw: raw[position:end:end]}) {
				return
			}
			position = end + 1
		}
	}
}

// Member returns the member of an object with exactly this key.
func (v Value) Member(key string) (Value, bool) {
	for name, member := range v.Members() {
		if string(name) == key {
			return member, true
		}
	}
	return Value{}, false
}

// Text returns the decoded text of a string, and false for other kinds.
func (v Value) Text() (string, bool) {
	if v.Kind() != String {
		return "", false
	}
	return string(decode(v.raw[1 : len(v.raw)-1])), true
}

// TextBytes is Text without a copy where the string holds no escapes: the
// result is then a view of the value.
func (v Value) TextBytes() ([]byte, bool) {
	if v.Kind() != String {
		return nil, false
	}
	return decode(v.raw[1 : len(v.raw)-1]), true
}

// Int returns an integer, and false for other kinds.
func (v Value) Int() (int64, bool) {
	if v.Kind() != Int {
		return 0, false
	}
	number, _, failed := scanInteger(v.raw, 0)
	return number, failed == nil
}

// Bool returns a boolean, and false for ok for other kinds.
func (v Value) Bool() (truth, ok bool) {
	if v.Kind() != Bool {
		return false, false
	}
	return v.raw[0] == 't', true
}

// decode returns the text of a checked string given by the bytes between its
// quotation marks: the same slice when it holds no escapes.
func decode(raw []byte) []byte {
	if bytes.IndexByte(raw, '\\') < 0 {
		return raw[:len(raw):len(raw)]
	}
	text := make([]byte, 0, len(raw))
	for len(raw) > 0 {
		next := bytes.IndexByte(raw, '\\')
		if next < 0 {
			break
		}
		character, size := unescape(raw[next:])
		text = append(append(text, raw[:next]...), character)
		raw = raw[next+size:]
	}
	return append(text, raw...)
}

// skipString returns the position after the checked string whose opening
// quotation mark is at position.
func skipString(raw []byte, position int) int {
	position++
	for position < len(raw) {
		if position+8 <= len(raw) {
			skip := firstSpecial(binary.LittleEndian.Uint64(raw[position:]))
			position += skip
			if skip == 8 {
				continue
			}
		}
		switch character := raw[position]; {
		case character == '"':
			return position + 1
		case character == '\\':
			position += 2
		case character >= utf8.RuneSelf:
			for position < len(raw) && raw[position] >= utf8.RuneSelf {
				position++
			}
		default:
			position++
		}
	}
	return len(raw)
}

// skipValue returns the position after the checked value at position.
func skipValue(raw []byte, position int) int {
	depth := 0
	for position < len(raw) {
		switch raw[position] {
		case '"':
			position = skipString(raw, position)
		case '{', '[':
			depth++
			position++
			continue
		case '}', ']':
			depth--
			position++
		case ',', ':':
			position++
			continue
		default:
			for position < len(raw) && !isStructure(raw[position]) {
				position++
			}
		}
		if depth == 0 {
			return position
		}
	}
	return len(raw)
}

func isStructure(character byte) bool {
	switch character {
	case ',', ':', '{', '}', '[', ']', '"':
		return true
	}
	return false
}
