package eligibility

import (
	"encoding/json"
	"testing"

	"cloud.google.com/go/civil"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/document"
)

// FuzzDocuments reads any text as criteria: whatever compiles is asked, and
// its answer worded.
func FuzzDocuments(f *testing.F) {
	for _, s := range said {
		f.Add("criteria: [{id: c, require: " + s.requirement + "}]")
	}
	for _, w := range wrong {
		f.Add("criteria: [" + w + "]")
	}
	dossiers := []*Dossier{nil, {}, benchDossier()}
	f.Fuzz(func(t *testing.T, text string) {
		root, mistakes := document.Parse("x.yaml", []byte(text))
		if mistakes != nil {
			return
		}
		var criteria Criteria
		read := document.Decode(root, &criteria)
		s, err := Compile(criteria, Vocabulary{})
		if err != nil {
			found, ok := document.Of(err)
			if !ok {
				t.Fatalf("not mistakes: %v", err)
			}
			_ = document.Join(read, document.In(found, root)).Text(vietnamese)
			return
		}
		for _, d := range dossiers {
			ask(t, s, d)
		}
	})
}

// FuzzDossiers reads any text as a dossier: checked and judged by every kind.
func FuzzDossiers(f *testing.F) {
	var criteria Criteria
	for i, s := range said {
		one := criterionOf(f, s.requirement).Criteria[0]
		one.ID = string(rune('A' + i))
		criteria.Criteria = append(criteria.Criteria, one)
		for _, d := range s.dossiers {
			f.Add(d)
		}
	}
	s, err := Compile(criteria, Vocabulary{})
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, text string) {
		root, mistakes := document.Parse("x.yaml", []byte(text))
		if mistakes != nil {
			return
		}
		var d Dossier
		read := document.Decode(root, &d)
		_ = document.Join(read, document.In(d.Check(Vocabulary{Levels: []string{"head"}, Facts: map[string]thituyen.FactDeclaration{"months": {Type: "number"}}}, *on(2018, 6, 1)), root)).Text(vietnamese)
		ask(t, s, &d)
	})
}

// ask screens a dossier and asks for all that the decision can say.
func ask(t *testing.T, s *Screener, d *Dossier) {
	t.Helper()
	for _, date := range []civil.Date{*on(2018, 6, 1), *on(2024, 2, 29)} {
		decision, err := s.Screen(d, Case{Date: date, Post: Post{Term: new(thituyen.Years(5)), Level: "head"}}, nil)
		if err != nil {
			t.Fatal(err)
		}
		_, _ = decision.Text(vietnamese), decision.Text(english)
		for _, need := range decision.Missing() {
			_ = need.Text(vietnamese)
		}
		if _, err := json.Marshal(decision); err != nil {
			t.Fatal(err)
		}
		if outcome := decision.Outcome(); (outcome == Ineligible) != (len(decision.NotMet()) > 0) || (outcome == Incomplete) != (len(decision.NotMet()) == 0 && len(decision.Unknown()) > 0) {
			t.Fatalf("%s, not met %v, unknown %v", outcome, decision.NotMet(), decision.Unknown())
		}
		if !Diff(decision, decision).Empty() {
			t.Fatal("a decision differs from itself")
		}
	}
}
