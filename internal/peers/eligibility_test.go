package peers

import (
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"
	"time"

	"cel.dev/cel-go/cel"
	"cloud.google.com/go/civil"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/eligibility"
)

// The criteria of a usual regulation, twelve of them, as both sides are asked.
func twelve() eligibility.Criteria {
	yes := true
	var c eligibility.Criteria
	add := func(id string, r eligibility.Requirement) {
		c.Criteria = append(c.Criteria, eligibility.Criterion{ID: id, Require: r})
	}
	add("route", eligibility.Any{
		eligibility.Planning{For: "post"},
		eligibility.Planning{For: "equivalent"},
		eligibility.All{eligibility.Nomination{By: "leaders"}, eligibility.Nomination{AgreedBy: "committee"}},
	})
	add("term", eligibility.RemainingService{AtLeast: eligibility.ForSpan(new(thituyen.Months(60)))})
	add("education", eligibility.Education{AtLeast: "bachelor"})
	add("political_theory", eligibility.PoliticalTheory{AtLeast: "intermediate"})
	add("experience", eligibility.Experience{AtLeast: new(thituyen.Years(5)), In: &eligibility.PostKind{Sector: []string{"construction"}}})
	add("current_post", eligibility.CurrentPost{Level: []string{"division_head", "deputy_division_head"}, AtLeast: new(thituyen.Months(24))})
	add("rating", eligibility.Rating{Last: new(thituyen.Years(3)), AtLeast: "good"})
	add("discipline", eligibility.Discipline{ClearFor: map[string]thituyen.Span{"reprimand": thituyen.Months(12), "warning": thituyen.Months(12)}})
	add("proceedings", eligibility.Proceedings{None: &yes})
	add("health", eligibility.Health{Fit: &yes, IssuedWithin: new(thituyen.Months(6))})
	add("declaration", eligibility.Declaration{AllOf: []string{"assets"}})
	add("relatives", eligibility.Relatives{NoneAs: []string{"accountant", "treasurer"}})
	return c
}

// asked is a day in the middle of a month, so that the expression, which can
// only compare days, may take months off the day instead of adding them.
var asked = civil.Date{Year: 2018, Month: 3, Day: 15}

// expression is the same in CEL, over a map made of the dossier beforehand:
// days are numbers, levels ranks. It answers yes or no. The posts of the
// benchmark's dossiers do not overlap and are three at most, for CEL cannot
// merge or add up; those of level follow each other.
var expression = strings.Join([]string{
	`(has(d.planning) && d.planning.exists(p, p == "post" || p == "equivalent") || has(d.nominations) && d.nominations.exists(n, n.by == "leaders") && d.nominations.exists(n, n.agreed_by == "committee"))`,
	`has(d.born_month) && has(d.sex) && d.born_month + (d.sex == "male" ? 720 : 660) >= ` + monthText(asked, 60),
	`has(d.education) && d.education.exists(e, e >= 3)`,
	`has(d.political_theory) && d.political_theory >= 2`,
	`has(d.posts) && (size(d.posts) > 0 && d.posts[0].sector == "construction" ? d.posts[0].until - d.posts[0].from + 1 : 0) + (size(d.posts) > 1 && d.posts[1].sector == "construction" ? d.posts[1].until - d.posts[1].from + 1 : 0) + (size(d.posts) > 2 && d.posts[2].sector == "construction" ? d.posts[2].until - d.posts[2].from + 1 : 0) >= ` + digits(asked.DaysSince(monthsBefore(asked, 60))),
	`d.posts.exists(p, p.level in ["division_head", "deputy_division_head"] && p.held && (p.from <= ` + dayText(monthsBefore(asked, 24)) + ` || d.posts.exists(q, q.level in ["division_head", "deputy_division_head"] && q.until + 1 == p.from && q.from <= ` + dayText(monthsBefore(asked, 24)) + `)))`,
	`has(d.ratings) && [2015, 2016, 2017].all(y, y in d.ratings && d.ratings[y] >= 3)`,
	`has(d.discipline) && d.discipline.all(x, !(x.kind in ["reprimand", "warning"]) || x.from > ` + dayText(asked) + ` || x.from <= ` + dayText(monthsBefore(asked, 12)) + `)`,
	`has(d.proceedings) && size(d.proceedings) == 0`,
	`has(d.fit) && d.fit && has(d.issued) && d.issued <= ` + dayText(asked) + ` && d.issued >= ` + dayText(monthsBefore(asked, 6)),
	`has(d.declarations) && "assets" in d.declarations`,
	`has(d.relatives) && d.relatives.all(r, !(r in ["accountant", "treasurer"]))`,
}, " && ")

