package ledger

import (
	"context"
	"iter"
)

// Appender writes entries to a store, one after the other. It is for one
// goroutine; several appenders, in several processes too, may share a store,
// since the store takes a line only after the head that its writer knew.
type Appender struct {
	store Store
	chain Chain
}

// Open checks the whole record in a store and returns an appender that goes on
// after it. To keep the entries, or to hold the record against a known head,
// read it with [Reader] and use [NewAppender].
func Open(ctx context.Context, store Store) (*Appender, error) {
	if store == nil {
		return nil, ErrNoStore
	}
	appender := NewAppender(store, Chain{})
	for entry, err := range (Reader{}).Entries(store.Read(ctx, 1)) {
		if err != nil {
			return nil, err
		}
		appender.chain = After(entry)
	}
	return appender, nil
}

// NewAppender returns an appender that goes on after a chain which the caller
// has checked.
func NewAppender(store Store, chain Chain) *Appender {
	return &Appender{store: store, chain: chain}
}

// Chain returns the chain up to the last entry that was appended or caught up
// with.
func (a *Appender) Chain() Chain {
	if a == nil {
		return Chain{}
	}
	return a.chain
}

// Append writes a draft as the next entry. After a [*ConflictError] others
// have appended: go through [Appender.CatchUp], judge the act again in the
// light of what was added, and append once more. After any other error of the
// store the entry may or may not be kept; CatchUp shows which.
func (a *Appender) Append(ctx context.Context, draft Draft) (Entry, error) {
	if a == nil || a.store == nil {
		return Entry{}, ErrNoStore
	}
	entry, err := a.chain.Next(draft)
	if err != nil {
		return Entry{}, err
	}
	if err := a.store.Append(ctx, a.chain.head, entry.Line); err != nil {
		return Entry{}, err
	}
	a.chain = After(entry)
	return entry, nil
}

// CatchUp gives the entries that were appended by others since, checked, and
// moves the appender behind each one that is given. An entry that was given
// counts as caught up with even when the loop ends there.
func (a *Appender) CatchUp(ctx context.Context) iter.Seq2[Entry, error] {
	return func(yield func(Entry, error) bool) {
		if a == nil || a.store == nil {
			yield(Entry{}, ErrNoStore)
			return
		}
		for line, err := range a.store.Read(ctx, a.chain.head.Number+1) {
			if err != nil {
				yield(Entry{}, err)
				return
			}
			entry, failed := a.chain.follow(line)
			if failed != nil {
				yield(Entry{}, failed)
				return
			}
			a.chain = After(entry)
			if !yield(entry, nil) {
				return
			}
		}
	}
}
