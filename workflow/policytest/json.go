package policytest

import (
	"golang.org/x/text/language"
)

// SuiteJSON is a suite's result as JSON holds it, worded in one language.
type SuiteJSON struct {
	File     string     `json:"file"`
	Suite    string     `json:"suite"`
	Mistakes Mistakes   `json:"mistakes,omitempty"`
	Cases    []CaseJSON `json:"cases"`
}

// CaseJSON is a case's result as JSON holds it.
type CaseJSON struct {
	Name        string           `json:"name"`
	Line        int              `json:"line"`
	Passed      bool             `json:"passed"`
	Mistakes    Mistakes         `json:"mistakes,omitempty"`
	Differences []DifferenceJSON `json:"differences,omitempty"`
}

// DifferenceJSON is an expectation that did not hold, as JSON holds it.
type DifferenceJSON struct {
	Path     string   `json:"path"`
	Expected string   `json:"expected"`
	Came     string   `json:"came"`
	Why      []string `json:"why,omitempty"`
}

// JSON returns the suites' results for encoding/json, reasons worded in a
// language.
func (r *Report) JSON(tag language.Tag) []SuiteJSON {
	suites := make([]SuiteJSON, 0, len(r.Suites))
	for _, s := range r.Suites {
		suite := SuiteJSON{File: s.File, Suite: s.Name, Mistakes: s.Mistakes, Cases: []CaseJSON{}}
		for _, c := range s.Cases {
			suite.Cases = append(suite.Cases, c.json(tag))
		}
		suites = append(suites, suite)
	}
	return suites
}

func (c CaseResult) json(tag language.Tag) CaseJSON {
	out := CaseJSON{Name: c.Name, Line: c.Place.Line, Passed: c.Passed(), Mistakes: c.Mistakes}
	for _, d := range c.Differences {
		difference := DifferenceJSON{Path: d.Path.String(), Expected: d.Expected, Came: d.Came}
		for _, why := range d.Why {
			difference.Why = append(difference.Why, why.Text(tag))
		}
		out.Differences = append(out.Differences, difference)
	}
	return out
}
