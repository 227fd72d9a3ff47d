package sheet

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"
)

// Suite writes the data as a policy suite of one case: the candidates with
// their dossiers, claims and marks, and what is expected of them. Marks by code
// belong to nobody a suite knows and are a mistake.
func (d *Data) Suite(about SuiteHead) ([]byte, error) {
	marks, err := d.marksBy(about.Tree)
	if err != nil {
		return nil, err
	}
	people := mapping()
	for _, c := range d.Candidates {
		one := c.node()
		if given := marks[c.ID]; len(given) > 0 {
			add(one, "marks", nodeOf(given))
		}
		add(people, c.ID, one)
	}
	one := mapping()
	add(one, "name", quotedText(about.Case))
	add(one, "as_of", bare(about.AsOf))
	if about.Post != nil {
		add(one, "post", nodeOf(about.Post))
	}
	add(one, "candidates", people)
	add(one, "expect", nodeOf(about.Expect))
	whole := mapping()
	add(whole, "suite", quotedText(about.Title))
	add(whole, "regulation", quotedText(about.Regulation))
	add(whole, "cases", sequence(one))
	return yaml.Marshal(whole)
}

// SuiteHead is what a suite says besides its candidates.
type SuiteHead struct {
	Title, Regulation, Case string
	AsOf                    string         // a day, as 2018-06-01
	Post                    map[string]any // left out: nil
	Expect                  map[string]any
	// Tree gives the parent of each component that is a part of the one that
	// is marked as one, so that its marks stand below that one.
	Tree map[string][]string
}

// CandidatesFile writes candidates.yaml of a round: dossier and claims by id.
func (d *Data) CandidatesFile() ([]byte, error) {
	whole := mapping()
	for _, c := range d.Candidates {
		add(whole, c.ID, c.node())
	}
	return yaml.Marshal(whole)
}

// Registrations writes acts that register every candidate, by a person at a
// moment.
func (d *Data) Registrations(by, at string) ([]byte, error) {
	list := sequence()
	for _, c := range d.Candidates {
		act := act(by, at, "register")
		add(act, "candidate", quotedText(c.ID))
		list.Content = append(list.Content, act)
	}
	return yaml.Marshal(list)
}

// Marking writes the acts of one component: attendance where anybody was
// absent or present, then each mark by its marker. The markers must be named.
func (d *Data) Marking(component, keeper, at string) ([]byte, error) {
	list := sequence()
	var present, absent []string
	for _, g := range d.Marks {
		if g.Unit != component {
			continue
		}
		switch {
		case g.Mark == "absent":
			absent = append(absent, g.By)
		case !slices.Contains(present, g.By):
			present = append(present, g.By)
		}
	}
	if keeper != "" && len(present)+len(absent) > 0 {
		attendance := act(keeper, at, "attendance")
		add(attendance, "component", quotedText(component))
		add(attendance, "present", texts(present))
		add(attendance, "absent", texts(absent))
		list.Content = append(list.Content, attendance)
	}
	for _, g := range d.Marks {
		if g.Unit != component || g.Mark == "absent" || g.Mark == "exempt" {
			continue
		}
		if g.Marker == "" || strings.Trim(g.Marker, "0123456789") == "" {
			return nil, fmt.Errorf("sheet: %s: nobody is named who gave the mark; make the form with -markers", g.place)
		}
		mark := act(g.Marker, at, "mark")
		add(mark, "component", quotedText(g.Component))
		if g.Coded {
			add(mark, "code", quotedText(g.By))
		} else {
			add(mark, "candidate", quotedText(g.By))
		}
		add(mark, "mark", bare(g.Mark))
		list.Content = append(list.Content, mark)
	}
	return yaml.Marshal(list)
}

// marksBy are the marks of each candidate as suites write them.
func (d *Data) marksBy(tree map[string][]string) (map[string]map[string]any, error) {
	out := make(map[string]map[string]any, len(d.Candidates))
	for _, c := range d.Candidates {
		out[c.ID] = map[string]any{}
	}
	for _, g := range d.Marks {
		marks, known := out[g.By]
		switch {
		case g.Coded:
			return nil, fmt.Errorf("sheet: %s is marked by code; a suite needs the marks by candidate", g.place)
		case !known:
			return nil, fmt.Errorf("sheet: %s gives a mark to %s, who is no candidate of the book", g.place, g.By)
		}
		path := append(slices.Clone(tree[g.Component]), g.Component)
		if g.Mark != "absent" && g.Mark != "exempt" {
			path = append(path, g.Marker)
		}
		set(marks, plainText(g.Mark), path...)
	}
	return out, nil
}

// node writes one candidate.
func (c Candidate) node() *yaml.Node {
	one := mapping()
	if len(c.Dossier) > 0 {
		add(one, "dossier", nodeOf(c.Dossier))
	}
	if len(c.Claims) > 0 {
		add(one, "claims", texts(c.Claims))
	}
	return one
}

func act(by, at, step string) *yaml.Node {
	one := mapping()
	add(one, "at", bare(at))
	add(one, "by", quotedText(by))
	add(one, "step", bare(step))
	return one
}

// nodeOf writes a value: plain text bare, other text in quotes.
func nodeOf(value any) *yaml.Node {
	switch v := value.(type) {
	case plainText:
		return bare(string(v))
	case string:
		return quotedText(v)
	case []any:
		list := sequence()
		for _, one := range v {
			list.Content = append(list.Content, nodeOf(one))
		}
		return list
	case map[string]any:
		m := mapping()
		for _, key := range slices.Sorted(maps.Keys(v)) {
			add(m, key, nodeOf(v[key]))
		}
		return m
	}
	return bare(fmt.Sprint(value))
}

func mapping() *yaml.Node { return &yaml.Node{Kind: yaml.MappingNode} }
func bare(text string) *yaml.Node {
	return &yaml.Node{Kind: yaml.ScalarNode, Value: text}
}

func quotedText(text string) *yaml.Node {
	return &yaml.Node{Kind: yaml.ScalarNode, Value: text, Style: yaml.DoubleQuotedStyle}
}

func sequence(items ...*yaml.Node) *yaml.Node {
	return &yaml.Node{Kind: yaml.SequenceNode, Content: items}
}

func texts(list []string) *yaml.Node {
	s := sequence()
	s.Style = yaml.FlowStyle
	for _, one := range list {
		s.Content = append(s.Content, quotedText(one))
	}
	return s
}

func add(to *yaml.Node, key string, value *yaml.Node) {
	to.Content = append(to.Content, quotedText(key), value)
}
