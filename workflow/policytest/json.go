package policytest

import (
	"cmp"

	"golang.org/x/text/language"

	"github.com/thituyen/thituyen"
)

// MistakeJSON is a mistake as JSON holds it, worded in one language.
type MistakeJSON struct {
	File   string `json:"file,omitempty"`
	Line   int    `json:"line,omitempty"`
	Column int    `json:"column,omitempty"`
	Path   string `json:"path,omitempty"`
	Code   string `json:"code"`
	Text   string `json:"text"`
	Clause string `json:"clause,omitempty"`
}

// WhyJSON is a reason as JSON holds it, worded in one language.
type WhyJSON struct {
	Code   string `json:"code,omitempty"` // "" for a line of a calculation
	Text   string `json:"text"`
	Clause string `json:"clause,omitempty"`
}

// RegulationJSON is a regulation with mistakes as JSON holds it.
type RegulationJSON struct {
	File     string        `json:"file"`
	Mistakes []MistakeJSON `json:"mistakes"`
}

// SoundJSON is a regulation without mistakes as JSON holds it.
type SoundJSON struct {
	File       string `json:"file"`
	Regulation string `json:"regulation"`
}

// ReportJSON is a report as JSON holds it, worded in one language.
type ReportJSON struct {
	Regulations []RegulationJSON `json:"regulations,omitempty"` // those with mistakes
	Sound       []SoundJSON      `json:"sound,omitempty"`       // those named themselves without
	Suites      []SuiteJSON      `json:"suites"`
	Passed      int              `json:"passed"`
	Failed      int              `json:"failed"`
}

// SuiteJSON is a suite's result as JSON holds it, worded in one language.
type SuiteJSON struct {
	File     string        `json:"file"`
	Suite    string        `json:"suite"`
	Mistakes []MistakeJSON `json:"mistakes,omitempty"`
	Cases    []CaseJSON    `json:"cases"`
}

// CaseJSON is a case's result as JSON holds it.
type CaseJSON struct {
	Name        string           `json:"name"`
	Line        int              `json:"line"`
	Passed      bool             `json:"passed"`
	Mistakes    []MistakeJSON    `json:"mistakes,omitempty"`
	Differences []DifferenceJSON `json:"differences,omitempty"`
}

// DifferenceJSON is an expectation that did not hold, as JSON holds it.
type DifferenceJSON struct {
	Path     string    `json:"path"`
	Line     int       `json:"line"`
	Expected string    `json:"expected"`
	Came     string    `json:"came"`
	Why      []WhyJSON `json:"why,omitempty"`
}

// JSON returns the report for encoding/json, reasons worded in a language.
func (r *Report) JSON(tag language.Tag) ReportJSON {
	r = r.orEmpty()
	out := ReportJSON{Suites: []SuiteJSON{}}
	for _, reg := range r.Regulations {
		out.Regulations = append(out.Regulations, RegulationJSON{File: reg.File, Mistakes: mistakesJSON(reg.Mistakes, tag)})
	}
	for _, reg := range r.Sound {
		out.Sound = append(out.Sound, SoundJSON{File: reg.File, Regulation: reg.ID})
	}
	for _, s := range r.Suites {
		suite := SuiteJSON{File: s.File, Suite: s.Name, Mistakes: mistakesJSON(s.Mistakes, tag), Cases: []CaseJSON{}}
		for _, c := range s.Cases {
			suite.Cases = append(suite.Cases, c.json(tag))
		}
		out.Suites = append(out.Suites, suite)
	}
	out.Passed, out.Failed = r.Count()
	return out
}

func (c CaseResult) json(tag language.Tag) CaseJSON {
	out := CaseJSON{Name: c.Name, Line: c.Place.Line, Passed: c.Passed(), Mistakes: mistakesJSON(c.Mistakes, tag)}
	for _, d := range c.Differences {
		difference := DifferenceJSON{Path: d.Path.String(), Line: d.Place.Line, Expected: d.Expected, Came: d.Came}
		for _, why := range d.Why {
			difference.Why = append(difference.Why, whyJSON(why, tag))
		}
		out.Differences = append(out.Differences, difference)
	}
	return out
}

// whyJSON is a reason with its code and clause, where it has one.
func whyJSON(why thituyen.Texter, tag language.Tag) WhyJSON {
	out := WhyJSON{Text: why.Text(tag)}
	if b, is := why.(because); is {
		out.Clause, why = b.clause, b.says
	}
	if reason, is := why.(thituyen.Reason); is {
		out.Code, out.Clause = reason.Code, cmp.Or(out.Clause, reason.Clause)
	}
	return out
}

// MistakesJSON returns mistakes for encoding/json, worded in a language; never
// nil.
func MistakesJSON(mistakes thituyen.Mistakes, tag language.Tag) []MistakeJSON {
	return append([]MistakeJSON{}, mistakesJSON(mistakes, tag)...)
}

func mistakesJSON(mistakes thituyen.Mistakes, tag language.Tag) []MistakeJSON {
	var out []MistakeJSON
	for _, m := range mistakes {
		one := MistakeJSON{File: m.Place.File, Line: m.Place.Line, Column: m.Place.Column, Path: m.Path.String(), Code: m.Code, Text: m.Reason.Text(tag), Clause: m.Clause}
		out = append(out, one)
	}
	return out
}
