// Package editor shows what an editor sees of the library's JSON Schemas: the
// tests validate documents with a validator of others and compare it with the
// strict reader. The package has nothing but tests.
package editor
