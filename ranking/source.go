package ranking

import (
	"slices"
	"strings"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/wording"
)

// Kind is the kind of thing that a key compares.
type Kind uint8

// The kinds of sources. What belongs to the root of the scoring has no name.
const (
	ComponentValue  Kind = iota // the value of the component Name
	ComponentPoints             // its value × its weight
	Total                       // the value of the root
	BeforeBonus                 // the root's value before its bonus, exact, not rounded
	Bonus                       // the root's bonus
	Born                        // the day of birth
	Sex                         // male or female
	FactValue                   // the fact Name of the dossier
)

// Source is what a ranker needs to know of each candidate.
type Source struct {
	Kind Kind
	Name string // of a component or a fact
}

const (
	pointsPrefix = "points."
	factPrefix   = "fact."
	rootID       = "total"
)

// rootKinds are the words that always name the same thing.
var rootKinds = map[string]Kind{
	rootID: Total, "before_bonus": BeforeBonus, "bonus": Bonus, "born": Born, "sex": Sex,
}

// reservedWords are the same words in the order in which people are told.
var reservedWords = []string{rootID, "before_bonus", "bonus", "born", "sex"}

func parseSource(by string) Source {
	if kind, ok := rootKinds[by]; ok {
		return Source{Kind: kind}
	}
	if id, ok := strings.CutPrefix(by, pointsPrefix); ok {
		return Source{Kind: ComponentPoints, Name: id}
	}
	if name, ok := strings.CutPrefix(by, factPrefix); ok {
		return Source{Kind: FactValue, Name: name}
	}
	return Source{Kind: ComponentValue, Name: by}
}

// String writes the source as a document's `by` does.
func (s Source) String() string {
	switch s.Kind {
	case ComponentPoints:
		return pointsPrefix + s.Name
	case FactValue:
		return factPrefix + s.Name
	}
	for word, kind := range rootKinds {
		if kind == s.Kind {
			return word
		}
	}
	return s.Name
}

// scored reports whether the source comes from a scoring.
func (s Source) scored() bool { return s.Kind <= Bonus }

// path leads to where a case says it of a candidate, for a post alone where one
// is named.
func (s Source) path(id, post string) thituyen.Path {
	at := thituyen.Path{}.Key("candidates").Key(id)
	if post != "" && s.Kind == FactValue {
		at = at.Key("at").Key(post)
	}
	switch s.Kind {
	case Born, Sex:
		return at.Key("dossier").Key(s.String())
	case FactValue:
		return at.Key("facts").Key(s.Name)
	}
	return at
}

// Names are the names that the rest of a regulation gives, for keys to use.
type Names struct {
	// Components are the ids of the scoring's components; its root, `total`,
	// may stand among them. Nil: unknown, nothing is checked. Empty: there is
	// no scoring, and keys come from facts and dossiers alone.
	Components []string
	// Facts are the declared ones. Nil: facts are not declared, and the type
	// of one is what its key's `prefer` asks for.
	Facts map[string]thituyen.FactDeclaration
	// Titles are shown in sentences in place of components' ids.
	Titles map[string]thituyen.Title
}

func (n Names) unscored() bool { return n.Components != nil && len(n.Components) == 0 }

// holds reports whether the names know a component, or do not know which
// there are.
func (n Names) holds(component string) bool {
	return n.Components == nil || component == rootID || slices.Contains(n.Components, component)
}

// known lists everything that `by` may name.
func (n Names) known() []string {
	var words []string
	for _, word := range reservedWords {
		if !n.unscored() || !parseSource(word).scored() {
			words = append(words, word)
		}
	}
	for _, id := range n.Components {
		if id != rootID {
			words = append(words, id)
		}
	}
	for _, id := range n.Components {
		words = append(words, pointsPrefix+id)
	}
	facts := make([]string, 0, len(n.Facts))
	for name := range n.Facts {
		facts = append(facts, factPrefix+name)
	}
	slices.Sort(facts)
	return append(words, facts...)
}

// valueType is what the values of a key are.
type valueType uint8

const (
	numbers valueType = iota
	dates
	texts
	yesNos
	sexes
	anything // a list on a fact that nobody declared
)

var typeWords = map[valueType]wording.Word{
	numbers:  {Vi: "số", En: "a number"},
	dates:    {Vi: "ngày", En: "a date"},
	texts:    {Vi: "chữ", En: "a text"},
	yesNos:   {Vi: "có hoặc không (true, false)", En: "a yes or no (true, false)"},
	sexes:    {Vi: "giới tính (male, female)", En: "a sex (male, female)"},
	anything: {Vi: "một giá trị", En: "a value"},
}

// typeOf is what the values of a source are; an undeclared fact is what the
// direction needs.
func (n Names) typeOf(s Source, p Prefer) valueType {
	switch {
	case s.scored():
		return numbers
	case s.Kind == Born:
		return dates
	case s.Kind == Sex:
		return sexes
	}
	if declared, ok := n.Facts[s.Name]; ok {
		switch declared.Type {
		case thituyen.FactNumber:
			return numbers
		case thituyen.FactDate:
			return dates
		case thituyen.FactYesNo:
			return yesNos
		}
		return texts
	}
	switch p.Direction {
	case Highest, Lowest:
		return numbers
	case Earliest, Latest:
		return dates
	}
	return anything
}
