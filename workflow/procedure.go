package workflow

import (
	"reflect"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/document"
)

// Procedure is the document: who may do what, in which state, by when. It is
// plain data, read from text or written as a Go literal, and is compiled by
// [Compile].
type Procedure struct {
	About  `doc:",inline"`
	Roles  map[string]Role `doc:"roles" validate:"required,too_many=300"`
	States *States         `doc:"states" validate:"required"`
	// Kin lists the relations that bar under this procedure, self always
	// besides; left out, those of [BarringKin].
	Kin     []Kin      `doc:"kin" validate:"too_many=100"`
	Clocks  []Clock    `doc:"clocks" validate:"too_many=300"`
	Minimum *Minimum   `doc:"minimum"`
	Steps   []StepRule `doc:"steps" validate:"required,too_few=1,too_many=1000"`
}

// UnmarshalJSON is the strict reader: what it does not know, or cannot read, is
// among the [thituyen.Mistakes] that it returns.
func (p *Procedure) UnmarshalJSON(text []byte) error { return document.UnmarshalJSON(text, p) }

// About is what every rule may carry: the title shown to people, the clause
// that it rests on, and why it is as it is.
type About struct {
	Title  thituyen.Title `doc:"title"`
	Clause string         `doc:"clause"`
	Why    string         `doc:"why"`
}

// Role is a part that people play in a case.
type Role struct {
	About   `doc:",inline"`
	Members *Members `doc:"members"`
	// Of names a role: only its members may hold this one.
	Of string `doc:"of,id"`
	// ApartFrom names roles that nobody may hold together with this one. It
	// binds both ways.
	ApartFrom []string `doc:"apart_from,id"`
	Kin       KinRule  `doc:"kin"`
}

// Members bounds how many people hold a role; both ends are included. A bound
// left out does not bind.
type Members struct {
	AtLeast *int `doc:"at_least" validate:"omitnil,at_least=0"`
	AtMost  *int `doc:"at_most" validate:"omitnil,at_least=0"`
	Exactly *int `doc:"exactly" validate:"omitnil,at_least=0"`
	Odd     bool `doc:"odd"`
}

// KinRule says what kinship with candidates keeps somebody from.
type KinRule string

// The rules of kinship.
const (
	AnyCandidate KinRule = "any_candidate" // a relative of any candidate may not sit
	OwnCandidate KinRule = "own_candidate" // a relative may not act on that candidate
)

// States names the state in which a case begins and those in which it is
// over. Every other state is known by the steps that lead to it and from it.
type States struct {
	About `doc:",inline"`
	Start string   `doc:"start,id" validate:"required"`
	Final []string `doc:"final,id" validate:"too_many=300"`
	// Titles words the states for people; one left out is shown by its name.
	Titles map[string]thituyen.Title `doc:"titles"`
}

// Clock is a period that a step, or the end of another period, starts. It
// runs from that moment to the end of its last day, or to the hour given on
// it. The first day counted is the one after the start; a last day that is
// not a working day moves to the next one.
type Clock struct {
	About `doc:",inline"`
	ID    string `doc:"id,id" validate:"required"`
	// Starts names what starts the clock. A clock once started is not
	// restarted, save by the steps in Restarts: each of them starts it afresh,
	// or starts it if need be, and an extension falls with it.
	Starts   *Starts        `doc:"starts" validate:"required"`
	Restarts Names          `doc:"restarts" validate:"too_many=50"`
	Lasts    *thituyen.Span `doc:"lasts" validate:"required"`
	// EndsAt is the last minute of the last day in which the clock runs; left
	// out, it runs to the end of that day.
	EndsAt    *TimeOfDay `doc:"ends_at"`
	Extension *Extension `doc:"extension"`
}

// Extension lets a clock be made longer, once, by a step. The added days are
// counted from the clock's last day or, where that has passed, from the day
// of the step. Before the clock has started the step does nothing to it.
type Extension struct {
	About `doc:",inline"`
	Step  string         `doc:"step,id" validate:"required"`
	Lasts *thituyen.Span `doc:"lasts" validate:"required"`
}

// Minimum is how many candidates a round needs; a round asks it.
type Minimum struct {
	About     `doc:",inline"`
	Count     int       `doc:"count" validate:"required,at_least=1"`
	Of        CountedOf `doc:"of"`
	Otherwise Otherwise `doc:"otherwise"`
}

// CountedOf says which candidates a minimum counts; left out: registered.
type CountedOf string

// What a minimum counts.
const (
	Registered CountedOf = "registered"
	Eligible   CountedOf = "eligible"
	Present    CountedOf = "present"
)

// Otherwise says what happens to a round with too few candidates.
type Otherwise string

