package policytest

import (
	"io/fs"
	"slices"
	"strings"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/document"
	"github.com/thituyen/thituyen/scoring"
	"github.com/thituyen/thituyen/workflow/regulation"
)

// Lint finds what is legal in regulations but odd: a rule without a clause
// that no assumption stands for, an assumption on a rule that decides, a
// tie-break that nothing can reach, a bonus that can pass the scale's end,
// versions with days between them, facts that no rule uses, and what
// [regulation.Regulation.Warnings] finds. They hinder nothing. A name is the
// path of a document or the id of a preset; several are versions of one
// regulation where their ids are the same.
func Lint(fsys fs.FS, names ...string) (thituyen.Mistakes, error) {
	var odd thituyen.Mistakes
	var all []*source
	for _, name := range names {
		s, err := readSource(fsys, name)
		if err != nil {
			return nil, err
		}
		all = append(all, s)
		odd = append(odd, s.lint()...)
	}
	return append(odd, gaps(all)...), nil
}

// lint finds what is odd in one document, in its order and each once.
func (s *source) lint() thituyen.Mistakes {
	l := linter{source: s}
	l.period()
	l.unusedFacts()
	l.clauses()
	l.deciding()
	for _, group := range append([]string{""}, s.regulation.Groups()...) {
		if rules, err := s.regulation.For(group); err == nil {
			l.bonuses(rules)
			l.ties(rules)
		}
	}
	return document.Join(s.regulation.Warnings(), document.In(l.odd, s.root))
}

type linter struct {
	source *source
	odd    thituyen.Mistakes
}

// add finds a rule odd; the place is where its path of keys and ids leads.
func (l *linter) add(rule, code string, params ...thituyen.Param) {
	path, _ := l.source.find(rule)
	l.odd = append(l.odd, document.At(path, sentences.Reason(code, append(params, param("rule", rule))...)))
}

// period finds an end of the days in force that is left open.
func (l *linter) period() {
	switch p := l.source.regulation.Document().InForce; {
	case p == nil:
		l.add("regulation", "no_days")
	case p.From == nil:
		l.add("in_force", "no_first_day")
	}
}

// unusedFacts finds facts that are declared and used by no rule.
func (l *linter) unusedFacts() {
	text := map[string]bool{}
	var walk func(n *document.Node)
	walk = func(n *document.Node) {
		for _, e := range n.Entries {
			walk(e.Value)
		}
		for _, item := range n.Items {
			walk(item)
		}
		if n.Kind == document.Scalar {
			text[strings.TrimPrefix(n.Text, "fact.")] = true
		}
	}
	for _, e := range l.source.root.Entries {
		if slices.Contains([]string{"eligibility", "scoring", "ranking", "procedure", "groups", "personal"}, e.Key) {
			walk(e.Value)
		}
	}
	for _, name := range sortedKeys(l.source.regulation.Document().Facts) {
		if !text[name] {
			l.add("facts."+name, "fact_unused", param("fact", name))
		}
	}
}

// clauses finds rules that rest on nothing: no clause of their own or of what
// holds them, and no assumption.
func (l *linter) clauses() {
	for _, s := range l.source.regulation.Sentences() {
		if !ruleOfSection(s.Rule) || len(s.Clauses()) > 0 || len(s.Assumptions) > 0 || l.granted(s) {
			continue
		}
		rule := s.Rule
		if s.Group != "" {
			rule = "groups." + s.Group + "." + rule
		}
		l.add(rule, "without_clause", param("name", s.Name))
	}
}

// granted reports whether a sentence says what needs no source: that a group
// leaves a rule out, how days are counted, that a total is the sum of its
// parts.
func (l *linter) granted(s regulation.Sentence) bool {
	switch {
	case l.cited()[s.Rule]:
		return true
	case len(s.Points) == 0 || s.Points[0].Key == "omit" || s.Rule == "procedure.clocks":
		return true
	case s.Rule != "scoring."+scoring.Root:
		return false
	}
	for _, key := range []string{"combine", "from", "panel", "adjust", "bonus", "round", "remark", "pass"} {
		if l.source.root.Get("scoring").Get(key) != nil {
			return false
		}
	}
	return true
}

