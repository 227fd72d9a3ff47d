package ranking_test

import (
	"fmt"
	"log"

	"cloud.google.com/go/civil"
	"golang.org/x/text/language"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/ranking"
)

// The people here are invented.

// Two keys: the total, then the written mark. One seat.
func Example() {
	rules := ranking.Rules{Keys: []ranking.Key{
		{By: "total", Prefer: ranking.Prefer{Direction: ranking.Highest}},
		{By: "written", Prefer: ranking.Prefer{Direction: ranking.Highest}, Note: ranking.Note{Title: thituyen.TitleOf("điểm thi viết"), Clause: "khoản 2 Điều 12"}},
	}}
	ranker, err := ranking.Compile(rules, ranking.Names{Components: []string{"written", "project"}})
	if err != nil {
		log.Fatal(err) // every mistake of the rules, with its path
	}
	list, err := ranker.Rank([]ranking.Entry{
		{ID: "TS01", Passed: true, Values: []ranking.KeyValue{ranking.Ratio(8679, 100), ranking.Ratio(75, 1)}},
		{ID: "TS02", Passed: true, Values: []ranking.KeyValue{ranking.Ratio(8679, 100), ranking.Ratio(81, 1)}},
		{ID: "TS03"},
	}, nil)
	if err != nil {
		log.Fatal(err) // what is wrong in the case
	}
	fmt.Print(list.Text(language.Vietnamese))
	selection, err := list.Select(new(1))
	if err != nil {
		log.Fatal(err)
	}
	fmt.Print(selection.Text(language.Vietnamese))
	// Output:
	// 1. TS02
	//     ↓ TS02 xếp trước TS01 theo điểm thi viết: 81 so với 75 (khoản 2 Điều 12)
	// 2. TS01
	// Không xếp hạng:
	//   TS03: không đạt nên không được xếp hạng
	// Trúng tuyển: TS02
	//   TS02: hạng 1, trong chỉ tiêu 1
}

// rank makes a list by total alone.
func rank(rules ranking.Rules, seed *string, totals map[string]int64) *ranking.List {
	rules.Keys = []ranking.Key{{By: "total", Prefer: ranking.Prefer{Direction: ranking.Highest}}}
	ranker, err := ranking.Compile(rules, ranking.Names{})
	if err != nil {
		log.Fatal(err)
	}
	var entries []ranking.Entry
	for id, total := range totals {
		entries = append(entries, ranking.Entry{ID: id, Passed: true, Values: []ranking.KeyValue{ranking.Ratio(total, 1)}})
	}
	list, err := ranker.Rank(entries, seed)
	if err != nil {
		log.Fatal(err)
	}
	return list
}

// A tie across the last seat is referred; the authority's decision is handed
// in, checked against that tie and recorded.
func ExampleList_Select_decision() {
	list := rank(ranking.Rules{Select: ranking.Select{Reserve: ranking.Reserve{Count: 2}}}, nil,
		map[string]int64{"An": 90, "Bình": 85, "Chi": 85, "Dung": 70})
	seats := 2
	selection, err := list.Select(&seats)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(selection.Selected, selection.Referred, selection.Reserve)

	selection, err = list.Select(&seats, ranking.Decision{
		Tie: []string{"Bình", "Chi"}, Order: []string{"Chi", "Bình"},
		By: "Ban Thường vụ", At: civil.DateTime{Date: civil.Date{Year: 2018, Month: 7, Day: 2}, Time: civil.Time{Hour: 9}},
		Reason: "đã công tác ở lĩnh vực của đơn vị",
	})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(selection.Selected, selection.Referred, selection.Reserve)
	decided, _ := selection.Decided("Bình", "Chi")
	fmt.Println(decided.Text(language.English))
	// Output:
	// [An] [[Bình Chi]] []
	// [An Chi] [] [[Bình] [Dung]]
	// Chi stands above Bình by the decision of Ban Thường vụ at 09:00 2 July 2018: đã công tác ở lĩnh vực của đơn vị
}

// A lot puts those whom no key tells apart in order. Anyone who has the seed
// redraws it.
func ExampleDraw() {
	seed := "hạt giống 2018"
	list := rank(ranking.Rules{Ties: ranking.TiesLot, Style: ranking.Ordinal}, &seed,
		map[string]int64{"TS001": 80, "TS002": 80, "TS003": 80, "TS004": 90})
	fmt.Println(list.Order())
	fmt.Println(ranking.Draw(seed, []string{"TS003", "TS002", "TS001"}))
	decided, _ := list.Decided("TS001", "TS003")
	fmt.Println(decided.By)
	// Output:
	// [[TS004] [TS001] [TS002] [TS003]]
	// [TS001 TS002 TS003]
	// lot
}

// Somebody selected declines; the first of the reserve follows. A second
// replacement is more than these rules allow.
func ExampleSelection_Replace() {
	one := 1
	list := rank(ranking.Rules{
		Select:      ranking.Select{Reserve: ranking.Reserve{Count: 2}},
		Replacement: &ranking.Replacement{AtMost: &one, Within: &thituyen.Span{Count: 30}},
	}, nil, map[string]int64{"An": 90, "Bình": 85, "Chi": 80, "Dung": 70})
	selection, err := list.Select(&one)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(selection.Selected, selection.Reserve)
	result := civil.Date{Year: 2018, Month: 6, Day: 30}
	selection, err = selection.Replace(result, []ranking.Departure{
		{ID: "An", Kind: ranking.Declined, On: result.AddDays(30)},
	})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(selection.Selected, selection.Reserve)
	selection, err = selection.Replace(result, []ranking.Departure{
		{ID: "Bình", Kind: ranking.StruckOff, On: result.AddDays(30), By: "Ban Thường vụ", Reason: "khai không đúng hồ sơ"},
	})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Print(selection.Text(language.Vietnamese))
	// Output:
	// [An] [[Bình] [Chi]]
	// [Bình] [[Chi]]
	// Trúng tuyển: –
	//   An: đã rút ngày 30/07/2018
	//   Bình: bị loại ngày 30/07/2018 theo quyết định của Ban Thường vụ: khai không đúng hồ sơ
	// Dự phòng: Chi
	// đã thay thế đủ 1 người quy chế cho phép; chỉ tiêu bỏ trống
}
