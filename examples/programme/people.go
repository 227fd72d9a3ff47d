package main

import (
	"fmt"
	"math/rand/v2"

	"cloud.google.com/go/civil"

	"github.com/thituyen/thituyen/eligibility"
)

// Invented names.
var (
	families = []string{"Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Ngô", "Đào", "Lương", "Mạc", "Tô"}
	female   = []string{"Thị Ánh", "Thu Dung", "Minh Hạnh", "Thị Lan", "Ngọc Mai", "Thanh Nga", "Kim Oanh", "Thị Phượng", "Bích Vân", "Hải Yến"}
	male     = []string{"Văn Bảo", "Minh Cường", "Quốc Dũng", "Đức Hải", "Văn Khoa", "Xuân Lộc", "Hữu Nam", "Đình Phúc", "Anh Quân", "Trọng Sơn"}
	// markers mark in many rounds; the first is strict, the second uneven.
	markers = []string{"Ngô Văn Hòa", "Tô Thị Thanh", "Vũ Đình Khôi", "Lương Thị Huệ", "Đào Văn Lợi", "Mạc Thị Cúc", "Bùi Quang Minh", "Đỗ Thị Tuyết"}
)

// person is a candidate as drawn.
type person struct {
	dossier eligibility.Dossier
	ability float64
}

// drawPerson draws somebody who may sit for a planned round.
func drawPerson(r *rand.Rand, p planned) person {
	d := eligibility.Dossier{Ethnicity: "Kinh", Sex: eligibility.Male}
	family := families[r.IntN(len(families))]
	if r.IntN(100) < 42 {
		d.Sex = eligibility.Female
		d.Name = family + " " + female[r.IntN(len(female))]
	} else {
		d.Name = family + " " + male[r.IntN(len(male))]
	}
	d.Born = &civil.Date{Year: 1970 + r.IntN(19), Month: 1, Day: 1 + r.IntN(28)}
	d.Born.Month = monthOf(1 + r.IntN(12))
	d.Education = []eligibility.Degree{{Level: []eligibility.EducationLevel{"bachelor", "master", "doctor"}[r.IntN(3)]}}
	d.PoliticalTheory = "advanced"
	d.Posts = []eligibility.HeldPost{{Level: "division_head", Unit: p.unit, From: &civil.Date{Year: 2008 + r.IntN(5), Month: 6, Day: 1}}}
	switch n := r.IntN(100); {
	case n < 38:
		d.Posts[0].Unit = groups[p.index%len(groups)].units[r.IntN(len(groups[p.index%len(groups)].units))]
	case n < 45:
		d.Posts[0].Unit = "" // not said
	}
	switch n := r.IntN(100); {
	case n < 50:
		d.Planning = []eligibility.PlanningEntry{{For: eligibility.ForPost}}
	case n < 72:
		d.Planning = []eligibility.PlanningEntry{{For: eligibility.ForEquivalent}}
	default:
		d.Planning = []eligibility.PlanningEntry{}
		d.Nominations = []eligibility.NominationEntry{{By: "collective_leadership", AgreedBy: "party_committee"}}
	}
	d.Ratings = eligibility.Ratings{p.year: "good", p.year - 1: "good", p.year - 2: "excellent", p.year - 3: "good"}
	d.Discipline, d.Proceedings, d.Relatives = []eligibility.DisciplineEntry{}, eligibility.OpenProceedings{}, []eligibility.Relative{}
	fit := true
	d.Health = &eligibility.HealthCertificate{Fit: &fit, Issued: &civil.Date{Year: p.year, Month: monthOf(p.month), Day: 1}}
	d.Declarations = []string{"assets"}
	return person{d, 62 + 9*r.NormFloat64()}
}

// crowd draws the candidates of a round.
func crowd(seed uint64, p planned) []person {
	r := source(seed, 1_000_000+p.index)
	count := p.candidates
	if count == 0 {
		count = max(3+r.IntN(4), p.seats+2)
	}
	out := make([]person, count)
	for i := range out {
		out[i] = drawPerson(r, p)
	}
	if p.both {
		before := crowd(seed, plan(seed, p.index-1))[0].dossier
		out[0].dossier.Name, out[0].dossier.Born, out[0].dossier.Sex = before.Name, before.Born, before.Sex
	}
	p.shape(out)
	return out
}

// shape fits the candidates to what the round goes through.
func (p planned) shape(out []person) {
	last := len(out) - 1
	if p.ineligible {
		out[last].dossier.Education = []eligibility.Degree{{Level: "college"}}
	}
	if p.incomplete {
		out[last].dossier.Health = nil
	}
	if p.waiver {
		out[last].dossier.Born = &civil.Date{Year: p.year - 58, Month: 1, Day: 15}
		out[last].dossier.Sex = eligibility.Male
	}
	if p.tied || p.nearTie || p.corrected {
		out[0].ability, out[1].ability = 88, 88
	}
	if p.nobody {
		for i := range out {
			out[i].ability = 30
		}
	}
}

func candidateID(i int) string { return fmt.Sprintf("TS%02d", i+1) }

func date(year, month, day int) civil.Date {
	return civil.Date{Year: year, Month: monthOf(month), Day: day}
}
