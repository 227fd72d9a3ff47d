package scoring_test

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/thituyen/thituyen/ranking"
	"github.com/thituyen/thituyen/scoring"
)

// Without a regulation: a score answers what a ranking compares, exactly.
func ExampleScore_Value_thenRank() {
	scorer, err := scoring.Compile(scoring.Scheme{Parts: []scoring.Component{{ID: "written", Max: new(decimal.NewFromInt(100)), Panel: &scoring.Panel{}}}}, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	ranker, err := ranking.Compile(ranking.Rules{Keys: []ranking.Key{{By: "total", Prefer: ranking.Prefer{Direction: ranking.Highest}}}},
		ranking.Names{Components: scorer.Components()})
	if err != nil {
		fmt.Println(err)
		return
	}
	var entries []ranking.Entry
	for id, marks := range map[string][]int64{"A": {80, 81, 81}, "B": {80, 80, 82}, "C": {79, 81, 81}} {
		sheet := scorer.NewSheet(id)
		for _, mark := range marks {
			_ = sheet.Mark("written", "", decimal.NewFromInt(mark))
		}
		score, _ := scorer.Score(sheet)
		total, _ := score.Total() // 242/3, never 80.66
		entries = append(entries, ranking.Entry{ID: id, Passed: true, Values: []ranking.KeyValue{ranking.Number(total)}})
	}
	list, err := ranker.Rank(entries, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(list.Order())
	// Output:
	// [[A B] [C]]
}
