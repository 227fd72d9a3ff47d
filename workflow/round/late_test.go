package round

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"cloud.google.com/go/civil"
	"github.com/stretchr/testify/require"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/eligibility"
	"github.com/thituyen/thituyen/internal/canonical"
	"github.com/thituyen/thituyen/workflow/ledger"
	"github.com/thituyen/thituyen/workflow/regulation"
)

// shown is the worked round of the example, with files changed.
func shown(t *testing.T, change func(files fstest.MapFS)) fstest.MapFS {
	t.Helper()
	files := fstest.MapFS{}
	from := os.DirFS("../../examples/haiphong/round")
	names, err := fs.Glob(from, "*")
	require.NoError(t, err)
	for _, name := range names {
		text, err := fs.ReadFile(from, name)
		require.NoError(t, err)
		files[name] = &fstest.MapFile{Data: text}
	}
	files["acts-5-quyet-dinh.yaml"] = &fstest.MapFile{Data: []byte("[]\n")}
	change(files)
	return files
}

// foundFalse is a correction of TS05's dossier after the ranking.
func foundFalse(t *testing.T) []byte {
	t.Helper()
	acts, err := os.ReadFile("testdata/found-false.yaml")
	require.NoError(t, err)
	return acts
}

// A file found false after the ranking touches the one whom it is about.
func TestAFileFoundFalse(t *testing.T) {
	p := play(t, shown(t, func(files fstest.MapFS) {
		files["acts-4-de-an.yaml"].Data = append(files["acts-4-de-an.yaml"].Data, foundFalse(t)...)
	}))
	totals := map[string]string{}
	for _, id := range []string{"TS02", "TS01", "TS09", "TS06", "TS04"} {
		score, ok := p.round.Score(id)
		require.True(t, ok, id)
		total, _ := score.Total()
		totals[id] = total.String()
	}
	require.Equal(t, map[string]string{"TS02": "86.75", "TS01": "84.13", "TS09": "81.5", "TS06": "80.13", "TS04": "74.75"}, totals)
	require.Equal(t, [][]string{{"TS02"}, {"TS01"}, {"TS09"}, {"TS06"}, {"TS04"}}, p.round.List().Order())
	c, _ := p.round.Candidate("TS05")
	require.NotEqual(t, eligibility.Eligible, c.Verdict.Outcome)
	verified(t, p.round)
}

// What falls is told before the correction is done and after.
func TestWhatFallsIsTold(t *testing.T) {
	c, err := ReadCase(shown(t, func(files fstest.MapFS) {
		files["acts-4-de-an.yaml"].Data = append(files["acts-4-de-an.yaml"].Data, foundFalse(t)...)
	}))
	require.NoError(t, err)
	r, salt := New(c.Regulation), salts("case")
	for _, act := range c.Acts {
		prepared, err := c.Prepare(r, act.Act, salt)
		require.NoError(t, err)
		if act.Step == "correct" {
			before := r.Check(prepared)
			require.True(t, before.Accepted, before.Text(vietnamese))
			require.NotEmpty(t, before.Fallen)
			for _, fallen := range before.Fallen {
				require.Equal(t, "TS05", fallen.Candidate, fallen)
				require.Equal(t, "mark", fallen.Step.ID)
				require.NotEmpty(t, fallen.Reasons)
			}
			after := apply(t, r, prepared)
			require.Equal(t, before.Fallen, after.Fallen)
			return
		}
		_, err = r.Apply(prepared, salt)
		require.NoError(t, err)
	}
	t.Fatal("nothing was corrected")
}

func TestAPartialBodyNamesWhatItLacks(t *testing.T) {
	play(t, shown(t, func(files fstest.MapFS) {
		files["acts-4-de-an.yaml"].Data = append(files["acts-4-de-an.yaml"].Data,
			"- {at: 2018-04-19T16:00, by: tran-lien, step: correct, entry: 32, reason: \"vào điểm nhầm\", instead: {mark: 40}, refused: [instead_partial]}\n"...)
	}))
}

// Who withdraws dissolves the tie that they are in.
func TestATieIsGoneWithWhoWithdraws(t *testing.T) {
	acts, err := os.ReadFile("testdata/tied-withdraws.yaml")
	require.NoError(t, err)
	p := play(t, shown(t, func(files fstest.MapFS) {
		files["acts-5-quyet-dinh.yaml"].Data = acts
		marks := files["acts-3-thi-viet.yaml"]
		for _, change := range [][2]string{{"code: P57, mark: 80}", "code: P57, mark: 86}"}, {"code: P57, mark: 79.5}", "code: P57, mark: 88}"}} {
			require.Contains(t, string(marks.Data), change[0])
			marks.Data = bytes.Replace(marks.Data, []byte(change[0]), []byte(change[1]), 1)
		}
	}))
	require.Equal(t, []string{"TS02"}, p.round.Selection().Selected)
	verified(t, p.round)
}

