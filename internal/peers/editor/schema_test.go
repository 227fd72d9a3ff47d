package editor

import (
	"bytes"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/stretchr/testify/require"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/eligibility"
	"github.com/thituyen/thituyen/internal/document"
	"github.com/thituyen/thituyen/workflow/policytest"
	"github.com/thituyen/thituyen/workflow/regulation"
)

var update = flag.Bool("update", false, "write what came out into the golden files")

const root = "../../.."

// format is one of the two formats: its schema, and how it is read.
type format struct {
	schema *jsonschema.Schema
	// shape reads the shape alone: keys, types, bounds.
	shape func(*document.Node) thituyen.Mistakes
	// meaning reads everything.
	meaning func(name string, text []byte) error
}

func formats(t *testing.T) (regulations, suites format) {
	t.Helper()
	regulations = format{
		schema: compiled(t, root+"/workflow/regulation/schema/regulation.schema.json"),
		shape: func(n *document.Node) thituyen.Mistakes {
			var d regulation.Document
			mistakes := document.Decode(n, &d)
			if len(d.Groups) > 0 { // what stands here may be parts, which the groups complete
				d.Eligibility, d.Scoring, d.Ranking, d.Procedure = nil, nil, nil, nil
			}
			return document.Join(mistakes, document.Check(d))
		},
		meaning: func(name string, text []byte) error {
			_, err := regulation.Parse(name, text)
			return err
		},
	}
	suites = format{
		schema: compiled(t, root+"/workflow/policytest/schema/suite.schema.json"),
		shape: func(n *document.Node) thituyen.Mistakes {
			var s policytest.Suite
			return document.Join(document.Decode(n, &s), document.Check(s))
		},
	}
	suites.meaning = func(name string, text []byte) error {
		n, _ := document.Parse(name, text)
		mistakes := suites.shape(n)
		var s policytest.Suite
		document.Decode(n, &s)
		for _, c := range s.Cases {
			if c.Post != nil { // what a post requires is compiled with its regulation
				_, err := eligibility.Compile(eligibility.Criteria{Criteria: c.Post.Requires}, eligibility.Vocabulary{})
				found, _ := document.Of(err)
				mistakes = append(mistakes, found...)
			}
		}
		return mistakes.Err()
	}
	return regulations, suites
}

func compiled(t *testing.T, file string) *jsonschema.Schema {
	t.Helper()
	text, err := os.ReadFile(file)
	require.NoError(t, err)
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	require.NoError(t, err)
	compiler := jsonschema.NewCompiler()
	require.NoError(t, compiler.AddResource("schema.json", value))
	schema, err := compiler.Compile("schema.json")
	require.NoError(t, err)
	return schema
}

// of is the format of a document, by the key that names it.
func of(n *document.Node, regulations, suites format) (format, bool) {
	switch {
	case n.Get("suite") != nil:
		return suites, true
	case n.Get("regulation") != nil && n.Get("cases") == nil:
		return regulations, true
	}
	return format{}, false
}

// judge compares the schema's word on a document with the reader's. Whatever
// the schema refuses the reader must refuse; whatever the reader refuses for
// its shape the schema must refuse, but for what a schema cannot see.
func (f format) judge(name string, n *document.Node, text []byte) error {
	refused, found := f.schema.Validate(view(n)), f.meaning(name, text)
	switch {
	case refused != nil && found == nil:
		return fmt.Errorf("%s: the reader takes what the schema refuses: %w", name, refused)
	case refused != nil:
		return nil
	}
	for _, m := range f.shape(n) {
		if !unseen(m, n) {
			return fmt.Errorf("%s: the schema takes what the reader refuses: %w", name, m)
		}
	}
	if found == nil {
		return nil
	}
	mistakes, _ := document.Of(found)
	for _, m := range mistakes {
		if slices.Contains(shapely, m.Code) {
			return fmt.Errorf("%s: the schema takes what the reader refuses: %w", name, m)
		}
	}
	return nil
}

