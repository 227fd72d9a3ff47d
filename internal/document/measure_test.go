package document

import (
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/thituyen/thituyen"
)

// largest is the plain way to the longest list: by the tree.
func largest(n *Node) int {
	most := max(len(n.Items), len(n.Entries))
	for _, item := range n.Items {
		most = max(most, largest(item))
	}
	for _, e := range n.Entries {
		most = max(most, largest(e.Value))
	}
	return most
}

func measure(text string) *measurer {
	m := &measurer{text: []byte(text), skip: -1, pending: true}
	for m.at < len(m.text) && !m.full {
		m.line()
	}
	return m
}

// Every document in the repository is measured as its tree is.
func TestTextsAreMeasuredAsTheirTrees(t *testing.T) {
	seen := 0
	require.NoError(t, filepath.WalkDir("../..", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || filepath.Ext(name) != ".yaml" && filepath.Ext(name) != ".json" {
			return err
		}
		text, err := os.ReadFile(name)
		require.NoError(t, err)
		root, _ := Parse(name, text)
		if root == nil || strings.HasSuffix(name, ".schema.json") {
			return nil
		}
		seen++
		require.Equal(t, largest(root), measure(string(text)).largest, name)
		return nil
	}))
	require.Greater(t, seen, 50)
}

func TestWhatIsMeasured(t *testing.T) {
	for text, want := range map[string]int{
		"a: [1, 2, 3]": 3, "a: [1, 2, 3, ]": 4, "a:\n- b\n- c\n": 2, "- - a\n  - b\n  - c\n- d\n": 3, "{a: 1, b: [1, 2, 3]}": 3,
		"a: 'x, y, z'\n": 1, "a: [\"x, y\", 'it''s, z', \"\\\", b\"]\n": 3, "a: [x, # 1, 2, 3\n y]\n": 2, "a: |\n  - x\n  - y\n  - z\nb: 1\n": 2, "a: >-\n  k: 1\n  l: 2\n  m: 3\n": 1,
		"a: x [1, 2, 3\nb: 1\n": 2, "a: x\n  [1, 2, 3\nb: 1\n": 2, "a:\n  [1, 2,\n   3]\nb: 1\n": 3, "? a\n: b\n": 1, "\"a b\": 1\n'c': 2\n": 2, "a: \"x\n  - y\n  z\"\nb: 1\n": 2, "": 0, "[": 1, "- ": 1, "'": 0, "a: '": 1,
	} {
		require.Equal(t, want, measure(text).largest, text)
	}
}

func TestListsThatAreTooLong(t *testing.T) {
	list := func(n int) string { return strings.Repeat("a, ", n-1) + "a" }
	lines := func(n int, line func(i int) string) string {
		var out strings.Builder
		for i := range n {
			out.WriteString(line(i))
		}
		return out.String()
	}
	item := func(int) string { return "  - a\n" }
	key := func(i int) string { return "  k" + strconv.Itoa(i) + ": 1\n" }
	for name, c := range map[string]struct {
		text string
		line int
	}{
		"in brackets": {"id: a\nnames: [" + list(MaxItems+1) + "]\n", 2}, "on lines": {"names:\n" + lines(MaxItems+1, item), MaxItems + 2},
		"keys": {"grades:\n" + lines(MaxItems+1, key), MaxItems + 2}, "in braces": {"grades: {" + list(MaxItems+1) + "}\n", 1},
		"below a list that may be long": {"parts:\n  - names: [" + list(MaxItems+1) + "]\n", 2},
	} {
		root, mistakes := Parse("x.yaml", []byte(c.text), "marks")
		require.Nil(t, root, name)
		require.Equal(t, []string{"list_too_long"}, codes(mistakes), name)
		require.Equal(t, c.line, mistakes[0].Place.Line, name)
		require.NotEmpty(t, mistakes.Error())
		root, mistakes = Parse("x.yaml", []byte(c.text), AnyKey)
		require.Empty(t, mistakes, name)
		var s sample
		require.Contains(t, codes(Decode(root, &s)), "list_too_long", name)
	}
	_, mistakes := read(t, "x.yaml", "id: a\nnames: ["+list(2000)+"]\n")
	require.Equal(t, []string{"too_many"}, codes(mistakes), "2,000 of any list are read")
	_, mistakes = Parse("x.yaml", []byte("names: ["+list(300_000)+"]\n"), "names")
	require.Empty(t, mistakes, "as many as a case has candidates")
	_, mistakes = Parse("x.yaml", []byte("names: ["+list(MaxLong+1)+"]\n"), "names")
	require.Equal(t, []string{"list_too_long"}, codes(mistakes))
	require.Contains(t, mistakes[0].Error(), "1500000")
	wide := "names:\n" + strings.Repeat("  - ["+list(MaxItems)+"]\n", 801)
	_, mistakes = Parse("x.yaml", []byte(wide), AnyKey)
	require.Equal(t, []string{"list_too_long"}, codes(mistakes), "the whole is too large")
}

