package workflow

import "cmp"

// Acts lists the built-in acts, in the order in which a round takes them: a
// step whose effect, or else whose id, is one of these has its effect. Any
// other step only moves the state. In this package the acts are names, but
// for suspend and resume.
func Acts() []string {
	return []string{
		"council", "boards", "relation", "announce", "extend", "register", "supplement", "withdraw", "exclude", "close",
		"waive", "screen", "publish", "publish_marks", "object", "answer", "attendance", "sanction", "issue_codes",
		"open_codes", "mark", "settle", "close_component", "ask_remark", "remark", "decide_remark", "commit_lot",
		"reveal_lot", "rank", "decide_tie", "propose", "recognise", "reconsider", "appoint", "decline", "strike_off",
		"replace", "report", "suspend", "resume", "cancel", "correct",
	}
}

// Act is the built-in act whose effect the step has: its Effect or, where it
// has none, its ID. It is one of [Acts], or a name of the procedure's own,
// and the step then only moves the state.
func (s StepRule) Act() string { return cmp.Or(s.Effect, s.ID) }

// effect is what a step does besides moving the state.
type effect uint8

const (
	noEffect effect = iota
	suspends
	resumes
)

// The acts that the machine itself gives an effect, where their steps stay in
// their state: a procedure that moves to a state of its own for it needs none.
const (
	suspendAct = "suspend"
	resumeAct  = "resume"
	cancelAct  = "cancel"
)

func effectOf(rule StepRule) effect {
	if rule.To != "" {
		return noEffect
	}
	return map[string]effect{suspendAct: suspends, resumeAct: resumes}[rule.Act()]
}

// stepsOf are the steps that have the effect of one of the acts.
func (m *Machine) stepsOf(acts ...string) []string {
	var out []string
	for i := range m.steps {
		for _, act := range acts {
			if m.steps[i].Act() == act {
				out = append(out, m.steps[i].ID)
			}
		}
	}
	return out
}
