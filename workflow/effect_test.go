package workflow

import (
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/thituyen/thituyen"
)

const pausing = `
roles: {o: {}}
states: {start: open, final: [ended]}
steps:
  - {id: halt, by: o, from: open, effect: suspend}
  - {id: go_on, by: o, from: open, effect: resume}
  - {id: suspend, by: o, from: open, effect: report}
  - {id: work, by: o, from: open}
  - {id: stop, by: o, from: open, to: ended, effect: cancel}
`

// The effect stands before the id: what is called suspend suspends nothing
// where it has the effect of another act.
func TestEffectStandsBeforeTheID(t *testing.T) {
	p := start(t, compileText(t, pausing), Case{People: map[string][]string{"x": {"o"}}})
	take := func(step string) Outcome { return p.Apply(Step{At: at(t, "2018-03-05T09:00"), By: "x", Step: step}) }
	refused := take("go_on")
	require.Equal(t, []string{"step_needed"}, refused.Codes())
	require.Contains(t, refused.Text(language.English), "halt")
	require.True(t, take("suspend").Done)
	require.False(t, p.Suspended())
	require.True(t, take("halt").Done)
	require.True(t, p.Suspended())
	require.Equal(t, []string{"suspended"}, take("work").Codes())
	require.Equal(t, []string{"go_on", "stop"}, p.OpenSteps("x", at(t, "2018-03-05T09:00")))
	require.True(t, take("go_on").Done)
	require.True(t, take("work").Done)
}

func TestActOfAStep(t *testing.T) {
	require.Equal(t, "mark", StepRule{ID: "mark_essay", Effect: "mark"}.Act())
	require.Equal(t, "mark", StepRule{ID: "mark"}.Act())
	require.Len(t, Acts(), 42)
}

func TestUnknownEffectIsAMistake(t *testing.T) {
	p, _ := read(t, "p.yaml", `
roles: {o: {}}
states: {start: open, final: [ended]}
steps: [{id: stop, by: o, from: open, to: ended, effect: cancelled}]
`)
	_, err := Compile(p)
	var mistakes thituyen.Mistakes
	require.ErrorAs(t, err, &mistakes)
	require.Equal(t, "steps[0].effect", mistakes[0].Path.String())
	require.Contains(t, mistakes.Text(language.English), "cancel")
}
