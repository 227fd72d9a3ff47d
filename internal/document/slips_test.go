package document

import (
	"testing"
	"unicode/utf16"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/thituyen/thituyen"
)

// Usual slips of an office: each is told with what would be right.
func TestSlipsAreToldWithWhatIsRight(t *testing.T) {
	ways := []string{"mean", "median", "sum", "highest", "lowest"}
	for _, c := range []struct {
		reason thituyen.Reason
		says   []string
	}{
		{NotOneOf("trimmed_mean", ways), []string{"{trimmed_mean: {high: 1, low: 1}}"}},
		{NotOneOf("average", ways), []string{"mean"}},
		{NotOneOf("trung bình", ways), []string{"mean"}},
		{NotOneOf("female", []string{"highest", "lowest", "earliest", "latest"}), []string{"prefer: [female]"}},
		{NotOneOf("ethnicity", []string{"total", "before_bonus", "born", "sex"}), []string{"by: fact."}},
		{NotOneOf("bool", []string{"number", "date", "text", "yes_no"}), []string{"yes_no"}},
		{NotOneOf("nữ", []string{"male", "female"}), []string{"female"}},
		{NotOneOf("name\u00a0", []string{"title", "name"}), []string{"⟨U+00A0⟩", "name"}},
		{NotOneOf("xyz", ways), []string{"mean, median, sum, highest, lowest"}},
	} {
		for _, tag := range []language.Tag{language.Vietnamese, language.English} {
			for _, says := range c.says {
				require.Contains(t, c.reason.Text(tag), says)
			}
		}
	}
	type markers struct {
		AtLeast *int   `doc:"at_least"`
		AtMost  *int   `doc:"at_most"`
		Name    string `doc:"name"`
		Of      sample `doc:"of"`
	}
	for text, says := range map[string][]string{
		"exactly: 7\n": {"at_least: 7, at_most: 7"}, "Tên: a\n": {"name"}, "tối thiểu: 1\n": {"at_least"}, "of: bool\n": {"colour, count", "“bool”"},
		"of: {id: a, max: 60%}\n": {"0.6"}, "of: {id: a, weight: 1/1000000001}\n": {"1000000000"},
	} {
		root, mistakes := Parse("x.yaml", []byte(text))
		require.Empty(t, mistakes)
		var m markers
		mistakes = Decode(root, &m)
		require.Len(t, mistakes, 1, text)
		for _, want := range says {
			require.Contains(t, mistakes.Text(language.Vietnamese), want, text)
		}
	}
}

// What the YAML library says is said in Vietnamese, at the line of the fault.
func TestFaultsOfYAMLAreTold(t *testing.T) {
	for text, want := range map[string]struct {
		line int
		says string
	}{
		"title: Quy chế: bản 1\n":                {1, "đặt cả câu trong ngoặc kép"},
		"id: a\nchoice:\n  left: 1\n right: 2\n": {4, "thụt đầu dòng"},
		"id: a\nmax 5\nmin: 3\n":                 {2, "thiếu dấu hai chấm"},
		"id: a\nnames: [a, b\nmax: 5\n":          {2, "thiếu ngoặc đóng ]"},
		"id: a\nchoice: {left: 1\nmax: 5\n":      {2, "thiếu ngoặc đóng }"},
		"id: a\ntitle: \"Quy chế\nmax: 5\n":      {2, "không có dấu đóng"},
		"names: - a\n":                           {1, "phải bắt đầu ở dòng dưới khóa"},
		"title: @a\n":                            {1, "ngoặc kép"},
		"title: \"a\\d\"\n":                      {1, "dùng ngoặc đơn"},
		"id: a\nmax:\u00a05\ncount: 1\n":         {2, "ký tự ẩn ⟨U+00A0⟩"},
		"title: “a: b” c\n":                      {1, "ngoặc cong “"},
		"names:\n– a\nid: b\n":                   {2, "dấu – ở đầu dòng"},
		"id：a\nmax: 5\n":                         {1, "toàn khổ"},
		"choice:\n\tleft: 1\n":                   {2, "dấu tab"},
	} {
		root, mistakes := Parse("x.yaml", []byte(text))
		require.Nil(t, root, text)
		require.Equal(t, want.line, mistakes[0].Place.Line, "%s%s", text, mistakes.Text(language.Vietnamese))
		require.Contains(t, mistakes.Text(language.Vietnamese), want.says, text)
		require.NotContains(t, mistakes.Text(language.Vietnamese), "did not", text)
	}
	for _, fault := range faults {
		require.NotEmpty(t, fault.word.Vi)
		require.NotEmpty(t, fault.word.En)
	}
}

func TestEncodingsAreNamed(t *testing.T) {
	var wide []byte
	for _, unit := range utf16.Encode([]rune("regulation: quy chế\n")) {
		wide = append(wide, byte(unit), byte(unit>>8))
	}
	for name, c := range map[string]struct {
		text []byte
		says string
	}{
		"with a mark": {append([]byte{0xFF, 0xFE}, wide...), "UTF-16"}, "without": {wide, "UTF-16"}, "the other end first": {[]byte{0xFE, 0xFF, 0, 'a'}, "UTF-16"},
		"an old page": {[]byte("title: Quy ch\xea\n"), "Windows-1258"},
	} {
		_, mistakes := Parse("x.yaml", c.text)
		require.Equal(t, []string{"not_utf8"}, codes(mistakes), name)
		require.Contains(t, mistakes.Text(language.Vietnamese), c.says, name)
		require.Contains(t, mistakes.Text(language.Vietnamese), "Encoding chọn UTF-8", name)
	}
}
