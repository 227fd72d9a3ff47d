package scoring

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/document"
)

var wrongSchemes = []struct {
	name, text string
	want       []string
}{
	{"nothing at all", `title: x`, []string{": root_is_nothing"}},
	{"another root", "id: sum\nmax: 10", []string{"id: root_id"}},
	{"an id left out", "parts: [{max: 10}]", []string{"parts[0].id: missing_key"}},
	{"ids twice", "parts: [{id: a, max: 10}, {id: b, max: 10}, {id: a, max: 10}, {id: total, max: 10}]", []string{"parts[2].id: duplicate_id", "parts[3].id: duplicate_id"}},
	{"no max", "parts: [{id: a}]", []string{"parts[0].max: max_needed"}},
	{"max below min", "parts: [{id: a, max: 5, min: 5}]", []string{"parts[0].max: max_not_above_min"}},
	{"a step of nothing", "parts: [{id: a, max: 5, step: 0}]", []string{"parts[0].step: above"}},
	{"parts and from", "parts: [{id: a, parts: [{id: b, max: 1}], from: {fact: x, per: 1}}]", []string{"parts[0].from: parts_and_from"}},
	{"no parts", "parts: []", []string{"parts: empty_parts"}},
	{"a panel on what is drawn", "parts: [{id: a, from: {fact: x, per: 1}, panel: {}}]", []string{"parts[0].panel: panel_drawn"}},
	{"a step where nothing is marked", "parts: [{id: a, step: 1, min: 1, parts: [{id: b, max: 1}]}]", []string{"parts[0].step: only_where_marked", "parts[0].min: only_where_marked"}},
	{"a panel below a panel", "panel: {}\nparts: [{id: a, max: 1, panel: {}}]", []string{"parts[0].panel: panel_below_panel"}},
	{
		"what has no place below a panel", "panel: {}\nparts: [{id: a, max: 10, pass: 5, bonus: {claims: {x: 1}}, remark: {replace_below: 1}, after: b}, {id: b, from: {fact: x, per: 1}}]",
		[]string{"parts[0].pass: not_below_panel", "parts[0].bonus: not_below_panel", "parts[0].remark: not_below_panel", "parts[0].after: not_below_panel", "parts[1].from: not_below_panel"},
	},
	{"a weight of nothing", "parts: [{id: a, max: 1, weight: 0}, {id: b, max: 1, weight: -1/2}]", []string{"parts[0].weight: weight_not_above_zero", "parts[1].weight: weight_not_above_zero"}},
	{"a weight in percent", "parts: [{id: a, max: 1, weight: 40%}]", []string{"parts[0].weight: percent_not_here"}},
	{"exempt but counted", "parts: [{id: a, max: 1, exempt: true}]", []string{"parts[0].exempt: exempt_counts"}},
	{"combine twice", "parts: [{id: a, max: 1}, {id: b, combine: sum, from: {components: [a], combine: mean}}]", []string{"parts[1].combine: combine_twice"}},
	{"nothing to combine", "parts: [{id: a, max: 1, combine: mean}, {id: b, combine: mean, from: {fact: x, per: 1}}]", []string{"parts[0].combine: combine_without_parts", "parts[1].combine: combine_without_parts"}},
	{"the best of too many", "combine: {best: 3}\nparts: [{id: a, max: 1}, {id: b, max: 1, counts: false}]", []string{"combine.best: best_range"}},
	{"the best of none", "combine: {best: 0}\nparts: [{id: a, max: 1}]", []string{"combine.best: best_range"}},
	{"an unknown way", "combine: average\nparts: [{id: a, max: 1}]", []string{"combine: not_one_of_near"}},
	{"nothing counts but is passed", "pass: 5\nparts: [{id: a, max: 1, counts: false}]", []string{"parts: nothing_counts"}},
	{"nothing counts but is counted", "parts: [{id: a, parts: [{id: b, max: 1, counts: false}]}]", []string{"parts[0].parts: nothing_counts"}},

	{"after nobody", "parts: [{id: written, max: 1}, {id: b, max: 1, after: writen}]", []string{"parts[1].after: not_one_of_near"}},
	{"after itself", "parts: [{id: a, max: 1, after: a}]", []string{"parts[0].after: cycle"}},
	{"after its own part", "parts: [{id: a, after: b, parts: [{id: b, max: 1}]}]", []string{"parts[0].after: cycle"}},
	{"after the total", "parts: [{id: a, after: total, parts: [{id: b, max: 1}, {id: c, max: 1}]}]", []string{"parts[0].after: cycle"}},
	{"after each other", "parts: [{id: a, max: 1, after: b}, {id: b, max: 1, after: a}]", []string{"parts[1].after: cycle"}},
	{"drawn from itself", "parts: [{id: a, from: {components: [a]}}]", []string{"parts[0].from.components[0]: cycle"}},
	{"drawn from what holds it", "parts: [{id: a, parts: [{id: b, from: {components: [a]}}]}]", []string{"parts[0].parts[0].from.components[0]: cycle"}},
	{"drawn in a circle", "parts: [{id: a, from: {components: [b]}}, {id: b, from: {components: [c]}}, {id: c, max: 1, after: a}]", []string{"parts[2].after: cycle"}},
	{"drawn twice", "parts: [{id: a, max: 1}, {id: b, from: {components: [a, a]}}]", []string{"parts[1].from.components[1]: named_twice"}},
	{"drawn from nobody", "parts: [{id: a, max: 1}, {id: b, from: {components: [x]}}]", []string{"parts[1].from.components[0]: not_one_of"}},

	{"from nothing", "parts: [{id: a, from: {}}]", []string{"parts[0].from: from_one_of"}},
	{"from two", "parts: [{id: a, from: {fact: x, components: [total]}}]", []string{"parts[0].from: from_one_of"}},
	{"from no components", "parts: [{id: a, from: {components: []}}]", []string{"parts[0].from.components: no_components"}},
	{"a table of components", "parts: [{id: a, max: 1}, {id: b, from: {components: [a], per: 1, at_most: 1, table: [], else: 0}}]", []string{
		"parts[1].from.per: only_with_fact", "parts[1].from.at_most: only_with_fact", "parts[1].from.table: only_with_fact", "parts[1].from.else: only_with_fact",
	}},
	{"a fact alone", "parts: [{id: a, from: {fact: x}}]", []string{"parts[0].from: per_or_table"}},
	{"a fact per nothing", "parts: [{id: a, from: {fact: x, per: 0, else: 1}}]", []string{"parts[0].from.else: else_without_table", "parts[0].from.per: per_zero"}},
	{"a capped table", "parts: [{id: a, from: {fact: x, at_most: 1, table: [{points: 1}]}}]", []string{"parts[0].from.at_most: at_most_with_table"}},
	{"no table", "parts: [{id: a, from: {fact: x, table: []}}]", []string{"parts[0].from.table: empty_table"}},
	{"lines that overlap", "parts: [{id: a, from: {fact: x, table: [{from: 12, up_to: 15, points: 1}, {from: 15, below: 20, points: 2}, {from: 13, up_to: 14, points: 3}]}}]", []string{
		"parts[0].from.table[1]: lines_overlap", "parts[0].from.table[2]: lines_overlap",
	}},
	{"a gap of one value", "parts: [{id: a, from: {fact: x, table: [{below: 15, points: 1}, {above: 15, points: 2}]}}]", []string{"parts[0].from.table: lines_gap"}},
	{"a line of nothing", "parts: [{id: a, from: {fact: x, table: [{from: 15, below: 15, points: 1}, {from: 5, above: 4, points: 2}]}}]", []string{
		"parts[0].from.table[0]: line_empty", "parts[0].from.table[1]: line_both_ends",
	}},
	{"points left out", "parts: [{id: a, from: {fact: x, table: [{from: 15}]}}]", []string{"parts[0].from.table[0].points: missing_key"}},

	{"two adjustments in one", "max: 10\nadjust: [{at_least: 1, at_most: 2}, {}, {at_least: 1, else: 1}]", []string{"adjust[0]: adjust_one_of", "adjust[1]: adjust_one_of", "adjust[2].else: else_without_table"}},
	{"a flat scale", "max: 10\nadjust: [{scale: {from: [3, 3], to: [1, 2]}}]", []string{"adjust[0].scale.from: scale_flat"}},
	{"a scale of three", "max: 10\nadjust: [{scale: {from: [3, 4, 5], to: [1]}}]", []string{"adjust[0].scale.from: too_many", "adjust[0].scale.to: too_few"}},
	{"rounding without a mode", "max: 10\nround: {places: 2}", []string{"round.mode: missing_key"}},
	{"rounding without places", "max: 10\nround: {mode: up}", []string{"round.places: missing_key"}},
	{"too many places", "max: 10\nround: {places: 10, mode: up}", []string{"round.places: at_most"}},
	{"an unknown mode", "max: 10\nround: {places: 1, mode: half}", []string{"round.mode: not_one_of"}},
	{"a re-mark of nothing", "max: 10\nremark: {replace_below: 0}", []string{"remark.replace_below: above"}},
	{"a re-mark without a limit", "max: 10\nremark: {else: refer}", []string{"remark: remark_one_of"}},
	{"a bonus of no claims", "max: 10\nbonus: {claims: {}}", []string{"bonus.claims: too_few"}},
	{"a bonus below nothing", "max: 10\nbonus: {claims: {a: -1}, cap: -2}", []string{"bonus.cap: at_least", "bonus.claims.a: claim_negative"}},
	{"sanctions of nothing and of both", "max: 10\nsanctions: {a: {}, b: {deduct: 10%, void: true}, c: {void: false}, d: {deduct: 0%}, e: {deduct: 101%}, f: {deduct: 25}}", []string{
		"sanctions.a: sanction_one_of", "sanctions.b: sanction_one_of", "sanctions.c.void: not_one_of", "sanctions.c: sanction_one_of",
		"sanctions.d.deduct: deduct_range", "sanctions.e.deduct: deduct_range",
	}},

	{"markers crossed", "max: 10\npanel: {markers: {at_least: 3, at_most: 2}}", []string{"panel.markers.at_most: markers_crossed"}},
	{"no markers", "max: 10\npanel: {markers: {at_least: 0}}", []string{"panel.markers.at_least: at_least"}},
	{"a trim that leaves no mark", "max: 10\npanel: {markers: {at_least: 2}, combine: {trimmed_mean: {high: 1, low: 1}}}", []string{"panel.combine: trim_leaves_none"}},
	{"a trim of a panel that may be one", "max: 10\npanel: {combine: {trimmed_mean: {high: 1}}}", []string{"panel.combine: trim_leaves_none"}},
	{"a trim of nothing", "max: 10\npanel: {combine: {trimmed_mean: {}}}", []string{"panel.combine.trimmed_mean: trim_nothing"}},
	{"a trim below nothing", "max: 10\npanel: {combine: {trimmed_mean: {high: -1, low: 1}}}", []string{"panel.combine.trimmed_mean: trim_range"}},
	{"an unknown panel", "max: 10\npanel: {combine: avg}", []string{"panel.combine: not_one_of_near"}},
	{"outliers of nothing", "max: 10\npanel: {outliers: {}}", []string{"panel.outliers.beyond: missing_key"}},
	{"no bands", "max: 10\npanel: {spread: []}", []string{"panel.spread: empty_table"}},
	{"a spread that no line holds for", "max: 10\npanel: {spread: [{below: 5, then: combine}, {above: 5, then: refer}]}", []string{"panel.spread: spread_gap"}},
	{"large spreads forgotten", "max: 10\npanel: {spread: [{up_to: 5, then: combine}]}", []string{"panel.spread: spread_gap"}},
	{"small spreads forgotten", "max: 10\npanel: {spread: [{above: 0, then: refer}]}", []string{"panel.spread: spread_gap"}},
	{"a gap of parts together", "panel: {spread: [{up_to: 5, then: combine}, {from: 5.000000001, then: refer}]}\nparts: [{id: a, max: 30, weight: 1/3}]", []string{"panel.spread: spread_gap"}},
	{"a line that never decides", "max: 10\npanel: {spread: [{up_to: 5, then: combine}, {from: 2, up_to: 5, then: refer}, {from: 3, then: refer}, {from: 20, then: combine}]}", []string{
		"panel.spread[1]: band_shadowed", "panel.spread[3]: band_shadowed",
	}},
	{"a settlement that no band asks for", "max: 10\npanel: {spread: [{up_to: 5, then: combine, third: mean}, {above: 5, then: refer, third: median}]}", []string{
		"panel.spread[0].third: third_unasked", "panel.spread[1].third: third_unasked",
	}},
	{"a third after four", "max: 10\npanel: {markers: {at_least: 4}, spread: [{then: another_marker}]}", []string{"panel.spread[0].then: another_too_late"}},
	{"a band of nothing", "max: 10\npanel: {spread: [{below: 5, up_to: 6, then: combine}, {then: refer}]}", []string{"panel.spread[0]: line_both_ends"}},
	{"a band that leads nowhere", "max: 10\npanel: {spread: [{below: 5}, {then: refer}]}", []string{"panel.spread[0].then: missing_key"}},

	{"a pass mark nobody can reach", "max: 10\npass: 10.01", []string{"pass: pass_unreachable"}},
	{"above the max", "max: 10\npass: {above: 10}", []string{"pass: pass_unreachable"}},
	{"a pass mark nobody can miss", "max: 10\npass: 0", []string{"pass: pass_unmissable"}},
	{"both, of points", "pass: 31\nparts: [{id: a, max: 10, weight: 2}, {id: b, max: 10, pass: {at_least: -1}}]", []string{"pass: pass_unreachable", "parts[1].pass: pass_unmissable"}},
	{"a pass mark in percent of nothing", "pass: {at_least: 50%}\nparts: [{id: a, max: 10}]", []string{"pass: percent_without_max"}},
	{"two pass marks", "max: 10\npass: {at_least: 5, above: 4}", []string{"pass: pass_one_of"}},
	{"no pass mark", "max: 10\npass: {on: before_bonus}", []string{"pass: pass_one_of"}},
	{"a pass mark on something else", "max: 10\npass: {at_least: 5, on: bonus}", []string{"pass.on: not_one_of"}},
	{"before the bonus nobody reaches it", "max: 10\nbonus: {claims: {a: 5}}\npass: {at_least: 11, on: before_bonus}", []string{"pass: pass_unreachable"}},
}

