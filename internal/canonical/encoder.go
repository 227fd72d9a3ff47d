package canonical

import (
	"bytes"
	"slices"
	"strconv"
)

// Encoder writes one canonical value piece by piece. Members may come in any
// order; each object is put into order when it is closed. The first fault is
// kept and everything after it ignored, so that only [Encoder.Bytes] needs to
// be asked. The zero Encoder is ready; one that is reused by Reset allocates
// only while it grows. It is not safe for concurrent use.
type Encoder struct {
	buffer  []byte
	base    int // where the value starts in buffer
	open    []container
	members []memberSpan // of all open objects, innermost last
	scratch []byte
	done    bool // the outermost value is complete
	failed  *Error
}

type container struct {
	isObject  bool
	hasKey    bool // a key waits for its value
	unordered bool
	count     int
	first     int // its first member in Encoder.members
}

// memberSpan is a member in the buffer: "key":value without comma.
type memberSpan struct {
	start, keyEnd, end int
	plain              bool
}

func (m memberSpan) key(buffer []byte) []byte { return buffer[m.start+1 : m.keyEnd] }

// Reset starts a new value that is appended to dst.
func (e *Encoder) Reset(dst []byte) {
	*e = Encoder{
		buffer: dst, base: len(dst),
		open: e.open[:0], members: e.members[:0], scratch: e.scratch[:0],
	}
}

// Bytes returns what Reset was given followed by the complete value, or the
// first fault. The bytes are the caller's after the next Reset.
func (e *Encoder) Bytes() ([]byte, error) {
	if e.failed != nil {
		return nil, e.failed
	}
	if !e.done {
		return nil, e.fault(FaultMisuse, "the value is not complete")
	}
	return e.buffer, nil
}

// BeginObject opens an object; Key and a value alternate until EndObject.
func (e *Encoder) BeginObject() { e.begin(true, '{') }

// EndObject closes the innermost container, which must be an object, and puts
// its members into order.
func (e *Encoder) EndObject() {
	if e.failed != nil {
		return
	}
	top := e.top()
	if top == nil || !top.isObject || top.hasKey {
		e.fail(FaultMisuse, "EndObject without an open object or before the value of a key")
		return
	}
	if top.count > 0 {
		e.members[len(e.members)-1].end = len(e.buffer)
	}
	if top.unordered && !e.arrange(e.members[top.first:]) {
		return
	}
	e.members = e.members[:top.first]
	e.end('}')
}

// BeginArray opens an array; values follow until EndArray.
func (e *Encoder) BeginArray() { e.begin(false, '[') }

// EndArray closes the innermost container, which must be an array.
func (e *Encoder) EndArray() {
	if e.failed != nil {
		return
	}
	if top := e.top(); top == nil || top.isObject {
		e.fail(FaultMisuse, "EndArray without an open array")
		return
	}
	e.end(']')
}

// Key writes the key of the next member of the innermost object.
func (e *Encoder) Key(key string) {
	if e.failed != nil {
		return
	}
	top := e.top()
	if top == nil || !top.isObject || top.hasKey {
		e.fail(FaultMisuse, "Key outside an object or after another key")
		return
	}
	if top.count > 0 {
		e.members[len(e.members)-1].end = len(e.buffer)
		e.buffer = append(e.buffer, ',')
	}
	member := memberSpan{start: len(e.buffer), plain: isPlain(key)}
	if !e.appendText(key) {
		return
	}
	member.keyEnd = len(e.buffer) - 1
	if top.count > 0 && e.compare(e.members[len(e.members)-1], member) >= 0 {
		top.unordered = true
	}
	e.members = append(e.members, member)
	e.buffer = append(e.buffer, ':')
	top.count++
	top.hasKey = true
}

// String writes a string.
func (e *Encoder) String(text string) {
	if e.before() && e.appendText(text) {
		e.after()
	}
}

// Int writes an integer, which must lie within ±[MaxInteger].
func (e *Encoder) Int(number int64) {
	if !e.before() {
		return
	}
	if number > MaxInteger || number < -MaxInteger {
		e.fail(FaultNumber, strconv.FormatInt(number, 10))
		return
	}
	e.buffer = strconv.AppendInt(e.buffer, number, 10)
	e.after()
}

