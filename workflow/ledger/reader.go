package ledger

import (
	"fmt"
	"iter"
)

// Reader walks a record from entry 1 on and checks it. Its fields say what
// more is known than the record itself; the zero Reader checks the chain. It
// holds nothing of the entries it has passed.
type Reader struct {
	// Known is a head kept elsewhere. With it, an end that was cut off and a
	// chain that was rewritten as a whole are found.
	Known Head
	// Signature, if given, is asked for every entry, also for one without a
	// signature, since only the caller knows who must sign. The message is
	// Entry.SignedBytes.
	Signature func(entry Entry, message []byte) error
}

// Entries checks lines one by one and gives them as entries. It ends with the
// first error: an [*Error] that names the entry, or what reading the lines
// failed with. When the chain breaks it looks one line ahead, to tell which of
// the two entries was altered; the entry named may thus be the last one given.
func (r Reader) Entries(lines iter.Seq2[[]byte, error]) iter.Seq2[Entry, error] {
	return func(yield func(Entry, error) bool) {
		if lines == nil {
			return // a record of no entries
		}
		var chain Chain
		var broken *breach
		for line, err := range lines {
			if broken != nil {
				yield(Entry{}, broken.settle(r.Known, line, err))
				return
			}
			if err != nil {
				yield(Entry{}, err)
				return
			}
			entry, failed := chain.follow(line)
			if failed == nil {
				failed = r.check(entry)
			} else if failed.Code == CodeBrokenChain && failed.Or != 0 {
				broken = &breach{found: failed, hash: HashLine(line)}
				continue
			}
			if failed != nil {
				yield(Entry{}, failed)
				return
			}
			if !yield(entry, nil) {
				return
			}
			chain = After(entry)
		}
		if broken != nil {
			yield(Entry{}, broken.settle(r.Known, nil, nil))
			return
		}
		if r.Known.Number > chain.head.Number {
			yield(Entry{}, &Error{
				Code: CodeIncomplete, Entry: chain.head.Number + 1,
				Want: r.Known.String(), Have: chain.head.String(),
			})
		}
	}
}

// check holds an entry that follows against what else is known.
func (r Reader) check(entry Entry) *Error {
	if entry.Number == r.Known.Number && entry.Hash != r.Known.Hash {
		return &Error{
			Code: CodeHeadMismatch, Entry: entry.Number,
			Want: r.Known.Hash.String(), Have: entry.Hash.String(),
		}
	}
	if r.Signature != nil {
		if err := r.Signature(entry, entry.SignedBytes()); err != nil {
			return &Error{Code: CodeBadSignature, Entry: entry.Number, Field: fieldSignature, Err: err}
		}
	}
	return nil
}

// breach is a broken link that waits for what comes after it: if the entry
// behind the link is vouched for by the next one or by the known head, then
// the entry before the link was altered, otherwise the one behind it.
type breach struct {
	found *Error
	hash  Hash // of the entry behind the link
}

func (b *breach) settle(known Head, next []byte, err error) *Error {
	before, behind := b.found.Or, b.found.Entry
	var vouched Hash
	if known.Number == behind {
		vouched = known.Hash
	} else if parsed, failed := parseLine(next, behind+1); err == nil && failed == nil {
		vouched = parsed.previous
	} else {
		return b.found
	}
	settled := *b.found
	settled.Or = 0
	if vouched == b.hash {
		settled.Entry, settled.Field = before, ""
		settled.Want, settled.Have = b.found.Have, b.found.Want
	}
	return &settled
}

// Statement says how much of a record was shown to be whole.
type Statement struct {
	// Head is that of the last entry which was read and holds.
	Head Head
	// Known is the head kept elsewhere that the record was held against, zero
	// if there was none.
	Known Head
}

// String words the statement, and what cannot be known.
func (s Statement) String() string {
	switch {
	case s.Known.IsZero():
		return fmt.Sprintf("complete to entry %d, head %s; without a head kept elsewhere nothing more can be known",
			s.Head.Number, s.Head.Hash)
	case s.Known.Number < s.Head.Number:
		return fmt.Sprintf("complete to entry %d, the head kept elsewhere; unbroken from there to entry %d, head %s; whether more followed cannot be known",
			s.Known.Number, s.Head.Number, s.Head.Hash)
	default:
		return fmt.Sprintf("complete to entry %d, head %s, as kept elsewhere", s.Head.Number, s.Head.Hash)
	}
}

// Verify walks a record and says how much of it is shown to be whole. With an
// error, the statement reaches to the last entry that was given before it and
// is not held against the known head.
func (r Reader) Verify(lines iter.Seq2[[]byte, error]) (Statement, error) {
	var statement Statement
	for entry, err := range r.Entries(lines) {
		if err != nil {
			return statement, err
		}
		statement.Head = entry.Head()
	}
	statement.Known = r.Known
	return statement, nil
}