const rootRules = `
regulation: goc
%s
procedure:
  roles: {office: {}, marking: {}}
  states: {start: draft, final: [done]}
  steps:
    - {id: announce, by: office, from: draft, to: open}
    - {id: register, by: office, from: open}
    - {id: exclude, by: office, from: [open, ranked]}
    - {id: withdraw, by: office, from: [open, ranked]}
    - {id: mark, by: marking, from: open}
    - {id: close_component, by: office, from: open}
    - {id: ask_remark, by: office, from: open}
    - {id: remark, by: marking, from: open}
    - {id: rank, by: office, from: open, to: ranked}
    - {id: propose, by: office, from: ranked, to: done}
    - {id: correct, by: office, from: [open, ranked, done]}
`

func rooted(t *testing.T, rules string, seats int, people ...string) *player {
	reg, err := regulation.Parse("goc.yaml", []byte(fmt.Sprintf(rootRules, rules)))
	require.NoError(t, err)
	p := &player{t: t, r: New(reg)}
	p.do("open", "an", "", Open{Post: eligibility.Post{ID: "p", Seats: &seats}, People: map[string][]string{"an": {"office"}, "m1": {"marking"}, "m2": {"marking"}}})
	p.do("announce", "an", "", nil)
	for _, id := range people {
		p.do("register", "an", id, Register{Claims: []string{}})
	}
	return p
}

// A scheme without parts is marked itself: its bonus and its re-mark are its
// own, and a record without openings attests what rests on claims.
func TestTheRootItselfIsMarked(t *testing.T) {
	p := rooted(t, "personal: [born]\nscoring: {max: 10, bonus: {claims: {hero: 1}}}", 1)
	p.do("register", "an", "A", Register{Claims: []string{"hero"}})
	p.do("mark", "m1", "A", mark("total", 8))
	out := p.do("close_component", "an", "", CloseComponent{Component: "total"})
	require.Equal(t, "9", out.Result.Values["A"]["total"].Value.String())
	report := Verify(p.r.history, VerifyOptions{})
	require.True(t, report.Holds, report.Text(vietnamese))
	require.Equal(t, 1, report.Attested)
	require.True(t, Verify(p.r.history, VerifyOptions{Openings: p.r.openings}).Holds)

	p = rooted(t, "scoring: {max: 100, remark: {replace_below: 5}}", 1, "A")
	p.do("mark", "m1", "A", mark("total", 80))
	p.do("close_component", "an", "", CloseComponent{Component: "total"})
	p.do("ask_remark", "an", "A", AskRemark{Component: "total"})
	out = p.do("remark", "m2", "A", Remark{Component: "total", Mark: mark("", 82).Mark})
	require.Contains(t, out.Result.Values["A"], "total")
	verified(t, p.r)
}

// Who is excluded counts for nothing from then on; the others are placed anew.
func TestExclude(t *testing.T) {
	p := rooted(t, "scoring: {max: 100}\nranking: {keys: [{by: total, prefer: highest}], select: {at_cut: none, reserve: all}}", 1, "A", "B", "C")
	for id, n := range map[string]int64{"A": 90, "B": 80, "C": 80} {
		p.do("mark", "m1", id, mark("total", n))
	}
	p.do("close_component", "an", "", CloseComponent{Component: "total"})
	p.refused("exclude", "an", "A", Exclude{}, "missing_key")
	p.refused("exclude", "an", "A", Exclude{Paper: "QĐ 1", Reason: "x", From: civil.Date{Year: 2030, Month: 1, Day: 1}}, "excluded_later")
	p.do("rank", "an", "", nil)
	require.Equal(t, []string{"A"}, p.r.Selection().Selected)
	out := p.do("exclude", "an", "A", Exclude{Paper: "QĐ 1", Reason: "hồ sơ giả"})
	require.Empty(t, p.r.Selection().Selected, "two do not fit one seat, and at the cut the rule takes none")
	require.Equal(t, []Names{{"B", "C"}}, out.Result.Order)
	c, _ := p.r.Candidate("A")
	require.Equal(t, "hồ sơ giả", c.Excluded.Reason)
	p.refused("withdraw", "an", "A", nil, "has_withdrawn")
	p.do("withdraw", "an", "C", nil)
	require.Equal(t, []string{"B"}, p.r.Selection().Selected, "who is left of the tie fits")
	verified(t, p.r)
}

