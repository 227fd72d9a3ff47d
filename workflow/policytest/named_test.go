package policytest_test

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// A file that is named itself is never passed over: a regulation is checked,
// anything else is told for what it is.
func TestFilesNamedThemselves(t *testing.T) {
	const faulty = "regulation: x\ntitle: ba lỗi\nscoring:\n  parts:\n    - {id: written, max: 100, pas: 50}\n    - {id: project, max: 100, pass: 150}\nranking:\n  keys: [{by: writen, prefer: highest}]\n"
	for name, c := range map[string]struct {
		text           string
		passed, failed int
		says           []string
	}{
		"sound.yaml":     {gate("x", "50", ""), 0, 0, []string{"sound.yaml: nothing is wrong in the regulation x"}},
		"faulty.yaml":    {faulty, 0, 1, []string{"faulty.yaml:5:", "faulty.yaml:6:", "faulty.yaml:8:"}},
		"broken.yaml":    {"regulation: x\nscoring: [", 0, 1, []string{"broken.yaml:3:1"}},
		"table.csv":      {"ma,ten,diem\nA,An,8\nB,Ba,9\n", 0, 1, []string{"this is a table (CSV)"}},
		"bang.txt":       {"ma;ten;diem\nA;An;8,5\nB;Ba;9\n", 0, 1, []string{"this is a table (CSV)"}},
		"quy-che.docx":   {"PK\x03\x04\x14", 0, 1, []string{"this is a Word, Excel or packed file"}},
		"quy-che.pdf":    {"%PDF-1.7", 0, 1, []string{"this is a PDF"}},
		"other.yaml":     {"programme: x\ntitle: y\n", 0, 1, []string{"no suite", "no regulation", "programme, title"}},
		"suite.yaml.txt": {asks("r.yaml", "passed", ""), 1, 0, []string{"ok"}},
	} {
		passed, failed, text := ran(t, folder(map[string]string{name: c.text, "r.yaml": gate("x", "50", "")}), name)
		require.Equal(t, []int{c.passed, c.failed}, []int{passed, failed}, "%s: %s", name, text)
		for _, says := range c.says {
			require.Contains(t, text, says, name)
		}
	}
	passed, failed, text := ran(t, folder(map[string]string{"s.yaml": asks("r.yaml", "passed", ""), "r.yaml": gate("x", "50", "")}), "r.yaml", "s.yaml", ".")
	require.Equal(t, []int{1, 0}, []int{passed, failed}, text)
	require.Contains(t, text, "nothing is wrong")
	passed, failed, text = ran(t, folder(map[string]string{"suite.yaml.txt": asks("r.yaml", "passed", ""), "r.yaml": gate("x", "50", ""), "table.csv": "a,b\n1,2\n"}))
	require.Equal(t, []int{1, 0}, []int{passed, failed}, "an editor added .txt: %s", text)
}
