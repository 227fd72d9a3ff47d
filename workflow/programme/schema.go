package programme

import (
	"reflect"

	"github.com/thituyen/thituyen/internal/document"
)

//go:generate go test -run TestSchema -update-schema .

// schemaID is the address of the schema, which is also where it is kept. The
// first line of a programme may name it for editors that know the YAML
// language server:
//
//	# yaml-language-server: $schema=https://raw.githubusercontent.com/thituyen/thituyen/main/workflow/programme/schema/programme.schema.json
const schemaID = "https://raw.githubusercontent.com/thituyen/thituyen/main/workflow/programme/schema/programme.schema.json"

// Schema writes the JSON Schema (2020-12) of a programme, from the table of
// keys that the reader reads by.
func Schema() ([]byte, error) {
	return document.Schema(reflect.TypeFor[Document](), schemaID, "Đề án thi tuyển (thituyen)")
}
