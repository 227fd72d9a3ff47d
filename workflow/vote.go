package workflow

import (
	"encoding/json"

	"golang.org/x/text/language"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/wording"
)

// Choice is how a member votes.
type Choice string

// The choices. Who abstains has voted, for neither side; who stands back
// (recused) has not, and may not vote on this proposal any more.
const (
	For     Choice = "for"
	Against Choice = "against"
	Abstain Choice = "abstain"
	Recuse  Choice = "recused"
)

// Result is where a vote stands.
type Result string

// The results. A vote is won or lost as soon as the votes still to come
// cannot change it, or when it is closed; until then it is pending. NoQuorum
// is the result of closing a vote in which too few members voted: it decides
// nothing.
const (
	Pending  Result = "pending"
	Won      Result = "won"
	Lost     Result = "lost"
	NoQuorum Result = "no_quorum"
)

var resultWords = map[Result]wording.Word{
	Pending:  {Vi: "chưa ngã ngũ", En: "pending"},
	Won:      {Vi: "được thông qua", En: "won"},
	Lost:     {Vi: "không được thông qua", En: "lost"},
	NoQuorum: {Vi: "chưa đủ số người biểu quyết", En: "without a quorum"},
}

// Text words the result in Vietnamese or English.
func (r Result) Text(tag language.Tag) string { return resultWords[r].Text(tag) }

// MarshalJSON writes the result by its name.
func (r Result) MarshalJSON() ([]byte, error) { return json.Marshal(string(r)) }

// voteRule is a compiled rule of votes.
type voteRule struct {
	quorum  thituyen.Value // 0 where none is asked
	over    thituyen.Value
	present bool // the base is those who voted
	tie     int  // the role whose holder decides a tie, or -1
	secret  bool
	shrinks bool // a recusal takes the member out of the group
}

// count is the state of a vote in numbers.
type count struct {
	group   int // the members that quorum and base are measured against
	free    int // the members who may still vote
	forIt   int
	against int
	abstain int
	// The one member who decides a tie: whether there is one, whether the
	// vote is still to come, and how it was cast.
	tieMember bool
	tieFree   bool
	tieChoice Choice
}

func (c count) voted() int { return c.forIt + c.against + c.abstain }

// needed is the least number of votes that makes a quorum: never none, for an
// empty meeting decides nothing.
func (v *voteRule) needed(group int) int {
	need := v.quorum.Mul(thituyen.Int(int64(group))).Round(0, thituyen.Ceiling)
	n, _ := need.Numerator()
	return max(int(n), 1)
}

// exceeds reports whether so many votes for are more than the share of the
// base.
func (v *voteRule) exceeds(forIt, base int) bool {
	return thituyen.Int(int64(forIt)).Cmp(v.over.Mul(thituyen.Int(int64(base)))) > 0
}

func (v *voteRule) base(c count, more int) int {
	if v.present {
		return c.voted() + more
	}
	return c.group
}

// closed is the result when nobody votes any more.
func (v *voteRule) closed(c count) Result {
	switch {
	case c.voted() < v.needed(c.group):
		return NoQuorum
	case v.exceeds(c.forIt, v.base(c, 0)):
		return Won
	case c.forIt == c.against && c.tieMember && !c.tieFree && c.tieChoice == For:
		return Won
	}
	return Lost
}

// result is the result while votes may still come: the one that every way of
// going on from here leads to, or pending. Nobody need vote, so closing now is
// one of the ways: what it gives can only be confirmed by the others.
func (v *voteRule) result(c count) Result {
	switch now := v.closed(c); {
	case now == NoQuorum:
		return Pending
	case c.free == 0:
		return now
	case now == Won && !v.exceeds(c.forIt, v.base(c, c.free)):
		return Pending // enough votes against or none of either would lose it
	case now == Lost && (v.exceeds(c.forIt+c.free, v.base(c, c.free)) || v.canTie(c)):
		return Pending
	default:
		return now
	}
}

// canTie reports whether the votes still to come can make as many for as
// against with the deciding member for it.
func (v *voteRule) canTie(c count) bool {
	gap := c.forIt - c.against
	switch {
	case !c.tieMember:
		return false
	case c.tieFree: // their vote for it is one of those to come
		return distance(gap+1) <= c.free-1
	}
	return c.tieChoice == For && distance(gap) <= c.free
}

func distance(n int) int {
	if n < 0 {
		return -n
	}
	return n
}

// Tally is a vote in numbers, as it stood after a step.
type Tally struct {
	Result  Result
	Members int // whom the quorum and the base are measured against
	Needed  int // the least number of votes that makes a quorum
	Voted   int
	// How they voted; of a secret ballot nil until it is decided.
	Counts *Counts
	Secret bool
}

// Counts are the votes by choice.
type Counts struct{ For, Against, Abstain int }

func (v *voteRule) tally(c count, result Result) *Tally {
	t := &Tally{Result: result, Members: c.group, Needed: v.needed(c.group), Voted: c.voted(), Secret: v.secret}
	if !v.secret || result == Won || result == Lost {
		t.Counts = &Counts{For: c.forIt, Against: c.against, Abstain: c.abstain}
	}
	return t
}

// Text words the tally in Vietnamese or English; no tally has no words.
func (t *Tally) Text(tag language.Tag) string {
	if t == nil {
		return ""
	}
	params := []thituyen.Param{wording.P("result", t.Result), wording.P("voted", t.Voted), wording.P("members", t.Members), wording.P("needed", t.Needed)}
	if t.Counts == nil {
		return sentences.Reason("tally_hidden", params...).Text(tag)
	}
	return sentences.Reason("tally", append(params, wording.P("for", t.Counts.For),
		wording.P("against", t.Counts.Against), wording.P("abstain", t.Counts.Abstain))...).Text(tag)
}
