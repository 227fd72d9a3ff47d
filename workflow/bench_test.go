package workflow

import "testing"

// BenchmarkApply takes steps that stay, as marks do: what one costs does not
// grow with how many came before.
func BenchmarkApply(b *testing.B) {
	p := benchCase(b)
	act := Step{At: moment, By: "an", Step: "register"}
	b.ReportAllocs()
	for b.Loop() {
		if !p.Apply(act).Accepted {
			b.Fatal("refused")
		}
	}
}

// BenchmarkRefused asks for a refusal with two reasons; their words are not
// made.
func BenchmarkRefused(b *testing.B) {
	p := benchCase(b)
	act := Step{At: moment, By: "chi", Step: "close"}
	b.ReportAllocs()
	for b.Loop() {
		if len(p.Apply(act).Reasons) != 2 {
			b.Fatal("not as expected")
		}
	}
}

// BenchmarkOpen asks for every step of a person, with all blockers.
func BenchmarkOpen(b *testing.B) {
	p := benchCase(b)
	b.ReportAllocs()
	for b.Loop() {
		p.Open("an", moment)
	}
}

// BenchmarkVote counts a meeting of seventeen members that is lost each time.
func BenchmarkVote(b *testing.B) {
	p := board(b, "quorum: 2/3, tie: chair", 17)
	votes := map[string]Choice{}
	for _, name := range p.Members("board") {
		votes[name] = Against
	}
	act := Step{At: moment, By: "a", Step: "grant", Votes: votes}
	b.ReportAllocs()
	for b.Loop() {
		if p.Apply(act).Vote.Result != Lost {
			b.Fatal("not as expected")
		}
	}
}

func BenchmarkCompile(b *testing.B) {
	p := example(b).Procedure()
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Compile(p); err != nil {
			b.Fatal(err)
		}
	}
}

func benchCase(b *testing.B) *Proceeding {
	b.Helper()
	m := compileText(b, `
roles: {organiser: {}, council: {}}
states: {start: draft, final: [ended]}
clocks: [{id: registration, starts: announce, lasts: 30 days}]
steps:
  - {id: announce, by: organiser, from: draft, to: announced}
  - {id: register, by: organiser, from: announced, within: registration}
  - {id: close, by: organiser, from: announced, to: ended, after: registration}
`)
	p := start(b, m, Case{People: map[string][]string{"an": {"organiser"}, "chi": {"council"}}})
	if !p.Apply(Step{At: moment, By: "an", Step: "announce"}).Accepted {
		b.Fatal("refused")
	}
	return p
}
