package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func call(args ...string) (status int, out, errs string) {
	var o, e bytes.Buffer
	status = run(args, &o, &e)
	return status, o.String(), e.String()
}

func TestTwoDecreesCompared(t *testing.T) {
	want, err := os.ReadFile("../../workflow/regulation/testdata/compare/nd-138-2020-nd-170-2025.vi.txt")
	require.NoError(t, err)
	status, out, errs := call("nd-138-2020", "nd-170-2025")
	require.Equal(t, 1, status)
	require.Equal(t, string(want), out)
	require.Empty(t, errs)

	status, out, _ = call("-lang", "en", "nd-24-2010", "nd-24-2010")
	require.Equal(t, 0, status)
	require.True(t, strings.HasPrefix(out, "COMPARISON OF REGULATIONS\n"))
}

func TestGroupsAndCases(t *testing.T) {
	status, out, errs := call("-cases", "../../workflow/regulation/testdata/suites/nd-138-2020/ranking.yaml", "nd-138-2020", "nd-170-2025:officer-essay")
	require.Equal(t, 1, status, errs)
	require.Contains(t, out, "trường hợp ra kết quả khác")
	require.NotContains(t, out, "NHÓM")
	status, out, _ = call("-lang", "en", "-cases", "../../workflow/regulation/testdata/suites/nd-24-2010", "nd-24-2010", "nd-24-2010")
	require.Equal(t, 0, status)
	require.Contains(t, out, "0 cases come out otherwise")
}

func TestFiles(t *testing.T) {
	folder := t.TempDir()
	write := func(name, text string) string {
		path := filepath.Join(folder, name)
		require.NoError(t, os.WriteFile(path, []byte(text), 0o600))
		return path
	}
	old := write("old.yaml", "regulation: a\nscoring: {parts: [{id: written, title: Thi viết, max: 100, pass: 50}]}")
	newer := write("new.yaml", "regulation: a\ngroups: {g: {scoring: {pass: 5}}}\nscoring: {parts: [{id: written, title: Thi viết, max: 100, pass: 60}]}")
	broken := write("broken.yaml", "regulation: a\ntitel: b")
	status, out, _ := call(old, newer)
	require.Equal(t, 1, status)
	require.Contains(t, out, "Trước: đạt từ 50 điểm.\n   Nay: đạt từ 60 điểm.")
	status, _, errs := call(old, newer+":g")
	require.Equal(t, 1, status, errs)
	for _, c := range []struct {
		args []string
		want string
	}{
		{[]string{old, broken}, "broken.yaml:2:1: titel: không có khóa titel; có phải là title?"},
		{[]string{"-lang", "en", broken, old}, "is title meant?"},
		{[]string{old, newer + ":h"}, "“h” không có trong các giá trị: g"},
		{[]string{old + ":h", newer}, "h"},
		{[]string{old, "nowhere.yaml"}, "nowhere.yaml"},
		{[]string{old}, "two regulations"},
		{[]string{"-lang", "fr", old, newer}, "-lang"},
		{[]string{"-cases", filepath.Join(folder, "none"), old, newer}, "none"},
		{[]string{"-unknown"}, "unknown"},
	} {
		status, _, errs := call(c.args...)
		require.Equal(t, 2, status, c.args)
		require.Contains(t, errs, c.want)
	}
	status, _, _ = call("-h")
	require.Equal(t, 2, status)
}
