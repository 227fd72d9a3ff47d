// Package ledger keeps the record of a selection: append-only lines, each
// chained to the one before by its hash. It knows bytes, not rules; the acts
// and what they mean belong to whoever writes them. The format of a record is
// described in format.md beside this file.
//
// The main road has four steps:
//
//   - [Open] reads the record in a [Store], checks it, and returns an
//     [Appender].
//   - [Appender.Append] writes a [Draft] as the next [Entry].
//   - [Reader.Entries] walks a record entry by entry and checks the chain.
//   - [Reader.Verify] answers with a [Statement] of what is shown, or with an
//     [*Error] that names the first entry that does not hold.
//
// Those who store lines themselves use [Chain], which builds and checks one
// line at a time and holds nothing but the head and a moment.
//
// # What a chain can show
//
// A changed entry, one dropped inside, doubled or swapped is found by the
// chain itself, as soon as an entry follows it. An end cut off, a change to
// the last entry and a chain rewritten as a whole are found only against a
// head kept elsewhere, in minutes or a published list: give it as
// [Reader.Known]. Without it the statement is that the record is complete to
// entry N with head H, and that nothing more can be known.
//
// # Personal fields
//
// The chain hashes the public form from the first entry on. A personal field
// stands in the body as a [Commitment] in the form {"commitment":"<hex>"}; its
// [Opening], which is the value and a salt, lies in a second file and is never
// hashed. To publish is to leave that file out, to erase a person is to drop
// their openings, and neither breaks the chain.
//
// Keep openings before their entry is appended, so that no salt is lost, and
// drop them again if the entry was not kept: after a conflict those of its
// number, after a crash those with a number beyond the head.
//
// # Purity
//
// There is no clock, no randomness and no I/O here beyond the readers, writers
// and stores that a caller hands in. Moments, salts and signatures are
// arguments. The file store is the package ledger/file; a store of your own is
// checked by ledger/storetest.
package ledger
