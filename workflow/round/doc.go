// Package round holds a selection for a post under a regulation: acts are
// checked against the procedure, the screening, the scoring and the ranking,
// done or refused with every reason, and written as entries of a record from
// which everything can be computed again.
//
//	round := round.New(reg)                      // a regulation.Regulation
//	out, err := round.Apply(act, salts)          // accepted, or refused with every reason
//	report := round.Verify(lines, options)       // whoever holds the record recomputes it
//
// The first act is [Open]: it names the post and who holds the roles that
// exist before the council does. Every later [Act] takes a step of the
// procedure. A step whose id is among [Kinds] has an effect besides moving the
// state: its body is the struct of that name, documented with its rules. The
// procedure says who may take a step, when and how often; the struct's rules
// come on top. [Round.Check] says what would become of an act and changes
// nothing; [Round.Apply] does it and hands out the entry to keep. A [Session]
// keeps entries in a store, also where several write.
//
// [ReadCase] reads a whole round from files; [Replay] reads it from its
// record.
//
// # What an entry holds
//
// The kind of the entry is the step, its actor the person. Its body has the
// members candidate, proposal, votes, counted and closed as the act gives
// them, "says" with the rest of the act, and "result" with what follows from
// it by the regulation: verdicts, values, places, who is selected, tallies,
// the state it leads to. Numbers stand as text. Entry 1 names the regulation by
// id and fingerprint; the notice brings its whole text, so that the version
// in force at the notice governs to the end.
//
// # Personal fields
//
// Fields of dossiers that the regulation lists under `personal` stand in the
// record as commitments from the first entry on; their openings come beside
// the entry and are kept elsewhere. Free texts, such as reasons, are public.
// What a record without openings states of personal fields is attested: taken
// over, and named by [Verify] with the commitments it rests on.
//
// # Purity
//
// There is no clock, no randomness and no I/O: moments stand in the acts,
// salts are asked of the caller. A round has one writer.
package round
