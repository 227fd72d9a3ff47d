package document

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/thituyen/thituyen"
)

// What YAML and JSON forbid, or allow and readers take for something else:
// whatever swallows, adds or changes a line is a mistake.
func TestNothingIsSwallowedAddedOrChanged(t *testing.T) {
	for _, c := range []struct {
		name, text, code string
		line, column     int
	}{
		{"a closing quote is missing", "title: \"Quy chế\nmax: 50\nid: \"\n", "quote_open", 1, 8},
		{"a single one", "title: 'Quy chế\nmax: 50'\nid: a\n", "quote_open", 1, 8},
		{"below an item", "parts:\n  - id: 'a\n    max: 50'\n", "quote_open", 2, 9},
		{"after an escaped end of line", "title: \"a \\\nmax: 50\"\n", "quote_open", 1, 8},
		{"in brackets", "parts:\n  - {id: 'a,\n  max: 5'}\n", "quote_open", 2, 10},
		{"a closing bracket is missing", "names: [a,\nb: c\n]\nid: a\n", "flow_not_indented", 2, 1},
		{"an item indented too deep", "names:\n - b\n  - c\n", "item_too_deep", 2, 4},
		{"next line", "title: a # b\u0085max: 1\n", "foreign_break", 1, 13},
		{"line separator", "# a\u2028id: b\n", "foreign_break", 1, 4},
		{"paragraph separator", "title: a\u2029id: b\n", "foreign_break", 1, 9},
		{"a return alone", "title: a # b\rid: c\n", "foreign_break", 1, 13},
		{"an old version", "%YAML 1.1\n---\nid: a\n", "directive", 1, 1},
		{"a version twice", "%YAML 1.2\n%YAML 1.2\n---\nid: a\n", "directive", 2, 1},
		{"words behind the version", "%YAML 1.2 foo\n---\nid: a\n", "directive", 1, 1},
		{"another directive", "%TAG ! tag:x\n---\nid: a\n", "directive", 1, 1},
		{"a directive without start", "%YAML 1.2\nid: a\n", "directive_without_start", 2, 1},
		{"a bare tag", "max: ! 100\n", "tag", 1, 6},
		{"a bare tag alone", "max: !\n", "tag", 1, 6},
		{"a bare tag of a key", "{! id: a}\n", "tag", 1, 2},
		{"content behind the end", "id: a\n...\nmax: 5\n", "second_document", 3, 1},
		{"a comment without a blank", "names: [a]#b\n", "syntax", 1, 11},
		{"an empty item", "names: [a,,b]\n", "syntax", 1, 11},
		{"a comma first", "names: [,a]\n", "syntax", 1, 9},
		{"a comma missing", "{id: a max: 5}\n", "syntax", 1, 11},
		{"text behind a quote", "title: 'a' b\n", "syntax", 1, 12},
		{"text behind a bracket", "names: [a] b\n", "syntax", 1, 12},
		{"a comment in a text", "title: a # b\n  c\n", "syntax", 2, 3},
		{"an unknown escape", "title: \"a\\q\"\n", "syntax", 1, 10},
		{"half a letter", "title: \"\\ud800\"\n", "syntax", 1, 11},
		{"text behind a bar", "title: | a\n  b\n", "syntax", 1, 10},
		{"a block outdented", "title: |\n  a\n b\n", "syntax", 3, 2},
		{"two mappings on a line", "id: a: b\n", "syntax", 1, 6},
		{"a list on the line of its key", "names: - a\n", "syntax", 1, 8},
		{"a key without a colon", "id: a\nmax\n", "syntax", 3, 1},
		{"a wrong indentation", "choice:\n  left: 1\n right: 2\n", "syntax", 3, 2},
		{"a tab", "choice:\n\tleft: 1\n", "tab", 2, 1},
		{"a document start in a text", "title: \"a\n--- b\"\n", "syntax", 2, 1},
		{"a key of two lines", "'i\n d': a\n", "syntax", 2, 4},
		{"a reserved letter", "id: @a\n", "syntax", 1, 5},
		{"a control character", "id: \x01\n", "syntax", 1, 1},
	} {
		root, mistakes := Parse("x.yaml", []byte(c.text))
		require.Nil(t, root, c.name)
		require.Len(t, mistakes, 1, c.name)
		require.Equal(t, c.code, mistakes[0].Code, "%s: %s", c.name, mistakes.Error())
		require.Equal(t, []int{c.line, c.column}, []int{mistakes[0].Place.Line, mistakes[0].Place.Column}, c.name)
	}
	for name, text := range map[string]string{
		"the version": "%YAML 1.2\n---\nid: a\n", "the version behind a comment": "# a\n\n%YAML  1.2 # b\r\n--- # c\nid: a\n",
		"quoted lines indented": "id: a\ntitle: \"b\n  c\n\n   d\"\n", "in an item": "parts:\n- id: 'a\n    b'\nid: a\n",
		"brackets over lines": "id: a\nnames: [\n  a, b\n]\nchoice: {left:\n  1\n}\n", "a folded text": "id: a\ntitle: >\n  x - y\n  - z\n",
		"a dash inside": "id: a\ntitle: b - c\n  d\n", "two marks": "\ufeff\ufeffid: a\n", "escapes": "id: a\ntitle: \"a\\u2028b\\x85\"\n",
		"returns": "id: a\r\ntitle: b\r\n",
	} {
		_, mistakes := read(t, "x.yaml", text)
		require.Empty(t, mistakes, name)
	}
}

