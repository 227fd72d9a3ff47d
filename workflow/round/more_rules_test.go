package round

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"cloud.google.com/go/civil"
	"github.com/stretchr/testify/require"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/eligibility"
	"github.com/thituyen/thituyen/scoring"
	"github.com/thituyen/thituyen/workflow"
	"github.com/thituyen/thituyen/workflow/ledger"
	"github.com/thituyen/thituyen/workflow/regulation"
)

// The criteria that are judged as of the appointment are judged on its day.
func TestNoLongerEligibleOnTheDayOfAppointment(t *testing.T) {
	p := bocTham(t)
	r, err := Replay(all(p.lines), ReplayOptions{Openings: p.openings})
	require.NoError(t, err)
	at := civil.DateTime{Date: civil.Date{Year: 2033, Month: 7, Day: 9}}
	out := r.Check(Act{Step: "appoint", By: "binh", Happened: at})
	require.Equal(t, []string{"no_longer_eligible"}, out.Codes())
	require.Len(t, out.Reasons, 2, "both selected are over the age")
	require.Equal(t, "Điều 1", out.Reasons[0].Clause)
	apply(t, r, Act{Step: "appoint", By: "binh", Candidate: "D", Happened: now(r)})
	apply(t, r, Act{Step: "strike_off", By: "binh", Candidate: "B", Happened: now(r), Body: StrikeOff{Reason: "Khai man"}})
	apply(t, r, Act{Step: "replace", By: "binh", Happened: now(r)})
	require.ElementsMatch(t, []string{"D", "C"}, r.Selection().Selected)
	apply(t, r, Act{Step: "appoint", By: "binh", Happened: now(r)})
	verified(t, r)
}

const twoCodes = `
regulation: hai-phach
personal: [months, name]
facts: {months: {type: number}}
scoring:
  parts:
    - {id: one, max: 10, anonymous: true, bonus: {claims: {hero: 1}}, panel: {combine: mean}}
    - {id: two, max: 10, anonymous: true, after: one, pass: 1}
    - {id: years, from: {fact: months, per: 1/12}}
  sanctions: {warning: {deduct: 50%}}
ranking: {keys: [{by: total, prefer: highest}, {by: fact.months, prefer: highest, missing: refuse}]}
procedure:
  roles: {office: {}, marking: {}, codes: {}}
  states: {start: draft, final: [done]}
  minimum: {count: 4, of: registered, otherwise: extend}
  clocks: [{id: term, starts: announce, lasts: 5 days, extension: {step: extend, lasts: 5 days}}]
  steps:
    - {id: announce, by: office, from: draft, to: open}
    - {id: register, by: office, from: open}
    - {id: supplement, by: office, from: [open, closed]}
    - {id: extend, by: office, from: open}
    - {id: close, by: office, from: open, to: closed}
    - {id: issue_codes, by: codes, from: closed}
    - {id: sanction, by: office, from: closed}
    - {id: mark, by: marking, from: closed}
    - {id: close_component, by: office, from: closed}
    - {id: open_codes, by: codes, from: closed}
    - {id: publish, by: office, from: [open, closed, done]}
    - {id: rank, by: office, from: closed, to: done}
    - {id: recognise, by: office, from: done}
`

func twoCodesRegulation(t testing.TB, changes ...string) *regulation.Regulation {
	reg, err := regulation.Parse("r.yaml", []byte(strings.NewReplacer(changes...).Replace(twoCodes)))
	require.NoError(t, err)
	return reg
}

func months(n string) eligibility.Dossier {
	return eligibility.Dossier{Facts: map[string]thituyen.Fact{"months": thituyen.FactOf(n)}}
}

func registered(t testing.TB, reg *regulation.Regulation) *player {
	p := &player{t: t, r: New(reg)}
	p.do("open", "an", "", Open{People: map[string][]string{"an": {"office"}, "m": {"marking"}, "c": {"codes"}}})
	p.do("announce", "an", "", nil)
	for i, id := range []string{"A", "B", "C"} {
		p.do("register", "an", id, Register{Dossier: months([]string{"60", "60", "24"}[i]), Claims: []string{"hero"}[:i%2]})
	}
	return p
}

