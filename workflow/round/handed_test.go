package round

import (
	"testing"

	"golang.org/x/text/language"

	"github.com/thituyen/thituyen/internal/handed"
)

// What is handed out is the caller's own: no change of it changes a later
// answer.
func TestHandedOut(t *testing.T) {
	p := haiPhong(t)
	r := p.round
	given := handed.Given{language.Vietnamese, now(r), "TS01", "written"}
	handed.Out(t, given, []string{"Apply", "ApplySigned", "Follow", "ReadFrom", "Prepare", "Describe"}, *r)
}