// The kinds of fault in JSON: its own decoder reads some of them leniently.
func TestJSONIsReadStrictly(t *testing.T) {
	for _, text := range []string{
		`[1,]`, `[,1]`, `[1,,2]`, `{"a":1,}`, `{,"a":1}`, `{"a":1,,"b":2}`, `{"a" "b"}`, `{"a":}`, `{"a"}`, `{a:1}`, `{'a':1}`, `{1:1}`, `{"a":1 "b":2}`,
		`["a]`, `["\x00"]`, `["\u00g0"]`, "[\"a\tb\"]", "[\"a\nb\"]", `[1`, `[`, `{"a":[}`, `[}`, `[01]`, `[-]`, `[1.]`, `[.5]`, `[1e]`, `[+1]`, `[0x1]`, `[1_0]`, `[NaN]`,
		`[tru]`, `[nul]`, `[TRUE]`, `[1]x`, `[1]]`, `{"a":1}}`, `[1 2]`, `["a":1]`, `["a" 1]`, "[\u00a01]", "/**/[1]", "[1]//", `["\ud800"]`, `["\udc00\ud800"]`, `["\ud800\u0041"]`, `["a\udfff"]`, `{"\ud83d":1}`,
	} {
		root, mistakes := Parse("x.json", []byte(text))
		require.Nil(t, root, text)
		require.Len(t, mistakes, 1, text)
		want := "syntax"
		if strings.Contains(text, `\ud`) {
			want = "lone_surrogate"
		}
		require.Equal(t, want, mistakes[0].Code, text)
	}
	root, mistakes := Parse("x.json", []byte(`["\ud83d\ude00", "\\ud800", "é\u0000"]`))
	require.Empty(t, mistakes)
	require.Equal(t, "😀", root.Items[0].Text)
	require.Equal(t, `\ud800`, root.Items[1].Text)
	_, mistakes = Parse("x.json", []byte("[\"a\u2028\"]"))
	require.Equal(t, []string{"foreign_break"}, codes(mistakes))
}

