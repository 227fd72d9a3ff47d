package ledger

import (
	"errors"
	"fmt"
	"strings"
)

// Code says what is wrong, in a word that stays the same over the years.
type Code string

// What can be wrong with a line, a chain, a store or an opening.
const (
	CodeTornLine     Code = "torn_line"     // the last line has no newline
	CodeLineTooLong  Code = "line_too_long" // a line exceeds MaxLine
	CodeNotCanonical Code = "not_canonical" // a line is not canonical JSON
	CodeWrongType    Code = "wrong_type"    // a line or member is of another kind of JSON value
	CodeMissingField Code = "missing_field" // a member is not there
	CodeUnknownField Code = "unknown_field" // a member has no place here
	CodeBadValue     Code = "bad_value"     // a member does not have its form

	CodeUnknownVersion        Code = "unknown_version"         // entry 1 names no version known here
	CodeNumberGap             Code = "number_gap"              // another number than the place in the record
	CodeBrokenChain           Code = "broken_chain"            // previous is not the hash of the entry before
	CodeRecordedBack          Code = "recorded_back"           // recorded before the entry before was
	CodeHappenedAfterRecorded Code = "happened_after_recorded" // recorded before it happened
	CodeBadSignature          Code = "bad_signature"           // the caller's verifier or signer refused
	CodeHeadMismatch          Code = "head_mismatch"           // another hash than the head kept elsewhere
	CodeIncomplete            Code = "incomplete"              // the record ends before the head kept elsewhere

	CodeConflict    Code = "conflict"     // the store has moved on; see ConflictError
	CodeFileChanged Code = "file_changed" // the file was shortened or replaced by someone else
	CodeStoreFailed Code = "store_failed" // the store could not keep a line

	CodeCommitmentMismatch Code = "commitment_mismatch" // an opening does not open its commitment
	CodeBadCommitment      Code = "bad_commitment"      // a commitment does not have its form
	CodeRepeatedOpening    Code = "repeated_opening"    // two openings for one place
	CodeStrayOpening       Code = "stray_opening"       // an opening for a place without a commitment
	CodeBadSalt            Code = "bad_salt"            // a salt of another length, or one that was never filled
	CodeRepeatedSalt       Code = "repeated_salt"       // a salt used before
)

// Error is everything that can be wrong with a record, in parts that a program
// can put into words of its own. Parts that do not apply are zero.
type Error struct {
	Code Code
	// Entry is the entry that does not hold, by its place in the record,
	// counted from 1.
	Entry int
	// Or is set with CodeBrokenChain when nothing tells which of two entries
	// was altered: Entry, or the one before it.
	Or int
	// Line is the line of a file of openings, counted from 1.
	Line int
	// Field is the member of the line, or the path of a personal field.
	Field string
	// Offset is the byte in the line, or for a torn line where it starts in
	// the file.
	Offset int
	// Want and Have are what should stand there and what does.
	Want, Have string
	// Err is the cause, if another error is one.
	Err error
}

// Unwrap returns the cause.
func (e *Error) Unwrap() error {
	if e == nil {
		return nil
	}
	return e.Err
}

// Is makes errors.Is(err, &Error{Code: CodeBrokenChain}) ask for the code alone.
func (e *Error) Is(target error) bool {
	other, ok := target.(*Error)
	return ok && *other == Error{Code: e.Code}
}

// Error names the entry and the field, says what is wrong and what to do.
func (e *Error) Error() string {
	if e == nil {
		e = &Error{}
	}
	var text strings.Builder
	text.WriteString("ledger: ")
	switch {
	case e.Or != 0:
		fmt.Fprintf(&text, "entry %d or %d: ", e.Or, e.Entry)
	case e.Entry != 0:
		fmt.Fprintf(&text, "entry %d: ", e.Entry)
	}
	if e.Line != 0 {
		fmt.Fprintf(&text, "line %d of the openings: ", e.Line)
	}
	text.WriteString(string(e.Code))
	if e.Field != "" {
		text.WriteString(" in " + e.Field)
	}
	text.WriteString(": " + e.Code.advice())
	switch {
	case e.Want != "" && e.Have != "":
		fmt.Fprintf(&text, " (want %s, have %s)", e.Want, shorten(e.Have))
	case e.Want != "":
		fmt.Fprintf(&text, " (want %s)", e.Want)
	case e.Have != "":
		fmt.Fprintf(&text, " (have %s)", shorten(e.Have))
	}
	if e.Err != nil {
		text.WriteString(": " + e.Err.Error())
	}
	return text.String()
}

// shorten keeps messages readable when a hostile line holds a long value.
func shorten(text string) string {
	const limit = 100
	if len(text) <= limit {
		return text
	}
	return strings.ToValidUTF8(text[:limit], "") + "…"
}

// advice says what is wrong and what to do about it.
func (c Code) advice() string {
	switch c {
	case CodeTornLine:
		return "the last line was not written to its end; every line before it is kept, recover the store or cut the rest off"
	case CodeLineTooLong:
		return "a line may have 8 MiB; put large documents beside the record and their hash into it"
	case CodeNotCanonical:
		return "the line is not canonical JSON and is never repaired; restore it from a copy as it was written"
	case CodeWrongType:
		return "another kind of JSON value is needed here"
	case CodeMissingField:
		return "give this member"
	case CodeUnknownField:
		return "this member has no place here; remove it or read with a newer version"
	case CodeBadValue:
		return "the value does not have its form"
	case CodeUnknownVersion:
		return "entry 1 must name a version of the format that is known here; read with a newer version"
	case CodeNumberGap:
		return "entries must be numbered without a gap; one was dropped, doubled, swapped or altered, restore it from a copy"
	case CodeBrokenChain:
		return "the hash of an entry and the one written after it differ; the entry named was altered, restore it from a copy"
	case CodeRecordedBack:
		return "an entry may not be recorded before the one before it; set the clock right or use the later moment"
	case CodeHappenedAfterRecorded:
		return "an act cannot be recorded before it happened; set one of the two moments right"
	case CodeBadSignature:
		return "the signature does not hold; ask the actor to sign the line as it stands"
	case CodeHeadMismatch:
		return "the record is not the one whose head was kept; look for the record that was published"
	case CodeIncomplete:
		return "the record ends before the head that was kept; look for the rest of it"
	case CodeConflict:
		return "someone else has appended; read what was added, judge the act again and append after the new head"
	case CodeFileChanged:
		return "the file was shortened or replaced behind the store; open it again and check it against a head kept elsewhere"
	case CodeStoreFailed:
		return "the line was not kept for certain; open the store again and look at its head before going on"
	case CodeCommitmentMismatch:
		return "value, salt, entry or path are not what was committed to; restore the opening from a copy"
	case CodeBadCommitment:
		return `write {"commitment":"<64 lower-case hexadecimal digits>"} and nothing else in the object`
	case CodeRepeatedOpening:
		return "keep one opening for each place"
	case CodeStrayOpening:
		return "no commitment stands at this place; drop the opening or give the entry it belongs to"
	case CodeBadSalt:
		return "give 32 bytes from a source of secret randomness, such as crypto/rand"
	case CodeRepeatedSalt:
		return "draw a new salt for each field; equal salts would show equal values"
	}
	return "the record does not hold here"
}

// CodeOf returns the code of the first Error or ConflictError in the chain of
// err, and "" when there is none.
func CodeOf(err error) Code {
	if found, ok := errors.AsType[*Error](err); ok {
		return found.Code
	}
	if _, ok := errors.AsType[*ConflictError](err); ok {
		return CodeConflict
	}
	return ""
}
