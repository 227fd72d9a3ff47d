package regulation

import (
	"reflect"

	"github.com/thituyen/thituyen/internal/document"
)

//go:generate go test -run TestSchema -update .

// schemaID is the address of the schema, which is also where it is kept.
const schemaID = "https://raw.githubusercontent.com/thituyen/thituyen/main/workflow/regulation/schema/regulation.schema.json"

// Schema writes the JSON Schema (2020-12) of a regulation, from the table of
// keys that the reader reads by. What a rule means beyond its own shape, as
// that a key of the ranking names a component, only the reader knows.
func Schema() ([]byte, error) {
	return document.Schema(reflect.TypeFor[Document](), schemaID, "Quy chế thi tuyển (thituyen)")
}
