package eligibility

import (
	"maps"
	"slices"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/document"
)

// Vocabulary is what a regulation declares of the words of its documents and
// dossiers. A nil list or map declares nothing: every name goes. Where a list
// stands, other names are mistakes, even where it is empty.
type Vocabulary struct {
	Levels  []string // of posts
	Fields  []string // of posts and degrees
	Sectors []string // of posts
	Units   []string // of posts
	Facts   map[string]thituyen.FactDeclaration
	Titles  Titles
}

// Titles are what the words of a vocabulary are called, by the words; one
// without a title is called by itself, or by its usual name.
type Titles struct{ Levels, Fields, Sectors, Units map[string]thituyen.Title }

func (t Titles) clone() Titles {
	return Titles{maps.Clone(t.Levels), maps.Clone(t.Fields), maps.Clone(t.Sectors), maps.Clone(t.Units)}
}

func (v Vocabulary) clone() Vocabulary {
	return Vocabulary{
		Levels: slices.Clone(v.Levels), Fields: slices.Clone(v.Fields), Sectors: slices.Clone(v.Sectors),
		Units: slices.Clone(v.Units), Facts: maps.Clone(v.Facts), Titles: v.Titles.clone(),
	}
}

func (v Vocabulary) factNames() []string { return slices.Sorted(maps.Keys(v.Facts)) }

// among reports names that a declared list does not hold.
func among(names, declared []string, at func(i int) thituyen.Path) thituyen.Mistakes {
	if declared == nil {
		return nil
	}
	var found thituyen.Mistakes
	for i, name := range names {
		if name != "" && !contains(declared, name) {
			found = append(found, document.At(at(i), document.NotOneOf(name, declared)))
		}
	}
	return found
}