func TestTwoComponentsByCode(t *testing.T) {
	p := registered(t, twoCodesRegulation(t, "open_codes, by: codes", "open_codes, jointly: [codes, office]"))
	p.refused("close", "an", "", nil, "too_few_candidates")
	p.do("extend", "an", "", nil)
	p.do("register", "an", "D", Register{Dossier: months("12")})
	p.refused("publish", "an", "", PublishList{What: PublishMarks}, "nothing_to_publish")
	p.refused("publish", "an", "", PublishList{What: PublishRanking}, "nothing_to_publish")
	p.refused("publish", "an", "", PublishList{What: "poems"}, "nothing_to_publish")
	p.do("close", "an", "", nil)
	one := map[string]string{"K1": "B", "K2": "D", "K3": "A", "K4": "C"}
	sealed, book, err := SealCodes("one", one, p.r.Registered(), salts("one"))
	require.NoError(t, err)
	p.refused("close_component", "an", "", CloseComponent{Component: "one"}, "codes_not_issued")
	p.do("issue_codes", "c", "", sealed)
	p.refused("issue_codes", "c", "", Codes{Component: "two", Codes: map[string]string{"x": "y"}}, "component_not_closed", "wrong_number_of_codes", "bad_commitment")
	p.do("sanction", "an", "", Sanction{Component: "one", Code: "K3", Kind: "warning", Reason: "Nói chuyện"})
	for code := range one {
		m := mark("one", 8)
		m.Code = code
		p.do("mark", "m", "", m)
	}
	p.refused("open_codes", "c", "", nil, "component_needed")
	p.do("close_component", "an", "", CloseComponent{Component: "one"})
	require.Equal(t, "8", valueOfMean(t, p.do("publish", "an", "", PublishList{What: PublishMarks}).Result.Values["K1"]["one"]))
	p.do("open_codes", "c", "", OpenCodes{Component: "one"})
	p.refused("open_codes", "an", "", OpenCodes{Component: "one", Codes: CodeBook{"K1": {Candidate: "B", Salt: strings.ToUpper(book["K1"].Salt)}}}, "code_mismatch", "codes_missing")
	p.do("open_codes", "an", "", OpenCodes{Component: "one", Codes: book})
	p.refused("open_codes", "an", "", OpenCodes{Component: "one"}, "codes_opened")
	p.refused("open_codes", "an", "", OpenCodes{Component: "two"}, "codes_not_issued")
	c, _ := p.r.Candidate("B")
	require.Equal(t, "9", c.Values["one"].Value.String(), "with the bonus that no code shows")
	p.refused("rank", "an", "", nil, "component_not_closed")
	two := map[string]string{"L1": "B", "L2": "D", "L3": "A", "L4": "C"}
	sealed, book, err = SealCodes("two", two, p.r.Registered(), salts("two"))
	require.NoError(t, err)
	p.do("issue_codes", "c", "", sealed)
	for code := range two {
		m := mark("two", 5)
		m.Code = code
		p.do("mark", "m", "", m)
	}
	p.do("close_component", "an", "", CloseComponent{Component: "two"})
	p.refused("rank", "an", "", nil, "codes_not_opened")
	p.do("open_codes", "an", "", OpenCodes{Component: "two"})
	p.do("open_codes", "c", "", OpenCodes{Component: "two", Codes: book})
	p.do("rank", "an", "", nil)
	require.Equal(t, [][]string{{"B"}, {"C"}, {"A"}, {"D"}}[0], p.r.List().Order()[0])
	p.do("publish", "an", "", nil)
	verified(t, p.r)
	report := Verify(p.r.history, VerifyOptions{})
	require.NotZero(t, report.Attested)
	n, err := Erase(p.r.history, p.r.openings, "A")
	require.NoError(t, err)
	require.Equal(t, 2, n)
	require.True(t, Verify(p.r.history, VerifyOptions{Openings: p.r.openings}).Holds)
	score, ok := p.r.Score("B")
	require.True(t, ok)
	require.NotEmpty(t, score.Trace())
	require.Equal(t, scoring.Passed, score.Standing(scoring.Root))
}

func valueOfMean(t testing.TB, m Mean) string {
	require.NotNil(t, m.Value)
	return m.Value.String()
}

func TestCodesAreOpenedByTwo(t *testing.T) {
	p := registered(t, twoCodesRegulation(t, "count: 4", "count: 2"))
	p.refused("extend", "an", "", nil, "enough_candidates")
	p.do("supplement", "an", "A", Supplement{Dossier: months("61"), Claims: []string{"hero"}})
	p.do("close", "an", "", nil)
	one := map[string]string{"K1": "B", "K2": "C", "K3": "A"}
	sealed, book, err := SealCodes("one", one, p.r.Registered(), salts("one"))
	require.NoError(t, err)
	p.do("issue_codes", "c", "", sealed)
	for code := range one {
		m := mark("one", 8)
		m.Code = code
		p.do("mark", "m", "", m)
	}
	p.do("close_component", "an", "", CloseComponent{Component: "one"})
	p.refused("open_codes", "c", "", OpenCodes{Component: "one", Codes: book}, "two_people_needed")
	verified(t, p.r)
}

// A codes board that seals codes in the order of registration by other means
// is found out at the opening.
func TestCodesInOrderAreFoundAtTheOpening(t *testing.T) {
	p := registered(t, twoCodesRegulation(t, "count: 4", "count: 2", "open_codes, by: codes", "open_codes, jointly: [codes, office]"))
	p.do("close", "an", "", nil)
	one := map[string]string{"K1": "A", "K2": "B", "K3": "C"}
	sealed, book, err := SealCodes("one", one, nil, salts("one"))
	if errors.Is(err, ErrCodesInOrder) {
		sealed, book, err = SealCodes("one", one, []string{"B", "A", "C"}, salts("one"))
	}
	require.NoError(t, err)
	p.do("issue_codes", "c", "", sealed)
	for code := range one {
		m := mark("one", 8)
		m.Code = code
		p.do("mark", "m", "", m)
	}
	p.do("close_component", "an", "", CloseComponent{Component: "one"})
	p.do("open_codes", "c", "", OpenCodes{Component: "one"})
	p.refused("open_codes", "an", "", OpenCodes{Component: "one", Codes: book}, "codes_follow_registration")
}

