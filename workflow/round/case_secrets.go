package round

import (
	"encoding/hex"
	"maps"
	"slices"

	"github.com/thituyen/thituyen/workflow/ledger"
)

// Prepare fills in what the files of a round leave to those who keep secrets:
// the sealed codes of an act that issues them and the map of the act that
// completes their opening, and the shares of a lot. Any other act is returned
// as it is. What was sealed is kept for the opening.
func (c *Case) Prepare(r *Round, act Act, salts Salts) (Act, error) {
	if c == nil || c.Secrets == nil {
		return act, nil
	}
	switch said := act.Body.(type) {
	case *Codes:
		return c.Secrets.seal(r, act, said, salts)
	case *OpenCodes:
		return c.Secrets.open(r, act, said), nil
	case *CommitLot:
		return c.Secrets.commit(act, said, salts)
	case *RevealLot:
		return c.Secrets.reveal(act, said), nil
	}
	return act, nil
}

func (s *Secrets) seal(r *Round, act Act, said *Codes, salts Salts) (Act, error) {
	codes, known := s.Codes[said.Component]
	if !known || said.Codes != nil {
		return act, nil
	}
	if sealed, done := s.sealed[said.Component]; done {
		act.Body = sealed
		return act, nil
	}
	sealed, book, err := SealCodes(said.Component, codes, r.Registered(), salts)
	if err != nil {
		return act, err
	}
	if s.books == nil {
		s.books, s.sealed = map[string]CodeBook{}, map[string]Codes{}
	}
	s.books[said.Component], s.sealed[said.Component] = book, sealed
	act.Body = sealed
	return act, nil
}

// open gives the map to the act that completes the opening, and to no other.
func (s *Secrets) open(r *Round, act Act, said *OpenCodes) Act {
	component := said.Component
	if component == "" && len(s.books) == 1 {
		component = slices.Collect(maps.Keys(s.books))[0]
	}
	book, known := s.books[component]
	if !known || said.Codes != nil || !slices.Contains(r.Check(act).Codes(), "codes_missing") {
		return act
	}
	act.Body = OpenCodes{Component: said.Component, Codes: book}
	return act
}

func (s *Secrets) commit(act Act, said *CommitLot, salts Salts) (Act, error) {
	text, known := s.Shares[said.Role]
	if !known || said.Share != "" || salts == nil {
		return act, nil
	}
	share, done := s.shares[said.Role]
	if !done {
		var fresh ledger.SaltBook
		salt, err := fresh.Take(salts())
		if err != nil {
			return act, err
		}
		share = LotShare{Role: said.Role, Share: text, Salt: salt}
	}
	commitment, err := share.Commitment()
	if err != nil {
		return act, err
	}
	if s.shares == nil {
		s.shares = map[string]LotShare{}
	}
	s.shares[said.Role] = share
	act.Body = CommitLot{Role: said.Role, Share: commitment}
	return act, nil
}

func (s *Secrets) reveal(act Act, said *RevealLot) Act {
	share, known := s.shares[said.Role]
	if !known || said.Share != "" || said.Missing {
		return act
	}
	act.Body = RevealLot{Role: said.Role, Share: share.Share, Salt: hex.EncodeToString(share.Salt[:]), Reason: said.Reason}
	return act
}
