package canonical

import "fmt"

// Fault says in which way bytes are not in the canonical form.
type Fault string

// The faults that [Check] and [Encoder] report.
const (
	FaultSyntax       Fault = "syntax"        // not JSON here
	FaultEnd          Fault = "end"           // the value stops before it is complete
	FaultTrailing     Fault = "trailing"      // bytes follow the complete value
	FaultWhiteSpace   Fault = "white_space"   // white space outside a string
	FaultKeyOrder     Fault = "key_order"     // a key stands after one that sorts later
	FaultDuplicateKey Fault = "duplicate_key" // a key stands twice in one object
	FaultEscape       Fault = "escape"        // an escape that the form does not use, or a missing one
	FaultNumber       Fault = "number"        // not a plain integer within ±(2^53-1)
	FaultText         Fault = "text"          // not valid UTF-8
	FaultDepth        Fault = "depth"         // containers nest deeper than MaxDepth
	FaultType         Fault = "type"          // a Go value that has no canonical form
	FaultMisuse       Fault = "misuse"        // calls to Encoder that do not form one value
)

// Error reports the first fault.
type Error struct {
	Fault Fault
	// Offset is the byte at which the fault was seen: in the checked bytes for
	// Check and Parse, in what was written so far for Encoder and Append.
	Offset int
	// Detail names what was met, when that helps; it may be empty.
	Detail string
}

// Error says where the fault is, what it is and what the form asks for.
func (e *Error) Error() string {
	text := fmt.Sprintf("canonical: byte %d: %s: %s", e.Offset, e.Fault, e.Fault.demand())
	if e.Detail != "" {
		text += " (" + e.Detail + ")"
	}
	return text
}

// demand words what the form asks for where the fault was seen.
func (f Fault) demand() string {
	switch f {
	case FaultSyntax:
		return "write JSON with objects, arrays, strings, integers, true, false and null only"
	case FaultEnd:
		return "the value is cut off; give all its bytes"
	case FaultTrailing:
		return "give exactly one value with nothing after it"
	case FaultWhiteSpace:
		return "remove white space outside strings"
	case FaultKeyOrder:
		return "put keys in the order of their UTF-16 code units"
	case FaultDuplicateKey:
		return "give each key once"
	case FaultEscape:
		return `escape only ", \ and control characters, each in its shortest form`
	case FaultNumber:
		return "write an integer within ±(2^53-1) without sign, zeros, fraction or exponent to spare; decimals as text"
	case FaultText:
		return "give valid UTF-8 without surrogates"
	case FaultDepth:
		return "nest containers at most 64 deep"
	case FaultType:
		return "use map[string]any, []any, string, bool, nil, int, int64 or Value"
	case FaultMisuse:
		return "write one value, a key before each member, and close what was opened"
	}
	return "bring the value into canonical form"
}

func fault(kind Fault, offset int) *Error { return &Error{Fault: kind, Offset: offset} }
