package contract_test

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/workflow/contract"
)

var (
	million = flag.Bool("million", false, "stream a million candidates, not twenty thousand")
	update  = flag.Bool("update", false, "write the schemas anew")
)

// The requests that every client of the examples sends too.
const requestsFile = "testdata/requests.jsonl"

func serve(t testing.TB, desk *contract.Desk, requests string) string {
	t.Helper()
	var out bytes.Buffer
	require.NoError(t, desk.Serve(context.Background(), strings.NewReader(requests), &out))
	return out.String()
}

// reply reads an answer back.
func reply(t testing.TB, line string) contract.Reply {
	t.Helper()
	var r contract.Reply
	require.NoError(t, json.Unmarshal([]byte(line), &r), line)
	return r
}

func answer(t testing.TB, desk *contract.Desk, request string) contract.Reply {
	t.Helper()
	return reply(t, string(desk.Answer(context.Background(), []byte(request))))
}

// The same requests give the same bytes, whoever answered what before; and
// what is read back is the same answer.
func TestTheSameRequestsGiveTheSameBytes(t *testing.T) {
	text, err := os.ReadFile(requestsFile)
	require.NoError(t, err)
	requests := string(text)
	came := serve(t, contract.NewDesk(contract.Limits{}), requests)
	require.True(t, came == serve(t, contract.NewDesk(contract.Limits{Regulations: 1}), ask("screen", three)+"\n"+requests)[len(serve(t, contract.NewDesk(contract.Limits{}), ask("screen", three))):])
	asked := map[contract.Ask]bool{}
	for line := range strings.Lines(came) {
		r := reply(t, line)
		asked[r.Ask] = asked[r.Ask] || r.Error == nil
		again, err := json.Marshal(r)
		require.NoError(t, err)
		require.JSONEq(t, line, string(again))
	}
	for _, ask := range []contract.Ask{
		contract.AskCheck, contract.AskWords, contract.AskScreen, contract.AskScore, contract.AskRank, contract.AskSelect, contract.AskWhy, contract.AskNext,
	} {
		require.True(t, asked[ask], "no case answers %s", ask)
	}
}

// What a short answer says, to the letter.
func TestAShortAnswer(t *testing.T) {
	const want = `{"form":"contract.answer/1","ask":"select","regulation":{"id":"x","fingerprint":"FINGERPRINT"},` +
		`"candidates":{"A":{"outcome":"eligible","standing":"passed","total":"80"},"B":{"outcome":"eligible","standing":"passed","total":"70"},` +
		`"C":{"outcome":"ineligible","not_met":["age"]}},` +
		`"ranking":{"order":[["A"],["B"]],"places":{"A":"1","B":"2"},"not_placed":["C"]},` +
		`"selection":{"selected":["A"],"reserve":[],"referred":[]}}`
	line := string(contract.NewDesk(contract.Limits{}).Answer(context.Background(), []byte(ask("select", three))))
	require.Equal(t, strings.Replace(want, "FINGERPRINT", reply(t, line).Regulation.Fingerprint, 1), line)
}

const rules = `regulation: x\nfacts: {a: {type: number}}\neligibility: {criteria: [{id: age, require: {age: {at_least: 30 years}}}]}\nscoring: {parts: [{id: written, max: 100, pass: 50}]}\nranking: {keys: [{by: total, prefer: highest}], select: {at_cut: refer}}`

func ask(ask, rest string) string {
	return fmt.Sprintf(`{"ask": %q, "lang": "en", "detail": "short", "regulation": {"text": "%s"}, "as_of": "2018-06-01", "post": {"seats": 1}%s}`, ask, rules, rest)
}

const three = `, "candidates": {"A": {"dossier": {"born": "1980-01-01"}, "marks": {"written": 80}}, "B": {"dossier": {"born": "1980-01-01"}, "marks": {"written": 70}}, "C": {"dossier": {"born": "2000-01-01"}, "marks": {"written": 70}}}`

// Whatever is wrong is an answer with a code.
func TestErrorsAreData(t *testing.T) {
	desk := contract.NewDesk(contract.Limits{LineBytes: 4096})
	for request, code := range map[string]string{
		``:                  "bad_request",
		`[1]`:               "bad_request",
		`{"ask": "?"}`:      "bad_request",
		`{"ask": "screen"}`: "bad_request",
		`{"ask": "why", "regulation": {"preset": "x"}, "pair": ["A"]}`:                "bad_request",
		`{"ask": "check", "regulation": {"preset": "a", "text": "b"}}`:                "bad_request",
		`{"ask": "check", "streamed": true, "regulation": {"preset": "a"}}`:           "bad_request",
		`{"ask": "check", "version": "9", "regulation": {"preset": "a"}}`:             "unknown_version",
		`{"ask": "check", "regulation": {"preset": "nothing"}}`:                       "unknown_preset",
		`{"ask": "check", "regulation": {"fingerprint": "00"}}`:                       "unknown_fingerprint",
		`{"ask": "check", "regulation": {"text": "regulation: x\npas: 1"}}`:           "bad_regulation",
		`{"ask": "screen", "group": "z", "regulation": {"preset": "hai-phong-2018"}}`: "bad_case",
		strings.Replace(ask("screen", three), `"as_of": "2018-06-01", `, "", 1):       "bad_case",
		`{"ask": "score", "regulation": {"text": "regulation: x"}}`:                   "no_section",
		`{"ask": "rank", "regulation": {"text": "regulation: x"}}`:                    "no_section",
		`{"ask": "next", "regulation": {"text": "regulation: x"}}`:                    "no_section",
		`{"ask": "verify", "record": "x", "head": "y"}`:                               "unexpected",
		`{"ask": "verify", "record": "x", "openings": "y"}`:                           "unexpected",
		ask("why", three+`, "pair": ["A", "C"]`):                                      "unknown_candidate",
		ask("why", three+`, "pair": ["Z", "A"]`):                                      "unknown_candidate",
		ask("screen", `, "streamed": true`):                                           "streamed_alone",
		ask("screen", `, "id": "`+strings.Repeat("x", 5000)+`"`):                      "too_large",
	} {
		r := answer(t, desk, request)
		require.NotNil(t, r.Error, request)
		require.Equal(t, code, r.Error.Code, "%s: %s", request, r.Error.Text)
		require.NotEmpty(t, r.Error.Text)
	}
	r := answer(t, desk, `{"ask": "check", "lang": "en", "regulation": {"text": "regulation: x\nscoring:\n  pas: 1", "name": "quy-che.yaml"}}`)
	require.Equal(t, "quy-che.yaml", r.Error.Mistakes[0].Mistake.Place.File)
	require.Equal(t, 3, r.Error.Mistakes[0].Mistake.Place.Line)
	require.Contains(t, r.Error.Mistakes[0].Text, "pass")
}

