package round

import (
	"cmp"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"

	"github.com/thituyen/thituyen/internal/canonical"
	"github.com/thituyen/thituyen/internal/document"
	"github.com/thituyen/thituyen/workflow/ledger"
)

// Codes issues the codes of an anonymous component. Each stands with a
// commitment to the candidate behind it; the map itself stays with the board
// that made it with [SealCodes], and is in no answer of the round before
// [OpenCodes].
//
// Its rules: the component is anonymous and has no codes yet; there is one
// code for each candidate who sits it; no code is a candidate's id.
type Codes struct {
	Component string            `doc:"component,id" validate:"required"`
	Codes     map[string]string `doc:"codes" validate:"required"` // commitments in lower-case hexadecimal digits, by code
}

// CodeBook is the map from codes to candidates, with the salts that open the
// commitments. It is what the codes board keeps to itself, and what
// [OpenCodes] reveals.
type CodeBook map[string]CodeOpening

// CodeOpening is whose a code is, and the salt of its commitment in lower-case
// hexadecimal digits.
type CodeOpening struct {
	Candidate string `doc:"candidate,id" validate:"required"`
	Salt      string `doc:"salt" validate:"required"`
}

// ErrCodesInOrder says that codes follow the order of registration, so that
// they would give away whose they are.
var ErrCodesInOrder = errors.New("round: the codes follow the order of registration; draw others")

// SealCodes makes what the act codes says, and the book to keep, from the
// board's own map of codes to candidates. Registered are the candidates in the
// order in which they registered: three or more codes that follow it, upwards
// or downwards, are refused with [ErrCodesInOrder]. Salts is asked once for
// each code, in the order of codes.
func SealCodes(component string, codes map[string]string, registered []string, salts Salts) (Codes, CodeBook, error) {
	if inOrder(codes, registered) {
		return Codes{}, nil, ErrCodesInOrder
	}
	sealed, book := Codes{Component: component, Codes: map[string]string{}}, CodeBook{}
	var fresh ledger.SaltBook
	if salts == nil {
		return Codes{}, nil, &SaltsNeededError{Fields: len(codes)}
	}
	for _, code := range sortedKeys(codes) {
		salt, err := fresh.Take(salts())
		if err != nil {
			return Codes{}, nil, fmt.Errorf("round: the salt for code %s: %w", code, err)
		}
		commitment, err := codeCommitment(component, code, codes[code], salt)
		if err != nil {
			return Codes{}, nil, err
		}
		sealed.Codes[code] = commitment
		book[code] = CodeOpening{Candidate: codes[code], Salt: hex.EncodeToString(salt[:])}
	}
	return sealed, book, nil
}

// codeCommitment commits to the candidate behind a code. Its place is that of
// the code, in no entry: the board makes it before it knows the entry.
func codeCommitment(component, code, candidate string, salt ledger.Salt) (string, error) {
	value, err := canonical.AppendString(nil, candidate)
	if err != nil {
		return "", fmt.Errorf("round: the candidate of code %s: %w", code, err)
	}
	return ledger.Commit(0, "/codes/"+pointerToken(component)+"/"+pointerToken(code), salt, value).String(), nil
}

// inOrder reports whether three or more codes, sorted, are those of the
// candidates as they registered, forwards or backwards.
func inOrder(codes map[string]string, registered []string) bool {
	if len(codes) < 3 {
		return false
	}
	places := make([]int, 0, len(codes))
	for _, code := range sortedKeys(codes) {
		places = append(places, slices.Index(registered, codes[code]))
	}
	backwards := slices.Clone(places)
	slices.Reverse(backwards)
	return slices.IsSorted(places) || slices.IsSorted(backwards)
}

func ruleCodes(x *examination, said *Codes) {
	u := x.openUnit(said.Component)
	if u == nil {
		return
	}
	switch {
	case !u.Anonymous:
		x.refuse("not_anonymous", param("component", x.componentTitle(u.ID)))
		return
	case u.codes != nil:
		x.refuse("codes_issued", param("component", x.componentTitle(u.ID)))
		return
	}
	x.settledBefore(u)
	if wanted := len(x.r.sitters(u)); wanted != len(said.Codes) && !x.again { // whose is too many is seen when they are opened
		x.refuse("wrong_number_of_codes", param("found", len(said.Codes)), param("wanted", wanted))
	}
	seen := map[string]bool{}
	codes := map[string]*coded{}
	for _, code := range sortedKeys(said.Codes) {
		commitment := said.Codes[code]
		if !document.ValidID(code) || x.r.candidates[code] != nil {
			x.refuse("bad_code", param("code", code))
		}
		if _, err := ledger.ParseHash(commitment); err != nil || seen[commitment] {
			x.refuse("bad_commitment", param("code", code))
		}
		seen[commitment] = true
		codes[code] = &coded{committed: commitment}
	}
	x.effect = func() { u.codes = codes }
}