func TestCompileFindsWhatCannotWork(t *testing.T) {
	for _, c := range wrongSchemes {
		t.Run(c.name, func(t *testing.T) { require.ElementsMatch(t, c.want, compileMistakes(t, c.text, nil)) })
	}
}

func TestEveryMistakeAtOnceInBothLanguages(t *testing.T) {
	root, _ := document.Parse("s.yaml", []byte("parts:\n  - {id: a, max: 10, pass: 11}\n  - {id: a, max: 10, weight: 0}\n"))
	var s Scheme
	require.Empty(t, document.Decode(root, &s))
	_, err := Compile(s, nil)
	found, ok := document.Of(err)
	require.True(t, ok)
	found = document.Join(document.In(found, root))
	require.Len(t, found, 3)
	require.Contains(t, found.Text(language.Vietnamese), "s.yaml:2:28: parts[0].pass: không ai đạt được mức 11: điểm cao nhất có thể là 10")
	require.Contains(t, found.Text(language.English), "parts[1].id: the id a already stands at parts[0]")
}

var goodSchemes = []struct{ name, text string }{
	{"one paper", "max: 100\npass: {at_least: 50%}"},
	{"the root by its name", "id: total\nmax: 100"},
	{"only gates", "parts: [{id: a, max: 10, pass: 5, counts: false}]"},
	{"a gap that no mark can fall into", "max: 10\nstep: 0.25\npanel: {spread: [{up_to: 5, then: combine}, {from: 5.25, then: refer}]}"},
	{"a gap finer than any mark", "max: 10\npanel: {spread: [{up_to: 5, then: combine}, {from: 5.000000001, then: refer}]}"},
	{"lines that touch", "max: 10\nadjust: [{table: [{below: 5, points: 1}, {from: 5, up_to: 7, points: 2}, {above: 7, points: 3}]}]"},
	{"a gap with else", "max: 10\nadjust: [{table: [{below: 5, points: 1}, {from: 6, points: 2}], else: 0}]"},
	{"a pass mark that a deduction can miss", "max: 10\nmin: 5\npass: 5\nsanctions: {a: {deduct: 10%}}"},
	{"a pass mark that the bonus reaches", "max: 10\nbonus: {claims: {a: 5}}\npass: 12"},
	{"a pass mark that percent reach", "max: 10\nbonus: {claims: {a: 20}, as: percent}\npass: 12"},
	{"a pass mark that rounding reaches", "max: 9.5\nround: {places: 0, mode: half_up}\npass: 10"},
	{"a pass mark of a fact without limit", "parts: [{id: a, from: {fact: x, per: 1}, pass: 1000000}]"},
	{"a pass mark of a summing panel", "max: 10\npanel: {combine: sum}\npass: 1000"},
	{"every rule with words", `
title: T
clause: C
why: W
parts:
  - id: a
    max: 10
    title: T
    clause: C
    why: W
    panel:
      title: T
      clause: C
      why: W
      markers: {at_least: 3, at_most: 5}
      outliers: {beyond: 2, repeat: false, title: T, clause: C, why: W}
      spread: [{up_to: 3, then: combine, title: T, clause: C, why: W}, {then: refer}]
    adjust: [{at_least: 1, title: T, clause: C, why: W}]
    bonus: {claims: {x: 1}, title: T, clause: C, why: W}
    round: {places: 1, mode: floor, title: T, clause: C, why: W}
    remark: {replace_below: 1, title: T, clause: C, why: W}
    pass: {above: 5, title: T, clause: C, why: W}
  - {id: b, from: {fact: x, table: [{points: 1, title: T, clause: C, why: W}], title: T, clause: C, why: W}}
sanctions: {s: {deduct: 10%, title: T, clause: C, why: W}}`},
}

