package thituyen

import (
	"bytes"
	"encoding/json"
	"fmt"

	"cloud.google.com/go/civil"
	"github.com/shopspring/decimal"
	"golang.org/x/text/language"

	"github.com/thituyen/thituyen/internal/exact"
)

// MarshalJSON writes {"code": …, "params": {…}, "clause": …}, decimals as
// text.
func (r Reason) MarshalJSON() ([]byte, error) {
	var out bytes.Buffer
	code, err := json.Marshal(r.Code)
	if err != nil {
		return nil, err
	}
	out.WriteString(`{"code":`)
	out.Write(code)
	if len(r.Params) > 0 {
		out.WriteString(`,"params":{`)
		for i, p := range r.Params {
			if i > 0 {
				out.WriteByte(',')
			}
			name, _ := json.Marshal(p.Name)
			value, err := json.Marshal(plain(p.Value))
			if err != nil {
				return nil, fmt.Errorf("thituyen: parameter %s of %s: %w", p.Name, r.Code, err)
			}
			out.Write(name)
			out.WriteByte(':')
			out.Write(value)
		}
		out.WriteByte('}')
	}
	if r.Clause != "" {
		clause, _ := json.Marshal(r.Clause)
		out.WriteString(`,"clause":`)
		out.Write(clause)
	}
	out.WriteByte('}')
	return out.Bytes(), nil
}

// plain replaces what json would write by a process-wide setting or not at
// all by its text.
func plain(value any) any {
	switch v := value.(type) {
	case decimal.Decimal:
		return exact.Digits(v)
	case civil.Date:
		return v.String()
	case json.Marshaler:
		return v
	case Texter:
		return v.Text(language.English)
	case []any:
		out := make([]any, len(v))
		for i, item := range v {
			out[i] = plain(item)
		}
		return out
	}
	return value
}
