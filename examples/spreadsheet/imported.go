package main

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing/fstest"

	"github.com/thituyen/thituyen/examples/spreadsheet/sheet"
	"github.com/thituyen/thituyen/scoring"
	"github.com/thituyen/thituyen/workflow/policytest"
	"github.com/thituyen/thituyen/workflow/regulation"
)

// files are what an import writes: a suite, or files of a round. What is
// written was read back by the library's own reader first.
func (f *importFlags) files(data *sheet.Data, rules *regulation.Rules) ([]written, error) {
	switch {
	case f.suite != "":
		text, err := f.suiteOf(data, rules)
		return []written{{f.suite, text}}, err
	case f.folder != "":
		return f.roundOf(data)
	case f.check:
		text, err := data.CandidatesFile()
		return []written{{"candidates.yaml", text}}, err
	}
	return nil, fmt.Errorf("%w: say -suite FILE, -round FOLDER or -check", errUsage)
}

// suiteOf is a suite of one case that expects of each candidate what the
// regulation says today: who checks a rule changes what is expected.
func (f *importFlags) suiteOf(data *sheet.Data, rules *regulation.Rules) ([]byte, error) {
	if f.asOf == "" {
		return nil, fmt.Errorf("%w: a suite needs -as-of DATE", errUsage)
	}
	head := sheet.SuiteHead{
		Title: "Nhập từ bảng tính", Regulation: rules.Regulation.Document().ID, Case: "Danh sách nhập từ bảng tính", AsOf: f.asOf,
		Tree: treeOf(rules), Expect: map[string]any{},
	}
	if f.group != "" {
		head.Post = map[string]any{"group": f.group}
	}
	if _, err := os.Stat(f.regulation); err == nil {
		head.Regulation = filepath.Base(f.regulation)
	}
	eligible, passed := map[string]any{}, map[string]any{}
	for _, c := range data.Candidates {
		eligible[c.ID], passed[c.ID] = "eligible", "passed"
	}
	head.Expect["eligibility"] = eligible
	if rules.Scorer != nil && len(data.Marks) > 0 {
		head.Expect["standing"], head.Expect["order"] = passed, []any{}
	}
	text, err := data.Suite(head)
	if err != nil {
		return nil, err
	}
	return f.settled(text)
}

// settled reads a suite as the library does, so that what no sheet could know
// to be wrong is found here, and returns it with what came out as expected.
func (f *importFlags) settled(text []byte) ([]byte, error) {
	const name = "nhap.suite.yaml"
	files := fstest.MapFS{name: {Data: text}}
	if _, err := os.Stat(f.regulation); err == nil {
		document, err := os.ReadFile(f.regulation)
		if err != nil {
			return nil, err
		}
		files[filepath.Base(f.regulation)] = &fstest.MapFile{Data: document}
	}
	report, err := policytest.Evaluate(files, []string{name}, nil)
	if err != nil {
		return nil, err
	}
	for _, s := range report.Suites {
		if err := s.Mistakes.Err(); err != nil {
			return nil, err
		}
		for _, c := range s.Cases {
			if err := c.Mistakes.Err(); err != nil {
				return nil, err
			}
		}
	}
	updates, err := report.Updates(files)
	if err != nil || len(updates) == 0 {
		return text, err
	}
	return updates[0].Text, nil
}

// treeOf gives for each marked part the components above it that are marked
// as one with it.
func treeOf(rules *regulation.Rules) map[string][]string {
	out := map[string][]string{}
	if rules.Scheme == nil {
		return out
	}
	var walk func(c scoring.Component, above []string)
	walk = func(c scoring.Component, above []string) {
		out[c.ID] = above
		for _, part := range c.Parts {
			walk(part, append(slices.Clone(above), c.ID))
		}
	}
	root := rules.Scheme.Root()
	for _, part := range root.Parts {
		walk(part, nil)
	}
	return out
}

// roundOf are the files of a round: the candidates, their registrations, and
// for each component its marks.
func (f *importFlags) roundOf(data *sheet.Data) ([]written, error) {
	var files []written
	add := func(name string, text []byte, err error) error {
		files = append(files, written{filepath.Join(f.folder, name), text})
		return err
	}
	if len(data.Candidates) > 0 {
		if f.by == "" || f.at == "" {
			return nil, fmt.Errorf("%w: a round needs -by PERSON and -at MOMENT for the registrations", errUsage)
		}
		text, err := data.CandidatesFile()
		if err := add("candidates.yaml", text, err); err != nil {
			return nil, err
		}
		text, err = data.Registrations(f.by, f.at)
		if err := add("acts-2-dang-ky.yaml", text, err); err != nil {
			return nil, err
		}
	}
	units := map[string]bool{}
	for _, g := range data.Marks {
		units[g.Unit] = true
	}
	if len(units) > 0 && f.markedAt == "" {
		return nil, fmt.Errorf("%w: marks need -marked-at MOMENT", errUsage)
	}
	for _, unit := range slices.Sorted(maps.Keys(units)) {
		text, err := data.Marking(unit, f.keeper, f.markedAt)
		if err := add("acts-diem-"+unit+".yaml", text, err); err != nil {
			return nil, err
		}
	}
	return files, nil
}