func TestCompileTakesWhatCanWork(t *testing.T) {
	for _, c := range goodSchemes {
		t.Run(c.name, func(t *testing.T) { require.Empty(t, compileMistakes(t, c.text, nil)) })
	}
}

func TestFactsAreThoseDeclared(t *testing.T) {
	declared := Declarations{"months": {Type: thituyen.FactNumber}, "city": {Type: thituyen.FactText}}
	require.Equal(t, []string{"parts[0].from.fact: not_one_of_near", "parts[1].from.fact: fact_type"},
		compileMistakes(t, "parts: [{id: a, from: {fact: month, per: 1}}, {id: b, from: {fact: city, per: 1}}, {id: c, from: {fact: months, per: 1}}]", declared))
	s, err := Compile(mustScheme(t, "parts: [{id: a, from: {fact: months, per: 1}}]"), declared)
	require.NoError(t, err)
	require.Equal(t, []string{"months"}, s.Facts())
	_, err = s.Sheet("A", performance(t, "facts: {months: nhiều, city: 5, town: x}"))
	require.Equal(t, []string{"facts.months: fact_is_not", "facts.town: not_one_of"}, codesOf(err))
	_, err = s.Sheet("A", performance(t, "facts: {months: 5, city: x}"))
	require.NoError(t, err)
}

