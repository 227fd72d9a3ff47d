package canonical_test

import (
	"fmt"

	"github.com/thituyen/thituyen/internal/canonical"
)

func ExampleCheck() {
	fmt.Println(canonical.Check([]byte(`{"kind":"register","number":2}`)))
	fmt.Println(canonical.Check([]byte(`{"number":2,"kind":"register"}`)))
	// Output:
	// <nil>
	// canonical: byte 12: key_order: put keys in the order of their UTF-16 code units
}

func ExampleEncoder() {
	var encoder canonical.Encoder
	encoder.BeginObject()
	encoder.Key("seats")
	encoder.Int(1)
	encoder.Key("post")
	encoder.String("Phó giám đốc Sở")
	encoder.EndObject()
	written, err := encoder.Bytes()
	fmt.Println(string(written), err)
	// Output: {"post":"Phó giám đốc Sở","seats":1} <nil>
}

func ExampleAppend() {
	written, err := canonical.Append(nil, map[string]any{"marks": []any{"82.5", "79.25"}, "closed": true})
	fmt.Println(string(written), err)
	// Output: {"closed":true,"marks":["82.5","79.25"]} <nil>
}

func ExampleParse() {
	value, err := canonical.Parse([]byte(`{"candidate":"HP-00017","place":1}`))
	if err != nil {
		fmt.Println(err)
		return
	}
	for key, member := range value.Members() {
		fmt.Println(string(key), member.Kind(), string(member.Raw()))
	}
	// Output:
	// candidate string "HP-00017"
	// place integer 1
}
