// Package papers makes of a round what an office prints and signs: the list of
// results, who is not eligible and by which clause, how each total adds up,
// and the minutes of marking, of votes and of a lot.
//
//	held := papers.Held{Round: r, Lines: lines}
//	papers.WriteResults(file, held, papers.Options{})     // a workbook, .xlsx
//	papers.Minutes(held, papers.Options{})                // papers, for WriteDocument or WritePage
//
// Nothing is computed here: every mark, place and reason is asked of the round.
// Where a sheet adds up by formulas, each formula was held against the exact
// value before it was written.
package papers
