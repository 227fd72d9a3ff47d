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
	share   thituyen.Value // of the base: to be exceeded or, with reached, to be reached
	reached bool
	base    Base // empty: members
	tie     int  // the role whose holder decides a tie, or -1
	secret  bool
	shrinks bool // a recusal takes the member out of the base
	revote  bool // votes may be changed while the vote is open
}

// count is the state of a vote in numbers.
type count struct {
	members int // all who hold the role: the quorum is of these
	base    int // of them those whom the base members counts
	free    int // the members who may still vote
	forIt   int
	against int
	abstain int
	// How the one member who decides a tie voted, and whether that vote is
	// still to come.
	tieChoice Choice
	tieFree   bool
}

func (c count) voted() int { return c.forIt + c.against + c.abstain }

// with is the count after some of the votes still to come; that of the member
// who decides a tie is among the first of them.
func (c count) with(choice Choice, votes int) count {
	if c.tieFree && votes > 0 {
		c.tieFree, c.tieChoice = false, choice
	}
	c.free -= votes
	switch choice {
	case For:
		c.forIt += votes
	case Against:
		c.against += votes
	default:
		c.abstain += votes
	}
	return c
}

// needed is the least number of votes that makes a quorum: never none, for an
// empty meeting decides nothing.
func (v *voteRule) needed(members int) int {
	need := v.quorum.Mul(thituyen.Int(int64(members))).Round(0, thituyen.Ceiling)
	n, _ := need.Numerator()
	return max(int(n), 1)
}

// measured is the number that the votes for are measured against.
func (v *voteRule) measured(c count) int {
	switch v.base {
	case BasePresent:
		return c.voted()
	case BaseCast:
		return c.forIt + c.against
	}
	return c.base
}

// carried reports whether the votes for are as many as the rule asks; none is
// never enough.
func (v *voteRule) carried(c count) bool {
	sign := thituyen.Int(int64(c.forIt)).Cmp(v.share.Mul(thituyen.Int(int64(v.measured(c)))))
	return c.forIt > 0 && (sign > 0 || sign == 0 && v.reached)
}

// tied reports whether exactly half of the base is for and half against.
func (v *voteRule) tied(c count) bool {
	base := v.measured(c)
	return v.tie >= 0 && 2*c.forIt == base && 2*c.against == base
}

// closed is the result when nobody votes any more.
func (v *voteRule) closed(c count) Result {
	switch {
	case c.voted() < v.needed(c.members):
		return NoQuorum
	case v.carried(c), v.tied(c) && c.tieChoice == For:
		return Won
	}
	return Lost
}

// result is the result while the vote is open: where votes may be changed
// nothing is certain yet.
func (v *voteRule) result(c count) Result {
	if v.revote {
		return Pending
	}
	return v.certain(c)
}

// certain is the result that every way of going on from here leads to, or
// pending. Nobody need vote, so closing now is one of the ways: what it gives
// can only be confirmed by the others. Of these the worst are all against or
// none of either, and the best is all for: between them the votes for never
// measure less against the base, and half for with half against is reached at
// these ends or not at all.
func (v *voteRule) certain(c count) Result {
	now := v.closed(c)
	switch {
	case now == NoQuorum:
		return Pending
	case now == Won && (v.closed(c.with(Against, c.free)) != Won || v.closed(c.with(Abstain, c.free)) != Won):
		return Pending
	case now == Lost && v.closed(c.with(For, c.free)) == Won:
		return Pending
	}
	return now
}

// Tally is a vote in numbers, as it stood after a step.
type Tally struct {
	Result  Result `json:"result"`
	Members int    `json:"members,string"` // all who hold the role: the quorum is of these
	Base    int    `json:"base,string"`    // the number that the votes for are measured against
	Needed  int    `json:"needed,string"`  // the least number of votes that makes a quorum
	Voted   int    `json:"voted,string"`
	// How they voted; of a secret ballot nil until it is decided.
	Counts *Counts `json:"counts,omitempty"`
	Secret bool    `json:"secret"`
}

// Counts are the votes by choice.
type Counts struct {
	For     int `json:"for,string"`
	Against int `json:"against,string"`
	Abstain int `json:"abstain,string"`
}

func (v *voteRule) tally(c count, result Result) *Tally {
	t := &Tally{Result: result, Members: c.members, Base: v.measured(c), Needed: v.needed(c.members), Voted: c.voted(), Secret: v.secret}
	if decided := result == Won || result == Lost; v.secret && !decided && v.base == BaseCast {
		t.Base = 0 // it would tell how many abstained
	} else if !v.secret || decided {
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
