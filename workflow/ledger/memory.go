package ledger

import (
	"bytes"
	"context"
	"iter"
	"slices"
	"sync"
)

// Memory is a store that keeps lines in memory, for tests and for records that
// are written elsewhere. The zero Memory is an empty record. It is safe for
// concurrent use and must not be copied after first use.
type Memory struct {
	mutex    sync.RWMutex
	lines    [][]byte
	head     Head
	openings []Opening // of the lines, in their order
}

// Append keeps a line and its openings if the head is after; see [Store].
func (m *Memory) Append(ctx context.Context, after Head, line []byte, openings ...Opening) error {
	if m == nil {
		return ErrNoStore
	}
	if err := given(ctx).Err(); err != nil {
		return err
	}
	if err := CheckLine(line); err != nil {
		return err
	}
	if err := CheckOpenings(after.Number+1, openings); err != nil {
		return err
	}
	kept := bytes.Clone(line)
	hash := HashLine(kept) // before the lock, where others need not wait for it
	m.mutex.Lock()
	defer m.mutex.Unlock()
	if m.head != after {
		return &ConflictError{After: after, Head: m.head}
	}
	m.lines = append(m.lines, kept)
	for _, opening := range openings {
		m.openings = append(m.openings, opening.clone())
	}
	m.head = Head{Number: len(m.lines), Hash: hash}
	return nil
}

// Read gives the lines kept when it starts; see [Store].
func (m *Memory) Read(ctx context.Context, from int) iter.Seq2[[]byte, error] {
	return func(yield func([]byte, error) bool) {
		if m == nil {
			return
		}
		m.mutex.RLock()
		lines := m.lines // lines before its length never change
		m.mutex.RUnlock()
		for index := max(from, 1) - 1; index < len(lines); index++ {
			if err := given(ctx).Err(); err != nil {
				yield(nil, err)
				return
			}
			if !yield(bytes.Clone(lines[index]), nil) {
				return
			}
		}
	}
}

// Openings gives the openings that were kept and not forgotten; see [Store].
func (m *Memory) Openings(ctx context.Context, from int) iter.Seq2[Opening, error] {
	return func(yield func(Opening, error) bool) {
		if m == nil {
			return
		}
		m.mutex.RLock()
		openings := m.openings // replaced whole where some are forgotten
		m.mutex.RUnlock()
		for _, opening := range openings {
			if err := given(ctx).Err(); err != nil {
				yield(Opening{}, err)
				return
			}
			if opening.Entry >= from && !yield(opening.clone(), nil) {
				return
			}
		}
	}
}

// Forget erases openings; see [Store].
func (m *Memory) Forget(ctx context.Context, forget func(Opening) bool) (int, error) {
	if m == nil {
		return 0, ErrNoStore
	}
	if err := given(ctx).Err(); err != nil || forget == nil {
		return 0, err
	}
	m.mutex.Lock()
	defer m.mutex.Unlock()
	left := slices.DeleteFunc(slices.Clone(m.openings), forget)
	gone := len(m.openings) - len(left)
	m.openings = left
	return gone, nil
}

// Head returns the head of the record.
func (m *Memory) Head() Head {
	if m == nil {
		return Head{}
	}
	m.mutex.RLock()
	defer m.mutex.RUnlock()
	return m.head
}