// forged is an honest record with parts of entries changed and the chain made
// anew; only the public part is at hand.
func forged(t *testing.T, r *Round, kind string, changes ...string) *Report {
	t.Helper()
	lines := slices.Clone(*r.kept)
	require.True(t, Verify(all(lines), VerifyOptions{}).Holds)
	found := false
	for i := range lines {
		if !bytes.Contains(lines[i], []byte(`"kind":"`+kind+`"`)) {
			continue
		}
		lines = rewritten(t, lines, i+1, func(body []byte) []byte {
			found = true
			out := strings.NewReplacer(changes...).Replace(string(body))
			require.NotEqual(t, string(body), out, "the forgery changes something in %s", body)
			return []byte(out)
		})
	}
	require.True(t, found, kind)
	return Verify(all(lines), VerifyOptions{})
}

// The order may differ only among those whom nothing public tells apart.
func TestAForgedOrder(t *testing.T) {
	p := rooted(t, "personal: [born]\nscoring: {max: 200}\nranking: {keys: [{by: total, prefer: highest}, {by: born, prefer: earliest}], select: {at_cut: refer}}", 2)
	for i, id := range []string{"A", "B", "C"} {
		p.do("register", "an", id, Register{Dossier: eligibility.Dossier{Born: &civil.Date{Year: 1980 + i, Month: 1, Day: 1}}})
		p.do("mark", "m1", id, mark("total", []int64{175, 150, 150}[i]))
	}
	p.do("close_component", "an", "", CloseComponent{Component: "total"})
	out := p.do("rank", "an", "", nil)
	require.Equal(t, []Names{{"A"}, {"B"}, {"C"}}, out.Result.Order)
	other := forged(t, p.r, "rank", `"order":[["A"],["B"],["C"]],"places":{"A":"1","B":"2","C":"3"}`, `"order":[["A"],["C"],["B"]],"places":{"A":"1","B":"3","C":"2"}`,
		`"selected":["A","B"]`, `"selected":["A","C"]`)
	require.True(t, other.Holds, "what birthdays decide is attested: %s", other.Text(vietnamese))
	backwards := forged(t, p.r, "rank", `"order":[["A"],["B"],["C"]],"places":{"A":"1","B":"2","C":"3"}`, `"order":[["C"],["B"],["A"]],"places":{"A":"3","B":"2","C":"1"}`,
		`"selected":["A","B"]`, `"selected":["C","B"]`)
	require.False(t, backwards.Holds)
	require.Contains(t, backwards.Text(vietnamese), "công khai")
}

// Whom public marks fail has failed, and a total is no more than every claim
// could make it.
func TestAForgedStanding(t *testing.T) {
	p := rooted(t, "personal: [born]\nscoring: {pass: 50, bonus: {claims: {hero: 1}}, parts: [{id: essay, max: 100, pass: 50}]}\nranking: {keys: [{by: total, prefer: highest}]}", 1)
	p.do("register", "an", "A", Register{Claims: []string{"hero"}})
	p.do("register", "an", "B", Register{})
	p.do("mark", "m1", "A", mark("essay", 48))
	p.do("mark", "m1", "B", mark("essay", 60))
	p.do("close_component", "an", "", CloseComponent{Component: "essay"})
	out := p.do("rank", "an", "", nil)
	require.Equal(t, []string{"B"}, out.Result.Selected)
	passed := forged(t, p.r, "rank", `"standings":{"A":"failed"`, `"standings":{"A":"passed"`)
	require.False(t, passed.Holds)
	most := forged(t, p.r, "rank", `"B":"60"}`, `"B":"999"}`)
	require.False(t, most.Holds)
	require.Contains(t, most.Text(vietnamese), "không thể có")
	could := forged(t, p.r, "rank", `"B":"60"}`, `"B":"61"}`)
	require.True(t, could.Holds, could.Text(vietnamese))
}

// Only what the regulation calls personal may stand as a commitment.
func TestAHiddenRequirement(t *testing.T) {
	p := haiPhong(t)
	lines := rewritten(t, p.lines, 1, func(body []byte) []byte {
		salt := salts("x")()
		commitment := ledger.Commit(1, "/says/post/requires", [32]byte(salt), []byte(`[]`)).String()
		out := bytes.Replace(body, []byte(`"post":{`), []byte(`"post":{"requires":{"commitment":"`+commitment+`"},`), 1)
		value, err := canonical.Parse(canonicalised(t, out))
		require.NoError(t, err)
		return value.Raw()
	})
	report := Verify(all(lines), VerifyOptions{})
	require.False(t, report.Holds)
	require.Equal(t, "/says/post/requires", report.Field, report.Text(vietnamese))
	require.NotContains(t, report.Text(vietnamese), "{")
}

