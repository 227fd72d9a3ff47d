package regulation

import (
	"maps"
	"slices"
	"strings"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/document"
	"github.com/thituyen/thituyen/scoring"
)

// Lint finds what is legal in regulations but odd: a rule without a clause
// that no assumption stands for, an assumption on a rule that decides, a
// tie-break that nothing can reach, a bonus that can pass the scale's end,
// versions with days between them, facts that no rule uses, and what
// [Regulation.Warnings] finds. They hinder nothing. Several are versions of
// one regulation where their ids are the same.
func Lint(regulations ...*Regulation) thituyen.Mistakes {
	var odd thituyen.Mistakes
	for _, r := range regulations {
		odd = append(odd, r.orEmpty().oddities()...)
	}
	versions, err := NewLibrary(regulations...)
	overlaps, _ := document.Of(err)
	return append(append(odd, overlaps...), versions.Gaps()...)
}

// oddities finds what is odd in one document, in its order and each once.
func (r *Regulation) oddities() thituyen.Mistakes {
	if r.empty() {
		return nil
	}
	l := linter{regulation: r, cited: r.cited()}
	l.period()
	l.unusedFacts()
	l.clauses()
	l.deciding()
	for _, group := range append([]string{""}, r.Groups()...) {
		if rules, err := r.rules(group); err == nil {
			l.bonuses(rules)
			l.ties(rules)
		}
	}
	return document.Join(r.Warnings(), document.In(l.odd, r.root))
}

type linter struct {
	regulation *Regulation
	odd        thituyen.Mistakes
	cited      map[string]bool // parts of components that cite a clause
}

// add finds a rule odd; the place is where its path of keys and ids leads.
func (l *linter) add(rule, code string, pairs ...any) {
	path, _ := l.regulation.holder(rule)
	l.odd = append(l.odd, document.At(path, sentences.Reason(code, params(append(pairs, "rule", rule)...)...)))
}

// period finds an end of the days in force that is left open.
func (l *linter) period() {
	switch p := l.regulation.document.InForce; {
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
	for _, e := range l.regulation.root.Entries {
		if slices.Contains([]string{"eligibility", "scoring", "ranking", "procedure", "groups", "personal"}, e.Key) {
			walk(e.Value)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(l.regulation.document.Facts)) {
		if !text[name] {
			l.add("facts."+name, "fact_unused", "fact", name)
		}
	}
}

// clauses finds rules that rest on nothing: no clause of their own or of what
// holds them, and no assumption.
func (l *linter) clauses() {
	for _, s := range l.regulation.Sentences() {
		if !ruleOfSection(s.Rule) || len(s.Clauses()) > 0 || len(s.Assumptions) > 0 || l.granted(s) {
			continue
		}
		rule := s.Rule
		if s.Group != "" {
			rule = "groups." + s.Group + "." + rule
		}
		l.add(rule, "without_clause", "name", s.Name)
	}
}

// granted reports whether a sentence says what needs no source: that a group
// leaves a rule out, how days are counted, that a total is the sum of its
// parts.
func (l *linter) granted(s Sentence) bool {
	switch {
	case l.cited[s.Rule]:
		return true
	case len(s.Points) == 0 || s.Points[0].Key == "omit" || s.Rule == "procedure.clocks":
		return true
	case s.Rule != "scoring."+scoring.Root:
		return false
	}
	for _, key := range []string{"combine", "from", "panel", "adjust", "bonus", "round", "remark", "pass"} {
		if l.regulation.root.Get("scoring").Get(key) != nil {
			return false
		}
	}
	return true
}

// cited are the parts of components that cite a clause: it is theirs too.
func (r *Regulation) cited() map[string]bool {
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
	if s := r.document.Scoring; s != nil {
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
	for i, a := range l.regulation.document.Assumptions {
		section, rest, _ := strings.Cut(a.Rule, ".")
		decides := section == "eligibility" ||
			section == "scoring" && (strings.HasSuffix(a.Rule, ".pass") || !strings.Contains(rest, ".")) ||
			section == "ranking" && strings.HasPrefix(rest, "keys.")
		if decides {
			path := thituyen.Path{}.Key("assumptions").Index(i).Key("rule")
			l.odd = append(l.odd, document.At(path, sentences.Reason("assumption_decides", params("rule", a.Rule, "why", a.Why)...)))
		}
	}
}

// inGroup is a rule's path where a group of posts has a rule of its own there.
func (l *linter) inGroup(group, rule string) string {
	if own := "groups." + group + "." + rule; group != "" {
		if _, exact := l.regulation.holder(own); exact {
			return own
		}
	}
	return rule
}

// holder is the place in the document of a rule by keys and ids, or of the
// nearest that holds it; exact says that it is the rule itself.
func (r *Regulation) holder(rule string) (path thituyen.Path, exact bool) {
	if rest, ok := strings.CutPrefix(rule, "scoring."+scoring.Root); ok {
		rule = "scoring" + rest // the root's own keys stand in the section itself
	}
	for at := rule; at != ""; at = at[:max(strings.LastIndexAny(at, ".["), 0)] {
		if found := locate(r.root, at); len(found) > 0 {
			return found[0], at == rule
		}
	}
	return thituyen.Path{}, false
}
