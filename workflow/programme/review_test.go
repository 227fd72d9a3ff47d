package programme

import (
	"bytes"
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"cloud.google.com/go/civil"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/eligibility"
	"github.com/thituyen/thituyen/workflow/round"
)

func number(text string) thituyen.Value {
	v, err := thituyen.ParseValue(text)
	if err != nil {
		panic(err)
	}
	return v
}

func both(t testing.TB) *Register {
	g := scheme(t).Register()
	for _, dir := range []string{"hai-phong", "boc-tham"} {
		require.True(t, g.Add(read(t, played(t, dir, nil))).Accepted)
	}
	enter(t, g)
	return g
}

// What anybody can count in testdata/rounds/hai-phong.
func TestFiguresOfARound(t *testing.T) {
	f := read(t, played(t, "hai-phong", nil)).Figures()
	assert.Equal(t, [4]int{1, 1, 0, 0}, [4]int{f.Rounds, f.Held, f.Cancelled, f.GoingOn})
	assert.Equal(t, [2]int{1, 1}, [2]int{f.Seats, f.Filled})
	assert.Equal(t, Screening{Registered: 4, Eligible: 3, Ineligible: 1}, f.Screening)
	assert.Equal(t, 4, f.Candidates.People)
	assert.Equal(t, Share{Unknown: 4}, f.Candidates.OutsideUnit, "no dossier gives the unit of a post")
	assert.Equal(t, Share{Yes: 1, No: 3}, f.Candidates.OutsidePlanning, "TS04 was nominated")
	assert.Equal(t, Share{Yes: 2, No: 2}, f.Candidates.Women)
	assert.Equal(t, [len(AgeBands)]int{0, 0, 1, 2, 0, 0, 1}, f.Candidates.Ages.Bands)
	assert.Equal(t, 42+43+56+39, f.Candidates.Ages.Sum)
	assert.Equal(t, []ComponentFigures{
		{ID: "project", Title: thituyen.Title{Vi: "Trình bày và bảo vệ đề án hành động", En: "project"}, Passed: 3},
		{ID: "written", Title: thituyen.Title{Vi: "Thi viết", En: "written"}, Passed: 3},
	}, f.Components)
	require.Len(t, f.Spreads, 1)
	s := f.Spreads[0]
	assert.Equal(t, [3]string{"hai-phong", "written", "TS04"}, [3]string{s.Round, s.Component, s.Paper})
	assert.Equal(t, [4]string{"15.5", "67.75", "68", "0.25"}, [4]string{s.Spread.String(), s.Mean.String(), s.Value.String(), s.Moved.String()})
	assert.Equal(t, Objections{Raised: 1, Rejected: 1}, f.Objections)
	assert.Equal(t, Incidents{Supplemented: 1, Sanctions: 1, Declined: 1, Replaced: 1, CodesOpened: 1, Relations: 1, Reports: 1, Delayed: 5}, f.Incidents)
	assert.Equal(t, []Way{{"hai-phong", day(3, 2), day(7, 2), 122}}, f.Ways)
	require.Len(t, f.Deadlines, 2)
	registration, approval := f.Deadlines[0], f.Deadlines[1]
	assert.Equal(t, [3]any{"registration", day(4, 2), true}, [3]any{registration.Clock, registration.Last, registration.Waits})
	assert.Equal(t, [3]any{day(5, 16), 2, -12}, [3]any{*approval.Done, approval.Days(), approval.Late()})
	assert.Zero(t, registration.Late())
	assert.Empty(t, f.Ties)
}

// And in testdata/rounds/boc-tham: a lot, a re-mark, a referred spread.
func TestFiguresOfALot(t *testing.T) {
	f := read(t, played(t, "boc-tham", nil)).Figures()
	require.Len(t, f.Ties, 1)
	assert.ElementsMatch(t, []string{"B", "C", "D"}, f.Ties[0].Candidates)
	assert.Equal(t, []string{"lot"}, f.Ties[0].Settled)
	assert.Equal(t, 2, f.Incidents.Remarks)
	assert.Equal(t, 1, f.Incidents.Absences)
	assert.Equal(t, 1, f.Incidents.Waived)
	assert.Equal(t, 1, f.Screening.Withdrawn)
	assert.Equal(t, 1, f.GoingOn)
	require.Len(t, f.Spreads, 1)
	assert.Equal(t, [2]string{"20", "0"}, [2]string{f.Spreads[0].Spread.String(), f.Spreads[0].Moved.String()})
}

