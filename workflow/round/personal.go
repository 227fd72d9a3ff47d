package round

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/thituyen/thituyen/internal/canonical"
	"github.com/thituyen/thituyen/workflow/ledger"
)

// Personal fields are those of dossiers, and the facts, that the regulation
// lists under `personal`. Claims are personal wherever it lists any: a claim
// as one of a minority gives the ethnicity away. In the record each is a
// commitment; its value and salt are an opening.

// SaltsNeededError says that an act has personal fields and no salts were
// given for them.
type SaltsNeededError struct{ Fields int }

// Error says what to do.
func (e *SaltsNeededError) Error() string {
	if e == nil {
		e = &SaltsNeededError{}
	}
	return fmt.Sprintf("round: the act has %d personal fields; give Apply a function that returns a fresh salt of 32 random bytes for each", e.Fields)
}

// dossierHolders are the objects in a body that may hold a dossier and claims:
// what the act says, and what corrected acts say instead.
func dossierHolders(says canonical.Value) []string {
	out := []string{"/" + memberSays, "/" + memberSays + "/instead"}
	entries, _ := says.Member("entries")
	for key := range entries.Members() {
		out = append(out, "/"+memberSays+"/entries/"+pointerToken(string(key))+"/instead")
	}
	return out
}

// holderOf is the holder of a place, and the rest below it.
func holderOf(at string) (rest string, ok bool) {
	rest, ok = strings.CutPrefix(at, "/"+memberSays+"/")
	if several, many := strings.CutPrefix(rest, "entries/"); many {
		_, rest, ok = strings.Cut(several, "/")
	}
	return strings.TrimPrefix(rest, "instead/"), ok
}

// personalPaths are the places of the personal fields in what an act says,
// sorted.
func personalPaths(says canonical.Value, personal map[string]bool) []string {
	var out []string
	for _, holder := range dossierHolders(says) {
		at, ok := find(says, holder)
		if !ok {
			continue
		}
		if _, ok := at.Member("claims"); ok && len(personal) > 0 {
			out = append(out, holder+"/claims")
		}
		dossier, _ := at.Member("dossier")
		for key := range dossier.Members() {
			if personal[string(key)] {
				out = append(out, holder+"/dossier/"+pointerToken(string(key)))
			}
		}
		facts, _ := dossier.Member("facts")
		for key := range facts.Members() {
			if personal[string(key)] && !personal["facts"] {
				out = append(out, holder+"/dossier/facts/"+pointerToken(string(key)))
			}
		}
	}
	slices.Sort(out)
	return out
}

// hiddenWithoutNeed is the first commitment that stands in the place of
// something that is not personal; empty where there is none.
func (r *Round) hiddenWithoutNeed(commits []ledger.Committed) string {
	for _, c := range commits {
		if !r.mayHide(c.Path) {
			return c.Path
		}
	}
	return ""
}

func (s *situation) mayHide(at string) bool {
	rest, ok := holderOf(at)
	if !ok {
		return false
	}
	if rest == "claims" && len(s.personal) > 0 {
		return true
	}
	field, dossier := strings.CutPrefix(rest, "dossier/")
	field = strings.NewReplacer("~1", "/", "~0", "~").Replace(strings.TrimPrefix(field, "facts/"))
	return dossier && s.personal[field]
}

// find walks a JSON Pointer that begins with /says from what the act says.
func find(says canonical.Value, pointer string) (canonical.Value, bool) {
	rest := strings.TrimPrefix(pointer, "/"+memberSays)
	for rest != "" {
		token, after, _ := strings.Cut(rest[1:], "/")
		member, ok := says.Member(strings.NewReplacer("~1", "/", "~0", "~").Replace(token))
		if !ok {
			return canonical.Value{}, false
		}
		says, rest = member, ""
		if after != "" {
			rest = "/" + after
		}
	}
	return says, true
}

// commitTo puts commitments in the place of the personal fields.
func (p *prepared) commitTo(says []byte, salts Salts, out *Outcome) ([]byte, error) {
	if len(p.x.r.personal) == 0 || !p.x.hasDossier() {
		return says, nil
	}
	value, err := canonical.Parse(says)
	if err != nil {
		return nil, err
	}
	paths := personalPaths(value, p.x.r.personal)
	if len(paths) == 0 {
		return says, nil
	}
	if salts == nil {
		return nil, &SaltsNeededError{Fields: len(paths)}
	}
	commitments := map[string][]byte{}
	var fresh ledger.SaltBook
	for _, at := range paths {
		salt, err := fresh.Take(salts())
		if _, used := p.x.r.salts[salt]; err == nil && used {
			err = &ledger.Error{Code: ledger.CodeRepeatedSalt, Field: "salt"}
		}
		if err != nil {
			return nil, fmt.Errorf("round: the salt for %s: %w", at, err)
		}
		field, _ := find(value, at)
		opening := ledger.Opening{Entry: p.x.number, Path: at, Salt: salt, Value: slices.Clone(field.Raw())}
		commitments[at] = opening.Commitment().AppendTo(nil)
		out.Openings = append(out.Openings, opening)
		p.salts = append(p.salts, salt)
	}
	return replaceMembers(value, "/"+memberSays, func(at string) (bool, []byte) {
		with, committed := commitments[at]
		return committed, with
	})
}

