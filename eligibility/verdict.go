package eligibility

import (
	"golang.org/x/text/language"

	"github.com/thituyen/thituyen/internal/wording"
)

// Verdict is what is found of one criterion. The zero Verdict is Unknown.
type Verdict uint8

// The verdicts. A criterion is Waived, whatever it would have been without,
// when an authority that may waive it did.
const (
	Unknown Verdict = iota
	Met
	NotMet
	Waived
)

var verdictNames = [...]string{"unknown", "met", "not_met", "waived"}

var verdictWords = [...]wording.Word{
	Unknown: {Vi: "chưa rõ", En: "unknown"},
	Met:     {Vi: "đạt", En: "met"},
	NotMet:  {Vi: "không đạt", En: "not met"},
	Waived:  {Vi: "được miễn", En: "waived"},
}

// String returns unknown, met, not_met or waived.
func (v Verdict) String() string {
	if int(v) < len(verdictNames) {
		return verdictNames[v]
	}
	return verdictNames[Unknown]
}

// Text words the verdict in Vietnamese or English.
func (v Verdict) Text(tag language.Tag) string {
	if int(v) < len(verdictWords) {
		return verdictWords[v].Text(tag)
	}
	return verdictWords[Unknown].Text(tag)
}

// MarshalText writes the verdict as [Verdict.String] does.
func (v Verdict) MarshalText() ([]byte, error) { return []byte(v.String()), nil }

// Outcome is what follows from all findings for the candidate.
type Outcome string

// The outcomes: every criterion met or waived; one or more not met; none not
// met but one or more unknown.
const (
	Eligible   Outcome = "eligible"
	Ineligible Outcome = "ineligible"
	Incomplete Outcome = "incomplete"
)

var outcomeWords = map[Outcome]wording.Word{
	Eligible:   {Vi: "đủ điều kiện", En: "eligible"},
	Ineligible: {Vi: "không đủ điều kiện", En: "ineligible"},
	Incomplete: {Vi: "hồ sơ chưa đủ", En: "incomplete"},
}

// Text words the outcome in Vietnamese or English.
func (o Outcome) Text(tag language.Tag) string { return outcomeWords[o].Text(tag) }

// Kleene's three-valued logic on Met, NotMet and Unknown.

func both(a, b Verdict) Verdict {
	switch {
	case a == NotMet || b == NotMet:
		return NotMet
	case a == Unknown || b == Unknown:
		return Unknown
	}
	return Met
}

func either(a, b Verdict) Verdict { return opposite(both(opposite(a), opposite(b))) }

func opposite(a Verdict) Verdict {
	switch a {
	case Met:
		return NotMet
	case NotMet:
		return Met
	}
	return Unknown
}

func holds(yes bool) Verdict {
	if yes {
		return Met
	}
	return NotMet
}

// listed tells whether a name is among those asked for; asking for none is
// asking nothing, and a name not given is unknown.
func listed(name string, among []string) Verdict {
	switch {
	case len(among) == 0:
		return Met
	case name == "":
		return Unknown
	}
	return holds(contains(among, name))
}

func contains(list []string, name string) bool {
	for i := range list {
		if list[i] == name {
			return true
		}
	}
	return false
}