// What rests on commitments alone is unknown, and not guessed.
func TestWithoutOpenings(t *testing.T) {
	f := played(t, "hai-phong", nil)
	f.Openings = nil
	r := read(t, f)
	figures := r.Figures()
	assert.Equal(t, Share{Unknown: 4}, figures.Candidates.Women)
	assert.Equal(t, 4, figures.Candidates.Ages.Unknown)
	assert.Zero(t, figures.Candidates.Ages.Known())
	assert.Equal(t, Share{Yes: 1, No: 3}, figures.Candidates.OutsidePlanning, "not personal")
	assert.Positive(t, r.Report().Attested)
	out := scheme(t).Register().Add(r)
	assert.Equal(t, 4, out.Unidentified)
	_, known := figures.Candidates.Ages.Mean()
	assert.False(t, known)
}

func TestHowRoundsEnd(t *testing.T) {
	at := func(month, d int) civil.DateTime { return noon(day(month, d)) }
	cancel := round.Act{Step: "cancel", By: "binh", Happened: at(4, 3), Body: round.WithReason{Reason: "Bão"}}
	f := read(t, played(t, "hai-phong", before("close", cancel))).Figures()
	assert.Equal(t, []Cancelled{{"hai-phong", day(4, 3), "Bão"}}, f.WhyCancelled)
	assert.Equal(t, 1, f.Cancelled)
	assert.Equal(t, Screening{Registered: 4, NotScreened: 4}, f.Screening)
	assert.Equal(t, day(4, 2), *f.Deadlines[0].Done, "the last who registered, as nothing moved the round on")

	none := round.Act{Step: "no_winner", By: "binh", Happened: at(5, 12)}
	f = read(t, played(t, "hai-phong", before("propose", none))).Figures()
	assert.Equal(t, [2]int{1, 1}, [2]int{f.Held, f.WithoutResult})

	early := played(t, "hai-phong", until("council"))
	r := read(t, early)
	assert.Equal(t, 1, r.Figures().GoingOn)
	assert.Equal(t, day(1, 8), r.Day(), "no notice yet: the day of the opening")
	require.True(t, scheme(t).Register().Add(r).Accepted)
}

func TestIncompleteDossiersAndOpenVotes(t *testing.T) {
	f := read(t, played(t, "hai-phong", until("supplement"))).Figures()
	assert.Equal(t, Screening{Registered: 4, Eligible: 2, Ineligible: 1, Incomplete: 1}, f.Screening)
	f = read(t, played(t, "hai-phong", until("answer"))).Figures()
	assert.Equal(t, Objections{Raised: 1, Waiting: 1}, f.Objections)
	// Codes are closed: the spread stands under its code.
	f = read(t, played(t, "hai-phong", until("open_codes"))).Figures()
	require.Len(t, f.Spreads, 1)
	assert.Equal(t, "P12", f.Spreads[0].Paper)
	assert.Equal(t, "0.25", f.Spreads[0].Moved.String())
	assert.Empty(t, f.Components, "nothing is anybody's yet")
}

// A corrected act counts as corrected; one taken back does not count.
func TestCorrections(t *testing.T) {
	entry := func(t testing.TB, step string) int {
		f := played(t, "hai-phong", nil)
		for _, a := range read(t, f).acts {
			if a.step == step {
				return a.entry
			}
		}
		return 0
	}
	at := noon(day(5, 15))
	body := round.Settle{Component: "written", Code: "P12", Reason: "Chép nhầm"}
	value := decimal.NewFromInt(69)
	body.Value = &value
	instead, err := round.InsteadOf(round.Act{By: "giang", Happened: civil.DateTime{Date: day(5, 4), Time: civil.Time{Hour: 15}}, Body: body})
	require.NoError(t, err)
	settle := round.Act{Step: "correct", By: "giang", Happened: at, Body: round.Correct{Entry: entry(t, "settle"), Instead: instead, Reason: "Chép nhầm"}}
	f := read(t, played(t, "hai-phong", before("recognise", settle))).Figures()
	require.Len(t, f.Spreads, 1)
	assert.Equal(t, "1.25", f.Spreads[0].Moved.String())
	assert.Equal(t, 1, f.Incidents.Corrected)

	void := round.Act{Step: "correct", By: "giang", Happened: at, Body: round.Correct{Entry: entry(t, "object"), Void: true, Reason: "Ghi nhầm kỳ thi"}}
	f = read(t, played(t, "hai-phong", before("recognise", void))).Figures()
	assert.Equal(t, Objections{}, f.Objections, "the answer fell with the objection")

	about, err := round.InsteadOf(round.Act{Candidate: "TS01", Body: round.Object{Objection: "KN1", Text: "Xin xem lại"}})
	require.NoError(t, err)
	other := round.Act{Step: "correct", By: "giang", Happened: at, Body: round.Correct{Entry: entry(t, "object"), Instead: about, Reason: "Nhầm người"}}
	r := read(t, played(t, "hai-phong", before("recognise", other)))
	assert.Equal(t, "TS01", r.taken("object")[0].candidate)
	assert.Equal(t, Objections{Raised: 1, Rejected: 1}, r.Figures().Objections)
}

