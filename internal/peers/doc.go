// Package peers measures the library beside other ways to do the same work:
// plain float64 and plain decimal programs, a rules engine, a state machine.
// It is a module of its own, so that nobody who imports the library takes on
// what only its benchmarks need. Every benchmark checks first that both sides
// give the same answers from the same input.
package peers
