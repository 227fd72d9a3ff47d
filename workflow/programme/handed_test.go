package programme

import (
	"bytes"
	"io"
	"testing"

	"cloud.google.com/go/civil"
	"golang.org/x/text/language"

	"github.com/thituyen/thituyen/internal/handed"
)

// What is handed out is the caller's own: no change of it changes a later
// answer.
func TestHandedOut(t *testing.T) {
	g := both(t)
	at := civil.DateTime{Date: on(2019, 6, 1)}
	records := g.Records()
	given := handed.Given{language.Vietnamese, at, at.Date, "window", records[0], io.Writer(new(bytes.Buffer))}
	for _, plan := range g.Programme().Document().Plans {
		given = append(given, plan.ID, plan.Lines[0].ID)
	}
	review := g.Review(at)
	supervision := g.Supervise(at)
	handed.Out(t, given, []string{"Add", "Update", "Fulfil", "Enter", "Raise", "Answer", "With"},
		*g, *g.Programme(), *records[0], *review, supervision, review.Total, Presets, PresetText, Preset)
}