// OpenCodes opens the codes of a component: the map is revealed, checked
// against the commitments, and what was marked under each code becomes the
// candidate's. The values stand in the entry, by candidate.
//
// Its rules: the marking of the component is closed; two people of different
// roles take the step, and the map is in the act of the one who completes it;
// every code is opened, each candidate has one, and the codes do not follow
// the order of registration.
type OpenCodes struct {
	Component string   `doc:"component,id"` // left out where only one is marked by code
	Codes     CodeBook `doc:"codes"`
}

func ruleOpenCodes(x *examination, said *OpenCodes) {
	if !x.r.byCodes {
		return // the procedure only moves on here
	}
	u := x.codedUnit(said.Component)
	if u == nil {
		return
	}
	switch {
	case u.codes == nil:
		x.refuse("codes_not_issued", param("component", x.componentTitle(u.ID)))
		return
	case u.opened:
		x.refuse("codes_opened", param("component", x.componentTitle(u.ID)))
		return
	case !u.closed:
		x.refuse("component_not_closed", param("component", x.componentTitle(u.ID)))
	}
	if rule, known := x.r.steps[x.act.Step]; known && len(rule.Jointly) < 2 {
		x.refuse("two_people_needed", param("step", x.stepName(x.act.Step)))
	}
	if !x.step.Done {
		if len(said.Codes) > 0 {
			x.refuse("map_too_early", param("component", x.componentTitle(u.ID)))
		}
		return
	}
	x.openMap(u, said.Codes)
}

// codedUnit finds the component whose codes are opened.
func (x *examination) codedUnit(component string) *unit {
	if component != "" {
		u := x.r.unitOf(component)
		if u == nil || !u.Anonymous {
			x.refuse("not_anonymous", param("component", component))
			return nil
		}
		return u
	}
	var found *unit
	for _, u := range x.r.units {
		if u.Anonymous {
			if found != nil {
				x.refuse("component_needed", param("step", x.stepName(x.act.Step)))
				return nil
			}
			found = u
		}
	}
	if found == nil {
		x.refuse("not_anonymous", param("component", x.componentTitle("total")))
	}
	return found
}

// openMap checks the map and joins codes and candidates.
func (x *examination) openMap(u *unit, book CodeBook) {
	whose := map[string]string{}
	taken := map[string]bool{}
	var missing []string
	for _, code := range sortedKeys(u.codes) {
		opening, given := book[code]
		if !given {
			missing = append(missing, code)
			continue
		}
		c := x.r.candidates[opening.Candidate]
		if x.again && opening.opens(u.ID, code, u.codes[code].committed) && (c == nil || !x.r.hasReached(c, u)) {
			x.result.Dropped = append(x.result.Dropped, code)
			continue // what was marked under it counts for nobody
		}
		if !opening.opens(u.ID, code, u.codes[code].committed) || c == nil || taken[c.id] || !x.r.hasReached(c, u) {
			x.refuse("code_mismatch", param("code", code))
			continue
		}
		taken[c.id], whose[code] = true, c.id
	}
	if len(missing) > 0 {
		x.refuse("codes_missing", param("codes", missing))
	}
	for _, code := range sortedKeys(book) {
		if u.codes[code] == nil {
			x.refuse("unknown_code", param("code", code), param("component", x.componentTitle(u.ID)))
		}
	}
	if len(whose) == len(u.codes) && inOrder(whose, x.r.order) {
		x.refuse("codes_follow_registration")
	}
	if len(x.reasons) == 0 {
		x.join(u, whose)
	}
}

// opens reports whether an opening opens a commitment.
func (o CodeOpening) opens(component, code, committed string) bool {
	salt, err := hex.DecodeString(o.Salt)
	if err != nil || len(salt) != len(ledger.Salt{}) || hex.EncodeToString(salt) != o.Salt {
		return false
	}
	commitment, err := codeCommitment(component, code, o.Candidate, ledger.Salt(salt))
	return err == nil && commitment == committed
}

// join gives each candidate what was marked under their code.
func (x *examination) join(u *unit, whose map[string]string) {
	var trials []*candidate
	for _, code := range sortedKeys(whose) {
		trial := *x.r.candidates[whose[code]]
		trial.take(&u.codes[code].paper)
		trials = append(trials, &trial)
	}
	slices.SortFunc(trials, func(a, b *candidate) int { return cmp.Compare(a.id, b.id) })
	k := x.r.scores(trials...)
	x.result.Values = map[string]map[string]Mean{}
	for _, trial := range trials {
		score, wrong := k.of(trial)
		if len(wrong) > 0 {
			x.mistaken(wrong)
			continue
		}
		x.result.Values[trial.id] = map[string]Mean{u.ID: x.meanFor(k, trial, u, score)}
	}
	x.effect = func() {
		for code, id := range whose {
			x.r.candidates[id].take(&u.codes[code].paper)
			u.codes[code].candidate, u.codes[code].paper = id, paper{}
		}
		x.r.keepValues(x.result.Values)
		u.opened = true
		x.r.standings()
	}
}
