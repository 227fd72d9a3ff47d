package eligibility

import (
	"testing"
	"time"

	"cloud.google.com/go/civil"

	"github.com/thituyen/thituyen"
)

func benchCriteria() Criteria {
	yes := true
	must := func(id string, r Requirement) Criterion { return Criterion{ID: id, Require: r} }
	return Criteria{Criteria: []Criterion{
		must("route", Any{Planning{For: ForPost}, Planning{For: ForEquivalent}, All{Nomination{By: "collective_leadership"}, Nomination{AgreedBy: "party_committee"}}}),
		must("term", RemainingService{AtLeast: ForSpan(new(thituyen.Months(60)))}),
		must("education", Education{AtLeast: "bachelor"}),
		must("political_theory", PoliticalTheory{AtLeast: "intermediate"}),
		must("experience", Experience{AtLeast: new(thituyen.Years(5)), In: &PostKind{Sector: []string{"construction"}}}),
		must("current_post", CurrentPost{Level: []string{"division_head", "deputy_division_head"}, AtLeast: new(thituyen.Months(24))}),
		must("rating", Rating{Last: new(thituyen.Years(3)), AtLeast: "good"}),
		must("discipline", Discipline{ClearFor: map[string]thituyen.Span{"reprimand": thituyen.Months(12), "warning": thituyen.Months(12)}}),
		must("proceedings", Proceedings{None: &yes}),
		must("health", Health{Fit: &yes, IssuedWithin: new(thituyen.Months(6))}),
		must("declaration", Declaration{AllOf: []string{"assets"}}),
		must("relatives", Relatives{NoneAs: []string{"accountant", "treasurer"}}),
	}}
}

func on(y, m, d int) *civil.Date {
	date := civil.Date{Year: y, Month: time.Month(m), Day: d}
	return &date
}

func benchDossier() *Dossier {
	yes := true
	return &Dossier{
		Born: on(1978, 5, 20), Sex: Male, Education: []Degree{{Level: "bachelor", Field: "construction"}, {Level: "master"}},
		PoliticalTheory: "advanced",
		Posts: []HeldPost{
			{Level: "specialist", Sector: "construction", From: on(2002, 1, 1), Until: on(2009, 12, 31)},
			{Level: "deputy_division_head", Sector: "construction", From: on(2010, 1, 1), Until: on(2015, 6, 30)},
			{Level: "division_head", Sector: "construction", From: on(2015, 7, 1)},
		},
		Planning: []PlanningEntry{{For: ForPost}}, Nominations: []NominationEntry{},
		Ratings: Ratings{2015: "good", 2016: "good", 2017: "excellent"}, Discipline: []DisciplineEntry{{Kind: "reprimand", From: on(2010, 1, 1)}},
		Proceedings: OpenProceedings{}, Health: &HealthCertificate{Fit: &yes, Issued: on(2018, 2, 1)},
		Declarations: []string{"assets"}, Relatives: []Relative{{Kin: "sibling", Role: "clerk"}},
	}
}

func BenchmarkScreen12(b *testing.B) {
	s, err := Compile(benchCriteria(), Vocabulary{})
	if err != nil {
		b.Fatal(err)
	}
	d, c := benchDossier(), Case{Dates: map[string]civil.Date{"registration": *on(2018, 3, 15)}}
	b.ReportAllocs()
	for b.Loop() {
		decision, err := s.Screen(d, c, nil)
		if err != nil || decision.Outcome() != Eligible {
			b.Fatal(decision, err)
		}
	}
}
