package regulation

import (
	"golang.org/x/text/language"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/ruletext"
)

// Sentence is one rule in words: its path by keys and ids, what people call
// it, the points that it makes, its citations and what is assumed of it. Its
// Text is the rule in Vietnamese or English, with every number of it.
type Sentence struct {
	Group       string         // the group of posts it holds for; "": for all
	Rule        string         // by keys and ids: eligibility.term, scoring.written
	Path        thituyen.Path  // where the rule stands in its document
	Name        thituyen.Title // what people call it
	Title       thituyen.Title // as the document gives it
	Clause      string         // its citation
	Why         string         // the remark of its authors
	Points      []Point        // what it says, in order
	Assumptions []Assumption
}

// Point is one thing that a rule says. Key names it within the rule: pass,
// panel.spread[0].
type Point struct {
	Key         string
	Words       thituyen.Title
	ByID        string         // the words with ids in place of titles, to compare by
	Title       thituyen.Title // of its own, where the document gives any
	Clause, Why string
}

func sentenceOf(s ruletext.Sentence) Sentence {
	out := Sentence{Group: s.Group, Rule: s.Rule, Path: s.Path, Name: s.Name, Title: s.Title, Clause: s.Clause, Why: s.Why}
	for _, p := range s.Points {
		if p.ByID == "" {
			p.ByID = p.Words.Vi
		}
		out.Points = append(out.Points, Point(p))
	}
	return out
}

// inner is the sentence as it was made.
func (s Sentence) inner() ruletext.Sentence {
	out := ruletext.Sentence{Group: s.Group, Rule: s.Rule, Path: s.Path, Name: s.Name, Title: s.Title, Clause: s.Clause, Why: s.Why}
	for _, p := range s.Points {
		out.Points = append(out.Points, ruletext.Point(p))
	}
	return out
}

// Text words the point, its own title before it; in English where the title
// is given in both languages.
func (p Point) Text(tag language.Tag) string { return ruletext.Point(p).Text(tag) }

// Says words what the rule says, without its name.
func (s Sentence) Says(tag language.Tag) string { return s.inner().Says(tag) }

// Text words the rule whole: its name and what it says.
func (s Sentence) Text(tag language.Tag) string { return s.inner().Text(tag) }

// Clauses lists the citations of the rule and of its points, each once.
func (s Sentence) Clauses() []string { return s.inner().Clauses() }