// hasDossier reports whether the body is of a kind that carries personal
// fields.
func (x *examination) hasDossier() bool {
	switch x.body.(type) {
	case *Register, *Supplement, *Correct:
		return true
	}
	return false
}

// replaceMembers copies a value; where replace says so a member of an object
// is replaced, or left out where there is nothing to put in its place.
func replaceMembers(value canonical.Value, at string, replace func(at string) (bool, []byte)) ([]byte, error) {
	var e canonical.Encoder
	e.Reset(nil)
	rewrite(&e, value, at, replace)
	return e.Bytes()
}

func rewrite(e *canonical.Encoder, value canonical.Value, at string, replace func(at string) (bool, []byte)) {
	if value.Kind() != canonical.Object {
		e.Value(value)
		return
	}
	e.BeginObject()
	for key, member := range value.Members() {
		below := at + "/" + pointerToken(string(key))
		replaced, with := replace(below)
		if replaced && with == nil {
			continue
		}
		e.Key(string(key))
		if replaced {
			e.Raw(with)
			continue
		}
		rewrite(e, member, below, replace)
	}
	e.EndObject()
}

// recommit puts the commitments of a recorded entry back into what its act
// says, also those of fields that have no opening.
func recommit(says []byte, commits []ledger.Committed) ([]byte, error) {
	if len(commits) == 0 {
		return says, nil
	}
	value, err := canonical.Parse(says)
	if err != nil {
		return nil, err
	}
	below := map[string]map[string][]byte{}
	for _, c := range commits {
		cut := strings.LastIndexByte(c.Path, '/')
		holder, key := c.Path[:cut], c.Path[cut+1:]
		if below[holder] == nil {
			below[holder] = map[string][]byte{}
		}
		below[holder][strings.NewReplacer("~1", "/", "~0", "~").Replace(key)] = c.Commitment.AppendTo(nil)
	}
	var e canonical.Encoder
	e.Reset(nil)
	insert(&e, value, "/"+memberSays, below)
	return e.Bytes()
}

func insert(e *canonical.Encoder, value canonical.Value, at string, below map[string]map[string][]byte) {
	put := below[at]
	e.BeginObject()
	for key, member := range value.Members() {
		if _, replaced := put[string(key)]; replaced {
			continue
		}
		e.Key(string(key))
		if inside := at + "/" + pointerToken(string(key)); member.Kind() == canonical.Object && holds(below, inside) {
			insert(e, member, inside, below)
			continue
		}
		e.Value(member)
	}
	for key, commitment := range put {
		e.Key(key)
		e.Raw(commitment)
	}
	for _, missing := range []string{"dossier", "facts", "instead", "entries"} {
		inside := at + "/" + missing
		if _, there := value.Member(missing); !there && holds(below, inside) {
			e.Key(missing)
			empty, _ := canonical.Parse([]byte("{}"))
			insert(e, empty, inside, below)
		}
	}
	e.EndObject()
}

// holds reports whether commitments stand at or below a place.
func holds(below map[string]map[string][]byte, at string) bool {
	for holder := range below {
		if holder == at || strings.HasPrefix(holder, at+"/") {
			return true
		}
	}
	return false
}

// pointerToken escapes a key for a JSON Pointer.
func pointerToken(key string) string {
	if !strings.ContainsAny(key, "~/") {
		return key
	}
	return strings.NewReplacer("~", "~0", "/", "~1").Replace(key)
}

// hide notes which personal fields an entry gave without an opening.
func (c *candidate) hide(x *examination) {
	for at := range x.hidden {
		entry := x.number
		if x.hiddenIn > 0 {
			entry = x.hiddenIn
		}
		place := fmt.Sprintf("%d %s", entry, at)
		if strings.HasSuffix(at, "/claims") {
			c.claims, c.noClaims = nil, place
			continue
		}
		if c.hidden == nil {
			c.hidden = map[string]string{}
		}
		field := strings.NewReplacer("~1", "/", "~0", "~").Replace(at[strings.LastIndexByte(at, '/')+1:])
		if strings.HasSuffix(at, "/facts/"+pointerToken(field)) {
			c.dossier.Facts = maps.Clone(c.dossier.Facts)
			if delete(c.dossier.Facts, field); len(c.dossier.Facts) == 0 {
				c.dossier.Facts = nil // an empty mapping would say that there are none
			}
			c.hidden["facts."+field] = place
			continue
		}
		c.hidden[field] = place
		forget(&c.dossier, field)
	}
}

// attest notes that something stated rests on commitments alone.
func (x *examination) attest(field string, rests []string) {
	x.attested = append(x.attested, Attested{Entry: x.number, Field: field, Rests: rests})
}
