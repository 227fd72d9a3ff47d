package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"go.yaml.in/yaml/v4"
	"golang.org/x/text/language"

	"github.com/thituyen/thituyen/examples/spreadsheet/sheet"
	"github.com/thituyen/thituyen/workflow/regulation"
)

// rulesOf are the rules of a preset, or of a document in a file, for a group.
func rulesOf(name, group string) (*regulation.Rules, error) {
	if name == "" {
		return nil, fmt.Errorf("%w: -regulation is needed: a preset or a file", errUsage)
	}
	r, err := regulation.Preset(name)
	if _, exists := os.Stat(name); exists == nil {
		r, err = regulation.Load(os.DirFS(filepath.Dir(name)), filepath.Base(name))
	}
	if err != nil {
		return nil, err
	}
	return r.For(group)
}

// formFlags are the flags that say which form is meant.
type formFlags struct {
	regulation, group, mapping string
	markers                    lists
}

func (f *formFlags) rules() (*regulation.Rules, error) { return rulesOf(f.regulation, f.group) }

// form is the form of the flags.
func (f *formFlags) form() (*sheet.Form, *regulation.Rules, error) {
	rules, err := f.rules()
	if err != nil {
		return nil, nil, err
	}
	wish := sheet.Wish{Markers: f.markers}
	if f.mapping != "" {
		text, err := os.ReadFile(f.mapping)
		if err != nil {
			return nil, nil, err
		}
		if err := yaml.Unmarshal(text, &wish.Mapping); err != nil {
			return nil, nil, fmt.Errorf("%s: a mapping is a line for each heading, as «Tên đầy đủ: name»: %w", f.mapping, err)
		}
	}
	return sheet.FormOf(rules, wish), rules, nil
}

func template(args []string, out io.Writer) error {
	f, set := formFlags{markers: lists{}}, flags("template")
	set.StringVar(&f.regulation, "regulation", "", "a preset or a file")
	set.StringVar(&f.group, "group", "", "the group of the post")
	set.Var(f.markers, "markers", "who marks a component: written=a,b (may be repeated)")
	file := set.String("out", "", "the workbook to write")
	if err := set.Parse(args); err != nil {
		return err
	}
	if *file == "" {
		return fmt.Errorf("%w: -out is needed", errUsage)
	}
	form, _, err := f.form()
	if err != nil {
		return err
	}
	return create(*file, form.Write)
}

// importFlags are the flags of import.
type importFlags struct {
	formFlags
	check                  bool
	suite, folder, by, at  string
	markedAt, keeper, asOf string
}

func importing(args []string, out io.Writer) error {
	f, set := importFlags{formFlags: formFlags{markers: lists{}}}, flags("import")
	set.StringVar(&f.regulation, "regulation", "", "a preset or a file")
	set.StringVar(&f.group, "group", "", "the group of the post")
	set.StringVar(&f.mapping, "mapping", "", "a file that names headings of your own")
	set.Var(f.markers, "markers", "who marks a component: written=a,b (may be repeated)")
	set.BoolVar(&f.check, "check", false, "show what would be read and write nothing")
	set.StringVar(&f.suite, "suite", "", "write a policy suite to this file")
	set.StringVar(&f.asOf, "as-of", "", "the date of the suite's case, as 2018-06-01")
	set.StringVar(&f.folder, "round", "", "write candidates and acts of a round into this folder")
	set.StringVar(&f.by, "by", "", "who registers the candidates")
	set.StringVar(&f.at, "at", "", "when, as 2018-03-06T09:00")
	set.StringVar(&f.keeper, "attendance-by", "", "who takes attendance; left out: none is written")
	set.StringVar(&f.markedAt, "marked-at", "", "when the marks were given")
	if err := set.Parse(args); err != nil {
		return err
	}
	form, rules, err := f.form()
	if err != nil {
		return err
	}
	data, notes, err := readFiles(form, set.Args())
	if err != nil {
		return err
	}
	fmt.Fprintf(out, "%d người dự tuyển, %d điểm\n", len(data.Candidates), len(data.Marks))
	if len(notes) > 0 {
		fmt.Fprintln(out, notes.Text(language.Vietnamese))
	}
	files, err := f.files(data, rules)
	if err != nil {
		return err
	}
	if f.check {
		for _, one := range files {
			fmt.Fprintf(out, "# %s\n%s", one.name, one.text)
		}
		return nil
	}
	return createAll(files, out)
}

// readFiles reads all workbooks as one.
func readFiles(form *sheet.Form, names []string) (*sheet.Data, sheet.Mistakes, error) {
	if len(names) == 0 {
		return nil, nil, fmt.Errorf("%w: name a workbook or a table of text", errUsage)
	}
	whole := &sheet.Book{Name: names[0]}
	var mistakes sheet.Mistakes
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			return nil, nil, err
		}
		book, wrong := sheet.Open(filepath.Base(name), text)
		mistakes = append(mistakes, wrong...)
		if book != nil {
			whole.Tables, whole.Notes = append(whole.Tables, book.Tables...), append(whole.Notes, book.Notes...)
		}
	}
	if len(mistakes) > 0 {
		return nil, nil, mistakes
	}
	data, mistakes := form.Read(whole)
	if len(mistakes) > 0 {
		return nil, nil, mistakes
	}
	return data, whole.Notes, nil
}

// written is a file to write.
type written struct {
	name string
	text []byte
}

// create writes a new file; one that exists, a device or a link is left as it
// is and is an error.
func create(name string, write func(io.Writer) error) error {
	file, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return fmt.Errorf("nothing is written over: %w", err)
	}
	if err := errors.Join(write(file), file.Close()); err != nil {
		return errors.Join(err, os.Remove(name))
	}
	return nil
}

// createAll writes new files; where one cannot be written, none stays.
func createAll(files []written, out io.Writer) error {
	for i, one := range files {
		err := os.MkdirAll(filepath.Dir(one.name), 0o755)
		if err == nil {
			err = create(one.name, func(w io.Writer) error { _, err := w.Write(one.text); return err })
		}
		if err != nil {
			for _, before := range files[:i] {
				err = errors.Join(err, os.Remove(before.name))
			}
			return err
		}
	}
	for _, one := range files {
		fmt.Fprintln(out, one.name)
	}
	return nil
}
