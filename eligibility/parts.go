package eligibility

import (
	"encoding/json"
	"strings"

	"cloud.google.com/go/civil"
	"golang.org/x/text/language"

	"github.com/thituyen/thituyen"
)

// Part is what was found of one member of a connective.
type Part struct {
	Verdict Verdict         `json:"verdict"`
	Reason  thituyen.Reason `json:"reason"`
}

// Parts are what was found of all members, in their order; they are the
// parameter `parts` of a connective's reason.
type Parts []Part

func partsOf(judges []judge, r *record, on civil.Date) Parts {
	parts := make(Parts, len(judges))
	for i, j := range judges {
		parts[i] = Part{Verdict: j.note(r).verdict, Reason: j.reason(r, on)}
	}
	return parts
}

// Text words each part with its verdict.
func (p Parts) Text(tag language.Tag) string {
	texts := make([]string, len(p))
	for i, part := range p {
		texts[i] = "[" + part.Verdict.Text(tag) + "] " + part.Reason.Text(tag)
	}
	return strings.Join(texts, "; ")
}

// MarshalJSON writes the parts as a list.
func (p Parts) MarshalJSON() ([]byte, error) { return json.Marshal([]Part(p)) }
