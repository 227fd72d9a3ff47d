// Package thituyen holds the words that all answers of the library are made
// of: exact numbers and their rounding, reasons and mistakes with their places
// and sentences in Vietnamese and English, lengths of time, facts and titles.
//
// # The main road
//
// A regulation of competitive selection is a document: text in YAML or JSON,
// one of the presets, or a Go literal. It is compiled once, with every mistake
// told at once, and then asked; every answer carries its reasons.
//
//	r, err := regulation.Preset("hai-phong-2018")        // or Parse, Load, Compile
//	rules, err := r.For("departments")                   // as it holds for a group of posts
//	result, err := rules.Select(competition, applicants, seed)
//
// [regulation.Rules.Select] takes the whole road, which can be taken step by
// step as well:
//
//   - package eligibility says who may sit: criteria, judged for a dossier,
//     give a decision with a finding for each;
//   - package scoring says what a performance earns: a scheme, asked for a
//     sheet of marks, gives a score with every step of it;
//   - package ranking says who stands where, and who is chosen: rules, asked
//     for those who passed, give a list, and the list a selection;
//   - package workflow says who may do what, and when: a procedure, followed
//     step by step, gives outcomes, openings and deadlines.
//
// Each of the four is useful alone. Package workflow/round holds a selection
// from its notice to the appointment under all of them, and keeps a record
// from which anyone computes it again; workflow/policytest runs cases written
// as text against a regulation, and workflow/programme reviews many rounds.
//
// Answers marshal to JSON and read back to the same answers; there is no
// clock, no randomness and no binary float anywhere.
//
// [regulation.Rules.Select]: https://pkg.go.dev/github.com/thituyen/thituyen/workflow/regulation#Rules.Select
package thituyen
