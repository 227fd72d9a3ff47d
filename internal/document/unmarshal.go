package document

// UnmarshalJSON reads JSON into a pointer to a document as [Decode] does, for
// encoding/json: an unknown or misspelt key is a mistake, and nothing that a
// form of the document tells apart is lost.
func UnmarshalJSON(text []byte, into any) error {
	if string(text) == "null" {
		return nil // as encoding/json has it
	}
	root, mistakes := Parse("input.json", text)
	if root == nil {
		return mistakes.Err()
	}
	return Decode(root, into).Err()
}
