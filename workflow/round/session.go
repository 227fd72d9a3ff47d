package round

import (
	"bytes"
	"context"
	"errors"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/thituyen/thituyen/workflow/ledger"
)

// Session is a round together with the store that keeps its record. It is for
// one goroutine; several sessions, in several processes too, may share a
// store.
type Session struct {
	round   *Round
	store   ledger.Store
	options ReplayOptions
}

// OpenSession replays the record in a store and returns a session that goes on
// after it. An empty store begins a round under the regulation of the options.
// The openings are those of the store and of the options together.
func OpenSession(ctx context.Context, store ledger.Store, options ReplayOptions) (*Session, error) {
	if store == nil {
		return nil, ledger.ErrNoStore
	}
	s := &Session{store: store, options: options}
	return s, s.replay(ctx)
}

// replay does the whole record again, with the openings that there are now.
func (s *Session) replay(ctx context.Context) error {
	openings, err := s.known(ctx, s.options.Openings, 1)
	if err != nil {
		return err
	}
	options := s.options
	options.Openings = openings
	r, err := Replay(s.store.Read(ctx, 1), options)
	if err != nil {
		return err
	}
	r.openings = openings
	r.ReadFrom(s.store.Read(ctx, 1))
	s.round = r
	return nil
}

// known are openings with those of the store from an entry on beside them.
func (s *Session) known(ctx context.Context, beside *ledger.Openings, from int) (*ledger.Openings, error) {
	out := new(ledger.Openings)
	for opening := range beside.All() {
		if err := out.Add(opening); err != nil {
			return nil, err
		}
	}
	for opening, err := range s.store.Openings(ctx, from) {
		if err != nil {
			return nil, err
		}
		if _, there := out.Find(opening.Entry, opening.Path); there {
			continue
		}
		if err := out.Add(opening); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// made is the session to ask: in the place of one that [OpenSession] did not
// make, one of an empty record that is kept nowhere.
func (s *Session) made() *Session {
	if s == nil || s.round == nil || s.store == nil {
		return &Session{round: New(nil), store: new(ledger.Memory)}
	}
	return s
}

// Round is the round as it stands. Ask it; do acts through the session.
func (s *Session) Round() *Round { return s.made().round }

// Openings are the openings of personal fields at hand, a secret. What is added
// to them, such as those of a record that came without, is taken in by the
// next [Session.CatchUp].
func (s *Session) Openings() *ledger.Openings { return s.made().round.openings }

// Do does an act and keeps its entry with its openings in the store, in one
// step, before the round changes. When somebody else has appended first, or an
// act is refused by what was seen last, what others did is done here too and
// the act is judged again in its light. Refused, nothing is kept.
//
// After an error of the store the entry may or may not be kept:
// [Session.CatchUp] shows which.
func (s *Session) Do(ctx context.Context, act Act, salts Salts) (Outcome, error) {
	s = s.made()
	for {
		p, out, err := s.round.prepare(act, salts, nil)
		if err != nil {
			return out, err
		}
		before := s.round.Head()
		if out.Accepted {
			err = s.store.Append(ctx, before, p.entry.Line, p.openings...)
			if err == nil {
				s.round.commit(p)
				return out, nil
			}
			if _, conflict := errors.AsType[*ledger.ConflictError](err); !conflict {
				return refusedByError(out), err
			}
		}
		if err := s.CatchUp(ctx); err != nil {
			return refusedByError(out), err
		}
		if !out.Accepted && s.round.Head() == before {
			return out, nil
		}
	}
}

// CatchUp does what others have appended to the store, with the openings that
// the store has of it. Where openings of fields that were hidden have come, in
// the store or by [Session.Openings], the record is done again with them.
func (s *Session) CatchUp(ctx context.Context) error {
	s = s.made()
	if s.round.anyHidden() {
		openings, err := s.known(ctx, s.round.openings, 1)
		if err != nil {
			return err
		}
		if s.round.hides(openings) {
			s.options.Openings = openings
			return s.replay(ctx)
		}
	}
	for line, err := range s.store.Read(ctx, s.round.Head().Number+1) {
		if err == nil && bytes.Contains(line, []byte(commitmentMember)) {
			s.round.openings, err = s.known(ctx, s.round.openings, s.round.Head().Number+1)
		}
		if err != nil {
			return err
		}
		if _, err := s.round.Follow(line, s.round.openings); err != nil {
			return err
		}
	}
	return nil
}

// hiddenPlaces are where the fields stand that are hidden.
func (r *Round) hiddenPlaces() []string {
	var out []string
	for _, id := range r.order {
		c := r.candidates[id]
		out = slices.AppendSeq(out, maps.Values(c.hidden))
		if c.noClaims != "" {
			out = append(out, c.noClaims)
		}
	}
	return out
}

func (r *Round) anyHidden() bool { return len(r.hiddenPlaces()) > 0 }

// hides reports whether a field is hidden that one of the openings opens.
func (r *Round) hides(openings *ledger.Openings) bool {
	return slices.ContainsFunc(r.hiddenPlaces(), func(place string) bool {
		entry, path, _ := strings.Cut(place, " ")
		number, _ := strconv.Atoi(entry)
		_, opened := openings.Find(number, path)
		return opened
	})
}

// Erase forgets the openings of one candidate's personal fields, here and in
// the store, and returns how many there were. The record stays as it is and
// verifies as before; what rested on the fields is attested from then on.
func (s *Session) Erase(ctx context.Context, candidate string) (int, error) {
	s = s.made()
	entries, err := dossierEntries(s.store.Read(ctx, 1), candidate)
	if err != nil {
		return 0, err
	}
	theirs := func(o ledger.Opening) bool { return entries[o.Entry] }
	gone, err := s.store.Forget(ctx, theirs)
	if err != nil {
		return gone, err
	}
	gone = max(gone, s.round.openings.Drop(theirs))
	s.options.Openings = s.round.openings
	return gone, s.replay(ctx)
}