// shapely are the codes of mistakes of shape, wherever they are found: in
// what a group changes too, which is read when it is merged.
var shapely = []string{
	"unknown_key", "unknown_key_near", "not_mapping", "not_list", "not_text", "not_yes_no", "not_span", "missing_value",
	"one_key", "one_kind", "quoted_number", "both_sexes", "not_percent", "says_nothing",
}

// unseen reports whether a schema cannot see a mistake, by the classes of
// reasons there are.
func unseen(m thituyen.Mistake, n *document.Node) bool {
	switch m.Code {
	case "duplicate_key":
		return true // validators are given mappings without doubles
	case "number_too_long", "fraction_of_zero":
		return true // digits are not counted in a number
	case "not_number", "not_whole", "not_yes_no":
		// Written as only YAML reads it (1e3, 0x1F, 010, 2.0, True): the
		// validator is given the number or truth itself.
		return plain(m, n)
	case "not_date", "not_moment":
		return true // a day that the month does not have
	}
	return false
}

func plain(m thituyen.Mistake, n *document.Node) bool {
	place := m.Place
	found := false
	var walk func(*document.Node)
	walk = func(n *document.Node) {
		if n.Place.Shown() == place && n.Kind == document.Scalar && !n.Quoted {
			_, text := view(n).(string)
			found = found || !text
		}
		for _, e := range n.Entries {
			walk(e.Value)
		}
		for _, item := range n.Items {
			walk(item)
		}
	}
	walk(n)
	return found
}

// Every document of the repository's tests, good or broken, and every preset.
func TestSchemaAndReaderAgreeOnEveryDocument(t *testing.T) {
	regulations, suites := formats(t)
	seen := map[bool]int{}
	require.NoError(t, filepath.WalkDir(root, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !slices.Contains([]string{".yaml", ".json"}, filepath.Ext(name)) {
			return err
		}
		text, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		n, _ := document.Parse(name, text)
		if n == nil {
			return nil // refused before any schema is asked
		}
		if f, ok := of(n, regulations, suites); ok {
			if err := f.judge(name, n, text); err != nil {
				t.Error(err)
			}
			seen[f.schema.Validate(view(n)) == nil]++
		}
		return nil
	}))
	require.Greater(t, seen[true], 30, "good documents")
	require.Greater(t, seen[false], 10, "broken documents")
}

// Documents with every key, changed at every place in every way.
func TestSchemaAndReaderAgreeOnEveryChange(t *testing.T) {
	regulations, suites := formats(t)
	refused := map[bool]int{}
	for _, name := range []string{"/workflow/regulation/testdata/documents/everything.yaml", "/workflow/policytest/schema/testdata/everything.yaml"} {
		text, err := os.ReadFile(root + name)
		require.NoError(t, err)
		n, mistakes := document.Parse(name, text)
		require.Empty(t, mistakes)
		f, ok := of(n, regulations, suites)
		require.True(t, ok)
		require.NoError(t, f.schema.Validate(view(n)))
		for _, broken := range changes(n) {
			text := []byte(broken)
			n, mistakes := document.Parse("changed.yaml", text)
			require.Empty(t, mistakes, broken)
			refused[f.schema.Validate(view(n)) != nil]++
			if err := f.judge("changed.yaml", n, text); err != nil {
				t.Error(err)
			}
		}
	}
	t.Logf("%d changes refused, %d taken", refused[true], refused[false])
	require.Greater(t, refused[true], 900)
	require.Greater(t, refused[false], 150)
}

// changes writes a document with one change at a time: each key mistyped,
// left out, or given another value.
func changes(n *document.Node) []string {
	var out []string
	var walk func(at *document.Node)
	try := func(at *document.Node, other document.Node) {
		keep := *at
		*at = other
		var text strings.Builder
		flow(&text, n)
		out = append(out, text.String())
		*at = keep
	}
	turn := 0
	walk = func(at *document.Node) {
		if turn += 5; at != n { // one value here, another there
			try(at, values[turn%len(values)])
		}
		for i := range at.Entries {
			other := *at
			other.Entries = slices.Clone(at.Entries)
			other.Entries[i].Key += "x"
			try(at, other)
			other.Entries = slices.Delete(slices.Clone(at.Entries), i, i+1)
			try(at, other)
		}
		for i := range at.Items {
			other := *at
			other.Items = slices.Delete(slices.Clone(at.Items), i, i+1)
			try(at, other)
		}
		for i := range at.Entries {
			walk(at.Entries[i].Value)
		}
		for i := range at.Items {
			walk(at.Items[i])
		}
	}
	walk(n)
	return out
}