// One bad candidate is an error beside them.
func TestOneBadCandidate(t *testing.T) {
	desk := contract.NewDesk(contract.Limits{})
	r := answer(t, desk, ask("select", strings.Replace(three, "80}", "800}", 1)))
	require.Nil(t, r.Error)
	require.Equal(t, "bad_case", r.Candidates["A"].Error.Code)
	require.Equal(t, "marks.written", r.Candidates["A"].Error.Mistakes[0].Mistake.Path.String())
	require.Equal(t, []string{"B"}, r.Selection.Selected)
	require.Equal(t, []string{"A", "C"}, r.Ranking.NotPlaced)
}

// A regulation that was read is known by its fingerprint, until others have
// taken its place.
func TestFingerprints(t *testing.T) {
	desk := contract.NewDesk(contract.Limits{Regulations: 2})
	text := func(id string) contract.Reply {
		return answer(t, desk, fmt.Sprintf(`{"ask": "check", "regulation": {"text": "regulation: %s"}}`, id))
	}
	byFingerprint := func(fingerprint string) contract.Reply {
		return answer(t, desk, fmt.Sprintf(`{"ask": "check", "regulation": {"fingerprint": %q}}`, fingerprint))
	}
	a := text("a").Regulation.Fingerprint
	require.Equal(t, "a", byFingerprint(a).Regulation.ID)
	text("b")
	require.Equal(t, "a", byFingerprint(a).Regulation.ID)
	text("c")
	require.Equal(t, "a", byFingerprint(a).Regulation.ID, "the one used last stays")
	text("d")
	text("e")
	require.Equal(t, "unknown_fingerprint", byFingerprint(a).Error.Code)
	preset := answer(t, desk, `{"ask": "check", "regulation": {"preset": "nd-24-2010"}}`).Regulation
	require.Equal(t, preset.ID, byFingerprint(preset.Fingerprint).Regulation.ID)
}

// An answer of another version is a typed error.
func TestAnAnswerOfAnotherVersion(t *testing.T) {
	var r contract.Reply
	var wrong *thituyen.FormError
	require.ErrorAs(t, json.Unmarshal([]byte(`{"form": "contract.answer/2"}`), &r), &wrong)
	require.Equal(t, "contract.answer/1", wrong.Known)
	var request contract.Request
	require.ErrorContains(t, json.Unmarshal([]byte(`{"asc": "check"}`), &request), "ask")
}

func TestMargins(t *testing.T) {
	desk := contract.NewDesk(contract.Limits{})
	r := answer(t, desk, ask("why", three+`, "pair": ["B", "A"]`))
	require.Equal(t, "A", r.Why.Above)
	require.Equal(t, "total", r.Why.By)
	require.Equal(t, "10", r.Why.Margins["A"].Amount.String())
	require.True(t, r.Why.Margins["A"].Selected)
	require.True(t, r.Why.Margins["B"].Above)
	r = answer(t, desk, strings.Replace(ask("why", three+`, "pair": ["B", "A"]`), `{"seats": 1}`, `{"seats": 0}`, 1))
	require.Nil(t, r.Why.Margins["A"].Amount)
	r = answer(t, desk, strings.Replace(ask("why", three+`, "pair": ["B", "A"], "lot_seed": "s"`), "at_cut: refer", "at_cut: lot", 1))
	require.Empty(t, r.Why.Margins, "these rules have none")
}

// A record is verified as package round does, whole and altered.
func TestRecordsAreVerified(t *testing.T) {
	record, err := os.ReadFile("../../examples/verify/testdata/record.jsonl")
	require.NoError(t, err)
	openings, err := os.ReadFile("../../examples/verify/testdata/openings.jsonl")
	require.NoError(t, err)
	desk := contract.NewDesk(contract.Limits{})
	verify := func(record, openings, head string) *contract.Verified {
		request, err := json.Marshal(map[string]string{"ask": "verify", "lang": "en", "record": record, "openings": openings, "head": head})
		require.NoError(t, err)
		r := answer(t, desk, string(request))
		require.Nil(t, r.Error)
		return r.Verify
	}
	whole := verify(string(record), "", "")
	require.True(t, whole.Holds, whole.Text)
	require.NotZero(t, whole.Attested)
	require.Zero(t, verify(string(record), string(openings), whole.Head).Attested)
	altered := verify(strings.Replace(string(record), "2018", "2019", 1), "", "")
	require.False(t, altered.Holds)
	require.NotZero(t, altered.Entry)
}
