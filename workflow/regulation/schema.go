package regulation

import (
	"reflect"

	"github.com/thituyen/thituyen/eligibility"
	"github.com/thituyen/thituyen/internal/document"
	"github.com/thituyen/thituyen/ranking"
	"github.com/thituyen/thituyen/scoring"
	"github.com/thituyen/thituyen/workflow"
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

type plainDocument Document

// shapeDocument is the shape of a regulation: with groups, each of the four
// sections may be a part that the groups complete.
func shapeDocument(of func(reflect.Type) document.Shape) document.Shape {
	sections := func(shape func(document.Shape) document.Shape) document.Shape {
		one := func(t reflect.Type) document.Shape {
			return document.AnyShape(shape(of(t)), document.Shape{"type": "null"})
		}
		return document.Shape{"properties": map[string]document.Shape{
			"eligibility": one(reflect.TypeFor[eligibility.Criteria]()), "scoring": one(reflect.TypeFor[scoring.Scheme]()),
			"ranking": one(reflect.TypeFor[ranking.Rules]()), "procedure": one(reflect.TypeFor[workflow.Procedure]()),
		}}
	}
	return document.Shape{
		"allOf": []document.Shape{of(reflect.TypeFor[plainDocument]())},
		"if":    document.Shape{"required": []string{"groups"}, "properties": map[string]document.Shape{"groups": {"type": "object", "minProperties": 1}}},
		"then":  sections(document.PartShape),
		"else":  sections(func(whole document.Shape) document.Shape { return whole }),
	}
}