// What is too long is refused before anything is made of it: by a few bytes
// for each of the text, whatever it holds.
func TestTooLongIsRefusedBeforeItIsRead(t *testing.T) {
	for name, text := range map[string]string{
		"items": "names: [" + strings.Repeat("a,", 7_000_000) + "a]\n", "lines": "names:\n" + strings.Repeat("- a\n", 3_000_000), "keys": strings.Repeat("key: 1\n", 2_000_000),
		"json": "{\"names\": [" + strings.Repeat("1,", 7_000_000) + "1]}",
	} {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		root, mistakes := Parse("x."+map[bool]string{true: "json", false: "yaml"}[name == "json"], []byte(text))
		runtime.ReadMemStats(&after)
		require.Nil(t, root)
		require.Equal(t, []string{"list_too_long"}, codes(mistakes), name)
		require.Less(t, after.TotalAlloc-before.TotalAlloc, uint64(len(text))+(1<<20), name)
	}
}

func TestMostMistakesAreCounted(t *testing.T) {
	var text strings.Builder
	for i := range 4000 {
		text.WriteString("k" + strconv.Itoa(i) + ": 1\n")
	}
	root, mistakes := Parse("x.yaml", []byte(text.String()))
	require.Empty(t, mistakes)
	var s sample
	looks := Decode(root, &s)
	require.Len(t, looks, mostTold+1)
	require.False(t, Whole(looks))
	all := Join(looks, thituyen.Mistakes{At(thituyen.Path{}, sentences.Reason("empty"))})
	require.Len(t, all, mostTold+1)
	count, _ := all[mostTold].Param("count")
	require.Equal(t, 4000-mostTold+1, count)
	require.Contains(t, all.Error(), "further mistakes that are not told here: 3801")
	require.Less(t, len(all.Error()), 100_000)
	require.True(t, Whole(Join(thituyen.Mistakes{At(thituyen.Path{}, sentences.Reason("empty"))})))
}

func TestNamesAreSuggestedForTheFirst(t *testing.T) {
	known := make([]string, 100)
	for i := range known {
		known[i] = "name" + strconv.Itoa(i)
	}
	var strangers Strangers
	asked := 0
	ask := func() []string { asked++; return known }
	for i := range 3 * mostSuggested {
		want := "not_one_of_near"
		if i >= mostSuggested {
			want = "not_one_of"
		}
		require.Equal(t, want, strangers.Reason("nam7", ask).Code)
	}
	require.Equal(t, mostSuggested, asked)
	list, _ := strangers.Reason("x", ask).Param("known")
	require.Len(t, list, mostKnown+1)
}

func TestLongKeys(t *testing.T) {
	type expected struct {
		Order  []string `doc:"order"`
		Places []int    `doc:"places"`
	}
	type one struct {
		Expect *expected       `doc:"other"`
		All    expected        `doc:"expect,long"`
		People map[string]*one `doc:"people,long"`
		Lists  []expected      `doc:"lists"`
	}
	require.Equal(t, []string{"expect", "order", "people", "places"}, LongKeys(reflect.TypeFor[*one]()))
	require.Empty(t, LongKeys(reflect.TypeFor[sample]()))
}
