// Package reference tells what may stand in the documents of this library and
// what it means: every key of a regulation, of a policy suite and of a
// programme, every word that may stand there, and every code of a reason, a
// refusal or a mistake, in Vietnamese and in English.
//
// It is made from the same table of keys as the reader and the JSON Schema, so
// it cannot say what they do not do. [Find] looks something up by its name or
// by Vietnamese or English words, with their marks or without; [At] says what
// stands at a path of a document, as a [thituyen.Mistake] gives it;
// [WriteMarkdown] and [WriteHTML] write the whole. The files reference.vi.md
// and reference.en.md of this folder were written by it.
package reference
