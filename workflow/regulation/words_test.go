package regulation_test

import (
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/document"
	"github.com/thituyen/thituyen/workflow/regulation"
)

// said is everything that a regulation's sentences say, in both languages,
// with titles, citations and remarks.
func said(r *regulation.Regulation) string {
	var out strings.Builder
	for _, s := range r.Sentences() {
		fmt.Fprintln(&out, s.Group, s.Rule, s.Title, s.Clause, s.Why, s.Text(language.Vietnamese), s.Text(language.English), s.Assumptions)
		for _, p := range s.Points {
			fmt.Fprintln(&out, p.Key, p.Title, p.Clause, p.Why)
		}
	}
	return out.String()
}

func everything(t *testing.T) (text []byte, root *document.Node) {
	t.Helper()
	text, err := os.ReadFile("testdata/documents/everything.yaml")
	require.NoError(t, err)
	root, mistakes := document.Parse("everything.yaml", text)
	require.Empty(t, mistakes)
	return text, root
}

// Every scalar of a document that holds every key changes what is said when
// it changes, and so does every key that is left out: no key goes unworded.
func TestNoKeyOfTheFormatGoesUnworded(t *testing.T) {
	text, root := everything(t)
	whole, err := regulation.Parse("everything.yaml", text)
	require.NoError(t, err)
	before := said(whole)
	changed, compiled := 0, 0
	for _, m := range mutants(root) {
		changed++
		r, err := regulation.Parse("mutant.json", m.text)
		if err != nil {
			continue // not a regulation any more
		}
		compiled++
		if !silent(m) {
			if before == said(r) {
				t.Errorf("nothing is said of %s", m)
			}
		}
	}
	require.Greater(t, compiled, 300, "of %d", changed)
}

// silent are the places that no rule's sentence speaks of: what the format
// takes for granted where it is left out, and the clauses left out of the
// document, which are no rules.
func silent(m mutant) bool {
	path := m.path
	switch {
	case strings.HasPrefix(path, "not_encoded"), strings.HasPrefix(path, "assumptions"):
		return true
	case strings.HasPrefix(path, "groups.b.eligibility.criteria[0]"):
		return true // what an item that only omits another says of itself
	case m.what != "left out":
		return false
	}
	for _, granted := range []string{
		"scoring.id", "scoring.combine", "remark.else", "ranking.ties", "votes.over", "spread[0].from", "trimmed_mean.high",
	} {
		if path == granted || strings.HasSuffix(path, "."+granted) {
			return true
		}
	}
	return false
}

// mutant is a document with one change.
type mutant struct {
	path, what string
	text       []byte
}

func (m mutant) String() string { return m.path + " (" + m.what + ")" }

// mutants changes each scalar of a document, and leaves out each key and item.
func mutants(root *document.Node) []mutant {
	var out []mutant
	visit(root, thituyen.Path{}, func(n *document.Node, at thituyen.Path) {
		keep := *n
		try := func(what string, path thituyen.Path) {
			out = append(out, mutant{path.String(), what, jsonOf(root)})
			*n = keep
		}
		switch n.Kind {
		case document.Scalar:
			for _, text := range instead(&keep) {
				if text != keep.Text {
					n.Text = text
					try("now "+text, at)
				}
			}
		case document.Mapping:
			for i, e := range keep.Entries {
				n.Entries = append(append([]document.Entry{}, keep.Entries[:i]...), keep.Entries[i+1:]...)
				try("left out", at.Key(e.Key))
			}
		case document.Sequence:
			for i := range keep.Items {
				n.Items = append(append([]*document.Node{}, keep.Items[:i]...), keep.Items[i+1:]...)
				try("left out", at.Index(i))
			}
		}
	})
	return out
}

// visit calls f for each node of a document, with its path.
func visit(n *document.Node, at thituyen.Path, f func(*document.Node, thituyen.Path)) {
	f(n, at)
	for i := range n.Entries {
		visit(n.Entries[i].Value, at.Key(n.Entries[i].Key), f)
	}
	for i := range n.Items {
		visit(n.Items[i], at.Index(i), f)
	}
}

// instead are other values that could stand in place of a scalar.
func instead(n *document.Node) []string {
	switch {
	case n.Quoted:
		return []string{n.Text + "x"}
	case n.Text == "true":
		return []string{"false"}
	case n.Text == "false":
		return []string{"true"}
	case strings.ContainsAny(n.Text[:1], "0123456789"):
		return []string{"1" + n.Text, digits.Replace(n.Text)}
	}
	// Another word of the same list of words, or another name.
	words := []string{n.Text + "x"}
	for _, list := range wordLists {
		for i, w := range list {
			if w == n.Text {
				words = append(words, list[(i+1)%len(list)])
			}
		}
	}
	return words
}