// Bool writes true or false.
func (e *Encoder) Bool(truth bool) {
	if e.before() {
		e.buffer = strconv.AppendBool(e.buffer, truth)
		e.after()
	}
}

// Null writes null.
func (e *Encoder) Null() {
	if e.before() {
		e.buffer = append(e.buffer, "null"...)
		e.after()
	}
}

// Raw writes bytes that must already be a canonical value; they are checked.
func (e *Encoder) Raw(value []byte) {
	if !e.before() {
		return
	}
	if failed := check(value, MaxDepth-len(e.open)); failed != nil {
		e.fail(failed.Fault, "in raw bytes at "+strconv.Itoa(failed.Offset))
		return
	}
	e.buffer = append(e.buffer, value...)
	e.after()
}

// Value writes a value that was parsed before.
func (e *Encoder) Value(value Value) { e.Raw(value.raw) }

func (e *Encoder) begin(isObject bool, bracket byte) {
	if !e.before() {
		return
	}
	if len(e.open) >= MaxDepth {
		e.fail(FaultDepth, "")
		return
	}
	e.buffer = append(e.buffer, bracket)
	e.open = append(e.open, container{isObject: isObject, first: len(e.members)})
}

func (e *Encoder) end(bracket byte) {
	e.buffer = append(e.buffer, bracket)
	e.open = e.open[:len(e.open)-1]
	e.after()
}

// before makes room for a value: a comma in an array, a key in an object.
func (e *Encoder) before() bool {
	if e.failed != nil {
		return false
	}
	top := e.top()
	switch {
	case top == nil:
		if e.done {
			e.fail(FaultMisuse, "a second value")
			return false
		}
	case top.isObject:
		if !top.hasKey {
			e.fail(FaultMisuse, "a value without a key")
			return false
		}
	case top.count > 0:
		e.buffer = append(e.buffer, ',')
	}
	return true
}

// after notes that a value is complete.
func (e *Encoder) after() {
	top := e.top()
	switch {
	case top == nil:
		e.done = true
	case top.isObject:
		top.hasKey = false
	default:
		top.count++
	}
}

func (e *Encoder) top() *container {
	if len(e.open) == 0 {
		return nil
	}
	return &e.open[len(e.open)-1]
}

func (e *Encoder) appendText(text string) bool {
	written, failed := appendString(e.buffer, text)
	if failed != nil {
		e.fail(FaultText, "")
		return false
	}
	e.buffer = written
	return true
}

func (e *Encoder) compare(left, right memberSpan) int {
	if left.plain && right.plain {
		return bytes.Compare(left.key(e.buffer), right.key(e.buffer))
	}
	return compareEscaped(left.key(e.buffer), right.key(e.buffer))
}

// arrange rewrites the members of the innermost object in the order of their
// keys; it fails on a key that stands twice.
func (e *Encoder) arrange(members []memberSpan) bool {
	start := members[0].start
	slices.SortFunc(members, e.compare)
	e.scratch = e.scratch[:0]
	for index, member := range members {
		if index > 0 {
			if e.compare(members[index-1], member) == 0 {
				e.fail(FaultDuplicateKey, string(member.key(e.buffer)))
				return false
			}
			e.scratch = append(e.scratch, ',')
		}
		e.scratch = append(e.scratch, e.buffer[member.start:member.end]...)
	}
	copy(e.buffer[start:], e.scratch)
	return true
}

func (e *Encoder) fail(kind Fault, detail string) { e.failed = e.fault(kind, detail) }

func (e *Encoder) fault(kind Fault, detail string) *Error {
	return &Error{Fault: kind, Offset: len(e.buffer) - e.base, Detail: detail}
}

// isPlain says that the written bytes of a key sort as its text does.
func isPlain(key string) bool {
	for index := range len(key) {
		if character := key[index]; character < ' ' || character == '"' || character == '\\' || character >= 0xEE {
			return false
		}
	}
	return true
}
