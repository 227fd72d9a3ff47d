// Package scoring computes what a performance earns under a scheme: marks of
// one marker or of a panel, parts with weights, sanctions, conversions,
// priority points, rounding, re-marking, pass marks, exactly as the scheme
// says and in the order it says, without a binary float anywhere.
//
// A [Scheme] is compiled once, then asked; the answer carries its reasons:
//
//	scorer, err := scoring.Compile(scheme, facts)  // every mistake at once
//	sheet, err := scorer.Sheet("TS001", performance) // or NewSheet and Mark
//	score, err := scorer.Score(sheet)
//	score.Standing("total")  // passed, failed, referred, …
//	score.Value("total")     // 86.79, exactly, and whether there is one
//	score.Trace()            // each mark and each step, as lines that add up
//
// # Numbers
//
// Marks come in as decimals of at most 12 digits before the point and 9 after
// it. Inside, values are fractions of machine words; where a step would not
// fit they become big integers, and nobody can tell but by the clock. Nothing
// is rounded but where the scheme says `round`.
//
// # Standing
//
// Every component has a [Standing], which is the first of void, absent,
// failed, referred, incomplete and passed that holds for the component or for
// anything below it, so that the root's is over all. Who has not passed the
// component that another stands `after` does not reach that one: it has no
// standing and no value. So has a component made of parts that nothing else
// holds back, but one of whose counted parts was not reached.
//
// Only who has passed or failed a component has a value there. A component of
// which no part counts has none either; that is no obstacle to passing it.
// Where a sanction makes everything void, nothing else is asked.
//
// # Everybody together
//
// What is asked of everybody together (to standardise, a percentile, to equate,
// a place, a shortlist) a [Cohort] answers, or, where the sheets do not fit on
// one machine, [Figures] that are gathered in parts: [Figures.Tally] of some of
// the sheets, wherever they are, [Tally.Merge] in any order and grouping, and
// [Figures.With] for the answer, question by question until they are complete.
// Tallies and figures are JSON both ways, and come to the same bytes however the
// sheets were split.
//
// A compiled [Scorer] is immutable and safe for concurrent use.
package scoring