// values are put in place of every value.
var values = []document.Node{
	{Kind: document.Null},
	{Kind: document.Scalar, Text: "chữ"},
	{Kind: document.Scalar, Text: "-1"},
	{Kind: document.Scalar, Text: "0"},
	{Kind: document.Scalar, Text: "7.5"},
	{Kind: document.Scalar, Text: "7", Quoted: true},
	{Kind: document.Scalar, Text: "true"},
	{Kind: document.Scalar, Text: "25%"},
	{Kind: document.Scalar, Text: "3 months"},
	{Kind: document.Scalar, Text: "2018-06-01"},
	{Kind: document.Scalar, Text: "", Quoted: true},
	{Kind: document.Sequence},
	{Kind: document.Sequence, Items: []*document.Node{{Kind: document.Null}}},
	{Kind: document.Sequence, Items: []*document.Node{{Kind: document.Scalar, Text: "a"}}},
	{Kind: document.Mapping},
	{Kind: document.Mapping, Entries: []document.Entry{{Key: "a", Value: &document.Node{Kind: document.Scalar, Text: "1"}}}},
}

// flow writes a document on one line of YAML.
func flow(out *strings.Builder, n *document.Node) {
	switch n.Kind {
	case document.Null:
		out.WriteByte('~')
	case document.Sequence:
		out.WriteByte('[')
		for i, item := range n.Items {
			if i > 0 {
				out.WriteString(", ")
			}
			flow(out, item)
		}
		out.WriteByte(']')
	case document.Mapping:
		out.WriteByte('{')
		for i, e := range n.Entries {
			if i > 0 {
				out.WriteString(", ")
			}
			fmt.Fprintf(out, "%q: ", e.Key)
			flow(out, e.Value)
		}
		out.WriteByte('}')
	default:
		if _, text := view(n).(string); n.Quoted || text {
			fmt.Fprintf(out, "%q", n.Text)
		} else {
			out.WriteString(n.Text)
		}
	}
}

// What an editor underlines in a document with a mistyped key, a word that is
// none, a number in quotes and a missing key, as the validator says it.
func TestWrongKeysAreUnderlined(t *testing.T) {
	regulations, _ := formats(t)
	text, err := os.ReadFile("testdata/wrong-keys.yaml")
	require.NoError(t, err)
	n, mistakes := document.Parse("wrong-keys.yaml", text)
	require.Empty(t, mistakes)
	err = regulations.schema.Validate(view(n))
	require.Error(t, err)
	var failed *jsonschema.ValidationError
	require.ErrorAs(t, err, &failed)
	var out strings.Builder
	for _, line := range leaves(failed) {
		fmt.Fprintln(&out, line)
	}
	const golden = "testdata/wrong-keys.txt"
	if *update {
		require.NoError(t, os.WriteFile(golden, []byte(out.String()), 0o644))
	}
	want, err := os.ReadFile(golden)
	require.NoError(t, err)
	require.Equal(t, string(want), out.String())
}

// leaves are the places and messages of an error, each once, in order; that a
// key could be left out as well is not among them.
func leaves(e *jsonschema.ValidationError) []string {
	var out []string
	if len(e.Causes) == 0 && !strings.HasSuffix(message(e), "want null") {
		out = append(out, "/"+strings.Join(e.InstanceLocation, "/")+": "+message(e))
	}
	for _, cause := range e.Causes {
		out = append(out, leaves(cause)...)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func message(e *jsonschema.ValidationError) string {
	text := e.Error()
	return strings.TrimSpace(text[strings.LastIndex(text, "': ")+len("': "):])
}