var digits = strings.NewReplacer("0-0", "0-0", "0", "1", "5", "4", "2", "3", "4", "3", "6", "7")

var wordLists = [][]string{
	{"highest", "lowest", "sum", "mean", "median"},
	{"highest", "lowest"},
	{"earliest", "latest"},
	{"combine", "refer"},
	{"share", "lot"},
	{"competition", "dense", "modified", "average"},
	{"refer", "all", "none", "lot"},
	{"last", "first", "refuse"},
	{"half_up", "half_even", "half_down", "up", "down", "ceiling", "floor"},
	{"reserve", "list"},
	{"registered", "eligible", "present"},
	{"extend", "cancel"},
	{"case", "person", "candidate"},
	{"members", "present"},
	{"open", "secret"},
	{"count", "shrink"},
	{"any_candidate", "own_candidate"},
	{"points", "percent"},
	{"post", "equivalent", "higher"},
	{"bachelor", "master"},
	{"advanced", "elementary"},
	{"principal", "senior"},
	{"B1", "B2"},
	{"good", "excellent"},
	{"number", "text"},
	{"date", "text"},
	{"yes_no", "text"},
	{"two_equal_else_refer", "two_equal_else_mean", "mean", "median", "closest_two"},
	{"written", "project", "tenure", "length", "both"},
	{"organiser", "council", "chair", "supervisor", "authority"},
	{"announce", "close", "report", "note"},
	{"registration", "approval"},
	{"draft", "announced", "closed", "reported", "ended", "cancelled"},
	{"head", "deputy"},
	{"law", "finance"},
	{"state", "party"},
}

// numeral is a number as JSON writes it.
var numeral = regexp.MustCompile(`^-?(0|[1-9][0-9]*)(\.[0-9]+)?$`)

// jsonOf writes nodes as JSON, plain scalars as they are written.
func jsonOf(n *document.Node) []byte {
	var out strings.Builder
	writeJSON(&out, n)
	return []byte(out.String())
}

func writeJSON(out *strings.Builder, n *document.Node) {
	switch n.Kind {
	case document.Null:
		out.WriteString("null")
	case document.Scalar:
		plain := !n.Quoted && (n.Text == "true" || n.Text == "false" || numeral.MatchString(n.Text))
		if plain {
			out.WriteString(n.Text)
		} else {
			fmt.Fprintf(out, "%q", n.Text)
		}
	case document.Sequence:
		out.WriteByte('[')
		for i, item := range n.Items {
			if i > 0 {
				out.WriteByte(',')
			}
			writeJSON(out, item)
		}
		out.WriteByte(']')
	case document.Mapping:
		out.WriteByte('{')
		for i, e := range n.Entries {
			if i > 0 {
				out.WriteByte(',')
			}
			fmt.Fprintf(out, "%q:", e.Key)
			writeJSON(out, e.Value)
		}
		out.WriteByte('}')
	}
}

// Roles stand as their document has them, in the words too.
func TestRolesStandAsWritten(t *testing.T) {
	r, err := regulation.Parse("r.yaml", []byte("regulation: r\nprocedure:\n  roles: {council: {title: Hội đồng}, authority: {}, chair: {title: Chủ tịch}}\n  states: {start: a, final: [b]}\n  steps: [{id: s, by: [chair, council, authority], from: a, to: b}]\nassumptions: [{rule: procedure.roles, why: thông lệ}]\n"))
	require.NoError(t, err)
	rules, err := r.For("")
	require.NoError(t, err)
	var ids []string
	for _, role := range rules.Roles() {
		ids = append(ids, role.ID)
	}
	require.Equal(t, []string{"council", "authority", "chair"}, ids)
	require.Nil(t, (*regulation.Rules)(nil).Roles())
	require.Nil(t, new(regulation.Rules).Roles())
	var words strings.Builder
	require.NoError(t, r.WriteWords(&words, language.Vietnamese))
	text := words.String()
	require.Equal(t, 1, strings.Count(text, "thông lệ"), "an assumption is said once")
	require.Less(t, strings.Index(text, "- Giả định 1: thông lệ"), strings.Index(text, "- “Hội đồng”"), "above what rests on it")
	require.Less(t, strings.Index(text, "- “Hội đồng”"), strings.Index(text, "- “Chủ tịch”"))
	require.Equal(t, 3, strings.Count(text, "[giả định 1]"))
}
