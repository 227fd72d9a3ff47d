package reference

import (
	_ "embed"
	"fmt"
	"html/template"
	"io"
	"strings"

	"golang.org/x/text/language"

	"github.com/thituyen/thituyen/internal/prose"
)

//go:generate go test -run TestTheWrittenReference -update .

// part is a section as it is written: the keys of one mapping.
type part struct {
	ID, Heading string
	Keys        []shownKey
	Common      string // keys that mean the same everywhere, told once
}

type shownKey struct {
	Name, Meaning, Written, Unit, Default, Example string
	Required                                       bool
	Words                                          []shownWord
	Inside                                         []string // the sections that stand there
}

type shownWord struct{ Name, Meaning string }

// chapter is one of the formats, or the codes of one package.
type chapter struct {
	ID, Heading string
	Parts       []part
	Codes       []shownWord
}

// chapters are all that is written, in one language.
func chapters(tag language.Tag) []chapter {
	w := made()
	var out []chapter
	for _, root := range roots {
		c := chapter{ID: string(root.document), Heading: formatTitles[root.document].Text(tag)}
		for _, s := range w.sections {
			if s.document == root.document {
				c.Parts = append(c.Parts, w.part(s, tag))
			}
		}
		out = append(out, c)
	}
	for _, book := range books {
		c := chapter{ID: "codes-" + book.name, Heading: wordCodes.Text(tag) + ": " + book.about.Text(tag)}
		for _, e := range w.entries {
			if e.Kind == Code && e.Package == book.name {
				c.Codes = append(c.Codes, shownWord{e.Name, e.Meaning.Text(tag)})
			}
		}
		out = append(out, c)
	}
	return out
}

func (w *whole) part(s section, tag language.Tag) part {
	p := part{ID: string(s.document) + "." + s.path, Heading: s.path}
	if s.path == "" {
		p.ID, p.Heading = string(s.document)+".", wordWhole.Text(tag)
	}
	f := w.formats[s.document]
	own := map[*Entry]bool{}
	for _, e := range s.keys {
		own[e] = true
	}
	var shared []string
	for _, key := range f.tables[s.path].Keys {
		e := f.entry[s.path+" "+key.Name]
		if !own[e] {
			shared = append(shared, key.Name)
			continue
		}
		k := shownKey{
			Name: e.Name, Meaning: e.Meaning.Text(tag), Written: e.Written.Text(tag), Unit: e.Unit.Text(tag),
			Default: e.Default.Text(tag), Example: e.Example, Required: key.Required,
		}
		for _, word := range e.Words {
			k.Words = append(k.Words, shownWord{word.Name, word.Meaning.Text(tag)})
		}
		for _, to := range key.Inside {
			if to.Path != s.path {
				k.Inside = append(k.Inside, to.Path)
			}
		}
		p.Keys = append(p.Keys, k)
	}
	p.Common = strings.Join(shared, ", ")
	return p
}

// WriteMarkdown writes the whole reference as Markdown, in Vietnamese or
// English. The error is the writer's.
func WriteMarkdown(out io.Writer, tag language.Tag) error {
	var text strings.Builder
	say := func(format string, args ...any) { fmt.Fprintf(&text, format, args...) }
	say("# %s\n\n%s\n", wordTitle.Text(tag), wordIntro.Text(tag))
	all := chapters(tag)
	say("\n")
	for _, c := range all {
		say("- [%s](#%s)\n", c.Heading, c.ID)
	}
	for _, c := range all {
		say("\n<a id=%q></a>\n\n## %s\n", c.ID, c.Heading)
		for _, p := range c.Parts {
			say("\n<a id=%q></a>\n\n### %s\n\n", p.ID, p.Heading)
			for _, k := range p.Keys {
				k.markdown(say, c.ID, tag)
			}
			if p.Common != "" {
				say("- %s: %s\n", wordCommon.Text(tag), p.Common)
			}
		}
		if len(c.Codes) > 0 {
			say("\n")
		}
		for _, code := range c.Codes {
			say("- `%s`: %s\n", code.Name, code.Meaning)
		}
	}
	_, err := io.WriteString(out, text.String())
	return err
}

func (k shownKey) markdown(say func(string, ...any), in string, tag language.Tag) {
	say("- **%s**", k.Name)
	if k.Required {
		say(" (%s)", wordRequired.Text(tag))
	}
	say(": %s", k.Meaning)
	if k.Default != "" {
		say(" %s: %s.", wordDefault.Text(tag), k.Default)
	}
	say("\n  %s: %s", wordWritten.Text(tag), k.Written)
	if k.Unit != "" {
		say("; %s: %s", wordUnit.Text(tag), k.Unit)
	}
	if k.Example != "" {
		say("; %s: `%s: %s`", wordExample.Text(tag), k.Name, k.Example)
	}
	for i, path := range k.Inside {
		if i == 0 {
			say("; %s:", wordInside.Text(tag))
		}
		say(" [%s](#%s.%s)", path, in, path)
	}
	say("\n")
	for _, word := range k.Words {
		say("  - `%s`: %s\n", word.Name, word.Meaning)
	}
}

//go:embed page.html
var pageText string

var pageTemplate = template.Must(template.New("reference").Parse(pageText))

// WriteHTML writes the whole reference as one page, in Vietnamese or English,
// without scripts or outside files, for a screen and for paper. The error is
// the writer's.
func WriteHTML(out io.Writer, tag language.Tag) error {
	lang := "vi"
	if prose.English(tag) {
		lang = "en"
	}
	return pageTemplate.Execute(out, struct {
		Lang, Title, Intro, Required, Default, Written, Unit, Example, Common string
		Chapters                                                              []chapter
	}{
		lang, wordTitle.Text(tag), wordIntro.Text(tag), wordRequired.Text(tag), wordDefault.Text(tag), wordWritten.Text(tag),
		wordUnit.Text(tag), wordExample.Text(tag), wordCommon.Text(tag), chapters(tag),
	})
}