// What happens to a round with too few candidates.
const (
	Extend Otherwise = "extend"
	Cancel Otherwise = "cancel"
)

// StepRule is one step of a procedure: who may take it, in which states, by
// when, and what it does.
type StepRule struct {
	About `doc:",inline"`
	ID    string `doc:"id,id" validate:"required"`
	// Effect names the built-in act whose effect the step has, one of [Acts];
	// left out, that of its own id where it is one. Ask [StepRule.Act].
	Effect string `doc:"effect,id"`
	// By names the roles of which any may take the step.
	By Names `doc:"by" validate:"too_many=300"`
	// Jointly names roles that must each take the step, by different people;
	// with By besides, one of those roles must too.
	Jointly []string `doc:"jointly,id" validate:"too_many=20"`
	From    Names    `doc:"from" validate:"required,too_many=300"`
	// To is the state that the step leads to; left out, the state stays.
	To string `doc:"to,id"`
	// Within names clocks: the step may be taken while any of them runs.
	Within Names `doc:"within" validate:"too_many=50"`
	// After names clocks: the step may be taken from the day after the last
	// of them to end.
	After Names    `doc:"after" validate:"too_many=50"`
	Needs []string `doc:"needs,id" validate:"too_many=50"`
	// NotBy names steps: nobody who took one of them may take this one, or
	// vote in it; for the same candidate, where both are about one.
	NotBy []string `doc:"not_by,id" validate:"too_many=50"`
	// Complete names roles that must then have the people that their Members
	// ask for.
	Complete []string `doc:"complete,id" validate:"too_many=50"`
	Once     Once     `doc:"once"`
	// Own says that people may take the step about themselves.
	Own   bool   `doc:"own"`
	Votes *Votes `doc:"votes"`
}

// Once says how often a step may take effect; left out, as often as its
// states allow.
type Once string

// How often a step may take effect.
const (
	OncePerCase      Once = "case"
	OncePerPerson    Once = "person"
	OncePerCandidate Once = "candidate"
)

// Votes makes a step a decision of all who hold the roles in its By.
type Votes struct {
	About `doc:",inline"`
	// Quorum is the share of the members, above 0 and at most 1, of whom at
	// least so many must vote; left out, one vote is enough.
	Quorum *thituyen.Value `doc:"quorum" validate:"omitnil,above=0,at_most=1"`
	// Over is the share of the base that the votes for must exceed, from 0
	// and below 1; left out, and without AtLeast: 1/2.
	Over *thituyen.Value `doc:"over" validate:"omitnil,at_least=0"`
	// AtLeast, in place of Over, is the share of the base that the votes for
	// must reach, above 0 and at most 1.
	AtLeast *thituyen.Value `doc:"at_least" validate:"omitnil,above=0,at_most=1"`
	Base    Base            `doc:"base"`
	// Tie is "lost", or the role of the one member whose vote decides when
	// exactly half of the base is for and half against; left out: lost. It
	// goes with a majority of more than half.
	Tie    string `doc:"tie,id"`
	Ballot Ballot `doc:"ballot"`
	// Recused says whether members who may not vote, or who stand back, are
	// still counted in the base members; in the quorum they always are.
	Recused Recused `doc:"recused"`
	// Revote lets members change their votes while the vote is open; it is
	// then decided only when it is closed.
	Revote bool `doc:"revote"`
}

// Base is what the votes for are measured against; left out: members.
type Base string

// The bases of a vote.
const (
	BaseMembers Base = "members" // all who hold the role
	BasePresent Base = "present" // those who voted
	BaseCast    Base = "cast"    // those who voted for or against
)

// Ballot is whether it is kept how each member voted; left out: open.
type Ballot string

// The kinds of ballots. Of a secret one only who voted is kept, not how.
const (
	OpenBallot   Ballot = "open"
	SecretBallot Ballot = "secret"
)

// Recused is whether a recusal shrinks the members that a vote is measured
// against; left out: count.
type Recused string

// What a recusal does to the base.
const (
	RecusedCount  Recused = "count"  // the member is counted, and does not vote
	RecusedShrink Recused = "shrink" // the member is not counted
)

// Names is one name or a list of them.
type Names []string

// shapeNames is the shape of a name or a list of names.
func shapeNames(func(reflect.Type) document.Shape) document.Shape {
	return document.AnyShape(document.IDShape, document.ListShape(document.IDShape))
}

// decodeNames reads a name or a list of names.
func decodeNames(n *Names, c document.Cursor) {
	if !c.Is(document.Sequence) {
		if name, ok := c.ID(); ok {
			*n = Names{name}
		}
		return
	}
	*n = Names{}
	for _, item := range c.Items() {
		if name, ok := item.ID(); ok {
			*n = append(*n, name)
		}
	}
}
