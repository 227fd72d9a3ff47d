package round

import (
	"cloud.google.com/go/civil"

	"github.com/thituyen/thituyen/workflow"
)

// Act is something done in a round: which step, by whom, when, and what it
// says. It is plain data: written in Go, read from a file ([ReadCase]) or from
// a record ([Replay]), it is the same.
type Act struct {
	// Step is the id of a step of the procedure, or "open" for the act that
	// opens the record. A step whose effect, or else whose id, is one of
	// [workflow.Acts] does what that act does; any other only moves the state.
	Step string `doc:"step,id" validate:"required"`
	// By is the person who takes the step and answers for it.
	By string `doc:"by,id" validate:"required"`
	// Happened is when it was done, +07:00: deadlines are held against it.
	// Recorded is when it was written down, not before Happened and never
	// before the entry before; left out, it is Happened.
	Happened civil.DateTime `doc:"at" validate:"required"`
	Recorded civil.DateTime `doc:"recorded"`
	// Candidate is whom the act is about, where it is about one.
	Candidate string `doc:"candidate,id"`
	// Proposal, Votes, Counted and Closed belong to a step under a vote; see
	// [workflow.Step].
	Proposal string                     `doc:"proposal"`
	Votes    map[string]workflow.Choice `doc:"votes"`
	Counted  *workflow.Counted          `doc:"counted"`
	Closed   *bool                      `doc:"closed"`
	// Body is what the act says besides: the struct of its kind, such as
	// [Register] for the step register, or a pointer to one. Nil stands for
	// an empty one.
	Body any
}

// step is the act as the workflow machine sees it.
func (a *Act) step() workflow.Step {
	return workflow.Step{
		At: a.Happened, By: a.By, Step: a.Step, Candidate: a.Candidate,
		Proposal: a.Proposal, Votes: a.Votes, Counted: a.Counted, Closed: a.Closed,
	}
}

// recorded is when the act was written down.
func (a *Act) recorded() civil.DateTime {
	if a.Recorded.IsZero() {
		return a.Happened
	}
	return a.Recorded
}

// kind is a built-in act: how its body is made and what its rules are.
type kind struct {
	fresh func() any // a pointer to an empty body
	// read returns a pointer to a copy of a body of the kind; false for
	// another type.
	read func(body any) (any, bool)
	rule func(x *examination)
	// plain bodies are checked by their rule alone, not by their tags.
	plain bool
	// wordless acts need nothing said; named ones are about a candidate.
	wordless, named bool
}

// kindOf makes the kind of the acts whose body is a T.
func kindOf[T any](rule func(x *examination, said *T)) kind {
	return kind{
		fresh: func() any { return new(T) },
		read: func(body any) (any, bool) {
			switch said := body.(type) {
			case nil:
				return new(T), true
			case T:
				return &said, true
			case *T:
				if said == nil {
					return new(T), true
				}
				copied := *said
				return &copied, true
			}
			return nil, false
		},
		rule: func(x *examination) { rule(x, x.body.(*T)) },
	}
}

// withoutTags marks a kind whose rule looks at every field itself.
func (k kind) withoutTags() kind {
	k.plain = true
	return k
}

// withoutWords marks a kind that needs nothing said.
func (k kind) withoutWords() kind {
	k.plain, k.wordless = true, true
	return k
}

// ofCandidate marks a kind that is about a candidate.
func (k kind) ofCandidate() kind {
	k.named = true
	return k
}

// openStep is the step of the first entry of every record.
const openStep = "open"

// kinds are the built-in acts by their names, [workflow.Acts].
var kinds map[string]kind

// generic is the kind of every other step: it moves the state and keeps what
// is said. opening is the kind of entry 1.
var generic, opening kind

func init() {
	generic = kindOf(func(*examination, *Note) {}).withoutTags()
	opening = kindOf(ruleOpen)
	kinds = map[string]kind{
		"council":         kindOf(ruleCouncil),
		"boards":          kindOf(ruleBoards),
		"relation":        kindOf(ruleRelation),
		"announce":        kindOf(ruleAnnounce),
		"extend":          kindOf(ruleExtend).withoutWords(),
		"register":        kindOf(ruleRegister).withoutTags(),
		"supplement":      kindOf(ruleSupplement).withoutTags(),
		"withdraw":        kindOf(ruleWithdraw).withoutWords().ofCandidate(),
		"exclude":         kindOf(ruleExclude),
		"close":           kindOf(ruleClose).withoutWords(),
		"waive":           kindOf(ruleWaive),
		"screen":          kindOf(ruleScreen).withoutWords(),
		"publish":         kindOf(rulePublish).withoutWords(),
		"publish_marks":   kindOf(rulePublish).withoutWords(),
		"object":          kindOf(ruleObject),
		"answer":          kindOf(ruleAnswer),
		"attendance":      kindOf(ruleAttendance),
		"sanction":        kindOf(ruleSanction),
		"issue_codes":     kindOf(ruleCodes),
		"open_codes":      kindOf(ruleOpenCodes).withoutTags(),
		"mark":            kindOf(ruleMark).withoutTags(),
		"settle":          kindOf(ruleSettle),
		"close_component": kindOf(ruleCloseComponent),
		"ask_remark":      kindOf(ruleAskRemark).withoutTags(),
		"remark":          kindOf(ruleRemark),
		"decide_remark":   kindOf(ruleDecideRemark),
		"commit_lot":      kindOf(ruleCommitLot),
		"reveal_lot":      kindOf(ruleRevealLot),
		"rank":            kindOf(ruleRank).withoutWords(),
		"decide_tie":      kindOf(ruleDecideTie),
		"propose":         kindOf(rulePropose).withoutWords(),
		"recognise":       kindOf(ruleRecognise).withoutWords(),
		"reconsider":      kindOf(ruleReconsider),
		"appoint":         kindOf(ruleAppoint).withoutWords(),
		"decline":         kindOf(ruleDecline).withoutWords().ofCandidate(),
		"strike_off":      kindOf(ruleStrikeOff),
		"replace":         kindOf(ruleReplace).withoutWords(),
		"report":          kindOf(ruleReport),
		"suspend":         kindOf(ruleWithReason),
		"resume":          kindOf(ruleWithReason),
		"cancel":          kindOf(ruleWithReason),
		"correct":         kindOf(ruleCorrect),
	}
}

// kindFor is the kind of an act; the first entry of a record has its own.
func kindFor(act string, first bool) kind {
	if first {
		return opening
	}
	if k, built := kinds[act]; built {
		return k
	}
	return generic
}

// Note is what a step says that only moves the state, such as plan, leave or
// conclude: a paper and a text, both of which may be left out. What stands
// here is public.
type Note struct {
	Paper string `doc:"paper"` // the number and day of a decision, minutes, …
	Text  string `doc:"text"`
}