var epoch = civil.Date{Year: 1970, Month: 1, Day: 1}

func digits(n int) string { return strconv.Itoa(n) }

func dayText(d civil.Date) string { return digits(d.DaysSince(epoch)) }

func monthsBefore(d civil.Date, months int) civil.Date { return d.AddMonths(-months) }

func monthText(d civil.Date, later int) string { return digits(d.Year*12 + int(d.Month) - 1 + later) }

// someone is a dossier that mostly qualifies, and the map made of it.
func someone(r *rand.Rand) (*eligibility.Dossier, map[string]any) {
	d, m := &eligibility.Dossier{}, map[string]any{}
	rarely := func() bool { return r.IntN(30) == 0 }
	sex := []eligibility.Sex{eligibility.Male, eligibility.Female}[r.IntN(2)]
	d.Sex, m["sex"] = sex, string(sex)
	if !rarely() {
		d.Born = &civil.Date{Year: 1964 + r.IntN(22), Month: time.Month(1 + r.IntN(12)), Day: 1 + r.IntN(28)}
		m["born_month"] = d.Born.Year*12 + int(d.Born.Month) - 1
	}
	routeOf(r, d, m)
	if !rarely() {
		rank := 2 + r.IntN(3) + r.IntN(2)
		d.Education = []eligibility.Degree{{Level: "college"}, {Level: []eligibility.EducationLevel{"intermediate", "college", "bachelor", "master", "doctor"}[rank-1]}}
		m["education"] = []int{2, rank}
	}
	if !rarely() {
		d.PoliticalTheory, m["political_theory"] = "advanced", 3
	}
	postsOf(r, d, m)
	d.Ratings = eligibility.Ratings{2014: "complete", 2015: "good", 2016: "good", 2017: "excellent"}
	ratings := map[int]int{2014: 2, 2015: 3, 2016: 3, 2017: 4}
	if rarely() {
		d.Ratings[2016], ratings[2016] = "complete", 2
	}
	m["ratings"] = ratings
	from := civil.Date{Year: 2015, Month: 1, Day: 10}.AddDays(r.IntN(1000))
	d.Discipline = []eligibility.DisciplineEntry{{Kind: "reprimand", From: &from}}
	m["discipline"] = []map[string]any{{"kind": "reprimand", "from": from.DaysSince(epoch)}}
	d.Proceedings, m["proceedings"] = eligibility.OpenProceedings{}, []string{}
	if rarely() {
		d.Proceedings, m["proceedings"] = eligibility.OpenProceedings{"audit"}, []string{"audit"}
	}
	fit, issued := !rarely(), asked.AddDays(-r.IntN(195))
	d.Health = &eligibility.HealthCertificate{Fit: &fit, Issued: &issued}
	m["fit"], m["issued"] = fit, issued.DaysSince(epoch)
	d.Declarations, m["declarations"] = []string{"assets"}, []string{"assets"}
	role := "clerk"
	if rarely() {
		role = "treasurer"
	}
	d.Relatives, m["relatives"] = []eligibility.Relative{{Kin: "sibling", Role: role}}, []string{role}
	return d, m
}

func routeOf(r *rand.Rand, d *eligibility.Dossier, m map[string]any) {
	worth := []eligibility.PlanningFor{"post", "post", "equivalent", "higher"}[r.IntN(4)]
	d.Planning, m["planning"] = []eligibility.PlanningEntry{{For: worth}}, []string{string(worth)}
	by := []string{"leaders", "self"}[r.IntN(2)]
	d.Nominations = []eligibility.NominationEntry{{By: by, AgreedBy: "committee"}}
	m["nominations"] = []map[string]string{{"by": by, "agreed_by": "committee"}}
}

// posts are three, one after another, the last one held.
func postsOf(r *rand.Rand, d *eligibility.Dossier, m map[string]any) {
	start := civil.Date{Year: 2003 + r.IntN(9), Month: 1, Day: 1}
	second := civil.Date{Year: 2013 + r.IntN(4), Month: 7, Day: 1}
	third := civil.Date{Year: 2017, Month: 7, Day: 1 + r.IntN(5)}
	level := []string{"deputy_division_head", "deputy_division_head", "specialist"}[r.IntN(3)]
	sector := []string{"construction", "construction", "transport"}[r.IntN(3)]
	first, middle := second.AddDays(-1), third.AddDays(-1)
	d.Posts = []eligibility.HeldPost{
		{Level: "specialist", Sector: sector, From: &start, Until: &first},
		{Level: level, Sector: "construction", From: &second, Until: &middle},
		{Level: "division_head", Sector: "construction", From: &third},
	}
	entry := func(level, sector string, from, until civil.Date, held bool) map[string]any {
		return map[string]any{"level": level, "sector": sector, "from": from.DaysSince(epoch), "until": until.DaysSince(epoch), "held": held}
	}
	m["posts"] = []map[string]any{
		entry("specialist", sector, start, first, false), entry(level, "construction", second, middle, false),
		entry("division_head", "construction", third, asked.AddDays(-1), true),
	}
}

