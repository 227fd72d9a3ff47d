package ledger

import (
	"slices"
	"strconv"
	"time"

	"github.com/thituyen/thituyen/internal/canonical"
)

// FormatVersion is the version of the record's format that entry 1 names and
// that this package writes. Versions written earlier stay readable.
const FormatVersion = "thituyen-record/1"

// MaxLine is how many bytes a line may have without its newline.
const MaxLine = 8 << 20

// Entry is one line of a record. Body, Signature and Line are views that must
// not be changed.
type Entry struct {
	// Number counts entries from 1.
	Number int
	// Previous is the hash of the entry before, zero in entry 1.
	Previous Hash
	// Format is the version of the format in entry 1, and empty elsewhere.
	Format string
	// Kind is the name of the act, and Actor the id of who answers for it.
	// Both are opaque here.
	Kind, Actor string
	// Happened is when the act took place and Recorded when it was written
	// down: to the second, in Zone. Recorded never goes back from entry to
	// entry, and Happened is not after it.
	Happened, Recorded time.Time
	// Body is the canonical JSON value of the act.
	Body []byte
	// Signature is the actor's over SignedBytes, or empty.
	Signature []byte
	// Line is the entry as written, without its newline.
	Line []byte
	// Hash is the hash of Line.
	Hash Hash
}

// Head returns the head of a record that ends with this entry.
func (e Entry) Head() Head { return Head{Number: e.Number, Hash: e.Hash} }

// Delay returns how long after it happened the act was recorded.
func (e Entry) Delay() time.Duration { return e.Recorded.Sub(e.Happened) }

// SignedBytes returns what the actor signs: the line without the member
// "signature", which stands last. The number and the hash of the entry before
// are part of it, so a signature fits one place in one record.
func (e Entry) SignedBytes() []byte {
	if len(e.Signature) == 0 {
		return slices.Clone(e.Line)
	}
	member := len(`,"signature":""}`) + 2*len(e.Signature)
	unsigned := max(len(e.Line)-member, 0)
	return append(slices.Clone(e.Line[:unsigned]), '}')
}

// The members of a line, in the order in which they stand.
const (
	fieldActor     = "actor"
	fieldBody      = "body"
	fieldFormat    = "format"
	fieldHappened  = "happened"
	fieldKind      = "kind"
	fieldNumber    = "number"
	fieldPrevious  = "previous"
	fieldRecorded  = "recorded"
	fieldSignature = "signature"
)

// parsedLine is a line whose members have their form; whether it follows the
// entry before is for Chain to say.
type parsedLine struct {
	actor, kind        []byte
	body, signature    []byte
	format             []byte
	number             int64
	previous           Hash
	happened, recorded time.Time
	present            uint
}

// requiredFields are the members that every line has, by their bit in present.
var requiredFields = [...]string{
	fieldActor, fieldBody, fieldHappened, fieldKind, fieldNumber, fieldPrevious, fieldRecorded,
}

const (
	bitActor = 1 << iota
	bitBody
	bitHappened
	bitKind
	bitNumber
	bitPrevious
	bitRecorded
)

// parseLine reads the line at a place in the record. The form of a line is
// checked before what it says.
func parseLine(line []byte, place int) (parsedLine, *Error) {
	var parsed parsedLine
	if len(line) > MaxLine {
		return parsed, &Error{Code: CodeLineTooLong, Entry: place}
	}
	value, err := canonical.Parse(line)
	if err != nil {
		return parsed, notCanonical(err, place, "")
	}
	if value.Kind() != canonical.Object {
		return parsed, &Error{Code: CodeWrongType, Entry: place, Want: "an object", Have: value.Kind().String()}
	}
	if place == 1 {
		// A later version may have other members, so its name comes first.
		if failed := checkVersion(value); failed != nil {
			return parsed, failed
		}
	}
	for key, member := range value.Members() {
		if failed := parsed.take(string(key), member, place); failed != nil {
			return parsed, failed
		}
	}
	for bit, field := range requiredFields {
		if parsed.present&(1<<bit) == 0 {
			return parsed, &Error{Code: CodeMissingField, Entry: place, Field: field}
		}
	}
	return parsed, nil
}

func checkVersion(line canonical.Value) *Error {
	failed := &Error{Code: CodeUnknownVersion, Entry: 1, Field: fieldFormat, Want: FormatVersion}
	format, found := line.Member(fieldFormat)
	if !found {
		if number, ok := memberInt(line, fieldNumber); ok && number != 1 {
			return numberGap(1, number) // the first entries were dropped
		}
		return failed
	}
	if text, ok := format.Text(); !ok || text != FormatVersion {
		failed.Have = string(format.Raw())
		return failed
	}
	return nil
}

func memberInt(object canonical.Value, key string) (int64, bool) {
	member, _ := object.Member(key)
	return member.Int()
}

func numberGap(place int, number int64) *Error {
	return &Error{
		Code: CodeNumberGap, Entry: place, Field: fieldNumber,
		Want: strconv.Itoa(place), Have: strconv.FormatInt(number, 10),
	}
}

// take reads one member of the line.
func (p *parsedLine) take(key string, member canonical.Value, place int) *Error {
	bad := func(code Code, want string) *Error {
		return &Error{Code: code, Entry: place, Field: key, Want: want, Have: string(member.Raw())}
	}
	if key == fieldBody {
		p.body, p.present = member.Raw(), p.present|bitBody
		return nil
	}
	if key == fieldNumber {
		number, ok := member.Int()
		if !ok {
			return bad(CodeWrongType, "an integer")
		}
		p.number, p.present = number, p.present|bitNumber
		return nil
	}
	text, isText := member.TextBytes()
	ok := len(text) > 0
	want := "text that is not empty"
	switch key {
	case fieldActor:
		p.actor, p.present = text, p.present|bitActor
	case fieldKind:
		p.kind, p.present = text, p.present|bitKind
	case fieldHappened:
		p.happened, ok = parseMoment(text)
		p.present |= bitHappened
		want = wantMoment
	case fieldRecorded:
		p.recorded, ok = parseMoment(text)
		p.present |= bitRecorded
		want = wantMoment
	case fieldPrevious:
		ok = decodeHex(p.previous[:], text)
		p.present |= bitPrevious
		want = wantHash
	case fieldSignature:
		p.signature = make([]byte, len(text)/2)
		ok = ok && decodeHex(p.signature, text)
		want = "lower-case hexadecimal digits, two for each byte"
	case fieldFormat:
		p.format = text // where it stands is for Chain to judge
	default:
		return bad(CodeUnknownField, "")
	}
	if !isText {
		return bad(CodeWrongType, "a string")
	}
	if !ok {
		return bad(CodeBadValue, want)
	}
	return nil
}

// notCanonical wraps an error of the package canonical.
func notCanonical(err error, place int, field string) *Error {
	failed := &Error{Code: CodeNotCanonical, Entry: place, Field: field, Err: err}
	if cause, ok := err.(*canonical.Error); ok {
		failed.Offset = cause.Offset
	}
	return failed
}
