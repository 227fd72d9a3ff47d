package mutation

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/eligibility"
	"github.com/thituyen/thituyen/internal/calendar"
	"github.com/thituyen/thituyen/internal/document"
	"github.com/thituyen/thituyen/internal/exact"
)

// ways are the words that stand for a way, by key, each with those it is
// changed into.
var ways = map[string]map[string][]string{
	"prefer":  {"highest": {"lowest"}, "lowest": {"highest"}, "earliest": {"latest"}, "latest": {"earliest"}},
	"combine": {"mean": {"median"}, "median": {"mean"}, "sum": {"mean"}, "highest": {"lowest"}, "lowest": {"highest"}, "product": {"sum"}},
	"mode": {
		"half_up": {"half_down", "down"}, "half_even": {"half_up", "half_down"}, "half_down": {"half_up"},
		"up": {"down"}, "down": {"up"}, "ceiling": {"floor"}, "floor": {"ceiling"},
	},
	"replaces": {"always": {"if_higher"}, "if_higher": {"always"}},
	"counts":   {"at_or_below": {"below", "midpoint"}, "below": {"at_or_below"}, "midpoint": {"at_or_below"}},
	"centre":   {"mean": {"median"}, "median": {"mean"}},
	"take":     {"highest": {"sum"}, "sum": {"highest"}},
	"as":       {"points": {"percent"}, "percent": {"points"}, "population": {"sample"}, "sample": {"population"}},
	"ties":     {"share": {"lot"}, "lot": {"share"}, "all": {"none"}, "none": {"all"}},
	"style":    {"competition": {"dense", "modified"}, "dense": {"competition"}, "modified": {"competition"}, "ordinal": {"competition"}, "average": {"competition"}},
	"at_cut":   {"refer": {"all", "none"}, "all": {"refer"}, "none": {"refer"}, "lot": {"refer"}},
	"reserve":  {"all": {"none"}, "none": {"all"}},
	"missing":  {"last": {"first"}, "first": {"last"}, "refuse": {"last"}},
	"then":     {"combine": {"refer"}, "refer": {"combine"}, "another_marker": {"refer"}},
	"third":    {"two_equal_else_refer": {"mean"}, "mean": {"median"}, "median": {"mean"}, "closest_two": {"mean"}},
	"void":     {"true": {"all"}, "all": {"true"}},
	"for":      {"post": {"equivalent"}, "equivalent": {"post"}, "higher": {"post"}},
	"kin":      {"any_candidate": {"own_candidate"}, "own_candidate": {"any_candidate"}},
	"once":     {"case": {"person"}, "person": {"case"}, "candidate": {"case"}},
	"base":     {"members": {"present", "cast"}, "present": {"members", "cast"}, "cast": {"present", "members"}},
	"recused":  {"count": {"shrink"}, "shrink": {"count"}},
}

// ladders are the levels that stand in an order, lowest first, by the kind of
// requirement.
var ladders = map[string][]string{
	"education": document.Words[eligibility.EducationLevel](), "political_theory": document.Words[eligibility.TheoryLevel](),
	"state_management": document.Words[eligibility.ManagementLevel](), "language": document.Words[eligibility.LanguageLevel](),
	"rating": document.Words[eligibility.RatingLevel](),
}

// named are the keys whose values name things; a number there is a name.
var named = []string{
	"as_of", "waivable_by", "by", "agreed_by", "fact", "name", "components", "after", "within", "starts", "step", "needs", "jointly",
	"of", "tie", "to", "role", "one_of", "all_of", "none_as", "level", "sector", "field", "unit", "fields", "modes", "equals", "final", "start", "apart_from",
}

