// Package file keeps a record in a file of JSON Lines.
//
// [Open] opens or creates the file and [Store.Append] appends to it: under a
// lock on the file, in a single write, synced before it returns. Two writers,
// in two processes too, therefore never both append after the same entry.
//
// A line counts once its newline is there. When a process or a machine dies in
// the middle of a write, a torn line can stay behind; every line before it is
// kept and read. [Store.Torn] tells of it, reading reports it after the last
// complete line, and appending is refused until [Store.Recover] has cut it off
// and handed its bytes over. Nothing is repaired unasked.
//
// The lock is advisory (flock) on Unix and a lock on a byte far behind the end
// on Windows, so whoever writes without this package is not kept out, and the
// file should lie on a local disk: not all network file systems keep locks.
// [Lines] reads a file without a lock, a published one for example.
package file