func TestWhatAScorerTellsOfItself(t *testing.T) {
	s := mustCompile(t, leadership)
	require.Equal(t, []string{"total", "written", "project", "build", "present", "answer"}, s.Components())
	require.Equal(t, []string{"written", "project", "build", "present", "answer"}, mustScheme(t, leadership).IDs())
	require.Equal(t, []string{"written", "build", "present", "answer"}, s.Marked())
	require.Equal(t, []string{"hero", "minority", "service"}, s.Claims())
	require.Equal(t, []string{"cancellation", "reprimand", "suspension", "warning"}, s.SanctionKinds())
	require.Equal(t, thituyen.Title{Vi: "Thi viết", En: "written"}, s.Title("written"))
	require.Equal(t, thituyen.TitleOf("build"), s.Title("build"))
	require.Equal(t, thituyen.Title{}, s.Title("nobody"))
}

func TestLiterals(t *testing.T) {
	hundred, wild := decimal.NewFromInt(100), decimal.New(1, 1<<30)
	exactly := thituyen.Fraction(1, 3)
	_, err := Compile(Scheme{Max: &hundred, Pass: PassAtLeast(50), Round: RoundTo(2, thituyen.HalfUp)}, nil)
	require.NoError(t, err)
	_, err = Compile(Scheme{
		Max: &wild, Pass: &Pass{AtLeast: &Threshold{Value: exactly}},
		Panel:     &Panel{Combine: &PanelCombine{Way: "odd"}, Spread: []Band{{UpTo: &wild, Then: "odd", Third: "odd"}}},
		Bonus:     &Bonus{Claims: map[string]decimal.Decimal{"a > b": wild}, Take: "odd", As: "odd"},
		Adjust:    []Adjustment{{Scale: &Scale{From: []decimal.Decimal{wild, hundred}, To: []decimal.Decimal{hundred, hundred}}}, {AtMost: &wild}},
		Remark:    &Remark{ReplaceBelow: &wild, Else: "odd"},
		Sanctions: map[string]Sanction{"a\nb": {Void: "odd"}},
	}, nil)
	require.ElementsMatch(t, []string{
		"sanctions.a\nb: invalid_id", "sanctions.a\nb.void: void_what", "max: out_of_bounds", "panel.combine: not_one_of",
		"panel.spread[0].up_to: out_of_bounds", "panel.spread[0].then: not_one_of", "panel.spread[0].third: not_one_of",
		"bonus.claims[\"a > b\"]: invalid_id", "bonus.claims[\"a > b\"]: out_of_bounds",
		"bonus.take: not_one_of", "bonus.as: not_one_of", "adjust[0].scale.from[0]: out_of_bounds", "adjust[1].at_most: out_of_bounds",
		"remark.replace_below: above", "remark.else: not_one_of",
	}, codesOf(err))
	require.Less(t, len(err.Error()), 10_000, "a number of a billion digits is not written out")

	itself := make([]Component, 1)
	itself[0] = Component{ID: "a", Parts: itself}
	_, err = Compile(Scheme{Parts: itself}, nil)
	require.Equal(t, []string{": too_deep"}, codesOf(err))
	require.Empty(t, Scheme{Parts: itself}.IDs())
	_, err = Compile(Scheme{Parts: make([]Component, maxComponents+1)}, nil)
	require.Equal(t, []string{": too_many_components"}, codesOf(err))
	_, err = Compile(Scheme{Parts: []Component{{ID: "a", Max: &hundred, Combine: &Combine{Best: 1}}}, Combine: &Combine{Best: 1}}, nil)
	require.Equal(t, []string{"parts[0].combine: combine_without_parts"}, codesOf(err))
	_, err = Compile(Scheme{Parts: []Component{{ID: "a", Max: &hundred}}, Combine: &Combine{Way: "odd"}}, nil)
	require.Equal(t, []string{"combine: not_one_of"}, codesOf(err))
}
