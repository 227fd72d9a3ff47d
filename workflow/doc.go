// Package workflow encodes who may do what, and when, in a selection: the
// states of approval, the roles, votes and clocks of a procedure.
//
// A [Procedure] is compiled once, then asked; the answer carries its reasons.
//
//	machine, err := workflow.Compile(procedure)   // every mistake at once
//	proceeding, err := machine.Start(people)      // one case under way
//	proceeding.Open("an", at)                     // each step, and why it is closed
//	outcome := proceeding.Apply(step)             // accepted, or every reason why not
//
// The document is section 1.4 of the format. What this package adds to it:
// `states.titles`; `extension` of a clock (a step that makes it longer,
// once); several steps in `starts`, of which the first starts the clock;
// `votes.recused` (whether a member who may not vote for kinship, or stands
// back, is still counted among the members); the choices abstain and recused.
// `by` may stand beside `jointly`: one of its roles must then take the step
// too.
//
// A machine is immutable and safe for concurrent use. A proceeding has one
// writer. There is no clock inside: every question carries its moment, in the
// zone +07:00.
package workflow
