package workflow

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/thituyen/thituyen"
)

// plainRule is a rule of votes as a plain program sees it.
type plainRule struct {
	quorum, share [2]int // above, below the line; quorum 0/1: none
	atLeast       bool
	base          Base
	tie, shrink   bool
}

// plainBallot is how many members voted how, and how the one who decides a
// tie did; members who may not vote, or stand back, are out. Nothing below
// knows of limits: every way of going on is tried.
type plainBallot struct {
	forIt, against, abstain, silent, out int
	decider                              string // for, against, abstain, silent, out, or "" where nobody decides
}

func (b plainBallot) members() int { return b.forIt + b.against + b.abstain + b.silent + b.out }

func (r plainRule) closed(b plainBallot) Result {
	voted := b.forIt + b.against + b.abstain
	if voted == 0 || voted*r.quorum[1] < r.quorum[0]*b.members() {
		return NoQuorum
	}
	base := b.members()
	if r.shrink {
		base -= b.out
	}
	if r.base == BasePresent {
		base = voted
	}
	if r.base == BaseCast {
		base = b.forIt + b.against
	}
	if b.forIt == 0 {
		return Lost
	}
	if r.atLeast && b.forIt*r.share[1] >= r.share[0]*base || !r.atLeast && b.forIt*r.share[1] > r.share[0]*base {
		return Won
	}
	if r.tie && b.forIt+b.forIt == base && b.against+b.against == base && b.decider == "for" {
		return Won
	}
	return Lost
}

// next are the ballots after one more vote.
func (b plainBallot) next() []plainBallot {
	var out []plainBallot
	give := func(decides bool) {
		for _, choice := range []string{"for", "against", "abstain"} {
			n := b
			n.silent--
			switch choice {
			case "for":
				n.forIt++
			case "against":
				n.against++
			case "abstain":
				n.abstain++
			}
			if decides {
				n.decider = choice
			}
			out = append(out, n)
		}
	}
	others := b.silent
	if b.decider == "silent" {
		give(true)
		others--
	}
	if others > 0 {
		give(false)
	}
	return out
}

// ends are the results that some way of going on leads to, as bits.
func (r plainRule) ends(b plainBallot, known map[plainBallot]uint8) uint8 {
	if bits, done := known[b]; done {
		return bits
	}
	bits := map[Result]uint8{NoQuorum: 1, Lost: 2, Won: 4}[r.closed(b)]
	for _, n := range b.next() {
		bits |= r.ends(n, known)
	}
	known[b] = bits
	return bits
}

// ballots calls a function with every ballot of so many members.
func everyBallot(n int, call func(plainBallot)) {
	for f := 0; f <= n; f++ {
		for a := 0; f+a <= n; a++ {
			for x := 0; f+a+x <= n; x++ {
				for out := 0; f+a+x+out <= n; out++ {
					b := plainBallot{forIt: f, against: a, abstain: x, out: out, silent: n - f - a - x - out}
					call(b)
					for who, some := range map[string]int{"for": f, "against": a, "abstain": x, "out": out, "silent": b.silent} {
						if some > 0 {
							b.decider = who
							call(b)
						}
					}
				}
			}
		}
	}
}

func everyRule(call func(plainRule)) {
	for _, quorum := range [][2]int{{0, 1}, {1, 2}, {2, 3}, {1, 1}} {
		for _, share := range [][2]int{{0, 1}, {1, 3}, {1, 2}, {3, 5}, {2, 3}, {3, 4}, {1, 1}} {
			for _, base := range []Base{BaseMembers, BasePresent, BaseCast} {
				for _, shrink := range []bool{false, true} {
					r := plainRule{quorum: quorum, share: share, base: base, shrink: shrink}
					if share[0] != share[1] {
						call(r)
					}
					if share == [2]int{1, 2} {
						r.tie = true
						call(r)
						r.tie = false
					}
					if r.atLeast = true; share[0] > 0 {
						call(r)
					}
				}
			}
		}
	}
}

// The vote agrees with the plain one for every ballot of up to seven members
// under every rule: both what would come of closing it now, and whether what
// is still to come can change it.
func TestVotesAgreeWithEnumeration(t *testing.T) {
	asked := 0
	everyRule(func(r plainRule) {
		rule := voteRule{quorum: thituyen.Fraction(int64(r.quorum[0]), int64(r.quorum[1])), share: thituyen.Fraction(int64(r.share[0]), int64(r.share[1])), reached: r.atLeast, base: r.base, tie: -1}
		if r.tie {
			rule.tie = 0
		}
		known := map[plainBallot]uint8{}
		for n := 1; n <= 7; n++ {
			everyBallot(n, func(b plainBallot) {
				asked++
				c := count{members: n, base: n, free: b.silent, forIt: b.forIt, against: b.against, abstain: b.abstain, tieFree: b.decider == "silent"}
				if r.shrink {
					c.base -= b.out
				}
				if b.decider != "silent" && b.decider != "out" {
					c.tieChoice = Choice(b.decider)
				}
				want := map[uint8]Result{2: Lost, 4: Won}[r.ends(b, known)]
				if want == "" {
					want = Pending
				}
				if rule.closed(c) != r.closed(b) || rule.certain(c) != want {
					require.Fail(t, "they differ", "%+v %+v: closed %s, plain %s; certain %s, plain %s", r, b, rule.closed(c), r.closed(b), rule.certain(c), want)
				}
			})
		}
	})
	require.Greater(t, asked, 500_000)
}

// The same through a case under way, for every ballot of three members taken
// vote by vote.
func TestVotesInACaseAgreeWithThePlainOnes(t *testing.T) {
	everyRule(func(r plainRule) {
		votes := fmt.Sprintf("over: %d/%d, base: %s", r.share[0], r.share[1], r.base)
		if r.atLeast {
			votes = fmt.Sprintf("at_least: %d/%d, base: %s", r.share[0], r.share[1], r.base)
		}
		if r.quorum[0] > 0 {
			votes += fmt.Sprintf(", quorum: %d/%d", r.quorum[0], r.quorum[1])
		}
		if r.shrink {
			votes += ", recused: shrink"
		}
		if r.tie {
			votes += ", tie: chair"
		}
		known := map[plainBallot]uint8{}
		for code := range 64 { // the choices of a, who is the chair, b and c
			p := board(t, votes, 3)
			b := plainBallot{silent: 3, decider: "silent"}
			for i := range 3 {
				choice := []Choice{For, Against, Abstain, Recuse}[code>>(2*i)&3]
				b.silent--
				switch choice {
				case For:
					b.forIt++
				case Against:
					b.against++
				case Abstain:
					b.abstain++
				case Recuse:
					b.out++
				}
				if i == 0 {
					b.decider = map[Choice]string{For: "for", Against: "against", Abstain: "abstain", Recuse: "out"}[choice]
				}
				name := string(rune('a' + i))
				out := p.Apply(Step{At: moment, By: name, Step: "grant", Votes: map[string]Choice{name: choice}, Closed: yes(false)})
				require.True(t, out.Accepted, out.Codes())
				want := map[uint8]Result{2: Lost, 4: Won}[r.ends(b, known)]
				if want == "" {
					want = Pending
				}
				if out.Vote.Result != want {
					require.Fail(t, "they differ", "%+v %+v: %s, plain %s", r, b, out.Vote.Result, want)
				}
				if want != Pending {
					break
				}
			}
		}
	})
}
