package peers

import (
	"context"
	"errors"
	"testing"

	"cloud.google.com/go/civil"
	"github.com/qmuntal/stateless"

	"github.com/thituyen/thituyen/workflow"
)

// The path that both machines take: five moves from the draft to the end,
// each by the role that may take it. The other library knows states, triggers
// and guards: roles are guards written by hand here, and a refusal is one
// error. Ours besides gives every reason, looks at kinship, clocks, needs and
// votes, and keeps the path; those are not asked here, so that both do the
// same work.
var path = []struct{ step, role, from, to string }{
	{"announce", "organiser", "draft", "announced"},
	{"close", "organiser", "announced", "closed"},
	{"report", "chair", "closed", "reported"},
	{"recognise", "authority", "reported", "recognised"},
	{"appoint", "authority", "recognised", "ended"},
}

var holders = map[string]string{"organiser": "an", "chair": "binh", "authority": "chi"}

func pathMachine(tb testing.TB) *workflow.Machine {
	tb.Helper()
	p := workflow.Procedure{
		Roles:  map[string]workflow.Role{"organiser": {}, "chair": {}, "authority": {}},
		States: &workflow.States{Start: "draft", Final: []string{"ended"}},
	}
	for _, s := range path {
		p.Steps = append(p.Steps, workflow.StepRule{ID: s.step, By: workflow.Names{s.role}, From: workflow.Names{s.from}, To: s.to})
	}
	m, err := workflow.Compile(p)
	if err != nil {
		tb.Fatal(err)
	}
	return m
}

func pathCase(tb testing.TB, m *workflow.Machine) *workflow.Proceeding {
	tb.Helper()
	people := map[string][]string{}
	for role, who := range holders {
		people[who] = append(people[who], role)
	}
	p, err := m.Start(workflow.Case{People: people})
	if err != nil {
		tb.Fatal(err)
	}
	return p
}

func pathStateless() *stateless.StateMachine {
	m := stateless.NewStateMachine("draft")
	for _, s := range path {
		role := s.role
		m.Configure(s.from).Permit(s.step, s.to, func(_ context.Context, args ...any) bool {
			return len(args) == 1 && args[0] == holders[role]
		})
	}
	m.Configure("ended")
	return m
}

var pathMoment = civil.DateTime{Date: civil.Date{Year: 2018, Month: 3, Day: 1}}

// Both accept and refuse the same: every step by every person in every state
// of the path.
func TestWorkflowAgreesWithStateless(t *testing.T) {
	machine := pathMachine(t)
	for taken := range len(path) + 1 {
		for _, step := range path {
			for _, who := range []string{"an", "binh", "chi", "dung"} {
				ours, theirs := pathCase(t, machine), pathStateless()
				for _, s := range path[:taken] {
					if out := ours.Apply(workflow.Step{At: pathMoment, By: holders[s.role], Step: s.step}); !out.Accepted {
						t.Fatal(out.Codes())
					}
					if err := theirs.Fire(s.step, holders[s.role]); err != nil {
						t.Fatal(err)
					}
				}
				accepted := ours.Apply(workflow.Step{At: pathMoment, By: who, Step: step.step}).Accepted
				if fired := theirs.Fire(step.step, who) == nil; fired != accepted {
					t.Errorf("after %d steps %s by %s: ours %v, theirs %v", taken, step.step, who, accepted, fired)
				}
				if state := theirs.MustState(); state != ours.State() {
					t.Errorf("after %d steps %s by %s: ours %s, theirs %s", taken, step.step, who, ours.State(), state)
				}
			}
		}
	}
}

// BenchmarkWorkflow takes the whole path, a new case each time.
func BenchmarkWorkflow(b *testing.B) {
	b.Run("thituyen", func(b *testing.B) {
		machine := pathMachine(b)
		b.ReportAllocs()
		for b.Loop() {
			p := pathCase(b, machine)
			for _, s := range path {
				if !p.Apply(workflow.Step{At: pathMoment, By: holders[s.role], Step: s.step}).Accepted {
					b.Fatal("refused")
				}
			}
		}
	})
	b.Run("stateless", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			m := pathStateless()
			for _, s := range path {
				if err := m.Fire(s.step, holders[s.role]); err != nil {
					b.Fatal(err)
				}
			}
		}
	})
}

// BenchmarkWorkflowRefusal asks for a step by the wrong person in the wrong
// state: ours answers with both reasons, theirs with one error.
func BenchmarkWorkflowRefusal(b *testing.B) {
	b.Run("thituyen", func(b *testing.B) {
		p := pathCase(b, pathMachine(b))
		b.ReportAllocs()
		for b.Loop() {
			if len(p.Apply(workflow.Step{At: pathMoment, By: "an", Step: "appoint"}).Reasons) != 2 {
				b.Fatal("not as expected")
			}
		}
	})
	b.Run("stateless", func(b *testing.B) {
		m := pathStateless()
		b.ReportAllocs()
		for b.Loop() {
			if err := m.Fire("appoint", "an"); err == nil || errors.Is(err, context.Canceled) {
				b.Fatal("not as expected")
			}
		}
	})
}

// BenchmarkWorkflowStay takes a step that stays in its state again and again,
// as marks and registrations do.
func BenchmarkWorkflowStay(b *testing.B) {
	b.Run("thituyen", func(b *testing.B) {
		m, err := workflow.Compile(workflow.Procedure{
			Roles:  map[string]workflow.Role{"marker": {}},
			States: &workflow.States{Start: "open", Final: []string{"ended"}},
			Steps: []workflow.StepRule{
				{ID: "mark", By: workflow.Names{"marker"}, From: workflow.Names{"open"}},
				{ID: "end", By: workflow.Names{"marker"}, From: workflow.Names{"open"}, To: "ended"},
			},
		})
		if err != nil {
			b.Fatal(err)
		}
		p, err := m.Start(workflow.Case{People: map[string][]string{"an": {"marker"}}})
		if err != nil {
			b.Fatal(err)
		}
		b.ReportAllocs()
		for b.Loop() {
			if !p.Apply(workflow.Step{At: pathMoment, By: "an", Step: "mark"}).Accepted {
				b.Fatal("refused")
			}
		}
	})
	b.Run("stateless", func(b *testing.B) {
		m := stateless.NewStateMachine("open")
		m.Configure("open").PermitReentry("mark", func(_ context.Context, args ...any) bool { return len(args) == 1 && args[0] == "an" })
		b.ReportAllocs()
		for b.Loop() {
			if err := m.Fire("mark", "an"); err != nil {
				b.Fatal(err)
			}
		}
	})
}
