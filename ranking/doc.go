// Package ranking says who stands where and who is chosen, each with its
// reason:
//
//	ranker, err := ranking.Compile(rules, names)   // once: every mistake of the rules
//	list, err := ranker.Rank(entries, nil)         // places, ties, and why one is above another
//	selection, err := list.Select(&seats)          // selected, reserve, ties for the authority
//
// A document is compiled once, then asked; the answer carries its reasons.
// [Rules] is the section `ranking` of a regulation. [Ranker.Needs] tells what
// to know of each candidate, and an [Entry] answers it.
//
// # Places and ties
//
// Candidates are compared by the keys, in order, on exact numbers. Those whom
// no key tells apart share a place, or are put in order by lot; the order of
// the input never decides anything. [List.Decided] gives the short answer to
// "why is she above me": the first key on which the two differ, what each has
// for it, and the clause.
//
// # Seats
//
// [List.Select] gives the seats in order. A tie across the last seat goes the
// way the rules say; where they refer it to the authority, nobody of it is
// selected until [List.Select] is asked again with the authority's
// [Decision]. [Selection.Replace] finds the next when somebody declines or is
// struck off.
//
// # In parts
//
// Where the candidates do not fit on one machine, [Ranker.Tally] counts some of
// them wherever they are, [Tally.Merge] adds the parts up in any order, and
// [Tally.Contenders] and [Tally.Bands] say who may have a seat at all and what
// can be ranked apart.
//
// # Lots
//
// A lot is drawn by [Draw]: anyone who has the seed redraws it, in Go or with
// one line of shell. Nothing here is random, reads a clock or keeps state, so
// everything may be used concurrently.
package ranking
