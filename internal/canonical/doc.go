// Package canonical writes, checks and walks the one JSON form in which
// records and documents are hashed: RFC 8785 restricted to what records need.
//
// A value is an object, an array, a string, a boolean, null, or an integer
// within ±(2^53-1). Fractions do not exist here; decimals travel as text.
// There is no white space, members stand in the order of the UTF-16 code units
// of their keys and no key stands twice, a string escapes the quotation mark,
// the backslash and the control characters in the shortest way and nothing
// else, and containers nest at most [MaxDepth] deep. One value therefore has
// one sequence of bytes.
//
//   - [Encoder] writes a value piece by piece and puts members into order.
//   - [Append] writes a plain Go tree.
//   - [Check] says whether bytes are already in the form. It never repairs.
//   - [Parse] checks and returns a [Value] to walk. Nothing passes through
//     map[string]any: encoding/json ignores the case of keys and keeps the
//     last of two equal ones, which lets altered records through.
//
// All functions are pure and never panic, whatever the bytes.
package canonical
