package programme_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"iter"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"cloud.google.com/go/civil"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/thituyen/thituyen/eligibility"
	"github.com/thituyen/thituyen/workflow/ledger"
	"github.com/thituyen/thituyen/workflow/policytest"
	"github.com/thituyen/thituyen/workflow/policytest/coverage"
	"github.com/thituyen/thituyen/workflow/programme"
	"github.com/thituyen/thituyen/workflow/regulation"
	"github.com/thituyen/thituyen/workflow/round"
)

// A component means the same whether it is the whole of a scheme or one part
// of it: in a round, when it is marked once more, to who verifies without
// openings, in suites, in coverage, in words and in a review.

// family are what a component may say, each with the marks that A and B get
// from two markers, and what they are marked once more with.
var family = []struct {
	says   string
	remark string // that A gets; empty: none
}{
	{"max: 100", ""},
	{"max: 100, step: 0.25, min: 10, round: {places: 1, mode: half_up}", ""},
	{"max: 100, pass: 75", ""},
	{"max: 100, bonus: {claims: {hero: 1}}, pass: {at_least: 70, on: before_bonus}", ""},
	{"max: 100, remark: {replace_below: 5}", "82"},
	{"max: 100, panel: {markers: {at_least: 2, at_most: 2}}, remark: {replace_below: 5}", "90"},
	{"max: 100, panel: {markers: {at_least: 2}, spread: [{up_to: 10, then: combine}, {above: 10, then: refer}]}, remark: {replaces: if_higher}", "91"},
	{"panel: {markers: {at_least: 2}, combine: mean}, parts: [{id: build, max: 40}, {id: defend, max: 60}], pass: 60", ""},
	{"max: 100, adjust: [{scale: {from: [0, 100], to: [0, 10]}}, {round: {places: 2, mode: half_even}}], bonus: {claims: {hero: 0.5}, up_to: 10}", ""},
	{"max: 100, anonymous: true, panel: {markers: {at_least: 2}}", ""},
	{"max: 100, adjust: [{standardise: {mean: 50, deviation: 10, as: population, statistics: {places: 4, mode: half_up}}}]", ""},
	{"max: 100, adjust: [{percentile: {}}], pass: 40", ""},
}

const familyProcedure = `
ranking: {keys: [{by: total, prefer: highest}], select: {at_cut: refer, reserve: all}}
procedure:
  roles: {office: {}, marking: {}}
  states: {start: draft, final: [done]}
  steps:
    - {id: announce, by: office, from: draft, to: open}
    - {id: register, by: office, from: open}
    - {id: mark, by: marking, from: open}
    - {id: settle, by: office, from: open}
    - {id: close_component, by: office, from: open}
    - {id: ask_remark, by: office, from: open}
    - {id: remark, by: marking, from: open}
    - {id: decide_remark, by: office, from: open}
    - {id: rank, by: office, from: open, to: done}
`

// said is everything that is said of one scheme, with the component under one
// name.
type said struct {
	Values  map[string]string
	Totals  map[string]string
	Order   []round.Names
	Told    [3]int // recomputed and attested without openings, and how many it rests on
	Report  string
	Suite   string
	Covered string
	Words   string
	Review  string
}

func TestAComponentIsTheSameAsTheWholeOfAScheme(t *testing.T) {
	for _, one := range family {
		t.Run(one.says, func(t *testing.T) {
			whole := sayAll(t, "{"+one.says+"}", "total", one.says, one.remark)
			part := sayAll(t, "{parts: [{id: essay, "+one.says+"}]}", "essay", one.says, one.remark)
			require.Equal(t, whole, part)
			require.NotEmpty(t, whole.Values)
			require.NotEmpty(t, whole.Words)
			require.NotEmpty(t, whole.Covered)
		})
	}
}

func sayAll(t *testing.T, scheme, id, says, remark string) said {
	text := "regulation: ho\npersonal: [born]\nscoring: " + scheme + familyProcedure
	reg, err := regulation.Parse("ho.yaml", []byte(text))
	require.NoError(t, err)
	h := &held{t: t, round: round.New(reg), id: id}
	out := h.hold(says, remark)
	public := round.Verify(h.record(), round.VerifyOptions{})
	require.True(t, public.Holds, public.Text(language.English))
	out.Told = [3]int{public.Recomputed, public.Attested, len(public.Rests)}
	out.Report = h.named(public.Text(language.Vietnamese))
	full := round.Verify(h.record(), round.VerifyOptions{Openings: h.openings()})
	require.True(t, full.Holds)
	require.Zero(t, full.Attested)
	out.Suite, out.Covered = h.suite(text, says, remark, out)
	out.Words = h.words(reg)
	record, err := programme.Read(programme.Filing{Round: "r", Record: h.record(), Openings: h.openings()})
	require.NoError(t, err)
	figures := record.Figures()
	review, err := json.Marshal([]any{figures.Components, figures.Spreads, figures.Incidents, figures.Screening})
	require.NoError(t, err)
	out.Review = h.named(string(review))
	return out
}