func TestDecimalCommas(t *testing.T) {
	for _, c := range []struct {
		text, path, found, right string
		line, column             int
	}{
		{"id: a\nmarks: [8,5, 7]\n", "marks[0]", "8,5", "8.5", 2, 9},
		{"id: a\nmarks: [7, 8,5]\n", "marks[1]", "8,5", "8.5", 2, 12},
		{"id: a\nmarks: [điểm, -8,5]\n", "marks[1]", "-8,5", "-8.5", 2, 15},
		{"id: a\nmarks: [\n  8,5,\n  6]\n", "marks[0]", "8,5", "8.5", 3, 3},
		{"id: a\nmarks: [1.234,5]\n", "marks[0]", "1.234,5", "1234.5", 2, 9},
		{"id: a\ngrades: {b: 49,5, c: 2}\n", "grades.b", "49,5", "49.5", 2, 13},
		{"id: a\ngrades: {b: 49,5}\n", "grades.b", "49,5", "49.5", 2, 13},
		{"id: a\nnames: [001,002]\n", "names[0]", "001,002", "001.002", 2, 9},
		{"id: a\nparts: [{id: b, max: 86,79}]\n", "parts[0].max", "86,79", "86.79", 2, 22},
		{"id: a\nmax: 86,79\n", "max", "86,79", "86.79", 2, 6},
		{"id: a\nchoice: 8,5\neither: [{left: 1}, 8,5]\n", "either[1]", "8,5", "8.5", 3, 21},
	} {
		_, mistakes := read(t, "x.yaml", c.text)
		var told *thituyen.Mistake
		for i := range mistakes {
			if mistakes[i].Code == "decimal_comma" {
				require.Nil(t, told, "%s: told once", c.text)
				told = &mistakes[i]
			}
		}
		require.NotNil(t, told, "%s: %s", c.text, mistakes.Error())
		require.Equal(t, c.path, told.Path.String(), c.text)
		require.Equal(t, []int{c.line, c.column}, []int{told.Place.Line, told.Place.Column}, c.text)
		for _, tag := range []language.Tag{language.Vietnamese, language.English} {
			require.Contains(t, told.Text(tag), c.found)
			require.Contains(t, told.Text(tag), c.right)
		}
		require.Contains(t, told.Text(language.Vietnamese), "dấu phẩy thập phân")
		require.Contains(t, told.Text(language.English), "decimal comma")
	}
	for _, text := range []string{
		"id: a\nmarks: [8, 5, 7, 5] # 8,5\n", "id: a\nmarks: [8 ,5]\n", "id: a\nnames: ['8,5', \"1,2\"]\n", "id: a\ntitle: 8,5\n", "id: a\nmarks: [8.5,\n 7]\n",
		"{id: a, marks: [8,5]}\n", "id: a\ntitle: '[8,5]'\n", "id: a\ntitle: |\n  [8,5]\n", "id: a\ntitle: b [8,5]\n",
	} {
		_, mistakes := read(t, "x.yaml", text)
		require.Empty(t, mistakes, text)
	}
}

func TestIDsThatLookTheSame(t *testing.T) {
	for _, text := range []string{"a\u200bb", "a\u00adb", "a\u00a0b", "a\u3000b", "a  b", "a\ufe0fb", "a\u3164b", "\ufeffa", "a\tb", "a\u034fb"} {
		require.False(t, ValidID(text), "%q", text)
	}
	for _, text := range []string{"Nguyễn Văn A", "ＴＳ1", "một-hai", "đ", "ひと", "a b"} {
		require.True(t, ValidID(text), text)
	}
	_, mistakes := read(t, "x.yaml", "id: a\ngrades: {TS1: 1, ＴＳ1: 2, ts1: 3, TS2: 4}\nparts: [{id: b}, {id: c}, {id: B}]\n")
	require.Equal(t, []string{"lookalike_id", "lookalike_id", "lookalike_id"}, codes(mistakes))
	require.Equal(t, "parts[2].id", mistakes[2].Path.String())
	require.Contains(t, mistakes[2].Error(), "the id B looks the same as b")
	require.Empty(t, Lookalikes([]string{"a", "b", "a"}), "doubles are told as such")
	require.Equal(t, Folded("ｓｔｒａßｅ"), Folded("STRASSE"))
}