// canonicalised is JSON with its members in canonical order.
func canonicalised(t *testing.T, text []byte) []byte {
	t.Helper()
	var tree any
	require.NoError(t, json.Unmarshal(text, &tree))
	out, err := json.Marshal(tree)
	require.NoError(t, err)
	return out
}

// Facts that the scorer cannot read are told when they come, each time in the
// same order.
func TestRefusalsHaveOneOrder(t *testing.T) {
	p := rooted(t, "facts: {x: {type: number}, y: {type: number}, z: {type: number}}\nscoring: {parts: [{id: a, from: {fact: x, per: 1, at_most: 9}}, {id: b, from: {fact: y, per: 1, at_most: 9}}, {id: c, from: {fact: z, per: 1, at_most: 9}}]}", 1)
	facts := map[string]thituyen.Fact{"x": thituyen.FactOf("no"), "y": thituyen.FactOf("no"), "z": thituyen.FactOf("no")}
	act := Act{Step: "register", By: "an", Candidate: "A", Happened: minute(90), Body: Register{Dossier: eligibility.Dossier{Facts: facts}, Claims: []string{"k", "l"}}}
	first := p.r.Check(act)
	require.GreaterOrEqual(t, len(first.Reasons), 5, first.Text(vietnamese))
	for range 50 {
		require.Equal(t, first.Text(vietnamese), p.r.Check(act).Text(vietnamese))
	}
}

// Two marks that changed places are put right in one act: taken one by one,
// somebody else would win on the way.
func TestSeveralCorrectionsAtOnce(t *testing.T) {
	p := rooted(t, "personal: [born]\nscoring: {max: 100}\nranking: {keys: [{by: total, prefer: highest}], select: {at_cut: none}}", 1, "A", "B")
	p.do("register", "an", "C", Register{Dossier: eligibility.Dossier{Born: &civil.Date{Year: 1980, Month: 1, Day: 1}}})
	entries := map[string]string{}
	for _, one := range []struct {
		id string
		n  int64
	}{{"A", 90}, {"B", 80}, {"C", 70}} {
		out := p.do("mark", "m1", one.id, mark("total", one.n))
		entries[one.id] = strconv.Itoa(out.Entry.Number)
	}
	p.do("close_component", "an", "", CloseComponent{Component: "total"})
	p.do("rank", "an", "", nil)
	proposed := p.do("propose", "an", "", nil)
	other := func(n int64) *Instead { return instead(t, Act{Body: mark("total", n)}) }
	both := Correct{Reason: "vào nhầm chỗ", Entries: map[string]Correction{entries["B"]: {Instead: other(70)}, entries["C"]: {Instead: other(80)}}}
	register := fmt.Sprint(5)
	for _, wrong := range []struct {
		said  Correct
		codes []string
	}{
		{Correct{Reason: "x"}, []string{"entry_or_entries"}},
		{Correct{Reason: "x", Entries: map[string]Correction{}}, []string{"entry_or_entries"}},
		{Correct{Reason: "x", Entries: map[string]Correction{"02": {Void: true}}}, []string{"entry_or_entries"}},
		{Correct{Reason: "x", Entry: 3, Entries: map[string]Correction{"4": {Void: true}}}, []string{"entry_or_entries"}},
		{Correct{Reason: "x", Entries: map[string]Correction{"99": {Void: true}, "4": {}}}, []string{"void_or_instead", "unknown_entry"}},
	} {
		p.refused("correct", "an", "", wrong.said, wrong.codes...)
	}
	out := p.do("correct", "an", "", both)
	require.Empty(t, out.Fallen, "who was proposed is the same")
	total, _ := p.r.Score("C")
	value, _ := total.Total()
	require.Equal(t, "80", value.String())
	require.True(t, proposed.Accepted)
	born := &civil.Date{Year: 1981, Month: 2, Day: 3}
	p.do("correct", "an", "", Correct{Reason: "ngày sinh sai", Entries: map[string]Correction{register: {Instead: instead(t, Act{Body: Register{Dossier: eligibility.Dossier{Born: born}, Claims: []string{}}})}}})
	c, _ := p.r.Candidate("C")
	require.Equal(t, born, c.Dossier.Born)
	require.NotContains(t, string((*p.r.kept)[len(*p.r.kept)-1]), "1981")
	verified(t, p.r)
	var public bytes.Buffer
	require.NoError(t, Publish(&public, p.r.history))
}
