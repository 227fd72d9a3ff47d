package ranking

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"golang.org/x/text/language"

	"github.com/thituyen/thituyen"
)

// What the format excludes is a mistake of the rules, told where it stands.
func TestClassRulesAreChecked(t *testing.T) {
	facts := Names{Facts: map[string]thituyen.FactDeclaration{"m": {Type: thituyen.FactYesNo}, "n": {Type: thituyen.FactNumber}, "v": {Type: thituyen.FactText}}}
	for text, want := range map[string][]string{
		`select: {reserved: [{id: m, who: {by: fact.m, is: [true]}, seats: 1}]}`:                                                nil,
		`select: {at_cut: all, reserved: [{id: m, who: {by: fact.m, is: [true]}, seats: 1}]}`:                                   {"select.at_cut cut_unfit"},
		`select: {at_cut: none, pattern: [open]}`:                                                                               {"select.at_cut cut_unfit_pattern"},
		`select: {pattern: [opn]}`:                                                                                              {"select.pattern[0] not_one_of_near"},
		`select: {pattern: []}`:                                                                                                 {"select.pattern pattern_empty"},
		`select: {pattern: [open], reserved: [{id: m, who: {by: fact.m, is: [true]}, seats: 1, from: 2}]}`:                      {"select.reserved[0].from pattern_counts", "select.reserved[0].seats pattern_counts"},
		`select: {pattern: [open], floors: [{id: w, who: {by: sex, is: [female]}, at_least: 1, of: open}]}`:                     {"select.floors[0].of floor_of_pattern"},
		`select: {floors: [{id: w, who: {by: sex, is: [female]}, at_least: 1, of: x}]}`:                                         {"select.floors[0].of not_one_of"},
		`select: {floors: [{id: w, who: {by: sex, is: [female]}, at_least: 1}]}`:                                                {"select.floors[0].of missing_key"},
		`select: {reserved: [{id: m, who: {by: fact.m, is: [true]}}]}`:                                                          {"select.reserved[0] count_missing"},
		`select: {reserved: [{id: m, who: {by: fact.m, is: [true]}, seats: 1, share: 20%, round: up}]}`:                         {"select.reserved[0].share count_both"},
		`select: {reserved: [{id: m, who: {by: fact.m, is: [true]}, share: 20%}]}`:                                              {"select.reserved[0] round_missing"},
		`select: {reserved: [{id: m, who: {by: fact.m, is: [true]}, seats: 1, round: up}]}`:                                     {"select.reserved[0].round round_needless"},
		`select: {reserved: [{id: m, who: {by: fact.m, is: [true]}, share: 120%, round: up}]}`:                                  {"select.reserved[0].share share_range"},
		`select: {reserved: [{id: open, who: {by: fact.m, is: [true]}, seats: 1}]}`:                                             {"select.reserved[0].id id_taken"},
		`select: {reserved: [{id: m, who: {by: fact.m, is: [true]}, seats: 1}, {id: m, who: {by: sex, is: [male]}, seats: 1}]}`: {"select.reserved[1].id id_twice"},
		`select: {reserved: [{id: m, who: {by: fact.n, is: [1]}, seats: 1}]}`:                                                   {"select.reserved[0].who.by class_unfit"},
		`select: {reserved: [{id: m, who: {by: born, is: [x]}, seats: 1}]}`:                                                     {"select.reserved[0].who.by not_one_of"},
		`select: {reserved: [{id: m, who: {by: fact.x, is: [x]}, seats: 1}]}`:                                                   {"select.reserved[0].who.by not_one_of_near"},
		`select: {reserved: [{id: m, who: {by: fact.m, is: [maybe]}, seats: 1}]}`:                                               {"select.reserved[0].who.is[0] not_one_of"},
		`select: {reserved: [{id: m, who: {by: fact.v, is: []}, seats: 1}]}`:                                                    {"select.reserved[0].who.is list_empty"},
		`select: {among: 3, floors: [{id: w, who: {by: sex, is: [female]}, at_least: 1, of: open}]}`:                            {"select.floors among_and_classes"},
		`select: {among: 0}`:                                  {"select.among at_least"},
		`allocate: {by: merit}, select: {reserve: 1}`:         {"select select_with_allocate"},
		`allocate: {by: merit}, replacement: {from: reserve}`: {"replacement.from no_reserve_of_posts"},
		`allocate: {by: best}`:                                {"allocate.by not_one_of"},
		`lot: {outside: {title: Xổ số, after: registration}}`: {"lot lot_needless"},
		`ties: lot, lot: {outside: {title: Xổ số, after: registration}, shares_within: reveal}`: nil,
	} {
		_, wrong := read(t, "{keys: [{by: sex, prefer: [female]}], "+text+"}", facts)
		var found []string
		for _, m := range wrong {
			found = append(found, m.Path.String()+" "+m.Code)
		}
		assert.ElementsMatch(t, want, found, text)
	}
}

// Decree 3.298 and Act 12.990 of Brazil: 20 % from three posts on.
func TestTwentyPercentOfAFewPosts(t *testing.T) {
	fifth := thituyen.Fraction(1, 5)
	r := reservedSeats{share: &fifth, round: RoundHalfUp, from: 3}
	for seats, want := range map[int]int{1: 0, 2: 0, 3: 1, 5: 1, 7: 1, 8: 2, 10: 2} {
		assert.Equal(t, want, r.size(seats), seats)
	}
}

// crowdOf is so many candidates in order, of whom some are women.
func crowdOf(t *testing.T, selecting Select, women func(i int) bool, n int) *List {
	t.Helper()
	ranker, err := Compile(Rules{Keys: []Key{{By: "total", Prefer: Prefer{Direction: Highest}}}, Select: selecting}, Names{})
	require.NoError(t, err)
	var entries []Entry
	for i := range n {
		sex := "male"
		if women(i) {
			sex = "female"
		}
		entries = append(entries, passed(fmt.Sprintf("c%03d", i), Ratio(int64(n-i), 1), Text(sex)))
	}
	list, err := ranker.Rank(entries, nil)
	require.NoError(t, err)
	return list
}

// Rajesh Kumar Daria v. Rajasthan: where 11 of the first 59 are women, a floor
// of 11 adds nobody; where 9 are, the next two take the lowest two seats.
func TestAFloorThatHoldsAddsNobody(t *testing.T) {
	selecting := Select{Floors: []Floor{{ID: "women", Who: Who{By: "sex", Is: []string{"female"}}, AtLeast: seats(11), Of: Open}}}
	s, err := crowdOf(t, selecting, func(i int) bool { return i%5 == 4 && i < 55 }, 80).Select(seats(59))
	require.NoError(t, err)
	require.Len(t, s.Selected, 59)
	assert.Equal(t, "c058", s.Selected[58])
	s, err = crowdOf(t, selecting, func(i int) bool { return i%5 == 4 && i < 45 || i > 70 }, 80).Select(seats(59))
	require.NoError(t, err)
	assert.Equal(t, []string{"c056", "c071", "c072"}, s.Selected[56:])
	why, _ := s.Why("c058")
	assert.Equal(t, "gave_way", why.Code)
	assert.Equal(t, "c071 takes seat 59 from c058 so that the floor of 11 for women holds", s.BySeat[58].Text(language.English))
}
