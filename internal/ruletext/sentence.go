// Package ruletext says each rule of a regulation in a sentence, in Vietnamese
// and in English: every key and every number of the rule is in it, what the
// format understands where a key is left out too, so that two rules that act
// differently read differently.
//
// A [Sentence] is made of [Point]s, one for each thing that the rule says, by
// which two versions of a rule can be compared.
package ruletext

import (
	"strings"

	"golang.org/x/text/language"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/wording"
)

// Sentence is one rule in words.
type Sentence struct {
	Group  string         // the group of posts it holds for; "": for all
	Rule   string         // by keys and ids: eligibility.term, scoring.written
	Path   thituyen.Path  // where the rule stands in its document
	Name   wording.Word   // what people call it
	Title  thituyen.Title // as the document gives it
	Clause string         // its citation
	Why    string         // the remark of its authors
	Points []Point        // what it says, in order
}

// Point is one thing that a rule says. Key names it within the rule: pass,
// panel.spread[0].
type Point struct {
	Key         string
	Words       wording.Word
	ByID        string         // the words with ids in place of titles
	Title       thituyen.Title // of its own, where the document gives any
	Clause, Why string
}

// Text words the point, its own title before it; in English where the title
// is given in both languages.
func (p Point) Text(tag language.Tag) string {
	text := p.Words.Text(tag)
	if title := p.Title.Or("").Text(tag); title != "" {
		return title + ": " + text
	}
	return text
}

// Says words what the rule says, without its name.
func (s Sentence) Says(tag language.Tag) string {
	texts := make([]string, len(s.Points))
	for i, p := range s.Points {
		texts[i] = p.Text(tag)
	}
	return strings.Join(texts, "; ")
}

// Text words the rule whole: its name and what it says.
func (s Sentence) Text(tag language.Tag) string {
	says := s.Says(tag)
	if says == "" {
		return s.Name.Text(tag) + "."
	}
	return s.Name.Text(tag) + ": " + says + "."
}

// Clauses lists the citations of the rule and of its points, each once.
func (s Sentence) Clauses() []string {
	var out []string
	seen := map[string]bool{"": true}
	add := func(clause string) {
		if !seen[clause] {
			seen[clause] = true
			out = append(out, clause)
		}
	}
	add(s.Clause)
	for _, p := range s.Points {
		add(p.Clause)
	}
	return out
}

// about is what every rule may carry.
type about struct {
	title       thituyen.Title
	clause, why string
}

// New begins the sentence of a rule.
func New(rule string, path thituyen.Path, name wording.Word, title thituyen.Title, clause, why string) Sentence {
	return Sentence{Rule: rule, Path: path, Name: name, Title: title, Clause: clause, Why: why}
}

// Add adds a point.
func (s *Sentence) Add(key string, words wording.Word) { s.add(key, words, about{}) }

func (s *Sentence) add(key string, words wording.Word, a about) {
	s.Points = append(s.Points, Point{Key: key, Words: words, Title: a.title, Clause: a.clause, Why: a.why})
}