func TestReview(t *testing.T) {
	g := both(t)
	v := g.Review(noon(day(12, 1)))
	assert.Equal(t, [3]int{4, 5, 2}, [3]int{v.Total.Planned, v.Total.PlannedSeats, v.Total.NotStarted})
	assert.Equal(t, [2]int{2, 11}, [2]int{v.Total.Rounds, v.Total.Candidates.People})
	var quarters []string
	for _, q := range v.Quarters {
		quarters = append(quarters, q.ID)
	}
	assert.Equal(t, []string{"2018-Q1", "2018-Q2"}, quarters)
	assert.Equal(t, []string{"city-committee", "others"}, []string{v.Groups[0].ID, v.Groups[1].ID})

	// The parts add up to the whole.
	for _, parts := range [][]Part{v.Groups, v.Quarters} {
		var sum Figures
		for _, p := range parts {
			sum.add(&p.Figures)
		}
		want, have := v.Total, sum
		assert.Equal(t, want.Candidates, have.Candidates)
		assert.Equal(t, want.Incidents, have.Incidents)
		assert.Equal(t, want.Components, have.Components)
		assert.ElementsMatch(t, want.Deadlines, have.Deadlines)
	}
	text, err := json.Marshal(v)
	require.NoError(t, err)
	require.Contains(t, string(text), `"moved":"0.25"`)

	// The order of registration changes nothing.
	other := scheme(t).Register()
	for _, dir := range []string{"boc-tham", "hai-phong"} {
		require.True(t, other.Add(read(t, played(t, dir, nil))).Accepted)
	}
	enter(t, other)
	again, err := json.Marshal(other.Review(noon(day(12, 1))))
	require.NoError(t, err)
	require.Equal(t, string(text), string(again))
}

func TestReviewInWords(t *testing.T) {
	v := both(t).Review(noon(day(12, 1)))
	for i := range v.Rounds { // these change with the regulation's text
		v.Rounds[i].Head, v.Rounds[i].Recomputed, v.Rounds[i].Attested = "1:…", 100, 1
	}
	golden(t, "testdata/review.vi.txt", v.Text(vi)+"\n")
	golden(t, "testdata/review.en.txt", v.Text(en)+"\n")
	var page bytes.Buffer
	require.NoError(t, v.WriteHTML(&page))
	golden(t, "testdata/review.html", page.String())
	for _, never := range []string{"<script", "http://", "https://", "src=", "ZgotmplZ"} {
		require.NotContains(t, page.String(), never)
	}
	require.ErrorIs(t, v.WriteHTML(full{}), errFull)
}

// full is a writer without room.
type full struct{}

var errFull = errors.New("full")

func (full) Write([]byte) (int, error) { return 0, errFull }

func TestEmptyReview(t *testing.T) {
	d := scheme(t).Document()
	d.Plans, d.Title, d.Watch, d.Duties, d.Reviews, d.Groups = nil, thituyen.Title{}, nil, nil, nil, map[string]Group{"a": {PlannedBy: Bodies{"A"}}}
	p, err := Compile(d)
	require.NoError(t, err)
	v := p.Register().Review(noon(day(1, 1)))
	require.Empty(t, v.Quarters)
	require.Contains(t, v.Text(vi), "Không có gì quá hạn")
	var page bytes.Buffer
	require.NoError(t, v.WriteHTML(&page))
	require.Contains(t, page.String(), "Nothing is overdue")
	require.Contains(t, page.String(), "<h1>thu</h1>")
}

func TestAges(t *testing.T) {
	var a Ages
	on := civil.Date{Year: 2019, Month: 2, Day: 28}
	for _, born := range []civil.Date{
		{Year: 1989, Month: 2, Day: 28}, // 30 on the day itself
		{Year: 1989, Month: 3, Day: 1},  // 29
		{Year: 1988, Month: 2, Day: 29}, // 30, and 31 on 1 March
		{Year: 1960, Month: 1, Day: 1},  // 59
		{Year: 2020, Month: 1, Day: 1},  // not born
	} {
		a.count(&born, on)
	}
	assert.Equal(t, [len(AgeBands)]int{2, 2, 0, 0, 0, 0, 1}, a.Bands)
	assert.Equal(t, 30+29+30+59, a.Sum)
}

