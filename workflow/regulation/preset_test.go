package regulation_test

import (
	"os"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/thituyen/thituyen/workflow/policytest"
	"github.com/thituyen/thituyen/workflow/policytest/coverage"
	"github.com/thituyen/thituyen/workflow/regulation"
)

func TestPresets(t *testing.T) {
	require.Equal(t, []string{"btc-tw-2017", "hai-phong-2018", "nd-112-2011", "nd-115-2020", "nd-116-2024", "nd-138-2020", "nd-161-2018", "nd-170-2025", "nd-24-2010", "nd-29-2012", "qd-377-2025"}, regulation.Presets())
	for _, id := range regulation.Presets() {
		r := preset(t, id)
		require.Equal(t, id, r.Document().ID)
		require.Same(t, r, preset(t, id), "read once")
		require.NotEmpty(t, r.Document().Title)
		require.NotEmpty(t, r.Document().Basis)
		require.NotNil(t, r.Document().InForce)
		for _, odd := range r.Warnings() {
			// A condition paper: passed, not counted, followed by nothing. And the
			// head, who decides at exactly half, declares a secret vote.
			require.Contains(t, []string{"gate_not_followed", "remark_secret_tie"}, odd.Code, odd.Error())
		}
	}
	_, err := regulation.Preset("nd-1-1900")
	require.ErrorContains(t, err, "hai-phong-2018")
	_, err = regulation.PresetText("")
	require.Error(t, err)
}

func TestPresetsAreSafeForConcurrentUse(t *testing.T) {
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			for _, id := range regulation.Presets() {
				r, err := regulation.Preset(id)
				if err == nil {
					_ = said(r)
				}
			}
		})
	}
	group.Wait()
}

// suites runs every case of every preset's suites once, for the tests that
// look at what came of it.
var suites = sync.OnceValues(func() (*policytest.Report, coverage.Coverage) {
	var seen coverage.Collector
	report, err := policytest.Evaluate(os.DirFS("testdata/suites"), nil, nil, seen.Watch)
	if err != nil {
		panic(err)
	}
	return report, seen.Coverage()
})

// Every case of every preset's suites.
func TestPolicy(t *testing.T) {
	report, _ := suites()
	passed, failed := report.Count()
	require.Positive(t, passed)
	if failed > 0 {
		var out strings.Builder
		require.NoError(t, report.WriteCases(&out, language.English, false))
		t.Error(out.String())
	}
}

// Every way in which a rule of a preset works has been seen by a case: each
// criterion met, not met and unknown, each pass mark passed and missed, each
// step taken and refused.
func TestEveryRuleOfAPresetIsSeenBothWays(t *testing.T) {
	_, rules := suites()
	covered := map[string]bool{}
	for _, rule := range rules {
		covered[rule.Regulation] = true
		for _, way := range rule.Ways {
			if len(way.Cases) == 0 {
				t.Errorf("%s: no case has seen %s %s", rule.Regulation, rule.Rule, way.Way)
			}
		}
	}
	for _, id := range regulation.Presets() {
		require.True(t, covered[id], id)
	}
}

// Every clause that a preset cites stands on a rule of which the cases see
// every way, or on one that no case can see but by those that use it: a role,
// a state, a clock, a panel's own clause.
func TestEveryClauseOfAPresetIsExercised(t *testing.T) {
	_, rules := suites()
	seen := map[string][]string{}
	for _, rule := range rules {
		seen[rule.Regulation] = append(seen[rule.Regulation], rule.Rule)
	}
	for _, name := range versions() {
		id, _, _ := strings.Cut(name, "@")
		for _, s := range preset(t, name).Sentences() {
			if len(s.Clauses()) == 0 || strings.HasPrefix(s.Rule, "groups.") || s.Rule == "regulation" {
				continue
			}
			if !exercised(s.Rule, seen[id]) {
				t.Errorf("%s: %s cites %q, and no case is about it", id, s.Rule, s.Clauses())
			}
		}
	}
}

// exercised reports whether the cases look at a rule: itself or below it, or
// for what is only seen through others (roles through the steps they take,
// clocks through the steps they bind, components through their parts), at
// those.
func exercised(rule string, seen []string) bool {
	for _, s := range seen {
		if s == rule || strings.HasPrefix(s, rule+".") || strings.HasPrefix(rule, s+".") {
			return true
		}
	}
	section, rest, _ := strings.Cut(rule, ".")
	kind, _, _ := strings.Cut(rest, ".")
	through := map[string]string{"roles": "procedure.steps", "clocks": "procedure.steps", "states": "procedure.steps", "minimum": "procedure.steps", "replacement": "ranking"}[kind]
	if section == "scoring" {
		through = "scoring"
	}
	for _, s := range seen {
		if through != "" && strings.HasPrefix(s, through) {
			return true
		}
	}
	return false
}

// A rule of a preset cites a clause, or it, what it says or what it stands in
// is said to be an assumption: nothing is presented as law that is none.
func TestEveryRuleOfAPresetHasAClauseOrIsAssumed(t *testing.T) {
	for _, id := range versions() {
		r := preset(t, id)
		var all [][]regulation.Sentence
		all = append(all, r.Sentences())
		for _, group := range r.Groups() {
			rules, err := r.For(group)
			require.NoError(t, err)
			all = append(all, rules.Sentences())
		}
		for _, sentences := range all {
			for _, s := range sentences {
				if len(s.Clauses()) > 0 || len(s.Assumptions) > 0 || ours[s.Rule] || strings.HasPrefix(s.Rule, "facts.") {
					continue
				}
				if len(s.Points) == 1 && s.Points[0].Key == "omit" {
					continue // the group's `why` says it
				}
				if follows(s, sentences) {
					continue
				}
				t.Errorf("%s: %s (group %q) cites nothing and is not said to be an assumption: %s", id, s.Rule, s.Group, s.Text(language.Vietnamese))
			}
		}
	}
}

// versions are the names of all presets, in every version.
func versions() []string {
	var names []string
	for _, id := range regulation.Presets() {
		names = append(names, regulation.PresetVersions(id)...)
	}
	return names
}

// ours are what no source gives since it is ours or the format's: how the
// document is called and read.
var ours = map[string]bool{
	"regulation": true, "basis": true, "in_force": true, "governs": true, "personal": true, "procedure.clocks": true,
	// The sum of what counts, and how places are numbered, are the format's.
	"scoring.total": true, "ranking": true,
}

// follows reports whether a rule only says what a rule around it cites: a
// part of a component with a clause.
func follows(s regulation.Sentence, all []regulation.Sentence) bool {
	for _, other := range all {
		if other.Rule != s.Rule && len(other.Clauses())+len(other.Assumptions) > 0 && other.Rule != "scoring.total" &&
			strings.HasPrefix(s.Path.String(), other.Path.String()+".parts[") {
			return true
		}
	}
	return false
}
