package eligibility_test

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/eligibility"
	"github.com/thituyen/thituyen/scoring"
)

// Without a regulation: only the sheets of those who may sit are scored.
func ExampleScreener_Screen_thenScore() {
	screener, err := eligibility.Compile(eligibility.Criteria{Criteria: []eligibility.Criterion{
		{ID: "age", Require: eligibility.Age{AtLeast: eligibility.OfAge(new(thituyen.Years(30)))}},
	}}, eligibility.Vocabulary{})
	if err != nil {
		fmt.Println(err)
		return
	}
	scorer, err := scoring.Compile(scoring.Scheme{Parts: []scoring.Component{{ID: "written", Max: new(decimal.NewFromInt(100))}}}, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	for id, born := range []int{1980, 1999} {
		dossier := eligibility.Dossier{Born: new(date(born, 5, 1))}
		decision, err := screener.Screen(&dossier, eligibility.Case{Date: date(2018, 6, 1)}, nil)
		if err != nil {
			fmt.Println(err)
			return
		}
		if decision.Outcome() != eligibility.Eligible {
			fmt.Println(decision.Outcome(), decision.NotMet())
			continue
		}
		sheet := scorer.NewSheet(fmt.Sprint("TS", id))
		_ = sheet.Marks("written", decimal.NewFromInt(80))
		score, _ := scorer.Score(sheet)
		total, _ := score.Total()
		fmt.Println(score.ID(), total)
	}
	// Output:
	// TS0 80
	// ineligible [age]
}
