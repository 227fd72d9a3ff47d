// Package stored writes answers as JSON that can be kept: with the form they
// have and its version, by which a later program knows whether it can read
// them.
package stored

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/plainjson"
)

// Form names the form of an answer and its version.
type Form struct {
	Name    string // eligibility.decision
	Version string
}

func (f Form) String() string { return f.Name + "/" + f.Version }

// Marshal writes an answer, whose body is an object, in a form.
func (f Form) Marshal(body any) ([]byte, error) {
	text, err := plainjson.Marshal(body)
	if err != nil {
		return nil, err
	}
	if !bytes.HasPrefix(text, []byte("{")) {
		return nil, fmt.Errorf("stored: the body of %s is no object", f)
	}
	name, err := plainjson.Marshal(f.String())
	if err != nil {
		return nil, err
	}
	out := append([]byte(`{"form":`), name...)
	if rest := text[1:]; len(rest) > 1 {
		return append(append(out, ','), rest...), nil
	}
	return append(out, '}'), nil
}

// Unmarshal reads what [Form.Marshal] wrote into a body. Another form or
// another version is a [*thituyen.FormError]; a key that the form does not
// have is an error too.
func (f Form) Unmarshal(text []byte, body any) error {
	var members map[string]json.RawMessage
	if err := json.Unmarshal(text, &members); err != nil {
		return err
	}
	var found string
	if raw, given := members["form"]; given {
		if err := json.Unmarshal(raw, &found); err != nil {
			return err
		}
	}
	if found != f.String() {
		return &thituyen.FormError{Found: found, Known: f.String()}
	}
	delete(members, "form")
	rest, err := json.Marshal(members)
	if err != nil {
		return err
	}
	reader := json.NewDecoder(bytes.NewReader(rest))
	reader.DisallowUnknownFields()
	if err := reader.Decode(body); err != nil {
		var wrong *thituyen.FormError
		if errors.As(err, &wrong) {
			return wrong
		}
		return fmt.Errorf("%s: %w", f, err)
	}
	return nil
}
