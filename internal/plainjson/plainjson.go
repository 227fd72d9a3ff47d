// Package plainjson writes JSON without the escapes that HTML would want.
package plainjson

import (
	"bytes"
	"encoding/json"
)

// Marshal writes a value, with <, > and & as they are.
func Marshal(value any) ([]byte, error) {
	var out bytes.Buffer
	writer := json.NewEncoder(&out)
	writer.SetEscapeHTML(false)
	if err := writer.Encode(value); err != nil {
		return nil, err
	}
	return bytes.TrimSuffix(out.Bytes(), []byte("\n")), nil
}
