package thituyen_test

import (
	"bytes"
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/thituyen/thituyen"
)

// A name can neither break a line nor command a terminal, whatever says it.
func TestNamesAreHarmless(t *testing.T) {
	name := "An\x1b[2J\u202eB\r\nđủ: 9 mục\u2028x"
	shown := "An⟨U+001B⟩[2J⟨U+202E⟩B⟨U+000D⟩⟨U+000A⟩đủ: 9 mục⟨U+2028⟩x"
	for _, tag := range []language.Tag{language.Vietnamese, language.English} {
		require.Equal(t, shown, thituyen.Format(tag, name))
		require.Equal(t, shown+", b", thituyen.Format(tag, []string{name, "b"}))
		require.Equal(t, shown+", b", thituyen.Format(tag, []any{name, "b"}))
		require.Equal(t, shown, thituyen.TitleOf(name).Text(tag))
		m := thituyen.Mistake{Reason: thituyen.Reason{Code: name, Clause: name}, Place: thituyen.Place{File: name, Line: 1, Column: 2, Source: name}}
		require.NotContains(t, m.Text(tag), "\x1b")
		require.NotContains(t, m.Text(tag), "\u202e")
		require.Contains(t, m.Text(tag), shown+":1:2: "+shown+" ("+shown+")\n")
	}
	require.Equal(t, "Trưởng phòng – Đặng Ánh", thituyen.Format(language.Vietnamese, "Trưởng phòng – Đặng Ánh"))
}

func TestHarmless(t *testing.T) {
	var out bytes.Buffer
	n, err := fmt.Fprintf(thituyen.Harmless(&out), "một\tdòng\n%s\n", "\x1b]0;x\x07\u2066")
	require.NoError(t, err)
	require.Equal(t, len("một\tdòng\n\x1b]0;x\x07\u2066\n"), n)
	require.Equal(t, "một\tdòng\n⟨U+001B⟩]0;x⟨U+0007⟩⟨U+2066⟩\n", out.String())
	_, err = thituyen.Harmless(nil).Write([]byte("x"))
	require.Error(t, err)
}
