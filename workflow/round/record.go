package round

import (
	"bytes"
	"fmt"
	"time"

	"cloud.google.com/go/civil"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/canonical"
	"github.com/thituyen/thituyen/internal/document"
	"github.com/thituyen/thituyen/workflow"
	"github.com/thituyen/thituyen/workflow/ledger"
)

// The members of the body of an entry. Where the step is not called as the
// built-in act whose effect it has, that is named; what the act says stands
// below "says", what it came to below "result".
const (
	memberAct       = "act"
	memberCandidate = "candidate"
	memberClosed    = "closed"
	memberCounted   = "counted"
	memberProposal  = "proposal"
	memberResult    = "result"
	memberSays      = "says"
	memberVotes     = "votes"
)

// commitmentMember begins whatever stands in the place of a hidden field.
const commitmentMember = `{"commitment":`

// writer turns acts into the bodies of entries.
type writer struct {
	encoder canonical.Encoder
	body    canonical.Encoder
}

// write writes the body of an entry; named is the act where the step is called
// otherwise, says the canonical form of what the
// act says.
func (w *writer) write(act *Act, named string, says []byte, result *Result) ([]byte, error) {
	e := &w.body
	e.Reset(nil)
	e.BeginObject()
	if named != "" {
		e.Key(memberAct)
		e.String(named)
	}
	if act.Candidate != "" {
		e.Key(memberCandidate)
		e.String(act.Candidate)
	}
	if act.Closed != nil {
		e.Key(memberClosed)
		e.Bool(*act.Closed)
	}
	if act.Counted != nil {
		e.Key(memberCounted)
		document.Encode(e, act.Counted)
	}
	if act.Proposal != "" {
		e.Key(memberProposal)
		e.String(act.Proposal)
	}
	if act.Votes != nil {
		e.Key(memberVotes)
		document.Encode(e, act.Votes)
	}
	if len(says) > len("{}") {
		e.Key(memberSays)
		e.Raw(says)
	}
	mark := *result
	if !mark.empty() {
		e.Key(memberResult)
		document.Encode(e, result)
	}
	e.EndObject()
	return e.Bytes()
}

// says writes what an act says in canonical form.
func (w *writer) says(body any) ([]byte, error) {
	w.encoder.Reset(nil)
	switch said := body.(type) {
	case *Mark:
		writeMark(&w.encoder, said)
	case *Note:
		writeNote(&w.encoder, said)
	default:
		document.Encode(&w.encoder, body)
	}
	return w.encoder.Bytes()
}

// recordError is a body that is not one of an act.
type recordError struct {
	field    string
	mistakes thituyen.Mistakes
}

func (e *recordError) Error() string {
	if len(e.mistakes) > 0 {
		return "round: the body is not one of an act: " + e.mistakes.Error()
	}
	return fmt.Sprintf("round: the body is not one of an act: %s", e.field)
}

// replayed is an entry read back.
type replayed struct {
	act     Act
	does    string // the act whose effect the step has
	result  Result
	number  int
	hidden  map[string]bool
	commits []ledger.Committed
	again   bool // after a correction of an earlier entry
}

// actIn is the act that an entry is of, by its kind, the id of the step, and its
// body.
func actIn(step string, body canonical.Value) string {
	if named, there := body.Member(memberAct); there {
		if act, text := named.Text(); text {
			return act
		}
	}
	return step
}

// readEntry reads the act of an entry. Personal fields are taken from the
// openings; those without one are left out and named.
func readEntry(entry ledger.Entry, openings *ledger.Openings) (*replayed, error) {
	out := new(replayed)
	if err := out.read(entry, openings); err != nil {
		return nil, err
	}
	return out, nil
}

func (p *replayed) read(entry ledger.Entry, openings *ledger.Openings) error {
	*p = replayed{number: entry.Number, act: Act{
		Step: entry.Kind, By: entry.Actor, Happened: civilOf(entry.Happened), Recorded: civilOf(entry.Recorded),
	}}
	body, err := canonical.Parse(entry.Body)
	if err != nil || body.Kind() != canonical.Object {
		return &recordError{field: "body"}
	}
	p.does = actIn(entry.Kind, body)
	p.act.Body = kindFor(p.does, entry.Number == 1).fresh()
	for key, value := range body.Members() {
		if err := p.take(string(key), value, entry, openings); err != nil {
			return err
		}
	}
	return nil
}

func (p *replayed) take(key string, value canonical.Value, entry ledger.Entry, openings *ledger.Openings) error {
	ok := true
	switch key {
	case memberAct:
		ok = p.does != entry.Kind
	case memberCandidate:
		p.act.Candidate, ok = value.Text()
	case memberProposal:
		p.act.Proposal, ok = value.Text()
	case memberClosed:
		var closed bool
		closed, ok = value.Bool()
		p.act.Closed = &closed
	case memberCounted:
		p.act.Counted = new(workflow.Counted)
		return decode(value, p.act.Counted, key)
	case memberVotes:
		return decode(value, &p.act.Votes, key)
	case memberSays:
		return p.readSays(value, entry, openings)
	case memberResult:
		return decode(value, &p.result, key)
	default:
		ok = false
	}
	if !ok {
		return &recordError{field: key}
	}
	return nil
}

// decode reads a value strictly.
func decode(value canonical.Value, into any, key string) error {
	if mistakes := document.DecodeCanonical(document.FromCanonical(value), into); len(mistakes) > 0 {
		return &recordError{key, mistakes.Under(pathOf(key))}
	}
	return nil
}

func (p *replayed) readSays(says canonical.Value, entry ledger.Entry, openings *ledger.Openings) error {
	var ok bool
	switch said := p.act.Body.(type) {
	case *Mark:
		ok = readMark(says, said)
	case *Note:
		ok = readNote(says, said)
	default:
		return p.readOthers(says, entry, openings)
	}
	if !ok {
		return &recordError{field: memberSays}
	}
	return nil
}

func (p *replayed) readOthers(says canonical.Value, entry ledger.Entry, openings *ledger.Openings) error {
	if bytes.Contains(says.Raw(), []byte(commitmentMember)) {
		opened, err := p.open(says, entry, openings)
		if err != nil {
			return err
		}
		says = opened
	}
	return decode(says, p.act.Body, memberSays)
}

// open puts the values that were opened in the place of their commitments and
// takes the others out.
func (p *replayed) open(says canonical.Value, entry ledger.Entry, openings *ledger.Openings) (canonical.Value, error) {
	committed, err := ledger.Commitments(entry.Body)
	if err != nil {
		return says, err
	}
	if openings == nil {
		openings = new(ledger.Openings)
	}
	resolution, err := openings.Resolve(entry)
	if err != nil {
		return says, err
	}
	p.commits, p.hidden = committed, map[string]bool{}
	values := map[string][]byte{}
	for _, opening := range resolution.Opened {
		values[opening.Path] = opening.Value
	}
	for _, attested := range resolution.Attested {
		p.hidden[attested] = true
	}
	text, err := replaceMembers(says, "/"+memberSays, func(at string) (bool, []byte) {
		value, opened := values[at]
		return opened || p.hidden[at], value
	})
	if err != nil {
		return says, err
	}
	return canonical.Parse(text)
}

// momentOf brings a civil moment into the zone of the record.
func momentOf(m civil.DateTime) time.Time { return m.In(ledger.Zone()) }

func civilOf(t time.Time) civil.DateTime { return civil.DateTimeOf(t) }
