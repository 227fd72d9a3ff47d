package reference

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/document"
)

// update writes the files of the reference anew: go generate ./workflow/reference
var update = flag.Bool("update", false, "write the reference anew")

// Every key and every word of the formats is described in both languages, and
// every key with an example.
func TestEveryKeyIsDescribed(t *testing.T) {
	var lacking []string
	for _, root := range roots {
		for _, table := range document.Tables(root.of) {
			for _, key := range table.Keys {
				at := fmt.Sprintf("%s: %s.%s", root.document, table.Type, key.Name)
				if key.Owner == "" || key.Example == "" {
					lacking = append(lacking, at)
				}
				for _, word := range key.Words {
					if word.Owner == "" {
						lacking = append(lacking, at+" = "+word.Name)
					}
				}
				if key.Written.IsZero() {
					lacking = append(lacking, at+": what may stand there is not worded")
				}
			}
		}
	}
	slices.Sort(lacking)
	lacking = slices.Compact(lacking)
	require.Empty(t, lacking, "describe in the reference.yaml of the package:\n%s", strings.Join(lacking, "\n"))
}

func TestNothingElseIsDescribed(t *testing.T) {
	var of []reflect.Type
	for _, root := range roots {
		of = append(of, root.of)
	}
	require.Empty(t, document.Stray(of...))
}

// An example is what the reader reads without a mistake.
func TestExamplesCanBeRead(t *testing.T) {
	read := 0
	for _, root := range roots {
		for _, table := range document.Tables(root.of) {
			for _, key := range table.Keys {
				if !document.HasKey(table.Type, key.Name) {
					continue // a form that reads itself
				}
				text := key.Name + ": " + key.Example + "\n"
				node, mistakes := document.Parse("example.yaml", []byte(text))
				require.Empty(t, mistakes, text)
				mistakes = document.Decode(node, reflect.New(table.Type).Interface())
				require.Empty(t, mistakes, "%s %s", table.Type, text)
				read++
			}
		}
	}
	require.Greater(t, read, 350)
}

func TestFind(t *testing.T) {
	for query, want := range map[string]string{
		"trimmed_mean": "trimmed_mean", "bỏ điểm cao nhất": "trimmed_mean", "bo diem cao nhat": "trimmed_mean", "BỎ ĐIỂM THẤP NHẤT": "trimmed_mean",
		"phúc khảo": "remark", "điểm liệt": "pass", "half_up": "mode", "scoring.parts.pass": "pass", "panel.combine": "combine",
		"wrong_role": "wrong_role", "ưu tiên nữ": "prefer", "chỉ tiêu": "seats", "hai phần ba": "votes", "dự phòng": "reserve", "median": "combine",
		"hệ số": "weight", "quy hoạch": "planning", "ngang phiếu": "tie", "gia hạn": "extension", "điểm chênh lệch": "spread",
	} {
		found := Find(query)
		require.NotEmpty(t, found, query)
		require.Equal(t, want, found[0].Name, "%s: %v", query, names(found))
	}
	require.Empty(t, Find(""))
	require.Empty(t, Find("xyzzy"))
	require.Equal(t, "trimmed_mean", Near("trimed_mean"))
	require.Empty(t, Near("xyzzy"))
}

func names(entries []Entry) []string {
	var out []string
	for _, e := range entries {
		out = append(out, e.Name)
	}
	return out
}

func TestAt(t *testing.T) {
	path := func(text string) (p thituyen.Path) {
		require.NoError(t, p.UnmarshalText([]byte(text)))
		return p
	}
	for _, c := range []struct {
		in   Document
		path string
		want string
	}{
		{Regulation, "scoring.parts[0].panel.spread[1].then", "then"},
		{Regulation, "scoring.parts[0].parts[2].max", "max"},
		{Regulation, "procedure.roles.council.members.at_least", "at_least"},
		{Regulation, "groups.city.scoring.parts[0].pass", "pass"},
		{Regulation, "scoring.parts[0].pas", "parts"},
		{Regulation, "scoring.bonus.claims.hero", "claims"},
		{Suite, "cases[0].candidates.A.marks.written[1]", "marks"},
		{Suite, "cases[0].expect.standing.A.failed", "failed"},
		{Programme, "plans[0].lines[1].months", "months"},
	} {
		e, found := At(c.in, path(c.path))
		require.True(t, found, c.path)
		require.Equal(t, c.want, e.Name, c.path)
	}
	_, found := At(Regulation, path("nothing.here"))
	require.False(t, found)
	_, found = At("other", path("title"))
	require.False(t, found)
}

func TestTextOfAnEntry(t *testing.T) {
	found := Find("trimmed_mean")[0]
	require.Equal(t, "trimmed_mean\n  Bỏ bấy nhiêu điểm cao nhất và thấp nhất rồi lấy trung bình các điểm còn lại.\n", strings.Join(strings.SplitAfter(found.Text(language.Vietnamese), "\n")[:2], ""))
	require.Contains(t, found.Text(language.English), "  Example: trimmed_mean: {high: 1, low: 1}\n")
	code := Find("wrong_role")[0]
	require.Contains(t, code.Text(language.English), "may stand under refused")
}

func TestWhatIsHandedOutIsACopy(t *testing.T) {
	found := Find("prefer")
	found[0].Paths[0], found[0].Words[0].Name = "x", "x"
	require.NotEqual(t, "x", Find("prefer")[0].Paths[0])
	require.NotEqual(t, "x", Find("prefer")[0].Words[0].Name)
	all := All()
	all[0].Paths[0] = "x"
	require.NotEqual(t, "x", All()[0].Paths[0])
	require.Greater(t, len(all), 700)
}

func TestTheWrittenReference(t *testing.T) {
	for file, tag := range map[string]language.Tag{"reference.vi.md": language.Vietnamese, "reference.en.md": language.English} {
		var text bytes.Buffer
		require.NoError(t, WriteMarkdown(&text, tag))
		if *update {
			require.NoError(t, os.WriteFile(file, text.Bytes(), 0o644))
		}
		want, err := os.ReadFile(file)
		require.NoError(t, err)
		require.True(t, string(want) == text.String(), "%s is behind; write it with go generate", file)
		var page bytes.Buffer
		require.NoError(t, WriteHTML(&page, tag))
		require.Contains(t, page.String(), `id="regulation.scoring.panel"`)
		require.NotContains(t, page.String(), "<script")
	}
}
