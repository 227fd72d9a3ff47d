package ranking

import (
	"math"
	"math/big"
	"slices"
	"testing"

	"cloud.google.com/go/civil"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/thituyen/thituyen"
)

// passed is an entry of somebody who passed.
func passed(id string, values ...KeyValue) Entry { return Entry{ID: id, Passed: true, Values: values} }

// mark is a number written as digits.
func mark(digits string) KeyValue {
	v, err := thituyen.ParseValue(digits)
	if err != nil {
		panic(err)
	}
	return Number(v)
}

func day(text string) KeyValue {
	d, err := civil.ParseDate(text)
	if err != nil {
		panic(err)
	}
	return Date(d)
}

func mustRank(t *testing.T, r *Ranker, entries ...Entry) *List {
	t.Helper()
	list, err := r.Rank(entries, nil)
	require.NoError(t, err)
	return list
}

func byTotal(t *testing.T, more string) *Ranker {
	t.Helper()
	return mustCompile(t, "{keys: [{by: total, prefer: highest}]"+more+"}", Names{})
}

func TestPlacesInTheFiveStyles(t *testing.T) {
	entries := []Entry{passed("D", mark("1")), passed("C", mark("2")), passed("B", mark("2")), passed("A", mark("3"))}
	seed := "hạt giống"
	for style, want := range map[string][]string{
		"competition": {"1", "2", "2", "4"}, "dense": {"1", "2", "2", "3"}, "modified": {"1", "3", "3", "4"},
		"average": {"1", "2.5", "2.5", "4"}, "ordinal, ties: lot": {"1", "", "", "4"},
	} {
		list, err := byTotal(t, ", style: "+style).Rank(entries, &seed)
		require.NoError(t, err)
		var got []string
		for _, id := range []string{"A", "B", "C", "D"} {
			place, ok := list.Place(id)
			require.True(t, ok)
			got = append(got, place.String())
		}
		if style == "ordinal, ties: lot" {
			assert.ElementsMatch(t, []string{"2", "3"}, got[1:3])
			got[1], got[2] = "", ""
		}
		assert.Equal(t, want, got, style)
	}
}

func TestEachKeyInTurn(t *testing.T) {
	ranker := mustCompile(t, `
keys:
  - {by: total, prefer: highest}
  - {by: written, prefer: lowest}
  - {by: born, prefer: earliest}
  - {by: fact.joined, prefer: latest}
  - {by: sex, prefer: [female]}
`, names)
	base := func(values ...KeyValue) []KeyValue {
		all := []KeyValue{mark("80"), mark("50"), day("1975-04-30"), day("2000-01-01"), Text("male")}
		for i, v := range values {
			if !v.Missing() {
				all[i] = v
			}
		}
		return all
	}
	no := KeyValue{}
	for _, c := range []struct {
		by            string
		above, below  []KeyValue
		more, smaller string
	}{
		{"total", base(mark("80.01")), base(), "80.01", "80"},
		{"written", base(no, mark("49.99")), base(), "49.99", "50"},
		{"born", base(no, no, day("1975-04-29")), base(), "1975-04-29", "1975-04-30"},
		{"fact.joined", base(no, no, no, day("2000-01-02")), base(), "2000-01-02", "2000-01-01"},
		{"sex", base(no, no, no, no, Text("female")), base(), "female", "male"},
		{"", base(), base(), "", ""},
	} {
		list := mustRank(t, ranker, passed("A", c.below...), passed("B", c.above...))
		decided, ok := list.Decided("A", "B")
		require.True(t, ok)
		assert.Equal(t, c.by, decided.By)
		assert.Equal(t, c.more, decided.AboveValue.String())
		assert.Equal(t, c.smaller, decided.BelowValue.String())
		if c.by == "" {
			assert.True(t, decided.Tied())
			assert.Equal(t, [][]string{{"A", "B"}}, list.Order())
			assert.Equal(t, [][]string{{"A", "B"}}, list.Ties())
			continue
		}
		assert.Equal(t, "B", decided.Above)
		assert.Equal(t, [][]string{{"B"}, {"A"}}, list.Order())
		assert.Empty(t, list.Ties())
	}
}

