package policytest

import (
	"reflect"

	"github.com/thituyen/thituyen/internal/document"
)

//go:generate go test -run TestSchema -update-schema .

// schemaID is the address of the schema, which is also where it is kept. The
// first line of a suite may name it for editors that know the YAML language
// server:
//
//	# yaml-language-server: $schema=https://raw.githubusercontent.com/thituyen/thituyen/main/workflow/policytest/schema/suite.schema.json
const schemaID = "https://raw.githubusercontent.com/thituyen/thituyen/main/workflow/policytest/schema/suite.schema.json"

// Schema writes the JSON Schema (2020-12) of a policy suite, from the table
// of keys that the reader reads by.
func Schema() ([]byte, error) {
	return document.Schema(reflect.TypeFor[Suite](), schemaID, "Bộ trường hợp thử quy chế thi tuyển (thituyen)")
}