// cited are the parts of components that cite a clause: it is theirs too.
func (l *linter) cited() map[string]bool {
	out := map[string]bool{}
	var walk func(parts []scoring.Component, cited bool)
	walk = func(parts []scoring.Component, cited bool) {
		for _, c := range parts {
			if cited {
				out["scoring."+c.ID] = true
			}
			walk(c.Parts, cited || c.Clause != "")
		}
	}
	if s := l.source.regulation.Document().Scoring; s != nil {
		walk(s.Parts, s.Clause != "")
	}
	return out
}

func ruleOfSection(rule string) bool {
	section, rest, ok := strings.Cut(rule, ".")
	return ok && rest != "" && slices.Contains([]string{"eligibility", "scoring", "ranking", "procedure"}, section)
}

// deciding finds assumptions on rules that decide who sits, passes or is
// chosen.
func (l *linter) deciding() {
	for i, a := range l.source.regulation.Document().Assumptions {
		section, rest, _ := strings.Cut(a.Rule, ".")
		decides := section == "eligibility" ||
			section == "scoring" && (strings.HasSuffix(a.Rule, ".pass") || !strings.Contains(rest, ".")) ||
			section == "ranking" && strings.HasPrefix(rest, "keys.")
		if decides {
			path := thituyen.Path{}.Key("assumptions").Index(i).Key("rule")
			l.odd = append(l.odd, document.At(path, sentences.Reason("assumption_decides", param("rule", a.Rule), param("why", a.Why))))
		}
	}
}

// gaps finds days between versions of one regulation on which neither is in
// force.
func gaps(sources []*source) thituyen.Mistakes {
	var odd thituyen.Mistakes
	byID := map[string][]*source{}
	for _, s := range sources {
		id := s.regulation.Document().ID
		byID[id] = append(byID[id], s)
	}
	for _, id := range sortedKeys(byID) {
		versions := byID[id]
		slices.SortStableFunc(versions, func(a, b *source) int { return compareFrom(a.regulation, b.regulation) })
		for i := 1; i < len(versions); i++ {
			before, after := versions[i-1].regulation.Document().InForce, versions[i].regulation.Document().InForce
			odd = append(odd, between(before, after, versions[i].root)...)
		}
	}
	return odd
}

func between(before, after *regulation.Period, root *document.Node) thituyen.Mistakes {
	at := thituyen.Path{}.Key("in_force").Key("from")
	if after == nil || after.From == nil || before == nil || before.Until == nil {
		return document.In(thituyen.Mistakes{document.At(at, sentences.Reason("versions_overlap"))}, root)
	}
	switch next := before.Until.AddDays(1); {
	case after.From.Before(next):
		return document.In(thituyen.Mistakes{document.At(at, sentences.Reason("versions_overlap_until", param("until", *before.Until), param("from", *after.From)))}, root)
	case next.Before(*after.From):
		last := after.From.AddDays(-1)
		return document.In(thituyen.Mistakes{document.At(at, sentences.Reason("days_between", param("from", next), param("until", last)))}, root)
	}
	return nil
}

// inGroup is a rule's path where a group of posts has a rule of its own there.
func (l *linter) inGroup(group, rule string) string {
	if own := "groups." + group + "." + rule; group != "" {
		if _, exact := l.source.find(own); exact {
			return own
		}
	}
	return rule
}

// find is the place in the document of a rule by keys and ids, or of what
// holds it; exact says that it is the rule itself.
func (s *source) find(rule string) (path thituyen.Path, exact bool) {
	if rest, ok := strings.CutPrefix(rule, "scoring."+scoring.Root); ok {
		rule = "scoring" + rest // the root's own keys stand in the section itself
	}
	best, longest := thituyen.Path{}, -1
	var walk func(n *document.Node, at here)
	walk = func(n *document.Node, at here) {
		if ruleWithin(rule, at.rule) && len(at.rule) > longest {
			best, longest = at.path, len(at.rule)
		}
		switch n.Kind {
		case document.Mapping:
			for i := range n.Entries {
				walk(n.Entries[i].Value, at.child(n, i))
			}
		case document.Sequence:
			for i := range n.Items {
				walk(n.Items[i], at.item(n, i))
			}
		}
	}
	walk(s.root, here{})
	return best, longest == len(rule)
}
