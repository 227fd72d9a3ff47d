package ledger

import (
	"bytes"
	"io"
	"iter"
	"maps"
	"slices"
)

// Openings holds the openings of one record in memory: at most one for each
// place, no salt twice. Dropping openings erases what they opened and leaves
// the record as it is. The zero Openings is empty; it is not safe for
// concurrent use.
type Openings struct {
	entries map[int]map[string]Opening
	salts   SaltBook
	count   int
}

// LoadOpenings reads a whole file of openings. It refuses a second opening for
// a place and a salt that was used before.
func LoadOpenings(reader io.Reader) (*Openings, error) {
	openings := new(Openings)
	line := 0
	for opening, err := range ReadOpenings(reader) {
		if err != nil {
			return nil, err
		}
		line++
		if failed := openings.add(opening); failed != nil {
			failed.Line = line
			return nil, failed
		}
	}
	return openings, nil
}

// Add adds an opening. It refuses, with an [*Error], a second one for the same
// place, a salt that was used before, also by an opening dropped since, and
// what [Opening.AppendLine] refuses.
func (s *Openings) Add(opening Opening) error {
	if _, err := opening.AppendLine(nil); err != nil {
		return err
	}
	if s == nil {
		return ErrNoStore
	}
	opening.Value = bytes.Clone(opening.Value)
	if failed := s.add(opening); failed != nil {
		return failed
	}
	return nil
}

func (s *Openings) add(opening Opening) *Error {
	if _, found := s.entries[opening.Entry][opening.Path]; found {
		return &Error{Code: CodeRepeatedOpening, Entry: opening.Entry, Field: opening.Path}
	}
	if _, err := s.salts.Take(opening.Salt[:]); err != nil {
		return &Error{Code: CodeOf(err), Entry: opening.Entry, Field: opening.Path}
	}
	if s.entries == nil {
		s.entries = make(map[int]map[string]Opening)
	}
	if s.entries[opening.Entry] == nil {
		s.entries[opening.Entry] = make(map[string]Opening)
	}
	s.entries[opening.Entry][opening.Path] = opening
	s.count++
	return nil
}

// Len returns how many openings there are.
func (s *Openings) Len() int {
	if s == nil {
		return 0
	}
	return s.count
}

// Find returns the opening for a place.
func (s *Openings) Find(entry int, path string) (Opening, bool) {
	if s == nil {
		return Opening{}, false
	}
	opening, found := s.entries[entry][path]
	return opening.own(), found
}

// own is the opening with a value of its own.
func (o Opening) own() Opening {
	o.Value = bytes.Clone(o.Value)
	return o
}

// Drop drops the openings for which drop says so, and returns how many.
func (s *Openings) Drop(drop func(Opening) bool) int {
	if s == nil || drop == nil {
		return 0
	}
	before := s.count
	for entry, places := range s.entries {
		for path, opening := range places {
			if drop(opening) {
				delete(places, path)
				s.count--
			}
		}
		if len(places) == 0 {
			delete(s.entries, entry)
		}
	}
	return before - s.count
}

// All gives the openings by entry and, within an entry, by the bytes of the
// path.
func (s *Openings) All() iter.Seq[Opening] {
	return func(yield func(Opening) bool) {
		if s == nil {
			return
		}
		for _, entry := range slices.Sorted(maps.Keys(s.entries)) {
			places := s.entries[entry]
			for _, path := range slices.Sorted(maps.Keys(places)) {
				if !yield(places[path].own()) {
					return
				}
			}
		}
	}
}

// WriteTo writes the file of openings in the order of All: the same openings
// give the same bytes.
func (s *Openings) WriteTo(writer io.Writer) (int64, error) {
	var total int64
	var line []byte
	for opening := range s.All() {
		var err error
		if line, err = opening.AppendLine(line[:0]); err != nil {
			return total, err
		}
		written, err := writer.Write(line)
		total += int64(written)
		if err != nil {
			return total, err
		}
	}
	return total, nil
}

// Resolution is what the openings at hand show of one entry.
type Resolution struct {
	// Opened are the openings that were checked against their commitments.
	Opened []Opening
	// Attested are the paths of commitments without an opening: that something
	// was committed to is shown, what it was is not.
	Attested []string
}

// Resolve holds the openings against the commitments in an entry. An opening
// that does not open its commitment, or for whose path there is none, is an
// [*Error].
func (s *Openings) Resolve(entry Entry) (Resolution, error) {
	if s == nil {
		s = new(Openings)
	}
	committed, err := Commitments(entry.Body)
	if err != nil {
		if failed, ok := err.(*Error); ok {
			failed.Entry = entry.Number
		}
		return Resolution{}, err
	}
	var resolution Resolution
	for _, place := range committed {
		opening, found := s.Find(entry.Number, place.Path)
		if !found {
			resolution.Attested = append(resolution.Attested, place.Path)
			continue
		}
		if err := opening.Check(place.Commitment); err != nil {
			return Resolution{}, err
		}
		resolution.Opened = append(resolution.Opened, opening)
	}
	if len(resolution.Opened) < len(s.entries[entry.Number]) {
		return Resolution{}, s.stray(entry.Number, committed)
	}
	return resolution, nil
}

// stray names the first opening, by path, that has no commitment.
func (s *Openings) stray(entry int, committed []Committed) error {
	for _, path := range slices.Sorted(maps.Keys(s.entries[entry])) {
		if !slices.ContainsFunc(committed, func(place Committed) bool { return place.Path == path }) {
			return &Error{Code: CodeStrayOpening, Entry: entry, Field: path}
		}
	}
	return nil
}
