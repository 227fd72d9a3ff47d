package policytest

import (
	"slices"

	"cloud.google.com/go/civil"

	"github.com/thituyen/thituyen/eligibility"
	"github.com/thituyen/thituyen/internal/document"
	"github.com/thituyen/thituyen/workflow"
	"github.com/thituyen/thituyen/workflow/regulation"
)

// Defaults is what the cases of a suite have in common: what a case says of
// its own is laid upon it key by key, and so is what a candidate's dossier
// says upon the one here.
type Defaults struct {
	AsOf      *regulation.Dates                  `doc:"as_of"`
	Post      *eligibility.Post                  `doc:"post"`
	LotSeed   *string                            `doc:"lot_seed"`
	People    map[string]IDs                     `doc:"people"`
	Related   map[string]map[string]workflow.Kin `doc:"related"`
	Delegated []workflow.Delegation              `doc:"delegated"`
	Holidays  []civil.Date                       `doc:"holidays"`
	Workdays  []civil.Date                       `doc:"workdays"`
	Dossier   *eligibility.Dossier               `doc:"dossier"` // of every candidate
}

// completed is the document of a suite with its defaults in every case. Where
// something is wrong in them they are told and not used.
func completed(root *document.Node) *document.Node {
	given, cases := root.Get("defaults"), root.Get("cases")
	if given == nil || given.Kind != document.Mapping || cases == nil || cases.Kind != document.Sequence {
		return root
	}
	if len(document.Decode(given, &Defaults{})) > 0 {
		return root
	}
	whole := *cases
	whole.Items = make([]*document.Node, len(cases.Items))
	for i, c := range cases.Items {
		whole.Items[i] = inCase(given, c)
	}
	return with(root, "cases", &whole)
}

// inCase lays a case upon the defaults.
func inCase(given, c *document.Node) *document.Node {
	if c.Kind != document.Mapping {
		return c
	}
	for _, e := range given.Entries {
		switch {
		case e.Key == "dossier":
			c = inDossiers(e.Value, c)
		case e.Key == "post" && c.Get("posts") != nil: // several posts in place of one
		default:
			c = with(c, e.Key, document.Merge(e.Value, c.Get(e.Key)))
		}
	}
	return c
}

// inDossiers lays each candidate's dossier upon the common one.
func inDossiers(common, c *document.Node) *document.Node {
	candidates := c.Get("candidates")
	if candidates == nil || candidates.Kind != document.Mapping {
		return c
	}
	whole := *candidates
	whole.Entries = slices.Clone(candidates.Entries)
	for i, e := range whole.Entries {
		candidate := e.Value
		if candidate.Kind == document.Null {
			candidate = &document.Node{Kind: document.Mapping, Place: candidate.Place}
		}
		if candidate.Kind == document.Mapping {
			whole.Entries[i].Value = with(candidate, "dossier", laid(common, candidate.Get("dossier")))
		}
	}
	return with(c, "candidates", &whole)
}

// laid is a dossier upon the common one: a field that it gives as null is
// unknown, whatever is common.
func laid(common, own *document.Node) *document.Node {
	merged := document.Merge(common, own)
	if own == nil || own.Kind != document.Mapping || merged.Kind != document.Mapping {
		return merged
	}
	out := *merged
	out.Entries = slices.DeleteFunc(slices.Clone(merged.Entries), func(e document.Entry) bool {
		field := own.Get(e.Key)
		return field != nil && field.Kind == document.Null
	})
	return &out
}

// with is a mapping with another value at a key.
func with(n *document.Node, key string, value *document.Node) *document.Node {
	out := *n
	out.Entries = slices.Clone(n.Entries)
	at := slices.IndexFunc(out.Entries, func(e document.Entry) bool { return e.Key == key })
	if at < 0 {
		out.Entries = append(out.Entries, document.Entry{Key: key, At: value.Place, Value: value})
	} else {
		out.Entries[at].Value = value
	}
	return &out
}