func TestMissingStandsByRule(t *testing.T) {
	for _, c := range []struct {
		key  string
		want [][]string
	}{
		{`{by: fact.months, prefer: highest}`, [][]string{{"ten"}, {"nine"}, {"none", "null"}}},
		{`{by: fact.months, prefer: highest, missing: last}`, [][]string{{"ten"}, {"nine"}, {"none", "null"}}},
		{`{by: fact.months, prefer: lowest, missing: last}`, [][]string{{"nine"}, {"ten"}, {"none", "null"}}},
		{`{by: fact.months, prefer: highest, missing: first}`, [][]string{{"none", "null"}, {"ten"}, {"nine"}}},
		{`{by: fact.months, prefer: lowest, missing: first}`, [][]string{{"none", "null"}, {"nine"}, {"ten"}}},
		{`{by: fact.months, prefer: [9]}`, [][]string{{"nine"}, {"ten"}, {"none", "null"}}},
		{`{by: fact.months, prefer: [9], missing: first}`, [][]string{{"none", "null"}, {"nine"}, {"ten"}}},
		{`{by: fact.months, prefer: [10, 9]}`, [][]string{{"ten"}, {"nine"}, {"none", "null"}}},
	} {
		list := mustRank(t, mustCompile(t, "{keys: ["+c.key+"]}", names),
			passed("null", KeyValue{}), passed("nine", OfFact(thituyen.FactOf("9"))), passed("none", OfFact(thituyen.Fact{})), passed("ten", OfFact(thituyen.FactOf("10.0"))))
		assert.Equal(t, c.want, list.Order(), c.key)
	}
}

func TestMissingIsRefusedWhereTheRuleSays(t *testing.T) {
	ranker := mustCompile(t, `{keys: [{by: born, prefer: earliest, missing: refuse, clause: "khoản 3"}, {by: fact.months, prefer: highest, missing: refuse}, {by: total, prefer: highest, missing: refuse}]}`, names)
	_, err := ranker.Rank([]Entry{
		passed("B", KeyValue{}, OfFact(thituyen.FactOf("7")), mark("1")), passed("A", day("1980-01-01"), KeyValue{}, KeyValue{}),
		{ID: "C", Values: []KeyValue{{}, {}, {}}},
		{ID: "D"},
	}, nil)
	var wrong thituyen.Mistakes
	require.ErrorAs(t, err, &wrong)
	var got []string
	for _, m := range wrong {
		got = append(got, m.Path.String()+" "+m.Code)
	}
	assert.Equal(t, []string{"candidates.A.facts.months value_missing", "candidates.A value_missing", "candidates.B.dossier.born value_missing"}, got,
		"only of those who are placed")
	assert.Equal(t, "khoản 3", wrong[2].Clause)
}

func TestAFactThatNobodyHolds(t *testing.T) {
	ranker := mustCompile(t, `{keys: [{by: total, prefer: highest}, {by: fact.months, prefer: highest}, {by: fact.status, prefer: [hero], missing: first}]}`, names)
	list, err := ranker.Rank([]Entry{passed("A", mark("1"), KeyValue{}, KeyValue{}), {ID: "B", Values: []KeyValue{{}, mark("3"), Text("x")}}}, nil)
	require.NoError(t, err, "somebody who did not pass holds them")
	assert.Equal(t, 1, list.Len())

	_, err = ranker.Rank([]Entry{passed("A", mark("1"), KeyValue{}, KeyValue{}), {ID: "B"}}, nil)
	var wrong thituyen.Mistakes
	require.ErrorAs(t, err, &wrong)
	require.Len(t, wrong, 2)
	assert.Equal(t, "fact_unheld", wrong[0].Code)
	name, _ := wrong[1].Param("name")
	assert.Equal(t, "status", name)

	list, err = ranker.Rank(nil, nil)
	require.NoError(t, err, "a case without candidates")
	assert.Zero(t, list.Len())
}

