package scoring

import (
	"slices"
	"reflect"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/thituyen/thituyen"
)

func TestRootLosesNothing(t *testing.T) {
	var s Scheme
	value := reflect.ValueOf(&s).Elem()
	for i := range value.NumField() {
		fill(value.Field(i))
	}
	root := reflect.ValueOf(s.Root())
	for i := range value.NumField() {
		name := value.Type().Field(i).Name
		switch name {
		case "Sanctions":
		case "ID":
			assert.Equal(t, Root, s.Root().ID)
		default:
			field := root.FieldByName(name)
			require.True(t, field.IsValid(), name)
			assert.Equal(t, value.Field(i).Interface(), field.Interface(), name)
			assert.False(t, field.IsZero(), name)
		}
	}
}

// fill gives a field something to lose.
func fill(v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		v.SetString("x")
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
	case reflect.Map:
		v.Set(reflect.MakeMap(v.Type()))
	case reflect.Struct:
		for i := range v.NumField() {
			fill(v.Field(i))
		}
	}
}

func TestUnitsAreWhatIsMarkedAsOne(t *testing.T) {
	s := mustCompile(t, `
anonymous: true
parts:
  - {id: written, clause: Điều 1, max: 100, step: 0.5, remark: {replace_below: 5}, panel: {markers: {at_least: 2, at_most: 2}, spread: [{below: 10, then: combine}, {from: 10, then: another_marker}]}}
  - id: project
    after: written
    panel: {markers: {at_least: 5}}
    bonus: {claims: {hero: 1}}
    parts: [{id: build, max: 20}, {id: answer, min: 1, max: 40}]
  - {id: years, from: {fact: months, per: 1, at_most: 10}}
`)
	assert.Equal(t, []Unit{
		{ID: "written", Title: thituyen.Title{Vi: "written", En: "written"}, Anonymous: true, Marked: []string{"written"}, Markers: MarkerCount{2, 2, true}, Named: true, Clause: "Điều 1", Remarkers: &MarkerCount{AtLeast: 1, AtMost: 1}},
		{ID: "project", Title: thituyen.Title{Vi: "project", En: "project"}, Anonymous: true, After: []string{"written"}, Marked: []string{"build", "answer"}, Markers: MarkerCount{AtLeast: 5}, Named: true, Draws: true},
	}, s.Units())
	count := s.Units()[0].Markers
	assert.True(t, count.Takes(2))
	assert.False(t, count.Takes(3))
	assert.True(t, s.Units()[1].Markers.Takes(50))
	for component, unit := range map[string]string{"build": "project", "project": "project", "written": "written"} {
		u, ok := s.UnitOf(component)
		require.True(t, ok)
		assert.Equal(t, unit, u.ID)
	}
	for _, none := range []string{Root, "years", "nothing"} {
		_, ok := s.UnitOf(none)
		assert.False(t, ok, none)
	}
	assert.Equal(t, []string{"written", "build", "answer"}, s.MarkedIn(Root))
	assert.Equal(t, []string{"build", "answer"}, s.MarkedIn("project"))
	assert.Empty(t, s.MarkedIn("nothing"))
	within, ok := s.Range("answer")
	require.True(t, ok)
	assert.Equal(t, "1", within.Min.String())
	assert.Equal(t, "40", within.Max.String())
	_, ok = s.Range("project")
	assert.False(t, ok)

	require.NoError(t, s.CheckMark("written", decimal.RequireFromString("49.5")))
	for component, mark := range map[string]string{"written": "49.3", "answer": "0", "build": "20.1", "project": "1", "nothing": "1", "years": "1"} {
		assert.Error(t, s.CheckMark(component, decimal.RequireFromString(mark)), component)
	}
	assert.ErrorAs(t, (*Scorer)(nil).CheckMark("x", decimal.Zero), &WrongSheetError{})
}

func TestAUnitAloneIsScoredWithoutWhatCodesHide(t *testing.T) {
	for _, text := range []string{
		"max: 10\nbonus: {claims: {hero: 1}}\npass: 5\nsanctions: {late: {deduct: 50%}}",
		"parts:\n  - {id: other, max: 10}\n  - {id: total2, after: other, max: 10, bonus: {claims: {hero: 1}}, pass: 5}\nsanctions: {late: {deduct: 50%}}",
	} {
		s := mustCompile(t, text)
		unit := s.Units()[len(s.Units())-1].ID
		alone, err := s.Alone(unit)
		require.NoError(t, err)
		sheet := alone.NewSheet("code")
		require.NoError(t, sheet.Mark(unit, "", decimal.NewFromInt(8)))
		require.NoError(t, sheet.Sanction(unit, "late"))
		score, err := alone.Score(sheet)
		require.NoError(t, err)
		value, _ := score.Value(unit)
		assert.Equal(t, "4", value.String())
		assert.Equal(t, []string{unit}, score.Failed())
	}
	_, err := mustCompile(t, "max: 10").Alone("nothing")
	assert.Error(t, err)
}

// What makes a value comparable with the others' waits until it is known whose
// it is; what is done with all the marks of a marker does not.
func TestAUnitAloneIsWhatItIsBeforeTheCohort(t *testing.T) {
	s := mustCompile(t, `
parts:
  - id: written
    max: 100
    anonymous: true
    panel: {markers: {at_least: 2}, each: [{standardise: {mean: 50, deviation: 10, by: marker, as: population, statistics: {places: 2, mode: half_up}}}]}
    adjust: [{standardise: {mean: 50, deviation: 10, as: population, statistics: {places: 2, mode: half_up}}}, {at_most: 60}]
    pass: 50
  - {id: interview, max: 10, after: written, shortlist: {by: written, count: 1}}
`)
	units := s.Units()
	assert.Equal(t, []string{"written"}, units[1].Shortlisted)
	alone, err := s.Alone("written")
	require.NoError(t, err)
	assert.True(t, alone.NeedsCohort())
	var sheets []*Sheet
	for i, id := range []string{"P1", "P2"} {
		sheet := alone.NewSheet(id)
		require.NoError(t, sheet.Mark("written", "gv1", decimal.NewFromInt(int64(60+20*i))))
		require.NoError(t, sheet.Mark("written", "gv2", decimal.NewFromInt(int64(60+20*i))))
		sheets = append(sheets, sheet)
	}
	cohort, err := alone.Cohort(slices.Values(sheets), nil)
	require.NoError(t, err)
	score, err := cohort.Score("P2")
	require.NoError(t, err)
	value, ok := score.Value("written")
	require.True(t, ok)
	assert.Equal(t, "60", value.String()) // one deviation above what each of the two gave
	assert.Equal(t, Passed, score.Standing("written"))

	assert.True(t, s.Contains(Root, "written"))
	assert.True(t, s.Contains("written", "written"))
	assert.False(t, s.Contains("written", "interview"))
	assert.False(t, s.Draws("written"))
}
