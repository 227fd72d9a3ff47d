package programme

import (
	"encoding/json"
	"io"

	"golang.org/x/text/language"
)

func (v *Review) Text(tag language.Tag) string {
	b, _ := json.MarshalIndent(v, "", " ")
	return string(b)
}
func (v *Review) WriteHTML(w io.Writer) error { return nil }
