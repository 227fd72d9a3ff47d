package ledger

import (
	"encoding/hex"
	"strconv"
	"time"

	"github.com/thituyen/thituyen/internal/canonical"
)

// Draft is an entry before it has a place in a record.
type Draft struct {
	// Kind is the name of the act and Actor the id of who answers for it;
	// neither may be empty.
	Kind, Actor string
	// Happened is when the act took place, Recorded when it is written down.
	// They are brought to the second and into the zone of the record.
	Happened, Recorded time.Time
	// Body is a canonical JSON value, nested at most 63 deep.
	Body []byte
	// Sign, if given, is called with the bytes to sign once they are known;
	// see [Entry.SignedBytes]. Its answer is opaque and may not be empty.
	Sign func(message []byte) (signature []byte, err error)
}

// Next builds the next entry from a draft and changes nothing: [After] gives
// the chain that holds it. It returns an [*Error] that names the field.
func (c Chain) Next(draft Draft) (Entry, error) {
	entry, failed := c.next(draft)
	if failed != nil {
		return Entry{}, failed
	}
	return entry, nil
}

func (c Chain) next(draft Draft) (Entry, *Error) {
	entry := Entry{
		Number: c.head.Number + 1, Previous: c.head.Hash,
		Kind: draft.Kind, Actor: draft.Actor,
	}
	if int64(entry.Number) > canonical.MaxInteger || entry.Number < 1 {
		return Entry{}, &Error{Code: CodeBadValue, Field: fieldNumber, Want: "at most 2^53-1 entries"}
	}
	if entry.Number == 1 {
		entry.Format = FormatVersion
	}
	var failed *Error
	if entry.Happened, failed = draftMoment(draft.Happened, entry.Number, fieldHappened); failed != nil {
		return Entry{}, failed
	}
	if entry.Recorded, failed = draftMoment(draft.Recorded, entry.Number, fieldRecorded); failed != nil {
		return Entry{}, failed
	}
	if failed := c.checkMoments(entry.Happened, entry.Recorded); failed != nil {
		return Entry{}, failed
	}
	if err := canonical.CheckWithin(draft.Body, 1); err != nil {
		return Entry{}, notCanonical(err, entry.Number, fieldBody)
	}
	if failed := entry.write(draft.Body); failed != nil {
		return Entry{}, failed
	}
	if draft.Sign != nil {
		if failed := entry.sign(draft.Sign); failed != nil {
			return Entry{}, failed
		}
	}
	if len(entry.Line) > MaxLine {
		return Entry{}, &Error{Code: CodeLineTooLong, Entry: entry.Number}
	}
	entry.Hash = HashLine(entry.Line)
	return entry, nil
}

func draftMoment(moment time.Time, place int, field string) (time.Time, *Error) {
	if moment.IsZero() {
		return time.Time{}, &Error{Code: CodeMissingField, Entry: place, Field: field}
	}
	inZone, ok := toMoment(moment)
	if !ok {
		return time.Time{}, &Error{Code: CodeBadValue, Entry: place, Field: field, Want: "a year from 1 to 9999"}
	}
	return inZone, nil
}

// write sets the line without a signature; the members stand in the order of
// their keys.
func (e *Entry) write(body []byte) *Error {
	const around = 280 // the fixed parts of the line
	line := make([]byte, 0, around+len(e.Actor)+len(e.Kind)+len(body))
	line = append(line, `{"actor":`...)
	line, failed := appendName(line, e.Actor, e.Number, fieldActor)
	if failed != nil {
		return failed
	}
	line = append(line, `,"body":`...)
	bodyStart := len(line)
	line = append(line, body...)
	bodyEnd := len(line)
	if e.Format != "" {
		line = append(line, `,"format":"`...)
		line = append(line, e.Format...)
		line = append(line, '"')
	}
	line = append(line, `,"happened":"`...)
	line = appendMoment(line, e.Happened)
	line = append(line, `","kind":`...)
	line, failed = appendName(line, e.Kind, e.Number, fieldKind)
	if failed != nil {
		return failed
	}
	line = append(line, `,"number":`...)
	line = strconv.AppendInt(line, int64(e.Number), 10)
	line = append(line, `,"previous":"`...)
	line = hex.AppendEncode(line, e.Previous[:])
	line = append(line, `","recorded":"`...)
	line = appendMoment(line, e.Recorded)
	line = append(line, `"}`...)
	e.Line, e.Body = line, line[bodyStart:bodyEnd:bodyEnd]
	return nil
}

// sign adds the signature as the last member.
func (e *Entry) sign(sign func([]byte) ([]byte, error)) *Error {
	signature, err := sign(e.SignedBytes())
	if err != nil {
		return &Error{Code: CodeBadSignature, Entry: e.Number, Field: fieldSignature, Err: err}
	}
	if len(signature) == 0 {
		return &Error{Code: CodeBadSignature, Entry: e.Number, Field: fieldSignature, Want: "a signature that is not empty"}
	}
	e.Signature = append([]byte(nil), signature...)
	line := append(e.Line[:len(e.Line)-1], `,"signature":"`...)
	line = hex.AppendEncode(line, signature)
	e.Line = append(line, `"}`...)
	return nil
}

func appendName(dst []byte, name string, place int, field string) ([]byte, *Error) {
	if name == "" {
		return dst, &Error{Code: CodeMissingField, Entry: place, Field: field}
	}
	written, err := canonical.AppendString(dst, name)
	if err != nil {
		return dst, notCanonical(err, place, field)
	}
	return written, nil
}
