// Phanthiet recomputes a published result that was once got wrong: the
// civil-service examination of Phan Thiết, 2016, before and after one mark
// was corrected, and says why the winner changed.
//
//	go run ./examples/phanthiet [-lang vi|en]
//
// It is the short way through the library: a preset regulation, marks, scores
// whose sums add up on the page, a ranking with its reason.
package main

import (
	"flag"
	"fmt"
	"io"
	"os"

	"golang.org/x/text/language"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/eligibility"
	"github.com/thituyen/thituyen/ranking"
	"github.com/thituyen/thituyen/scoring"
	"github.com/thituyen/thituyen/workflow/regulation"
)

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

func run(args []string, out, errs io.Writer) int {
	out, errs = thituyen.Harmless(out), thituyen.Harmless(errs) // names come from others
	flags := flag.NewFlagSet("phanthiet", flag.ContinueOnError)
	flags.SetOutput(errs)
	lang := flags.String("lang", "vi", "the language of the report: vi or en")
	if err := flags.Parse(args); err != nil {
		return 2
	}
	tag, known := map[string]language.Tag{"vi": language.Vietnamese, "en": language.English}[*lang]
	if !known {
		fmt.Fprintf(errs, "phanthiet: -lang is vi or en, not %q\n", *lang)
		return 2
	}
	if err := report(out, tag); err != nil {
		fmt.Fprintln(errs, err)
		return 1
	}
	return 0
}

// report computes the result twice and writes it.
func report(out io.Writer, tag language.Tag) error {
	preset, err := regulation.Preset("nd-112-2011")
	if err != nil {
		return err
	}
	rules, err := preset.For("") // this regulation has no groups of posts
	if err != nil {
		return err
	}
	before, err := compute(rules, published)
	if err != nil {
		return err
	}
	after, err := compute(rules, corrected())
	if err != nil {
		return err
	}
	p := printer{out: out, tag: tag, rules: rules}
	p.head()
	p.result("before", before)
	p.result("after", after)
	p.change(before, after)
	p.assumptions()
	return p.err
}

// result is what comes of the marks.
type result struct {
	scores    map[string]scoring.Score
	list      *ranking.List
	selection *ranking.Selection
}

// compute asks the rules: what each has earned, who stands where, who is
// selected.
func compute(rules *regulation.Rules, candidates []candidate) (result, error) {
	r := result{scores: map[string]scoring.Score{}}
	var entries []ranking.Entry
	for _, c := range candidates {
		score, err := earned(rules.Scorer, c)
		if err != nil {
			return r, err
		}
		r.scores[c.id] = score
		dossier := eligibility.Dossier{
			Sex:   eligibility.Sex(c.sex),
			Facts: map[string]thituyen.Fact{"status": thituyen.FactOf(eligibility.None)},
		}
		passed := score.Standing(scoring.Root) == scoring.Passed
		entries = append(entries, rules.Entry(c.id, passed, &score, &dossier))
	}
	var err error
	if r.list, err = rules.Ranker.Rank(entries, nil); err != nil {
		return r, err
	}
	places := seats
	r.selection, err = r.list.Select(&places)
	return r, err
}

// earned fills a candidate's sheet and scores it.
func earned(scorer *scoring.Scorer, c candidate) (scoring.Score, error) {
	sheet := scorer.NewSheet(c.id)
	for _, component := range scorer.Marked() {
		if err := sheet.Marks(component, number(c.marks[component])); err != nil {
			return scoring.Score{}, err
		}
	}
	if err := sheet.Claim(c.claims...); err != nil {
		return scoring.Score{}, err
	}
	return scorer.Score(sheet)
}
