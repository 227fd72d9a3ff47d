package round

import "github.com/thituyen/thituyen/workflow/ledger"

// Salts gives a fresh secret salt of 32 random bytes each time it is called;
// draw them from crypto/rand. It is called once for each personal field of an
// act, in the order of their paths, and not at all where there is none.
type Salts func() []byte

// Signer signs an entry; see [ledger.Draft].
type Signer func(message []byte) ([]byte, error)

// Check says what would become of an act, and changes nothing.
func (r *Round) Check(act Act) Outcome {
	r = r.made()
	return r.examine(&act, nil).outcome()
}

// Apply does an act. Accepted, the round has changed and the outcome carries
// the entry to keep and the openings of its personal fields; refused, the
// round is as it was and the outcome says why. The caller keeps the entry
// before doing anything else; [Session] does so in a store.
//
// The error is one of the caller: a salt that is missing, short or repeated,
// text that is not valid UTF-8, an entry that is too long. The round is then
// as it was.
func (r *Round) Apply(act Act, salts Salts) (Outcome, error) {
	r = r.made()
	return r.ApplySigned(act, salts, nil)
}

// ApplySigned is [Round.Apply] with the actor's signature.
func (r *Round) ApplySigned(act Act, salts Salts, sign Signer) (Outcome, error) {
	r = r.made()
	p, out, err := r.prepare(act, salts, sign)
	if err != nil || !out.Accepted {
		return out, err
	}
	r.commit(p)
	return out, nil
}

// prepared is an act that was accepted and written, and not done yet.
type prepared struct {
	x     *examination
	entry ledger.Entry
	salts []ledger.Salt

	openings []ledger.Opening
}

// prepare examines and writes an act; it changes nothing.
func (r *Round) prepare(act Act, salts Salts, sign Signer) (*prepared, Outcome, error) {
	x := r.examine(&act, nil)
	out := x.outcome()
	if !out.Accepted {
		return nil, out, nil
	}
	w := &r.writer
	says, err := w.says(x.body)
	if err != nil {
		return nil, refusedByError(out), err
	}
	p := &prepared{x: x}
	if says, err = p.commitTo(says, salts, &out); err != nil {
		return nil, refusedByError(out), err
	}
	body, err := w.write(&act, x.actMember(), says, &x.result)
	if err != nil {
		return nil, refusedByError(out), err
	}
	p.entry, err = r.chain.Next(ledger.Draft{
		Kind: act.Step, Actor: act.By, Happened: momentOf(act.Happened), Recorded: momentOf(act.recorded()), Body: body, Sign: sign,
	})
	if err != nil {
		return nil, refusedByError(out), err
	}
	out.Entry, p.openings = p.entry, out.Openings
	return p, out, nil
}

// refusedByError is the outcome that comes with an error.
func refusedByError(out Outcome) Outcome {
	out.Accepted, out.Done, out.Openings, out.Entry = false, false, nil, ledger.Entry{}
	return out
}

// commit does a prepared act.
func (r *Round) commit(p *prepared) {
	for _, salt := range p.salts {
		r.salts[salt] = struct{}{}
	}
	for _, opening := range p.openings {
		_ = r.openings.Add(opening) // it was just made, with a fresh salt
	}
	p.x.commit()
	r.chain = ledger.After(p.entry)
	if r.kept != nil {
		*r.kept = append(*r.kept, p.entry.Line)
	}
}
