package sheet

import (
	"fmt"
	"maps"
	"slices"

	"golang.org/x/text/language"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/scoring"
	"github.com/thituyen/thituyen/workflow/regulation"
)

// Form is what tables a regulation needs: one of candidates, one for each list
// in a dossier, one of marks for each marked component. It is immutable.
type Form struct {
	candidates Layout
	lists      []Layout
	marks      []Layout
}

// Layout is one sheet of a form.
type Layout struct {
	Name    string
	Columns []Column

	key       string // of a list in dossiers
	component string // of marks
	coded     bool   // marks by code
}

// Wish is what a form may be made for besides its regulation.
type Wish struct {
	// Markers names who marks a component: a column for each. A component left
	// out has as many columns as its panel asks for at least.
	Markers map[string][]string
	// Mapping names what headings of somebody's own mean: heading → the key of
	// a column, or "skip".
	Mapping map[string]string
}

// The names of the sheets.
const (
	candidatesSheet = "Danh sách"
	marksSheet      = "Điểm"
)

// FormOf returns the form of a regulation's rules for one group of posts.
func FormOf(rules *regulation.Rules, wish Wish) *Form {
	f := &Form{candidates: Layout{Name: candidatesSheet, Columns: personal()}}
	f.declared(rules)
	words := wordsOf(rules)
	for _, l := range lists() {
		layout := Layout{Name: l.name, key: l.key, Columns: []Column{idColumn("id", "SBD")}}
		for _, c := range l.columns {
			if named, ok := words[c.Key]; ok && c.Words == nil {
				c.Words = named
			}
			layout.Columns = append(layout.Columns, c)
		}
		f.lists = append(f.lists, layout)
	}
	if rules.Scheme != nil {
		root := rules.Scheme.Root()
		f.units(rules, root, false, wish)
		f.single(root)
	}
	f.mapped(wish.Mapping)
	return f
}

func idColumn(key, heading string) Column {
	c := Column{Key: key, Heading: heading, Also: []string{"Số báo danh", "Mã số", "Mã"}, Type: ID, Needed: true}
	if key == "code" {
		c.Also = []string{"Số phách", "Mã phách"}
	}
	return c
}

// declared adds a column for each fact and each claim of the regulation.
func (f *Form) declared(rules *regulation.Rules) {
	facts := rules.Regulation.Document().Facts
	for _, name := range slices.Sorted(maps.Keys(facts)) {
		c := Column{Key: "fact." + name, Heading: shown(facts[name].Title, name), Also: []string{name}, Type: Text}
		switch facts[name].Type {
		case "number":
			c.Type = Number
		case "date":
			c.Type = Date
		case "yes_no":
			c.Type = YesNo
		}
		f.candidates.Columns = append(f.candidates.Columns, c)
	}
	if rules.Scorer == nil {
		return
	}
	if claims := rules.Scorer.Claims(); len(claims) > 0 {
		c := Column{Key: "claims", Heading: "Đối tượng ưu tiên", Also: []string{"Ưu tiên", "Diện ưu tiên"}, Type: List}
		for _, claim := range claims {
			c.Words = append(c.Words, Word{claim, claim})
		}
		f.candidates.Columns = append(f.candidates.Columns, c)
	}
}

// wordsOf are the names that the regulation declares, by the key of the column
// that they may stand in.
func wordsOf(rules *regulation.Rules) map[string][]Word {
	out := map[string][]Word{}
	w := rules.Regulation.Document().Words
	if w == nil {
		return out
	}
	for _, list := range []struct {
		key    string
		names  []string
		titles map[string]thituyen.Title
	}{
		{"level", w.Levels, w.Titles.Levels},
		{"unit", w.Units, w.Titles.Units},
		{"sector", w.Sectors, w.Titles.Sectors},
		{"field", w.Fields, w.Titles.Fields},
	} {
		for _, name := range list.names {
			shown := name
			if title := list.titles[name]; !title.IsZero() {
				shown = title.Vi
			}
			out[list.key] = append(out[list.key], Word{name, shown})
		}
	}
	return out
}

// units adds a sheet for each component that is marked as one: the one with
// the panel, or a marked component without any.
func (f *Form) units(rules *regulation.Rules, c scoring.Component, coded bool, wish Wish) {
	coded = coded || c.Anonymous
	switch {
	case c.From != nil:
	case c.Panel == nil && len(c.Parts) > 0:
		for _, part := range c.Parts {
			f.units(rules, part, coded, wish)
		}
	default:
		f.marks = append(f.marks, marksLayout(c, coded, wish.Markers[c.ID]))
	}
}

