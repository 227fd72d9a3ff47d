// Package thituyen holds the words that all answers of the library are made
// of: exact numbers and their rounding, reasons and mistakes with their places
// and sentences in Vietnamese and English, lengths of time, facts and titles.
package thituyen
