package round

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"slices"

	"github.com/thituyen/thituyen/internal/canonical"
	"github.com/thituyen/thituyen/ranking"
	"github.com/thituyen/thituyen/workflow/ledger"
)

// lotState is where the lot stands: a share for each role.
type lotState struct {
	roles     []string
	committed map[string]string
	shares    map[string]string // revealed, or put in the place of a missing one
	missing   []string
}

// LotShare is what one role puts into the lot: a text that nobody else knows,
// such as 32 random bytes in hexadecimal digits, and a salt.
type LotShare struct {
	Role  string
	Share string
	Salt  ledger.Salt
}

// ErrLotShare says that a share is not valid UTF-8.
var ErrLotShare = errors.New("round: the share of a lot must be valid UTF-8 text")

// Commitment is what [CommitLot] says of the share.
func (s LotShare) Commitment() (string, error) {
	value, err := canonical.AppendString(nil, s.Share)
	if err != nil {
		return "", ErrLotShare
	}
	return ledger.Commit(0, "/lot/"+pointerToken(s.Role), s.Salt, value).String(), nil
}

// CommitLot commits a role to its share of the lot. The notice names the
// roles, at least two.
//
// Its rules: By holds the role; registration is not closed yet; one share a
// role.
type CommitLot struct {
	Role string `doc:"role,id" validate:"required"`
	// Share is [LotShare.Commitment].
	Share string `doc:"share" validate:"required"`
}

func ruleCommitLot(x *examination, said *CommitLot) {
	x.ownShare(said.Role)
	if _, err := ledger.ParseHash(said.Share); err != nil {
		x.refuse("bad_share", param("role", x.roleName(said.Role)))
	}
	if x.r.closed {
		x.refuse("share_too_late", param("role", x.roleName(said.Role)))
	}
	if x.r.lot.committed[said.Role] != "" {
		x.refuse("share_committed", param("role", x.roleName(said.Role)))
	}
	for _, role := range sortedKeys(x.r.lot.committed) {
		if role != said.Role && x.r.lot.committed[role] == said.Share {
			x.refuse("bad_share", param("role", x.roleName(said.Role)))
		}
	}
	x.effect = func() { set(&x.r.lot.committed, said.Role, said.Share) }
}

// ownShare asks whether the role has a share and By holds the role.
func (x *examination) ownShare(role string) {
	if !slices.Contains(x.r.lot.roles, role) {
		x.refuse("no_share", param("role", x.roleName(role)), param("roles", x.r.lot.roles))
		return
	}
	if !slices.Contains(x.r.people[x.act.By], role) {
		x.refuse("not_your_share", param("person", x.r.name(x.act.By)), param("role", x.roleName(role)))
	}
}

func set(m *map[string]string, key, value string) {
	if *m == nil {
		*m = map[string]string{}
	}
	(*m)[key] = value
}

// RevealLot reveals a role's share, or records that it was not revealed: its
// place is then taken by the digits of its commitment, which nobody could
// choose after the others were known.
//
// Its rules: the ids of the candidates are fixed, that is, registration is
// closed; the share is the one that was committed to; once. Whoever may take
// the step may record that a share is missing, with a reason.
type RevealLot struct {
	Role    string `doc:"role,id" validate:"required"`
	Share   string `doc:"share"`
	Salt    string `doc:"salt"` // in lower-case hexadecimal digits
	Missing bool   `doc:"missing"`
	Reason  string `doc:"reason"`
}

func ruleRevealLot(x *examination, said *RevealLot) {
	lot := &x.r.lot
	role := x.roleName(said.Role)
	switch {
	case lot.committed[said.Role] == "":
		x.refuse("no_share", param("role", role), param("roles", lot.roles))
		return
	case lot.shares[said.Role] != "":
		x.refuse("share_revealed", param("role", role))
	case !x.r.closed:
		x.refuse("share_too_early", param("role", role))
	}
	share := said.Share
	if said.Missing {
		share = lot.committed[said.Role]
		if said.Reason == "" || said.Share != "" || said.Salt != "" {
			x.refuse("missing_share_needs_reason", param("role", role))
		}
	} else {
		x.ownShare(said.Role)
		if !said.opens(lot.committed[said.Role]) {
			x.refuse("share_changed", param("role", role))
		}
	}
	after := lotState{roles: lot.roles, shares: map[string]string{said.Role: share}}
	for known, value := range lot.shares {
		after.shares[known] = value
	}
	if seed := after.seed(); seed != nil {
		x.result.Seed = *seed
		x.recomputed++
	}
	if said.Missing {
		x.result.Missing = []string{said.Role}
	}
	x.effect = func() {
		set(&lot.shares, said.Role, share)
		if said.Missing {
			lot.missing = append(lot.missing, said.Role)
		}
	}
}

// opens reports whether what is revealed is what was committed to.
func (said *RevealLot) opens(committed string) bool {
	salt, err := hex.DecodeString(said.Salt)
	if err != nil || len(salt) != len(ledger.Salt{}) || said.Share == "" || hex.EncodeToString(salt) != said.Salt {
		return false
	}
	commitment, err := LotShare{said.Role, said.Share, ledger.Salt(salt)}.Commitment()
	return err == nil && commitment == committed
}

// seed is the seed of the lot once every share is there: the SHA-256, in
// lower-case hexadecimal digits, over a line "thituyen/lot/1" and, for each
// role in the order of their ids, a line with the role and one with its share,
// each ended by a newline. Nil where there is no lot or a share is missing.
func (s *lotState) seed() *string {
	if len(s.roles) == 0 {
		return nil
	}
	text := "thituyen/lot/1\n"
	for _, role := range slices.Sorted(slices.Values(s.roles)) {
		share, there := s.shares[role]
		if !there {
			return nil
		}
		text += role + "\n" + share + "\n"
	}
	sum := sha256.Sum256([]byte(text))
	seed := hex.EncodeToString(sum[:])
	return &seed
}

// checkLotRoles asks of the notice who takes part in the lot.
func (x *examination) checkLotRoles(roles []string) {
	if len(roles) == 0 {
		if x.r.draws() && x.r.has("commit_lot") {
			x.refuse("lot_roles_needed")
		}
		return
	}
	distinct := map[string]bool{}
	for _, role := range roles {
		if _, known := x.r.rules.Procedure.Roles[role]; !known {
			x.refuse("unknown_role", param("role", role), param("known", sortedKeys(x.r.rules.Procedure.Roles)))
		}
		distinct[role] = true
	}
	if len(distinct) < 2 || len(distinct) != len(roles) || !x.r.has("commit_lot") || !x.r.has("reveal_lot") {
		x.refuse("lot_roles_needed")
	}
}

// draws reports whether the ranking may draw a lot.
func (s *situation) draws() bool {
	order := s.rules.Order
	return order != nil && (order.Ties == ranking.TiesLot || order.Select.AtCut == ranking.CutLot)
}

// committedAll asks, before registration is closed, for every share.
func (x *examination) committedAll() {
	for _, role := range x.r.lot.roles {
		if x.r.lot.committed[role] == "" {
			x.refuse("share_not_committed", param("role", x.roleName(role)))
		}
	}
}

// lotReady asks, before the ranking, for every share to be revealed or
// recorded as missing.
func (x *examination) lotReady() {
	for _, role := range x.r.lot.roles {
		if x.r.lot.shares[role] == "" {
			x.refuse("share_not_revealed", param("role", x.roleName(role)))
		}
	}
}