func celProgram(t testing.TB) cel.Program {
	t.Helper()
	env, err := cel.NewEnv(cel.Variable("d", cel.MapType(cel.StringType, cel.DynType)))
	if err != nil {
		t.Fatal(err)
	}
	ast, issues := env.Compile(expression)
	if issues.Err() != nil {
		t.Fatal(issues.Err())
	}
	p, err := env.Program(ast, cel.EvalOptions(cel.OptOptimize))
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func twelveScreener(t testing.TB) (*eligibility.Screener, eligibility.Case) {
	t.Helper()
	s, err := eligibility.Compile(twelve(), eligibility.Vocabulary{})
	if err != nil {
		t.Fatal(err)
	}
	return s, eligibility.Case{Dates: map[string]civil.Date{"registration": asked}}
}

func celAnswer(t testing.TB, p cel.Program, activation map[string]any) bool {
	t.Helper()
	value, _, err := p.Eval(activation)
	if err != nil {
		t.Fatal(err)
	}
	return value.Value().(bool)
}

// TestEligibilityAgreesWithCEL checks that both sides give the same answers.
func TestEligibilityAgreesWithCEL(t *testing.T) {
	s, c := twelveScreener(t)
	p := celProgram(t)
	r := rand.New(rand.NewPCG(1, 2))
	eligible, notMet := 0, map[string]int{}
	const all = 5000
	for range all {
		d, m := someone(r)
		decision, err := s.Screen(d, c, nil)
		if err != nil {
			t.Fatal(err)
		}
		if got := celAnswer(t, p, map[string]any{"d": m}); got != (decision.Outcome() == eligibility.Eligible) {
			t.Fatalf("CEL says %v of %v\n%s", got, m, decision.Outcome())
		}
		if decision.Outcome() == eligibility.Eligible {
			eligible++
		}
		for _, id := range append(decision.NotMet(), decision.Unknown()...) {
			notMet[id]++
		}
	}
	if eligible < all/20 || eligible > all*19/20 || len(notMet) < 11 {
		t.Fatalf("%d of %d eligible, failing %v: too one-sided to show anything", eligible, all, notMet)
	}
}

// pool is the same hundred dossiers for each benchmark.
func dossierPool() (dossiers []*eligibility.Dossier, activations []map[string]any) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 100 {
		d, m := someone(r)
		dossiers, activations = append(dossiers, d), append(activations, map[string]any{"d": m})
	}
	return dossiers, activations
}

// BenchmarkEligibility screens a dossier on twelve criteria and keeps every
// finding.
func BenchmarkEligibility(b *testing.B) {
	s, c := twelveScreener(b)
	dossiers, _ := dossierPool()
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		if _, err := s.Screen(dossiers[i%len(dossiers)], c, nil); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkEligibilityCEL answers yes or no by the compiled expression, which
// stops at the first criterion that fails; the maps are made beforehand.
func BenchmarkEligibilityCEL(b *testing.B) {
	p := celProgram(b)
	_, activations := dossierPool()
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		celAnswer(b, p, activations[i%len(activations)])
	}
}

// The same of one who qualifies, where the expression has to look at
// everything too.
func qualified(b testing.TB) (*eligibility.Dossier, map[string]any) {
	s, c := twelveScreener(b)
	r := rand.New(rand.NewPCG(5, 6))
	for {
		d, m := someone(r)
		if decision, err := s.Screen(d, c, nil); err == nil && decision.Outcome() == eligibility.Eligible {
			return d, map[string]any{"d": m}
		}
	}
}

func BenchmarkEligibilityQualified(b *testing.B) {
	s, c := twelveScreener(b)
	d, _ := qualified(b)
	b.ReportAllocs()
	for b.Loop() {
		if decision, err := s.Screen(d, c, nil); err != nil || decision.Outcome() != eligibility.Eligible {
			b.Fatal(decision.Outcome(), err)
		}
	}
}

func BenchmarkEligibilityQualifiedCEL(b *testing.B) {
	p := celProgram(b)
	_, activation := qualified(b)
	b.ReportAllocs()
	for b.Loop() {
		if !celAnswer(b, p, activation) {
			b.Fatal("not eligible")
		}
	}
}
