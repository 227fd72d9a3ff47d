package ledger

import "time"

// Chain is what must be known of a record to check or build its next entry:
// the head and when the last entry was recorded. It is a small value; the zero
// Chain is that of an empty record.
type Chain struct {
	head     Head
	recorded time.Time
}

// After returns the chain of a record that ends with an entry which Follow,
// Next or a Reader returned.
func After(entry Entry) Chain { return Chain{head: entry.Head(), recorded: entry.Recorded} }

// Head returns the head of the record.
func (c Chain) Head() Head { return c.head }

// Recorded returns when the last entry was recorded: the earliest moment at
// which the next one can be. It is the zero time in an empty record.
func (c Chain) Recorded() time.Time { return c.recorded }

// Follow checks that a line, given without its newline, is the next entry. It
// returns an [*Error] that names the entry by its place, which is one after
// the head. The entry keeps views of line.
func (c Chain) Follow(line []byte) (Entry, error) {
	entry, failed := c.follow(line)
	if failed != nil {
		return Entry{}, failed
	}
	return entry, nil
}

func (c Chain) follow(line []byte) (Entry, *Error) {
	place := c.head.Number + 1
	parsed, failed := parseLine(line, place)
	if failed != nil {
		return Entry{}, failed
	}
	if parsed.number != int64(place) {
		return Entry{}, numberGap(place, parsed.number)
	}
	if len(parsed.format) > 0 && place != 1 {
		return Entry{}, &Error{Code: CodeUnknownField, Entry: place, Field: fieldFormat, Have: string(parsed.format)}
	}
	// The chain comes before the moments: when an entry was altered, the
	// moments of the next one may look wrong although they are not.
	if parsed.previous != c.head.Hash {
		return Entry{}, &Error{
			Code: CodeBrokenChain, Entry: place, Or: c.head.Number, Field: fieldPrevious,
			Want: c.head.Hash.String(), Have: parsed.previous.String(),
		}
	}
	if failed := c.checkMoments(parsed.happened, parsed.recorded); failed != nil {
		return Entry{}, failed
	}
	return Entry{
		Number: place, Previous: parsed.previous, Format: string(parsed.format),
		Kind: string(parsed.kind), Actor: string(parsed.actor),
		Happened: parsed.happened, Recorded: parsed.recorded,
		Body: parsed.body, Signature: parsed.signature,
		Line: line, Hash: HashLine(line),
	}, nil
}

// checkMoments checks the moments of the entry after the head.
func (c Chain) checkMoments(happened, recorded time.Time) *Error {
	place := c.head.Number + 1
	if recorded.Before(c.recorded) {
		return &Error{
			Code: CodeRecordedBack, Entry: place, Field: fieldRecorded,
			Want: "not before " + c.recorded.Format(momentForm), Have: recorded.Format(momentForm),
		}
	}
	if happened.After(recorded) {
		return &Error{
			Code: CodeHappenedAfterRecorded, Entry: place, Field: fieldHappened,
			Want: "not after " + recorded.Format(momentForm), Have: happened.Format(momentForm),
		}
	}
	return nil
}