func TestOutsideTheUnit(t *testing.T) {
	on := day(3, 1)
	from, past := day(1, 1), day(2, 28)
	post := func(unit string, from, until *civil.Date) eligibility.HeldPost {
		return eligibility.HeldPost{Unit: unit, From: from, Until: until}
	}
	for _, c := range []struct {
		posts []eligibility.HeldPost
		unit  string
		want  eligibility.Verdict
	}{
		{nil, "a", eligibility.Unknown},
		{[]eligibility.HeldPost{}, "a", eligibility.Met},
		{[]eligibility.HeldPost{}, "", eligibility.Unknown},
		{[]eligibility.HeldPost{post("b", &from, nil)}, "a", eligibility.Met},
		{[]eligibility.HeldPost{post("a", &from, &on)}, "a", eligibility.NotMet},
		{[]eligibility.HeldPost{post("a", &from, &past)}, "a", eligibility.Met},
		{[]eligibility.HeldPost{post("", &from, nil)}, "a", eligibility.Unknown},
		{[]eligibility.HeldPost{post("b", nil, nil)}, "a", eligibility.Unknown},
		{[]eligibility.HeldPost{post("", &from, nil), post("a", &from, nil)}, "a", eligibility.NotMet},
	} {
		assert.Equal(t, c.want, outsideUnit(&eligibility.Dossier{Posts: c.posts}, c.unit, on), "%v", c.posts)
	}
}

func TestOutsideThePlanning(t *testing.T) {
	entry := func(p eligibility.PlanningEntry) *eligibility.Dossier {
		return &eligibility.Dossier{Planning: []eligibility.PlanningEntry{p}}
	}
	post := &eligibility.Post{ID: "x", Equivalents: []string{"y"}}
	for _, c := range []struct {
		d    *eligibility.Dossier
		want eligibility.Verdict
	}{
		{&eligibility.Dossier{}, eligibility.Unknown},
		{&eligibility.Dossier{Planning: []eligibility.PlanningEntry{}}, eligibility.Met},
		{entry(eligibility.PlanningEntry{For: eligibility.ForHigher}), eligibility.NotMet},
		{entry(eligibility.PlanningEntry{Post: "y"}), eligibility.NotMet},
		{entry(eligibility.PlanningEntry{Post: "z"}), eligibility.Met},
		{entry(eligibility.PlanningEntry{}), eligibility.Unknown},
	} {
		assert.Equal(t, c.want, outsidePlanning(c.d, post))
	}
}

func TestDaysOf(t *testing.T) {
	_, some := DaysOf(nil)
	require.False(t, some)
	d, _ := DaysOf([]int{9, 1, 4, 3})
	require.Equal(t, Days{4, 1, number("7/2"), number("17/4"), 9}, d)
	require.Zero(t, Deadline{}.Days())
}

func TestQuarters(t *testing.T) {
	for month := 1; month <= 12; month++ {
		require.Equal(t, "2018-Q"+string(rune('0'+(month+2)/3)), quarter(day(month, 28)))
	}
	require.Equal(t, []string{"2018-Q4", "2019-Q1", "2019-Q2"}, through([]string{"2018-Q4", "2019-Q2"}))
	require.Equal(t, day(10, 1), firstOf("2018-Q4"))
	require.Equal(t, day(2, 28), lastOf(2018, 2))
}

func TestManyQuartersAndDays(t *testing.T) {
	v := &Review{}
	for year := 2018; year < 2024; year++ {
		for q := range 4 {
			v.Quarters = append(v.Quarters, Part{ID: quarter(civil.Date{Year: year, Month: 1, Day: 1}.AddMonths(3 * q))})
		}
	}
	require.Len(t, speaker{vi}.quarterChart(v).Bars, mostColumns)
	v.Total.Ways = []Way{{Days: 12}, {Days: 700}}
	v.sumUp()
	c := speaker{vi}.daysChart(v)
	require.LessOrEqual(t, len(c.Bars), 9)
	require.Equal(t, "1", c.Bars[len(c.Bars)-1].Note)
	require.True(t, strings.HasPrefix(c.Bars[0].Label, "10–"))
}