func TestValuesOfAnotherKind(t *testing.T) {
	ranker := mustCompile(t, `{keys: [{by: total, prefer: highest}, {by: born, prefer: latest}, {by: sex, prefer: [female]}, {by: fact.exempt, prefer: [true]}, {by: fact.status, prefer: [a]}]}`, names)
	good := []KeyValue{mark("1"), day("1980-01-01"), Text("male"), OfFact(thituyen.FactOf("true")), OfFact(thituyen.FactOf("1"))}
	mustRank(t, ranker, passed("A", good...))
	for i, bad := range map[int][]KeyValue{
		0: {Text("x"), Ratio(1, 0), Ratio(1, -1), day("1980-01-01"), OfFact(thituyen.FactOf("x"))},
		1: {mark("1"), Text("1980"), Date(civil.Date{Year: 2000, Month: 13, Day: 1}), Date(civil.Date{Year: 12000, Month: 1, Day: 1}), OfFact(thituyen.FactOf("2000-02-30"))},
		2: {Text("Female"), mark("1")},
		3: {OfFact(thituyen.FactOf("yes")), mark("1")},
		4: {mark("1"), day("1980-01-01")},
	} {
		for _, v := range bad {
			values := slices.Clone(good)
			values[i] = v
			_, err := ranker.Rank([]Entry{passed("A", values...)}, nil)
			var wrong thituyen.Mistakes
			require.ErrorAs(t, err, &wrong, "%d %v", i, v)
			require.Len(t, wrong, 1)
			assert.Equal(t, "value_unfit", wrong[0].Code)
		}
	}
}

func TestIDs(t *testing.T) {
	ranker := byTotal(t, "")
	_, err := ranker.Rank([]Entry{passed("B", mark("1")), passed("A", mark("1")), {ID: "A"}, passed("B", mark("2")), passed("B", mark("2"))}, nil)
	var wrong thituyen.Mistakes
	require.ErrorAs(t, err, &wrong)
	require.Len(t, wrong, 2, "each once")
	assert.Equal(t, "candidates.A", wrong[0].Path.String())
	assert.Equal(t, "candidate_twice", wrong[1].Code)
	for _, id := range []string{"", "a > b", "a\nb", " a", "e\u0301", "a\x7f"} {
		_, err := ranker.Rank([]Entry{passed(id, mark("1"))}, nil)
		require.ErrorAs(t, err, &wrong, "%q", id)
		assert.Equal(t, "candidate_id", wrong[0].Code)
	}
	mustRank(t, ranker, passed("001", mark("1")), passed("01", mark("1")), passed("Nguyễn Văn A", mark("1")))
}

func TestAWrongCall(t *testing.T) {
	ranker := byTotal(t, "")
	for _, entry := range []Entry{passed("A"), passed("A", mark("1"), mark("2")), {ID: "A", Values: []KeyValue{{}, {}}}} {
		_, err := ranker.Rank([]Entry{entry}, nil)
		var wrong *ValuesError
		require.ErrorAs(t, err, &wrong)
		assert.Contains(t, wrong.Error(), "Ranker.Needs")
	}
}