type held struct {
	t       *testing.T
	round   *round.Round
	id      string
	minutes int
	lines   [][]byte
	opened  []ledger.Opening
}

// named puts one name in the place of the component's id and of the head of
// the record, which nothing else is like.
func (h *held) named(text string) string {
	text = strings.ReplaceAll(text, h.round.Head().String(), "HEAD")
	return regexp.MustCompile(`\b`+h.id+`\b`).ReplaceAllString(text, "COMPONENT")
}

func (h *held) record() iter.Seq2[[]byte, error] {
	return func(yield func([]byte, error) bool) {
		for _, line := range h.lines {
			if !yield(bytes.Clone(line), nil) {
				return
			}
		}
	}
}

func (h *held) do(step, by, candidate string, body any) round.Outcome {
	h.t.Helper()
	h.minutes++
	at := civil.DateTime{Date: civil.Date{Year: 2024, Month: 3, Day: 1}, Time: civil.Time{Hour: 8 + h.minutes/60, Minute: h.minutes % 60}}
	n := 0
	out, err := h.round.Apply(round.Act{Step: step, By: by, Candidate: candidate, Happened: at, Body: body}, func() []byte {
		n++
		sum := sha256.Sum256([]byte(fmt.Sprint(h.minutes, n)))
		return sum[:]
	})
	require.NoError(h.t, err)
	require.True(h.t, out.Accepted, "%s: %s", step, out.Text(language.Vietnamese))
	h.lines = append(h.lines, out.Entry.Line)
	h.opened = append(h.opened, out.Openings...)
	return out
}

// marks are what each candidate gets: from one marker, from two, or of parts.
func (h *held) marks(says string) map[string][]round.Mark {
	given := map[string][]int64{"A": {70, 78}, "B": {80, 82}, "C": {60, 66}}
	out := map[string][]round.Mark{}
	for id, marks := range given {
		if !strings.Contains(says, "panel") {
			marks = marks[:1]
		}
		for _, m := range marks {
			mark := round.Mark{Component: h.id}
			if strings.Contains(says, "parts") {
				mark.Parts = map[string]decimal.Decimal{"build": decimal.NewFromInt(m - 45), "defend": decimal.NewFromInt(45)}
			} else {
				mark.Mark = new(decimal.NewFromInt(m))
			}
			out[id] = append(out[id], mark)
		}
	}
	return out
}

func (h *held) hold(says, remark string) said {
	seats := 1
	h.do("open", "an", "", round.Open{Post: eligibility.Post{ID: "p", Seats: &seats}, People: map[string][]string{"an": {"office"}, "m1": {"marking"}, "m2": {"marking"}, "m3": {"marking"}}})
	h.do("announce", "an", "", nil)
	var claims []string
	if strings.Contains(says, "hero") {
		claims = []string{"hero"}
	}
	for _, id := range []string{"A", "B", "C"} {
		own := claims
		if id != "A" {
			own = []string{}
		}
		h.do("register", "an", id, round.Register{Claims: own})
	}
	marks := h.marks(says)
	for _, id := range []string{"A", "B", "C"} {
		for i, m := range marks[id] {
			h.do("mark", fmt.Sprint("m", i+1), id, m)
		}
	}
	out := said{Values: map[string]string{}, Totals: map[string]string{}}
	closed := h.do("close_component", "an", "", round.CloseComponent{Component: h.id})
	for id, of := range closed.Result.Values {
		out.Values[id] = of[h.id].Text(language.English)
	}
	if remark != "" {
		h.do("ask_remark", "an", "A", round.AskRemark{Component: h.id})
		again := h.do("remark", "m3", "A", round.Remark{Component: h.id, Mark: new(decimal.RequireFromString(remark))})
		mean := again.Result.Values["A"][h.id]
		if mean.Standing == "referred" {
			again = h.do("decide_remark", "an", "A", round.DecideRemark{Component: h.id, Value: new(decimal.RequireFromString("88")), Reason: "xem lại"})
			mean = again.Result.Values["A"][h.id]
		}
		out.Values["A again"] = mean.Text(language.English)
	}
	ranked := h.do("rank", "an", "", nil)
	for id, total := range ranked.Result.Totals {
		out.Totals[id] = total.String() + " " + string(ranked.Result.Standings[id])
	}
	out.Order = ranked.Result.Order
	return out
}