// otherTexts are what a scalar is changed into.
func otherTexts(n *document.Node, h here) []string {
	if h.key == "combine" && n.Text == "mean" && !strings.HasSuffix(h.rule, ".panel.combine") {
		return []string{"highest"} // a sum is the same where the weights add up to one
	}
	if words := ways[h.key][n.Text]; words != nil && !n.Quoted {
		return words
	}
	if n.Text == "true" || n.Text == "false" {
		return []string{strconv.FormatBool(n.Text != "true")}
	}
	if h.key == "at_least" {
		ladder := ladders[h.above]
		if at := slices.Index(ladder, n.Text); at >= 0 {
			return slices.Concat(ladder[max(at-1, 0):at], ladder[at+1:min(at+2, len(ladder))])
		}
	}
	if slices.Contains(named, h.key) {
		return nil
	}
	if h.key == "from" && strings.HasPrefix(h.rule, "procedure") {
		return nil // a state
	}
	return otherAmounts(n.Text)
}

// otherAmounts are the least more and the least less than a number, as it is
// written, a share, a span or a day.
func otherAmounts(text string) []string {
	if minute, err := time.Parse("15:04", text); err == nil {
		return []string{minute.Add(time.Minute).Format("15:04"), minute.Add(-time.Minute).Format("15:04")}
	}
	if day, err := calendar.ParseDate(text); err == nil {
		return []string{day.AddDays(1).String(), day.AddDays(-1).String()}
	}
	if span, err := thituyen.ParseSpan(text); err == nil {
		_, unit, _ := strings.Cut(text, " ")
		out := []string{strconv.Itoa(span.Count+1) + " " + unit}
		if span.Count > 0 {
			out = append(out, strconv.Itoa(span.Count-1)+" "+unit)
		}
		return out
	}
	if above, below, ok := strings.Cut(text, "/"); ok {
		n, err := strconv.Atoi(above)
		if _, wrong := strconv.Atoi(below); err != nil || wrong != nil {
			return nil
		}
		return []string{strconv.Itoa(n+1) + "/" + below, strconv.Itoa(n-1) + "/" + below}
	}
	number, share := strings.CutSuffix(text, "%")
	value, err := exact.ParseDecimal(number)
	if err != nil {
		return nil
	}
	_, decimals, _ := strings.Cut(number, ".")
	least := thituyen.Fraction(1, pow10(len(decimals)))
	out := []string{thituyen.FromDecimal(value).Add(least).String(), thituyen.FromDecimal(value).Sub(least).String()}
	if share {
		out[0], out[1] = out[0]+"%", out[1]+"%"
	}
	return out
}

func pow10(n int) int64 {
	out := int64(1)
	for range n {
		out *= 10
	}
	return out
}

// otherKeys are what a key that says a direction, an end or a connective is
// changed into.
func otherKeys(key string, n *document.Node, h here) []string {
	bounds := n.Get("then") != nil || n.Get("points") != nil // a line of a table or of a spread
	switch {
	case bounds && key == "from":
		return []string{"above"}
	case bounds && key == "above":
		return []string{"from"}
	case key == "up_to":
		return []string{"below"}
	case key == "below" && bounds:
		return []string{"up_to"}
	case h.key == "pass" && key == "at_least", h.key == "fact" && key == "at_least":
		return []string{"above"}
	case h.key == "pass" && key == "above":
		return []string{"at_least"}
	case h.key == "fact" && key == "above":
		return []string{"at_least", "below"}
	case h.key == "fact" && key == "at_most":
		return []string{"below", "at_least"}
	case h.key == "fact" && key == "below":
		return []string{"at_most", "above"}
	case h.key == "age" && key == "at_least":
		return []string{"at_most"}
	case h.key == "age" && key == "at_most":
		return []string{"at_least"}
	case h.key == "votes" && key == "over":
		return []string{"at_least"}
	case h.key == "votes" && key == "at_least":
		return []string{"over"}
	case key == "any" || key == "all":
		return []string{map[string]string{"any": "all", "all": "any"}[key]}
	case h.key == "certificate" && key == "one_of":
		return []string{"all_of"}
	case h.key == "certificate" && key == "all_of":
		return []string{"one_of"}
	case strings.HasPrefix(h.rule, "procedure.steps.") && key == "within":
		return []string{"after"}
	case strings.HasPrefix(h.rule, "procedure.steps.") && key == "after":
		return []string{"within"}
	}
	return nil
}

func digits(i int) string { return strconv.Itoa(i) }