func TestNumbersAreExact(t *testing.T) {
	third, tiny := thituyen.Fraction(1, 3), thituyen.FromRat(new(big.Rat).SetFrac(big.NewInt(1), new(big.Int).Lsh(big.NewInt(1), 200)))
	huge := thituyen.Int(math.MaxInt64).Mul(thituyen.Int(math.MaxInt64))
	for name, c := range map[string]struct {
		values []KeyValue
		want   [][]string
	}{
		"one scale":                  {[]KeyValue{Ratio(8679, 100), Ratio(8669, 100), Ratio(8679, 100)}, [][]string{{"a", "c"}, {"b"}}},
		"several scales":             {[]KeyValue{Number(third), mark("0.333333333"), Ratio(4, 12)}, [][]string{{"a", "c"}, {"b"}}},
		"a missing one before scale": {[]KeyValue{{}, Ratio(1, 7), mark("0.25")}, [][]string{{"c"}, {"b"}, {"a"}}},
		"below zero":                 {[]KeyValue{mark("-1.5"), mark("0"), mark("-1")}, [][]string{{"b"}, {"c"}, {"a"}}},
		"beyond a word":              {[]KeyValue{Number(huge), Number(huge.Add(tiny)), {}}, [][]string{{"b"}, {"a"}, {"c"}}},
		"beyond a word at the end":   {[]KeyValue{mark("1"), {}, Number(huge)}, [][]string{{"c"}, {"a"}, {"b"}}},
		"no common scale":            {[]KeyValue{Ratio(1, math.MaxInt64), Ratio(1, math.MaxInt64-1), Ratio(2, math.MaxInt64)}, [][]string{{"c"}, {"b"}, {"a"}}},
		"a scale too large":          {[]KeyValue{Ratio(math.MaxInt64, 1), Ratio(1, 3), Ratio(math.MinInt64, 1)}, [][]string{{"a"}, {"b"}, {"c"}}},
		"rescaled past a word":       {[]KeyValue{Ratio(1<<61, 1), Ratio(1, 7), Ratio(1<<61+1, 1)}, [][]string{{"c"}, {"a"}, {"b"}}},
		"its own number past a word": {[]KeyValue{Ratio(1, 7), Ratio(1<<61, 1), {}}, [][]string{{"b"}, {"a"}, {"c"}}},
		"equal beyond a word":        {[]KeyValue{Number(huge), Number(huge), Number(tiny)}, [][]string{{"a", "b"}, {"c"}}},
	} {
		t.Run(name, func(t *testing.T) {
			list := mustRank(t, byTotal(t, ""), passed("a", c.values[0]), passed("b", c.values[1]), passed("c", c.values[2]))
			assert.Equal(t, c.want, list.Order())
			for i, id := range []string{"a", "b", "c"} {
				values, ok := list.Values(id)
				require.True(t, ok)
				want, given := c.values[i].Number()
				got, kept := values[0].Number()
				assert.Equal(t, given, kept)
				assert.True(t, want.Equal(got), "%s: %s, not %s", id, got, want)
			}
		})
	}
}

func TestAskingTheList(t *testing.T) {
	ranker := mustCompile(t, `{keys: [{by: total, prefer: highest, clause: "khoản 1", title: Tổng điểm}, {by: fact.status, prefer: [hero]}]}`, names)
	why := []thituyen.Reason{sentences.Reason("nobody_passed")}
	list := mustRank(t, ranker, passed("A", mark("86.79"), Text("hero")), passed("B", mark("86.69"), Text("Khác")), passed("C", mark("86.69"), KeyValue{}),
		Entry{ID: "Z", Why: why}, Entry{ID: "Y"})
	assert.Equal(t, []NotPlaced{{ID: "Y"}, {ID: "Z", Why: why}}, list.NotPlaced())
	for _, id := range []string{"Y", "unknown"} {
		_, ok := list.Place(id)
		assert.False(t, ok)
		_, ok = list.Values(id)
		assert.False(t, ok)
		_, ok = list.Decided("A", id)
		assert.False(t, ok)
	}
	_, ok := list.Decided("A", "A")
	assert.False(t, ok)
	c, ok := list.Decided("B", "A")
	require.True(t, ok)
	assert.Equal(t, "A xếp trước B theo Tổng điểm: 86,79 so với 86,69", c.Text(language.Vietnamese))
	assert.Equal(t, "khoản 1", c.Reason().Clause)
	c, _ = list.Decided("C", "B")
	assert.Equal(t, "B stands above C by the fact status: Khác against none", c.Text(language.English))
	_, settled := c.Decision()
	assert.False(t, settled)
	values, _ := list.Values("B")
	assert.Equal(t, "Khác", values[1].String())

	var first []Group
	for group := range list.All() {
		first = append(first, group)
		break
	}
	assert.Equal(t, []string{"A"}, first[0].IDs)
	first[0].IDs[0], list.Order()[0][0], list.NotPlaced()[1].Why[0] = "x", "x", thituyen.Reason{}
	assert.Equal(t, [][]string{{"A"}, {"B"}, {"C"}}, list.Order(), "answers are copies")
}

func TestRankAllMayReuseValues(t *testing.T) {
	ranker := mustCompile(t, "{keys: [{by: sex, prefer: [female]}, {by: total, prefer: highest}]}", Names{})
	values := make([]KeyValue, 2)
	list, err := ranker.RankAll(func(yield func(Entry) bool) {
		for i, id := range []string{"A", "B", "C"} {
			values[0], values[1] = Text("male"), Ratio(int64(i), 1)
			if !yield(passed(id, values...)) {
				return
			}
		}
	}, nil)
	require.NoError(t, err)
	assert.Equal(t, [][]string{{"C"}, {"B"}, {"A"}}, list.Order())
	_, err = ranker.RankAll(func(yield func(Entry) bool) { _ = yield(passed("A")) && yield(passed("B")) }, nil)
	require.Error(t, err)
}

