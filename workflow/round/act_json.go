package round

import (
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/thituyen/thituyen/internal/document"
	"github.com/thituyen/thituyen/workflow"
)

// ParseAct reads one act from YAML or JSON, as it stands in the file of a
// round: the keys of [Act] and those of its body, side by side. A step has the
// body of the act whose effect it has under the round's regulation. It is the
// strict reader: the error is the [thituyen.Mistakes] that it finds, each with
// its line and column in the text of that name. Nothing is done: give the act
// to [Round.Check] or [Round.Apply].
func (r *Round) ParseAct(name string, text []byte) (Act, error) {
	r = r.made()
	return parseAct(name, text, func(step string) kind { return kindFor(r.actOf(step), !r.Opened() && step == openStep) })
}

// UnmarshalJSON reads an act as it stands in the file of a round, where steps
// are called as the acts whose effects they have; of other steps ask
// [Round.ParseAct]. It is the strict reader: what it does not know, or cannot
// read, is among the [thituyen.Mistakes] that it returns.
func (a *Act) UnmarshalJSON(text []byte) error {
	read, err := parseAct("input.json", text, func(step string) kind { return kindFor(step, step == openStep) })
	if err == nil && a != nil {
		*a = read
	}
	return err
}

func parseAct(name string, text []byte, kindOf func(step string) kind) (Act, error) {
	root, mistakes := document.Parse(name, text)
	if root == nil {
		return Act{}, mistakes.Err()
	}
	own, said := envelope(root)
	if at := slices.IndexFunc(root.Entries, func(e document.Entry) bool { return e.Key == "refused" }); at >= 0 {
		said.Entries = append(said.Entries, root.Entries[at]) // belongs to the cases of a round, not to an act
	}
	read := Act{}
	mistakes = append(mistakes, document.Decode(own, &read)...)
	body := kindOf(read.Step).fresh()
	mistakes = append(mistakes, document.Decode(said, body)...)
	mistakes = append(mistakes, document.Join(mistakes, document.In(document.Check(read), root))[len(mistakes):]...)
	if len(mistakes) > 0 {
		return Act{}, mistakes
	}
	read.Body = body
	return read, nil
}

// UnmarshalJSON reads the act alone: what a case expects of it stands in its
// file.
func (a *CaseAct) UnmarshalJSON(text []byte) error {
	if a == nil {
		return (*Act)(nil).UnmarshalJSON(text)
	}
	return a.Act.UnmarshalJSON(text)
}

// actSchemaID is the address below which the schemas of acts are named.
const actSchemaID = "https://raw.githubusercontent.com/thituyen/thituyen/main/workflow/round/schema/"

// ActSchema writes the JSON Schema (2020-12) of one kind of act, so that a form
// can be made from it: of `open`, of one of [workflow.Acts], or, under any
// other name, of a step that only moves the state. It is written from the
// table of keys that the reader reads by.
func ActSchema(act string) ([]byte, error) {
	k := kindFor(act, act == openStep)
	if !slices.Contains(workflow.Acts(), act) && act != openStep {
		act = "step"
	}
	return document.Schema(writtenWith(reflect.TypeOf(k.fresh()).Elem()), actSchemaID+act+".schema.json", "Một việc trong kỳ thi (thituyen)")
}

// writtenWith is the type of an act with the keys of a body beside its own, as
// it stands in a file.
func writtenWith(body reflect.Type) reflect.Type {
	var fields []reflect.StructField
	for _, t := range []reflect.Type{reflect.TypeFor[Act](), body} {
		for _, f := range reflect.VisibleFields(t) {
			if key, _, _ := strings.Cut(f.Tag.Get("doc"), ","); key != "" {
				fields = append(fields, reflect.StructField{Name: "F" + strconv.Itoa(len(fields)), Type: f.Type, Tag: f.Tag})
			}
		}
	}
	return reflect.StructOf(fields)
}
