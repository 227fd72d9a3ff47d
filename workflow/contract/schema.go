package contract

import (
	"fmt"
	"reflect"
	"strings"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/document"
	"github.com/thituyen/thituyen/internal/stored"
)

//go:generate go test -run TestSchemas -update .

// schemaAt is where the schemas are kept.
const schemaAt = "https://raw.githubusercontent.com/thituyen/thituyen/main/workflow/contract/schema/"

// RequestSchema writes the JSON Schema (2020-12) of a request, from the table
// of keys that requests are read by. A line of streamed candidates has the
// shape of its key candidates.
func RequestSchema() ([]byte, error) {
	return document.Schema(reflect.TypeFor[Request](), schemaAt+"request.schema.json", "Yêu cầu (thituyen, phiên bản "+Version+")")
}

// AnswerSchema writes the JSON Schema (2020-12) of an answer, from the tables
// of what is kept of it and of the answers inside it.
func AnswerSchema() ([]byte, error) {
	text, bare, err := stored.Schema(reflect.TypeFor[Reply](), schemaAt+"answer.schema.json", "Câu trả lời (thituyen, phiên bản "+Version+")", describe)
	if len(bare) > 0 {
		return nil, fmt.Errorf("contract: no description for %s", strings.Join(bare, ", "))
	}
	return text, err
}

func init() {
	stored.Describe[Reply, plainReply](answerForm)
	stored.Describe[thituyen.Mistake, mistakeForm](stored.Form{})
}

// mistakeForm is a mistake as it is kept.
type mistakeForm struct {
	Reason thituyen.Reason `json:"reason"`
	Path   string          `json:"path,omitempty"`
	File   string          `json:"file,omitempty"`
	Line   int             `json:"line,string,omitempty"`
	Column int             `json:"column,string,omitempty"`
	Source string          `json:"source,omitempty"`
	Mark   int             `json:"mark,string,omitempty"`
}

// describe says what a key of an answer means: of its type, or of any.
func describe(of, key string) string {
	if words, own := descriptions[of+"."+key]; own {
		return words
	}
	return descriptions[key]
}