// suite asks the same of a policy suite, and what it covers.
func (h *held) suite(text, says, remark string, want said) (outcome, covered string) {
	var b strings.Builder
	b.WriteString("suite: ho\nregulation: ho\ncases:\n  - name: ca\n    post: {seats: 1}\n    candidates:\n")
	marks := h.marks(says)
	for _, id := range []string{"A", "B", "C"} {
		fmt.Fprintf(&b, "      %s:\n        marks: {%s: {", id, h.id)
		for i, m := range marks[id] {
			switch {
			case m.Parts != nil:
				fmt.Fprintf(&b, "m%d: {build: %s, defend: %s}, ", i+1, m.Parts["build"], m.Parts["defend"])
			case len(marks[id]) == 1:
				b.WriteString("SINGLE" + m.Mark.String())
			default:
				fmt.Fprintf(&b, "m%d: %s, ", i+1, m.Mark)
			}
		}
		b.WriteString("}}\n")
		if id == "A" && strings.Contains(says, "hero") {
			b.WriteString("        claims: [hero]\n")
		}
		if id == "A" && remark != "" {
			fmt.Fprintf(&b, "        remarked: {%s: %s}\n", h.id, remark)
			if strings.Contains(says, "replace_below: 5") && want.Values["A again"] != "" {
				fmt.Fprintf(&b, "        settled: {%s: {remark: 88}}\n", h.id)
			}
		}
	}
	b.WriteString("    expect:\n      order: " + orderText(want.Order) + "\n      scores: {")
	for i, id := range []string{"A", "B", "C"} {
		total, _, _ := strings.Cut(want.Totals[id], " ")
		fmt.Fprintf(&b, "%s%s: {%s: %s, total: %s}", map[bool]string{true: ", "}[i > 0], id, h.id, total, total)
	}
	b.WriteString("}\n")
	suite := b.String()
	for _, single := range []string{"70", "80", "60"} {
		suite = strings.ReplaceAll(suite, "{SINGLE"+single+"}", single)
	}
	suite = strings.ReplaceAll(suite, "{total: 0, total: 0}", "{total: 0}")
	if h.id == "total" {
		for id, total := range want.Totals {
			value, _, _ := strings.Cut(total, " ")
			suite = strings.ReplaceAll(suite, fmt.Sprintf("%s: {total: %s, total: %s}", id, value, value), fmt.Sprintf("%s: {total: %s}", id, value))
		}
	}
	files := fstest.MapFS{"ho.yaml": {Data: []byte(text)}, "suite.yaml": {Data: []byte(strings.Replace(suite, "regulation: ho\n", "regulation: ho.yaml\n", 1))}}
	var collector coverage.Collector
	report, err := policytest.Evaluate(files, []string{"suite.yaml"}, nil, collector.Watch)
	require.NoError(h.t, err)
	var told bytes.Buffer
	require.NoError(h.t, report.WriteCases(&told, language.Vietnamese, true))
	_, failed := report.Count()
	require.Zero(h.t, failed, "%s\n%s", suite, told.String())
	return h.withoutTotals(told.String()), h.covered(collector.Coverage())
}

// withoutTotals leaves out what is said of the whole beside its only part.
func (h *held) withoutTotals(told string) string {
	var out []string
	for line := range strings.Lines(told) {
		if h.id == "total" || !strings.Contains(line, ".total: ") {
			out = append(out, h.named(line))
		}
	}
	return strings.Join(out, "")
}

func orderText(groups []round.Names) string {
	parts := make([]string, len(groups))
	for i, g := range groups {
		parts[i] = g[0]
		if len(g) > 1 {
			parts[i] = "[" + strings.Join(g, ", ") + "]"
		}
	}
	return "[" + strings.Join(parts, ", ") + "]"
}

// covered are the branches of the component's own rules and how they were hit,
// under one name.
func (h *held) covered(c coverage.Coverage) string {
	var out []string
	for _, rule := range c.JSON() {
		text, err := json.Marshal(rule)
		require.NoError(h.t, err)
		line := string(text)
		line = h.named(strings.ReplaceAll(strings.ReplaceAll(line, `"by":"total"`, `"by":"whole"`), "keys.total", "keys.whole"))
		out = append(out, line)
	}
	slices.Sort(out)
	return strings.Join(out, "\n")
}

// words are the points of the component's own sentence.
func (h *held) words(reg *regulation.Regulation) string {
	var out []string
	for _, sentence := range reg.Sentences() {
		if sentence.Rule != "scoring" && sentence.Rule != "scoring."+h.id || h.id != "total" && sentence.Rule == "scoring" {
			continue
		}
		for _, point := range sentence.Points {
			if point.Key == "counts" {
				continue // what a part is to the whole
			}
			out = append(out, point.Key+": "+h.named(point.ByID)+" / "+h.named(point.Words.En))
		}
	}
	return strings.Join(out, "\n")
}

func (h *held) openings() *ledger.Openings {
	out := new(ledger.Openings)
	for _, opening := range h.opened {
		require.NoError(h.t, out.Add(opening))
	}
	return out
}
