package round

import (
	"slices"

	"github.com/thituyen/thituyen/internal/document"
)

// UnmarshalJSON reads an act as it stands in the file of a round, with the
// keys of its body beside its own. It is the strict reader: what it does not
// know, or cannot read, is among the [thituyen.Mistakes] that it returns.
func (a *Act) UnmarshalJSON(text []byte) error {
	root, mistakes := document.Parse("input.json", text)
	if root == nil {
		return mistakes.Err()
	}
	own, said := envelope(root)
	if at := slices.IndexFunc(root.Entries, func(e document.Entry) bool { return e.Key == "refused" }); at >= 0 {
		said.Entries = append(said.Entries, root.Entries[at]) // belongs to the cases of a round, not to an act
	}
	read := Act{}
	mistakes = document.Decode(own, &read)
	body := kindFor(read.Step, read.Step == openStep).fresh()
	mistakes = append(mistakes, document.Decode(said, body)...)
	if len(mistakes) > 0 {
		return mistakes
	}
	read.Body = body
	if a != nil {
		*a = read
	}
	return nil
}

// UnmarshalJSON reads the act alone: what a case expects of it stands in its
// file.
func (a *CaseAct) UnmarshalJSON(text []byte) error {
	if a == nil {
		return (*Act)(nil).UnmarshalJSON(text)
	}
	return a.Act.UnmarshalJSON(text)
}
