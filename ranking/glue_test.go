package ranking_test

import (
	"fmt"
	"time"

	"cloud.google.com/go/civil"
	"github.com/shopspring/decimal"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/eligibility"
	"github.com/thituyen/thituyen/ranking"
	"github.com/thituyen/thituyen/scoring"
)

// Without a regulation: what is asked of a candidate is screened, scored and
// ranked by hand. [Ranker.Needs] says what each candidate is compared by.
func Example_withoutARegulation() {
	screener, err := eligibility.Compile(eligibility.Criteria{Criteria: []eligibility.Criterion{
		{ID: "age", Require: eligibility.Age{AtLeast: eligibility.OfAge(new(thituyen.Years(30)))}},
	}}, eligibility.Vocabulary{})
	if err != nil {
		fmt.Println(err)
		return
	}
	scorer, err := scoring.Compile(scoring.Scheme{Parts: []scoring.Component{
		{ID: "written", Max: new(decimal.NewFromInt(100)), Pass: scoring.PassAtLeast(50)},
		{ID: "talk", Max: new(decimal.NewFromInt(50))},
	}}, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	ranker, err := ranking.Compile(ranking.Rules{Keys: []ranking.Key{
		{By: "total", Prefer: ranking.Prefer{Direction: ranking.Highest}},
		{By: "written", Prefer: ranking.Prefer{Direction: ranking.Highest}},
	}}, ranking.Names{Components: scorer.Components()})
	if err != nil {
		fmt.Println(err)
		return
	}

	on := eligibility.Case{Date: civil.Date{Year: 2018, Month: time.June, Day: 1}}
	var entries []ranking.Entry
	for _, c := range []struct {
		id            string
		born          int
		written, talk int64
	}{{"A", 1980, 70, 30}, {"B", 1985, 60, 40}, {"C", 1985, 40, 50}, {"D", 1999, 90, 50}} {
		dossier := eligibility.Dossier{Born: &civil.Date{Year: c.born, Month: time.May, Day: 1}}
		decision, err := screener.Screen(&dossier, on, nil)
		if err != nil {
			fmt.Println(err)
			return
		}
		if decision.Outcome() != eligibility.Eligible {
			entries = append(entries, ranking.Entry{ID: c.id})
			continue
		}
		sheet := scorer.NewSheet(c.id)
		_ = sheet.Marks("written", decimal.NewFromInt(c.written))
		_ = sheet.Marks("talk", decimal.NewFromInt(c.talk))
		score, err := scorer.Score(sheet)
		if err != nil {
			fmt.Println(err)
			return
		}
		entry := ranking.Entry{ID: c.id, Passed: score.Standing(scoring.Root) == scoring.Passed, Why: score.Reasons()}
		for _, need := range ranker.Needs() {
			id := need.Name
			if need.Kind == ranking.Total {
				id = scoring.Root
			}
			if value, ok := score.Value(id); ok {
				entry.Values = append(entry.Values, ranking.Number(value))
			} else {
				entry.Values = append(entry.Values, ranking.KeyValue{}) // missing, never zero
			}
		}
		entries = append(entries, entry)
	}
	list, err := ranker.Rank(entries, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	selection, err := list.Select(new(1))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(list.Order(), selection.Selected)
	// Output:
	// [[A] [B]] [A]
}