func TestKeyValues(t *testing.T) {
	huge := thituyen.Int(math.MaxInt64).Mul(thituyen.Int(2))
	for _, c := range []struct {
		value        KeyValue
		text, vi, en string
		json         string
	}{
		{KeyValue{}, "", "không có", "none", "null"},
		{Text(""), "", "không có", "none", "null"},
		{mark("86.79"), "86.79", "86,79", "86.79", `"86.79"`},
		{Ratio(10, 6), "5/3", "5/3 (≈ 1,6667)", "5/3 (≈ 1.6667)", `"5/3"`},
		{Number(huge), huge.String(), huge.String(), huge.String(), `"` + huge.String() + `"`},
		{day("1975-04-30"), "1975-04-30", "30/04/1975", "30 April 1975", `"1975-04-30"`},
		{Text("female"), "female", "nữ", "female", `"female"`},
		{OfFact(thituyen.FactOf("true")), "true", "có", "yes", `"true"`},
		{OfFact(thituyen.FactOf("7.5")), "7.5", "7,5", "7.5", `"7.5"`},
	} {
		assert.Equal(t, c.text, c.value.String())
		assert.Equal(t, c.vi, c.value.Text(language.Vietnamese))
		assert.Equal(t, c.en, c.value.Text(language.English))
		encoded, err := c.value.MarshalJSON()
		require.NoError(t, err)
		assert.Equal(t, c.json, string(encoded))
	}
	_, ok := Text("x").Date()
	assert.False(t, ok)
}

func TestListedTextsAreComparedInNFC(t *testing.T) {
	ranker := mustCompile(t, "{keys: [{by: fact.status, prefer: [\"A\u0301\", 2]}]}", Names{})
	list := mustRank(t, ranker, passed("x", Text("b")), passed("y", Text("Á")), passed("z", mark("2.0")), passed("w", OfFact(thituyen.FactOf("2.00"))))
	assert.Equal(t, [][]string{{"y"}, {"w", "z"}, {"x"}}, list.Order())
}

func TestTextOfAList(t *testing.T) {
	ranker := mustCompile(t, `{keys: [{by: total, prefer: highest, clause: "khoản 1"}], style: average}`, names)
	list := mustRank(t, ranker, passed("A", mark("90")), passed("B", mark("80.5")), passed("C", mark("80.5")),
		Entry{ID: "D"}, Entry{ID: "E", Why: []thituyen.Reason{sentences.Reason("no_seats")}})
	assert.Equal(t, `1. A
    ↓ A xếp trước B theo tổng điểm: 90 so với 80,5 (khoản 1)
2,5. B, C – bằng nhau ở mọi khóa xếp hạng
Không xếp hạng:
  D: không đạt nên không được xếp hạng
  E: chưa có chỉ tiêu nên chưa chọn ai
`, list.Text(language.Vietnamese))
	assert.Contains(t, list.Text(language.English), "2.5. B, C – equal by every key\nNot placed:\n")
}

func TestZeroValuesAnswerNothing(t *testing.T) {
	list, err := new(Ranker).Rank([]Entry{passed("B"), passed("A")}, nil)
	require.NoError(t, err)
	assert.Equal(t, [][]string{{"A", "B"}}, list.Order())
	empty := new(List)
	assert.Empty(t, empty.Order())
	assert.Empty(t, empty.Text(language.English))
	one := 1
	s, err := empty.Select(&one)
	require.NoError(t, err)
	assert.Empty(t, s.Selected)
	for _, none := range []*Selection{new(Selection), s} {
		_, ok := none.Why("A")
		assert.False(t, ok)
		_, ok = none.Decided("A", "B")
		assert.False(t, ok)
		_, err = none.Replace(civil.Date{}, nil)
		require.NoError(t, err)
		_, err = none.Replace(civil.Date{}, []Departure{{ID: "A", Kind: Declined, On: civil.Date{Year: 2018, Month: 1, Day: 1}}})
		require.Error(t, err)
	}
}
