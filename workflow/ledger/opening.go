package ledger

import (
	"bytes"
	"encoding/hex"
	"errors"
	"io"
	"iter"
	"math"
	"strconv"

	"github.com/thituyen/thituyen/internal/canonical"
)

// Opening is a personal value with what is needed to check it against its
// commitment. Openings lie in a file of their own, beside the record, and are
// never hashed into it.
type Opening struct {
	// Entry is the number of the entry and Path the JSON Pointer in its body
	// at which the commitment stands.
	Entry int
	Path  string
	Salt  Salt
	// Value is the canonical JSON of the value.
	Value []byte
}

// Commitment returns the commitment that the opening opens.
func (o Opening) Commitment() Commitment { return Commit(o.Entry, o.Path, o.Salt, o.Value) }

func (o Opening) clone() Opening {
	o.Value = bytes.Clone(o.Value)
	return o
}

// Check returns an [*Error] with [CodeCommitmentMismatch] if the opening does
// not open the commitment. The error holds neither salt nor value.
func (o Opening) Check(commitment Commitment) error {
	if o.Commitment() != commitment {
		return &Error{Code: CodeCommitmentMismatch, Entry: o.Entry, Field: o.Path, Want: commitment.String()}
	}
	return nil
}

// AppendLine appends the opening as a line of a file of openings, with its
// newline:
//
//	{"entry":3,"path":"/name","salt":"<64 lower-case hexadecimal digits>","value":"Nguyễn Văn A"}
//
// It refuses, with an [*Error], what [ReadOpenings] would not read again.
func (o Opening) AppendLine(dst []byte) ([]byte, error) {
	if o.Entry < 1 || int64(o.Entry) > canonical.MaxInteger {
		return dst, &Error{Code: CodeBadValue, Field: "entry", Want: wantEntry, Have: strconv.Itoa(o.Entry)}
	}
	if err := canonical.CheckWithin(o.Value, 1); err != nil {
		return dst, notCanonical(err, o.Entry, o.Path)
	}
	written := append(dst, `{"entry":`...)
	written = strconv.AppendInt(written, int64(o.Entry), 10)
	written = append(written, `,"path":`...)
	written, err := canonical.AppendString(written, o.Path)
	if err != nil {
		return dst, notCanonical(err, o.Entry, "path")
	}
	written = append(written, `,"salt":"`...)
	written = hex.AppendEncode(written, o.Salt[:])
	written = append(written, `","value":`...)
	written = append(written, o.Value...)
	if len(written)-len(dst) > MaxLine-1 {
		return dst, &Error{Code: CodeLineTooLong, Entry: o.Entry, Field: o.Path}
	}
	return append(written, "}\n"...), nil
}

const wantEntry = "the number of an entry, from 1 on"

// ReadOpenings reads a file of openings line by line. It is as strict as the
// record: a line that is not canonical, has other members or stops before its
// newline is an [*Error] that names the line, and ends the reading. Whether
// two openings are for the same place or share a salt is for [Openings].
func ReadOpenings(reader io.Reader) iter.Seq2[Opening, error] {
	return func(yield func(Opening, error) bool) {
		source := newLineSource(reader)
		for {
			line, err := source.next()
			if err == io.EOF {
				return
			}
			if err != nil {
				yield(Opening{}, atLine(err, source.count+1))
				return
			}
			opening, failed := parseOpening(line, source.count)
			if failed != nil {
				yield(Opening{}, failed)
				return
			}
			if !yield(opening, nil) {
				return
			}
		}
	}
}

// atLine turns the place in a record into the line of a file of openings.
func atLine(err error, line int) error {
	if failed, ok := errors.AsType[*Error](err); ok {
		failed.Entry, failed.Line = 0, line
	}
	return err
}

func parseOpening(text []byte, line int) (Opening, *Error) {
	value, err := canonical.Parse(text)
	if err != nil {
		failed := notCanonical(err, 0, "")
		failed.Line = line
		return Opening{}, failed
	}
	if value.Kind() != canonical.Object {
		return Opening{}, &Error{Code: CodeWrongType, Line: line, Want: "an object", Have: value.Kind().String()}
	}
	var opening Opening
	fields := [...]string{"entry", "path", "salt", "value"}
	next := 0 // members stand in order, so the next expected one suffices
	for key, member := range value.Members() {
		field := string(key)
		if next == len(fields) || field != fields[next] {
			if next < len(fields) && field > fields[next] {
				break // the expected one is missing
			}
			return Opening{}, &Error{Code: CodeUnknownField, Line: line, Field: field}
		}
		next++
		if failed := opening.take(field, member); failed != nil {
			failed.Line = line
			return Opening{}, failed
		}
	}
	if next < len(fields) {
		return Opening{}, &Error{Code: CodeMissingField, Line: line, Field: fields[next]}
	}
	return opening, nil
}

// take reads one member. What it has is left out of errors, since it may be a
// salt.
func (o *Opening) take(field string, member canonical.Value) *Error {
	switch field {
	case "entry":
		number, ok := member.Int()
		if !ok {
			return &Error{Code: CodeWrongType, Field: field, Want: "an integer", Have: member.Kind().String()}
		}
		if number < 1 || number > math.MaxInt {
			return &Error{Code: CodeBadValue, Field: field, Want: wantEntry}
		}
		o.Entry = int(number)
	case "path":
		text, ok := member.Text()
		if !ok {
			return &Error{Code: CodeWrongType, Field: field, Want: "a string", Have: member.Kind().String()}
		}
		o.Path = text
	case "salt":
		text, ok := member.TextBytes()
		if !ok {
			return &Error{Code: CodeWrongType, Field: field, Want: "a string", Have: member.Kind().String()}
		}
		if !decodeHex(o.Salt[:], text) {
			return &Error{Code: CodeBadSalt, Field: field, Want: wantHash}
		}
	default:
		o.Value = member.Raw()
	}
	return nil
}
