// Package eligibility decides who may sit a competition: every criterion of
// a regulation is judged for every dossier, and each verdict carries its
// reason.
//
//	screener, err := eligibility.Compile(criteria, eligibility.Vocabulary{})
//	decision, err := screener.Screen(&dossier, eligibility.Case{Dates: dates}, nil)
//	for _, finding := range decision.Findings() {
//		fmt.Println(finding.ID(), finding.Verdict(), finding.Text(language.Vietnamese))
//	}
//
// The document is [Criteria], read from a regulation or written as a Go
// literal; [Compile] finds every mistake in it at once; [Screener.Screen]
// judges one [Dossier] for one [Case] and returns a [Decision].
//
// # Three values
//
// A requirement is met, not met, or unknown: the dossier does not say, and
// what it says does not settle it. A field of a dossier left out is unknown;
// an empty list or mapping says that there is none. Connectives and lists
// follow Kleene's three-valued logic, so unknown never turns into yes or no.
// A candidate is eligible when every criterion is met or waived, ineligible
// when one is not met, and incomplete otherwise.
//
// # Dates
//
// Nothing here reads a clock. A criterion is judged on a named date of the
// case, `registration` where it names none. Judge again with the date itself
// what was screened on a planned one.
//
// # Reasons
//
// A decision keeps the numbers that decided, and makes codes, parameters and
// sentences of them when asked: [Finding.Reason]. It holds nothing of the
// dossier that a later change to it could alter.
package eligibility
