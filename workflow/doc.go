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
// What a screen asks: [Proceeding.OpenFor], what this person may do, about
// this candidate, and why not; [Proceeding.TakersFor], who else may;
// [Proceeding.Poll], who has voted, who has not, and what would decide it;
// [Proceeding.Ways], what blocks the next state; [Proceeding.Due] and
// [Proceeding.Overdue], which deadlines run and which are over.
//
// The document is section 1.4 of the format. What this package adds to it:
// `states.titles`; the choices abstain and recused; the `paper` of a
// delegation. `by` may stand beside `jointly`: one of its roles must then
// take the step too. A stand-in need not be of the group that the holder of
// the role must be of.
//
// A machine is immutable and safe for concurrent use. A proceeding has one
// writer. There is no clock inside: every question carries its moment, in the
// zone +07:00.
package workflow