// marksLayout is the sheet of marks of one component.
func marksLayout(c scoring.Component, coded bool, markers []string) Layout {
	title := shown(c.Title, c.ID)
	l := Layout{Name: sheetName(marksSheet + " " + title), component: c.ID, coded: coded, Columns: []Column{idColumn("id", "SBD")}}
	if coded {
		l.Columns[0] = idColumn("code", "Phách")
	}
	count := 1
	if c.Panel != nil && c.Panel.Markers != nil && c.Panel.Markers.AtLeast != nil {
		count = *c.Panel.Markers.AtLeast
	}
	leaves := leavesOf(c)
	for i := range max(count, len(markers)) {
		heading := fmt.Sprintf("Giám khảo %d", i+1)
		marker := fmt.Sprint(i + 1)
		if len(markers) > 0 {
			if i >= len(markers) {
				break
			}
			marker, heading = markers[i], "Giám khảo "+markers[i]
		}
		for _, leaf := range leaves {
			column := Column{Key: leaf.ID + "." + marker, Heading: heading, Type: Mark, Min: leaf.Min, Max: leaf.Max, Step: leaf.Step, component: leaf.ID, marker: marker}
			if len(leaves) > 1 {
				column.Group, column.Heading = heading, shown(leaf.Title, leaf.ID)
			}
			l.Columns = append(l.Columns, column)
		}
	}
	l.Columns = append(l.Columns, Column{Key: "absent", Heading: "Vắng", Also: []string{"Vắng thi", "Bỏ thi"}, Type: YesNo, component: c.ID, status: "absent", Note: "ghi x nếu vắng"})
	if c.Exempt {
		l.Columns = append(l.Columns, Column{Key: "exempt", Heading: "Miễn", Also: []string{"Miễn thi"}, Type: YesNo, component: c.ID, status: "exempt", Note: "ghi x nếu được miễn"})
	}
	l.Columns = append(l.Columns, Column{Key: "order", Heading: "TT", Also: []string{"STT"}, Type: Skip}, Column{Key: "remark", Heading: "Ghi chú", Type: Skip})
	return l
}

// single adds columns of marks to the sheet of candidates, for components that
// take one mark: offices often keep them beside the names.
func (f *Form) single(root scoring.Component) {
	for _, leaf := range leavesOf(root) {
		if leaf.Panel != nil {
			continue
		}
		f.candidates.Columns = append(f.candidates.Columns, Column{
			Key: "mark." + leaf.ID, Group: "Điểm thi", Heading: shown(leaf.Title, leaf.ID), Type: Mark,
			Min: leaf.Min, Max: leaf.Max, Step: leaf.Step, component: leaf.ID, marker: "1",
		})
	}
}

// leavesOf are the components below one, or itself, that take marks.
func leavesOf(c scoring.Component) []scoring.Component {
	switch {
	case c.From != nil:
		return nil
	case len(c.Parts) == 0:
		return []scoring.Component{c}
	}
	var out []scoring.Component
	for _, part := range c.Parts {
		out = append(out, leavesOf(part)...)
	}
	return out
}

// mapped lets headings of somebody's own stand for columns.
func (f *Form) mapped(mapping map[string]string) {
	for _, heading := range slices.Sorted(maps.Keys(mapping)) {
		key := mapping[heading]
		for _, l := range f.layouts() {
			if key == "skip" {
				l.Columns = append(l.Columns, Column{Key: "skip:" + heading, Heading: heading, Type: Skip})
				continue
			}
			for i := range l.Columns {
				if c := &l.Columns[i]; c.Key == key {
					twin := *c
					twin.Group, twin.Heading, twin.Also = "", heading, nil
					l.Columns = append(l.Columns, twin)
					break
				}
			}
		}
	}
}

func (f *Form) layouts() []*Layout {
	out := []*Layout{&f.candidates}
	for i := range f.lists {
		out = append(out, &f.lists[i])
	}
	for i := range f.marks {
		out = append(out, &f.marks[i])
	}
	return out
}

// shown is a title in Vietnamese, or the id where there is none.
func shown(title thituyen.Title, id string) string { return title.Or(id).Text(language.Vietnamese) }

// sheetName cuts a name to what workbooks allow: 31 letters and none of
// : \ / ? * [ ].
func sheetName(name string) string {
	letters := make([]rune, 0, 31)
	for _, r := range name {
		switch r {
		case ':', '\\', '/', '?', '*', '[', ']', '\'':
			r = ' '
		}
		if len(letters) < 31 {
			letters = append(letters, r)
		}
	}
	return string(letters)
}