func TestWordsOfParts(t *testing.T) {
	v := Verdict{Outcome: eligibility.Ineligible, NotMet: []string{"age"}, Waived: []string{"degree"}}
	require.Equal(t, "không đủ điều kiện (không đạt: age) (được miễn: degree)", v.Text(vietnamese))
	require.Equal(t, "không có điểm (vắng)", Mean{Standing: scoring.Absent}.Text(vietnamese))
	require.Equal(t, "không có điểm", Mean{}.Text(vietnamese))
	require.Equal(t, "odd", standingText(vietnamese, "odd"))
	require.Equal(t, "mục 3 /result/x: – → –", Change{Entry: 3, Field: "/result/x"}.Text(vietnamese))
	require.Empty(t, Result{}.Text(vietnamese))
	require.Contains(t, Result{Selected: []string{}, Seed: "s", Missing: []string{"r"}}.Text(vietnamese), "không có ai")
	require.Equal(t, "danh sách đủ điều kiện", PublishEligible.Text(vietnamese))
	require.NotEmpty(t, (&Tally{Result: string(workflow.Pending)}).Text(vietnamese))
	for _, code := range []string{"refused", "differs", "unreadable", "rules_missing", "rules_broken", "rules_other", "open"} {
		d := &Divergence{Entry: 1, Field: "/x", Code: code, Want: strings.Repeat("đ", 300), Err: errors.New("y")}
		require.NotEmpty(t, d.Text(vietnamese))
		require.Contains(t, d.Error(), "entry 1")
	}
	require.Equal(t, "plain", failureText(vietnamese, errors.New("plain")))
	require.Contains(t, failureText(vietnamese, &ledger.Error{Code: ledger.CodeBrokenChain, Entry: 3, Or: 2, Field: "previous"}), "mục 2 hoặc mục 3, previous")
	require.NotEmpty(t, failureText(vietnamese, &ledger.Error{Code: ledger.CodeStoreFailed}))
	require.Equal(t, "unexpected", mistakesOf(errors.New("x"))[0].Code)
	require.Contains(t, (&recordError{field: "says", mistakes: mistakesOf(errors.New("x"))}).Error(), "x")
	report := &Report{Holds: true, Attested: 2, Rests: []Attested{{Entry: 1, Field: "x"}}}
	require.Contains(t, report.Text(vietnamese), "và 1 điều khác")
	for code := range chainWords {
		require.NotEmpty(t, failureText(vietnamese, &ledger.Error{Code: code, Entry: 1}))
	}
}

// What stands in a body and is none of an act's.
func TestBodiesThatAreNotOfAnAct(t *testing.T) {
	r := smallRound(t)
	entry := ledger.Entry{Number: 9, Kind: "mark", Actor: "m1", Happened: momentOf(minute(9)), Recorded: momentOf(minute(9))}
	for _, body := range []string{
		`7`, `{"candidate":7}`, `{"closed":"x"}`, `{"counted":{"x":"y"}}`, `{"proposal":[]}`, `{"votes":{"a":"maybe"}}`, `{"more":"x"}`,
		`{"says":[]}`, `{"says":{"parts":[]}}`, `{"says":{"mark":"1e3"}}`, `{"says":{"mark":["1"]}}`, `{"result":{"x":"y"}}`, `{"says":{"more":"x"}}`,
	} {
		entry.Body = []byte(body)
		_, err := readEntry(entry, nil)
		require.Error(t, err, body)
	}
	entry.Kind = "conclude"
	for _, body := range []string{`{"says":{"paper":7}}`, `{"says":{"text":"x","upside":"down"}}`, `{"says":"x"}`} {
		entry.Body = []byte(body)
		_, err := readEntry(entry, nil)
		require.Error(t, err, body)
	}
	entry.Kind = "register"
	for _, body := range []string{`{"says":{"dossier":{"name":{"commitment":"00"}}}}`} {
		entry.Body = []byte(body)
		_, err := readEntry(entry, nil)
		require.Error(t, err, body)
	}
	entry.Body = []byte(`{"candidate":"A","closed":true,"counted":{"against":"0","for":"1","voters":["a"]},"proposal":"p","votes":{"a":"for"}}`)
	read, err := readEntry(entry, nil)
	require.NoError(t, err)
	var w writer
	body, err := w.write(&read.act, "", []byte("{}"), &Result{})
	require.NoError(t, err)
	require.True(t, bytes.Contains(body, []byte(`"closed":true`)))
	_ = r
}
