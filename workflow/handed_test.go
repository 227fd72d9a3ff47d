package workflow

import (
	"testing"

	"golang.org/x/text/language"

	"github.com/thituyen/thituyen/internal/handed"
)

// What is handed out is the caller's own: no change of it changes a later
// answer.
func TestHandedOut(t *testing.T) {
	p := underway(t)
	given := handed.Given{language.Vietnamese, at(t, "2018-06-01T09:00"), ""}
	m := p.Machine()
	for _, id := range m.Steps()[:3] {
		given = append(given, id)
	}
	given = append(given, "an", "binh", "chair")
	handed.Out(t, given, []string{"Apply", "SetRoles", "Relate", "Unrelate", "Extend", "Delegate", "Suspend", "Resume"}, *m, *p, KnownKin, BarringKin, Kin(""), Base(""), Ballot(""), Result(""))
}
