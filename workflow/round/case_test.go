package round

import (
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"github.com/thituyen/thituyen/internal/document"
)

func caseFiles(t *testing.T) fstest.MapFS {
	files := fstest.MapFS{}
	for _, name := range []string{"round.yaml", "candidates.yaml", "acts.yaml", "secrets.yaml", "regulation.yaml"} {
		text, err := os.ReadFile("testdata/boc-tham/" + name)
		require.NoError(t, err)
		files[name] = &fstest.MapFile{Data: text}
	}
	return files
}

func TestMistakesInCaseFiles(t *testing.T) {
	for name, c := range map[string]struct {
		file, from, to string
		wants          []string
	}{
		"an unknown key of an act":      {"acts.yaml", "{step: close, by: hai, at: 2018-02-21T11:00}", "{step: close, by: hai, at: 2018-02-21T11:00, papr: x}", []string{"acts.yaml:41:", "paper"}},
		"an unknown key of a mark":      {"acts.yaml", "{step: mark, by: van, at: 2018-03-05T08:02, code: K2, component: essay, mark: 95}", "{step: mark, by: van, at: 2018-03-05T08:02, code: K2, component: essay, mrk: 95}", []string{"acts.yaml:65:", "mark"}},
		"a moment that is none":         {"acts.yaml", "at: 2018-02-16T08:00", "at: 2018-02-30T08:00", []string{"acts.yaml:"}},
		"a mark that is no number":      {"acts.yaml", "component: essay, mark: 95}", "component: essay, mark: 9_5}", []string{"acts.yaml:"}},
		"an unknown key of the round":   {"round.yaml", "people:", "peple:", []string{"round.yaml:5", "people"}},
		"a key of the act in the round": {"round.yaml", "by: hai", "by: hai\nstep: close", []string{"round.yaml:3", "open"}},
		"an unknown field of a dossier": {"candidates.yaml", "born: 1980-01-02", "bron: 1980-01-02", []string{"candidates.yaml:1", "born"}},
		"a secret that is none":         {"secrets.yaml", "shares:", "sharse:", []string{"secrets.yaml:", "shares"}},
		"a regulation with a mistake":   {"regulation.yaml", "scoring:", "scorng:", []string{"regulation.yaml:", "scoring"}},
		"no list of acts":               {"acts.yaml", "- {step: council, by: binh", "x: {step: council, by: binh", []string{"acts.yaml:"}},
		"an unknown step":               {"acts.yaml", "{step: close, by: hai, at: 2018-02-21T11:00}", "{step: clsoe, by: hai, at: 2018-02-21T11:00, papr: x}", []string{"acts.yaml:41:", "“clsoe”", "có phải là close", "paper"}},
		"a step that is like no other":  {"acts.yaml", "{step: close, by: hai, at: 2018-02-21T11:00}", "{step: kết-sổ, by: hai, at: 2018-02-21T11:00, minutes: x}", []string{"acts.yaml:41:", "“kết-sổ”", "commit_lot"}},
		"a group that there is not":     {"round.yaml", "post: {", "post: {group: thanh-uy, ", []string{"round.yaml:4", "post.group", "“thanh-uy”", "không chia nhóm"}},
		"a number in words":             {"round.yaml", "seats: 2", "seats: hai", []string{"round.yaml:4"}},
	} {
		files := caseFiles(t)
		text := string(files[c.file].Data)
		require.Contains(t, text, c.from, name)
		files[c.file] = &fstest.MapFile{Data: []byte(strings.Replace(text, c.from, c.to, 1))}
		_, err := ReadCase(files)
		mistakes, ok := document.Of(err)
		require.True(t, ok, "%s: %v", name, err)
		for _, want := range c.wants {
			require.Contains(t, mistakes.Text(vietnamese), want, name)
		}
	}
}

func TestFilesThatAreNotThere(t *testing.T) {
	for _, name := range []string{"round.yaml", "acts.yaml", "regulation.yaml"} {
		files := caseFiles(t)
		delete(files, name)
		_, err := ReadCase(files)
		require.ErrorIs(t, err, fs.ErrNotExist, name)
	}
	files := caseFiles(t)
	delete(files, "candidates.yaml")
	delete(files, "secrets.yaml")
	c, err := ReadCase(files)
	require.NoError(t, err)
	require.NotEmpty(t, c.Acts)
	files["round.yaml"] = &fstest.MapFile{Data: []byte(strings.Replace(string(files["round.yaml"].Data), "regulation: regulation.yaml", "regulation: hai-phog-2018", 1))}
	delete(files, "regulation.yaml")
	_, err = ReadCase(files)
	require.ErrorContains(t, err, "hai-phong-2018")
	files["acts.yaml"] = &fstest.MapFile{Data: []byte("- [")}
	_, err = ReadCase(files)
	require.Error(t, err)
	files["acts.yaml"] = &fstest.MapFile{Data: []byte("- 7\n- {step: council}")}
	_, err = ReadCase(files)
	require.Error(t, err)
	files["round.yaml"] = &fstest.MapFile{Data: []byte("- [")}
	_, err = ReadCase(files)
	require.Error(t, err)
}

// What a file names is held against the regulation of the post's group, or of
// all groups where that one is unknown.
func TestNamesInCaseFilesAreThoseOfTheRegulation(t *testing.T) {
	read := func(group, act string) string {
		files := fstest.MapFS{
			"round.yaml":      {Data: []byte("by: an\nat: 2018-01-01T08:00\npeople: {an: [office]}\npost: " + group + "\n")},
			"acts.yaml":       {Data: []byte("- " + act + "\n")},
			"regulation.yaml": {Data: []byte("regulation: r\nprocedure: {roles: {office: {}}, states: {start: a, final: [b]}, steps: [{id: begin, by: office, from: a, to: b}]}\ngroups: {north: {title: N, procedure: {steps: [{id: travel, by: office, from: a}]}}, south: {title: S}}\n")},
		}
		_, err := ReadCase(files)
		if err == nil {
			return ""
		}
		mistakes, ok := document.Of(err)
		require.True(t, ok, "%v", err)
		return mistakes.Text(vietnamese)
	}
	begin, travel := "{step: begin, by: an, at: 2018-01-02T08:00}", "{step: travel, by: an, at: 2018-01-02T08:00}"
	require.Empty(t, read("{group: north}", travel))
	require.Contains(t, read("{group: south}", travel), "acts.yaml:1:10: [0].step: “travel” không có trong các giá trị: announce,")
	wrong := read("{group: nroth}", travel)
	require.Contains(t, wrong, "round.yaml:4:15: post.group: không có giá trị “nroth”; có phải là north?")
	require.NotContains(t, wrong, "acts.yaml")
	require.Contains(t, read("{group: nroth}", "{step: bgein, by: an, at: 2018-01-02T08:00}"), "có phải là begin?")
	require.Empty(t, read("{seats: 1}", begin), "the regulation is whole without its groups")
	require.Contains(t, read("{seats: 1}", travel), "“travel”")
	require.Empty(t, read("{group: south}", "{step: bgein, by: an, at: 2018-01-02T08:00, refused: [unknown_step]}"))
	require.Empty(t, read("{group: south}", "{step: cancel, by: an, at: 2018-01-02T08:00, reason: x, refused: [unknown_step]}"), "a built-in act is known")
}
