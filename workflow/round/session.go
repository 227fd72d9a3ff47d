package round

import (
	"context"
	"errors"

	"github.com/thituyen/thituyen/workflow/ledger"
)

// Session is a round together with the store that keeps its record. It is for
// one goroutine; several sessions, in several processes too, may share a
// store.
type Session struct {
	round *Round
	store ledger.Store
}

// OpenSession replays the record in a store and returns a session that goes on
// after it. An empty store begins a round under the regulation of the options.
func OpenSession(ctx context.Context, store ledger.Store, options ReplayOptions) (*Session, error) {
	if store == nil {
		return nil, ledger.ErrNoStore
	}
	r, err := Replay(store.Read(ctx, 1), options)
	if err != nil {
		return nil, err
	}
	r.ReadFrom(store.Read(ctx, 1))
	return &Session{r, store}, nil
}

// made is the session to ask: in the place of one that [OpenSession] did not
// make, one of an empty record that is kept nowhere.
func (s *Session) made() *Session {
	if s == nil || s.round == nil || s.store == nil {
		return &Session{New(nil), new(ledger.Memory)}
	}
	return s
}

// Round is the round as it stands. Ask it; do acts through the session.
func (s *Session) Round() *Round { return s.made().round }

// Openings are the openings of personal fields, to be kept in secret.
func (s *Session) Openings() *ledger.Openings { return s.made().round.openings }

// Do does an act and keeps its entry in the store before the round changes.
// When somebody else has appended first, what they did is done here too and
// the act is judged again in its light. Refused, nothing is kept.
//
// After an error of the store the entry may or may not be kept:
// [Session.CatchUp] shows which.
func (s *Session) Do(ctx context.Context, act Act, salts Salts) (Outcome, error) {
	s = s.made()
	for {
		p, out, err := s.round.prepare(act, salts, nil)
		if err != nil || !out.Accepted {
			return out, err
		}
		err = s.store.Append(ctx, s.round.Head(), p.entry.Line)
		if err == nil {
			s.round.commit(p)
			return out, nil
		}
		if _, conflict := errors.AsType[*ledger.ConflictError](err); !conflict {
			return refusedByError(out), err
		}
		if err := s.CatchUp(ctx); err != nil {
			return refusedByError(out), err
		}
	}
}

// CatchUp does what others have appended to the store. Personal fields whose
// openings are not at hand stay hidden; give them to [Session.Openings] first.
func (s *Session) CatchUp(ctx context.Context) error {
	s = s.made()
	for line, err := range s.store.Read(ctx, s.round.Head().Number+1) {
		if err != nil {
			return err
		}
		if _, err := s.round.Follow(line, s.round.openings); err != nil {
			return err
		}
	}
	return nil
}
