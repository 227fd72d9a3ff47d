package round

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/thituyen/thituyen/internal/canonical"
	"github.com/thituyen/thituyen/workflow/ledger"
)

// No value of a personal field stands in the public record, save where the
// value is a word that stands there anyway: then not at the field's place.
func TestNoPersonalValueIsPublic(t *testing.T) {
	for name, p := range map[string]played{"hai-phong": haiPhong(t), "boc-tham": bocTham(t)} {
		var public bytes.Buffer
		require.NoError(t, Publish(&public, all(p.lines)))
		require.Equal(t, text(p.lines), public.Bytes(), name)
		for _, c := range p.round.Candidates() {
			if c.Dossier.Name != "" {
				require.NotContains(t, public.String(), c.Dossier.Name)
			}
			require.NotContains(t, public.String(), c.Dossier.Born.String())
			require.NotContains(t, public.String(), `"ethnicity":"`)
			require.NotContains(t, public.String(), `"sex":"`)
			require.NotContains(t, public.String(), `"issued":"`)
		}
		require.NotContains(t, public.String(), `"months":"`)
		require.NotContains(t, public.String(), `"claims":[`)
		for opening := range p.openings.All() {
			require.NotContains(t, public.String(), fmt.Sprintf("%x", opening.Salt), "the salts stay secret")
		}
	}
}

// Whoever tries every possible value finds no commitment without its salt.
func TestNoGuessMatchesACommitment(t *testing.T) {
	p := haiPhong(t)
	guesses := []string{`"male"`, `"female"`, `[]`, `"Kinh"`, `"Tày"`, `"Thái"`, `"Mường"`}
	for year := 1950; year < 1995; year++ {
		for month := 1; month <= 12; month++ {
			for day := 1; day <= 31; day++ {
				guesses = append(guesses, fmt.Sprintf(`"%04d-%02d-%02d"`, year, month, day))
			}
		}
	}
	known := map[ledger.Commitment]bool{}
	for entry, err := range (ledger.Reader{}).Entries(all(p.lines)) {
		require.NoError(t, err)
		committed, err := ledger.Commitments(entry.Body)
		require.NoError(t, err)
		for _, c := range committed {
			require.False(t, known[c.Commitment], "equal values give different commitments")
			known[c.Commitment] = true
		}
	}
	require.NotEmpty(t, known)
	for opening := range p.openings.All() {
		for _, guess := range guesses {
			require.False(t, known[ledger.Commit(opening.Entry, opening.Path, ledger.Salt{}, []byte(guess))])
		}
		require.True(t, known[opening.Commitment()], "with the salt the value is found")
	}
}

func TestErasingOneCandidate(t *testing.T) {
	p := bocTham(t)
	n, err := Erase(all(p.lines), p.openings, "C")
	require.NoError(t, err)
	require.Equal(t, 7, n, "name, born, sex, ethnicity, health, months and claims")
	report := Verify(all(p.lines), VerifyOptions{Openings: p.openings, Head: p.round.Head()})
	require.True(t, report.Holds, report.Text(vietnamese))
	require.NotZero(t, report.Attested)
	for _, a := range report.Rests {
		require.Contains(t, strings.Join(a.Rests, " "), "7 /says/", "only what is C's rests on commitments")
	}
	require.Contains(t, report.Text(language.English), "rests on the commitments at 7 /says/dossier/born")
	c, ok := report.Round.Candidate("C")
	require.True(t, ok)
	require.Equal(t, []string{"born", "ethnicity", "facts.months", "health", "name", "sex"}, c.Hidden)
	require.Empty(t, c.Dossier.Name)
	n, err = Erase(all(p.lines), p.openings, "C")
	require.NoError(t, err)
	require.Zero(t, n)
}

// A public record whose statements about hidden fields cannot be is refused.
func TestAttestedStatementsAreNotBelievedBlindly(t *testing.T) {
	p := bocTham(t)
	number := func(part string) int {
		for i, line := range p.lines {
			if bytes.Contains(line, []byte(part)) {
				return i + 1
			}
		}
		return 0
	}
	screen := number(`"kind":"screen"`)
	forge := func(at int, from, to string) *Report {
		forged := rewritten(t, p.lines, at, func(body []byte) []byte {
			require.Contains(t, string(body), from)
			return bytes.Replace(body, []byte(from), []byte(to), 1)
		})
		return Verify(all(forged), VerifyOptions{})
	}
	report := forge(screen, `"E":{"not_met":["age"],"outcome":"ineligible"}`, `"E":{"not_met":["age"],"outcome":"eligible"}`)
	require.Equal(t, screen, report.Entry, "not met and eligible cannot both be")
	report = forge(screen, `"A":{"outcome":"eligible"}`, `"A":{"not_met":["degree"],"outcome":"ineligible"}`)
	require.Equal(t, screen, report.Entry, "the degree is public")
	rank := number(`"kind":"rank"`)
	report = forge(rank, `"order":[["B"],["D"],["C"]]`, `"order":[["B"],["D"],["A"]]`)
	require.Equal(t, rank, report.Entry, "A has failed a component whose marks are public")
	report = forge(rank, `"selected":["B","D"]`, `"selected":["B","C"]`)
	require.Equal(t, "/result/selected/1", report.Field, "seats follow from the order")
	report = forge(rank, `"order":[["B"],["D"],["C"]]`, `"order":[["B"],["D"],["B"]]`)
	require.Equal(t, rank, report.Entry)
	report = forge(rank, `"order":[["B"],["D"],["C"]]`, `"order":[["B"],["D"]]`)
	require.Equal(t, rank, report.Entry)
}

// A round replayed without openings answers what it can, and does not go on
// with what rests on hidden fields.
func TestHiddenFieldsStopNewVerdicts(t *testing.T) {
	p := bocTham(t)
	n := 0
	for i, line := range p.lines {
		if bytes.Contains(line, []byte(`"kind":"close"`)) {
			n = i + 1
		}
	}
	r, err := Replay(all(p.lines[:n]), ReplayOptions{})
	require.NoError(t, err)
	out := r.Check(Act{Step: "screen", By: "hai", Happened: civilOf(r.chain.Recorded())})
	require.Equal(t, []string{"hidden"}, out.Codes())
	require.Contains(t, out.Text(vietnamese), "openings")
	for i, line := range p.lines {
		if bytes.Contains(line, []byte(`"kind":"rank"`)) {
			n = i
		}
	}
	r, err = Replay(all(p.lines[:n]), ReplayOptions{})
	require.NoError(t, err)
	require.Equal(t, []string{"hidden", "order_hidden"}, orCodes(r.Check(Act{Step: "rank", By: "giang", Happened: civilOf(r.chain.Recorded())})))
}

func orCodes(out Outcome) []string {
	codes := out.Codes()
	if len(codes) == 1 && codes[0] == "hidden" {
		return []string{"hidden", "order_hidden"}
	}
	return codes
}

func TestProveHandsOutWhatIsAboutAPerson(t *testing.T) {
	p := bocTham(t)
	proof, err := Prove(all(p.lines), p.openings, "C")
	require.NoError(t, err)
	require.Equal(t, p.round.Head(), proof.Head)
	require.Equal(t, 7, proof.Openings.Len())
	kinds := map[string]int{}
	for _, entry := range proof.Entries {
		require.Equal(t, p.lines[entry.Number-1], entry.Line)
		require.NotContains(t, string(entry.Line), `"candidate":"D"`)
		kinds[entry.Kind]++
		resolution, err := proof.Openings.Resolve(entry)
		require.NoError(t, err)
		require.Empty(t, resolution.Attested)
	}
	require.Equal(t, map[string]int{"register": 1, "mark": 3, "settle": 1, "request_remark": 1, "remark": 1, "decide_remark": 1}, kinds)
	_, err = Prove(all(p.lines), p.openings, "nobody")
	require.ErrorContains(t, err, "nobody")
	_, err = Prove(all(p.lines[1:]), p.openings, "C")
	require.Error(t, err)
	_, err = Erase(all(p.lines[1:]), p.openings, "C")
	require.Error(t, err)
	without, err := Prove(all(p.lines), nil, "C")
	require.NoError(t, err)
	require.Zero(t, without.Openings.Len())
	bad := new(ledger.Openings)
	require.NoError(t, bad.Add(ledger.Opening{Entry: 7, Path: "/says/dossier/name", Salt: ledger.Salt{1}, Value: []byte(`"x"`)}))
	_, err = Prove(all(p.lines), bad, "C")
	require.Equal(t, ledger.CodeCommitmentMismatch, ledger.CodeOf(err))
	require.False(t, Verify(all(p.lines), VerifyOptions{Openings: bad}).Holds)
}

func TestPublishRefusesAnOpenField(t *testing.T) {
	p := haiPhong(t)
	open := rewritten(t, p.lines, 8, func(body []byte) []byte {
		value, err := canonical.Parse(body)
		require.NoError(t, err)
		says, _ := value.Member("says")
		name, _ := find(says, "/says/dossier/name")
		return bytes.Replace(body, name.Raw(), []byte(`"Trần Văn Bảo"`), 1)
	})
	var out bytes.Buffer
	err := Publish(&out, all(open))
	d, ok := errors.AsType[*Divergence](err)
	require.True(t, ok)
	require.Equal(t, 8, d.Entry)
	require.Equal(t, "/says/dossier/name", d.Field)
	require.NotEmpty(t, d.Text(vietnamese))
	require.Error(t, Publish(&out, all(p.lines[1:])))
	require.Error(t, Publish(failing{}, all(p.lines)))
}

type failing struct{}

func (failing) Write([]byte) (int, error) { return 0, errors.New("full") }

func TestSaltsAreAsked(t *testing.T) {
	c, err := ReadCase(haiPhongFiles)
	require.NoError(t, err)
	r := New(c.Regulation)
	var register Act
	for _, act := range c.Acts {
		if act.Step == "register" {
			register = act.Act
			break
		}
		if act.Refused == nil {
			apply(t, r, act.Act)
		}
	}
	head := r.Head()
	_, err = r.Apply(register, nil)
	needed, ok := errors.AsType[*SaltsNeededError](err)
	require.True(t, ok)
	require.Equal(t, 6, needed.Fields)
	require.ErrorContains(t, err, "32 random bytes")
	out, err := r.Apply(register, func() []byte { return []byte("short") })
	require.Equal(t, ledger.CodeBadSalt, ledger.CodeOf(err))
	require.False(t, out.Accepted)
	same := salts("x")()
	_, err = r.Apply(register, func() []byte { return same })
	require.Equal(t, ledger.CodeRepeatedSalt, ledger.CodeOf(err))
	require.Equal(t, head, r.Head(), "nothing was done")
	fresh := salts("once")
	_, err = r.Apply(register, fresh)
	require.NoError(t, err)
	register.Candidate = "TS77"
	_, err = r.Apply(register, salts("once"))
	require.Equal(t, ledger.CodeRepeatedSalt, ledger.CodeOf(err), "a salt of an earlier entry")
	_, err = r.Apply(Act{Step: "register", By: "hai", Candidate: "\xff", Happened: register.Happened}, fresh)
	require.NoError(t, err)
}

// What a marker is told about a code never depends on whose it is, and the
// round knows of no link before the codes are opened.
func TestACodeSaysNothingOfThePerson(t *testing.T) {
	p := bocTham(t)
	opened := 0
	for i, line := range p.lines {
		if bytes.Contains(line, []byte(`"kind":"open_codes"`)) && bytes.Contains(line, []byte(`"salt"`)) {
			opened = i
		}
	}
	record := string(text(p.lines[:opened]))
	for code, candidate := range map[string]string{"K1": "D", "K2": "A", "K3": "F", "K4": "B", "K5": "C"} {
		require.NotContains(t, record, fmt.Sprintf("%q:%q", code, candidate))
	}
	r, err := Replay(all(p.lines[:opened]), ReplayOptions{Openings: openingsUntil(p.openings, opened)})
	require.NoError(t, err)
	for _, c := range r.Candidates() {
		require.Empty(t, c.Values)
		require.Empty(t, r.Marks(c.ID))
	}
	require.Len(t, r.Marks("K1"), 2)
	require.Len(t, r.Components(), 2)
	require.True(t, r.Components()[0].Issued && r.Components()[0].Closed && !r.Components()[0].Opened && r.Components()[0].ByCode)
	said := map[string]bool{}
	for _, code := range []string{"K1", "K2", "K4", "K5"} {
		out := r.Check(Act{Step: "mark", By: "van", Happened: civilOf(r.chain.Recorded()), Body: Mark{Component: "essay", Code: code}})
		said[strings.ReplaceAll(out.Text(vietnamese), code, "K")] = true
	}
	require.Len(t, said, 1, "the same answer whoever it is, related or not: %v", said)
}

func TestSealCodes(t *testing.T) {
	_, _, err := SealCodes("essay", map[string]string{"K1": "A", "K2": "B", "K3": "C"}, []string{"A", "B", "C"}, salts("k"))
	require.ErrorIs(t, err, ErrCodesInOrder)
	_, _, err = SealCodes("essay", map[string]string{"K1": "C", "K2": "B", "K3": "A"}, []string{"A", "B", "C"}, salts("k"))
	require.ErrorIs(t, err, ErrCodesInOrder)
	_, _, err = SealCodes("essay", map[string]string{"K1": "B", "K2": "A"}, []string{"A", "B"}, nil)
	require.Error(t, err)
	_, _, err = SealCodes("essay", map[string]string{"K1": "B", "K2": "A"}, []string{"A", "B"}, func() []byte { return nil })
	require.Equal(t, ledger.CodeBadSalt, ledger.CodeOf(err))
	_, _, err = SealCodes("essay", map[string]string{"K1": "\xff"}, nil, salts("k"))
	require.Error(t, err)
	sealed, book, err := SealCodes("essay", map[string]string{"K1": "B", "K2": "C", "K3": "A"}, []string{"A", "B", "C"}, salts("k"))
	require.NoError(t, err)
	require.Len(t, sealed.Codes, 3)
	require.True(t, book["K1"].opens("essay", "K1", sealed.Codes["K1"]))
	require.False(t, book["K1"].opens("essay", "K2", sealed.Codes["K1"]), "a commitment belongs to its code")
	require.False(t, book["K1"].opens("other", "K1", sealed.Codes["K1"]), "and to its component")
}

// Whoever knows all shares but one cannot foresee the order: each order comes
// up over the values of the last share.
func TestALotIsNotForeseenWithoutTheLastShare(t *testing.T) {
	orders := map[string]int{}
	for i := range 600 {
		lot := lotState{roles: []string{"office", "council"}, shares: map[string]string{"office": "known", "council": fmt.Sprint("unknown", i)}}
		orders[strings.Join(drawn(*lot.seed(), "A", "B", "C"), "")]++
	}
	require.Len(t, orders, 6)
	for order, count := range orders {
		require.InDelta(t, 100, count, 45, order)
	}
	without := lotState{roles: []string{"office", "council"}, shares: map[string]string{"office": "known"}}
	require.Nil(t, without.seed())
	_, err := LotShare{Role: "office", Share: "\xff"}.Commitment()
	require.ErrorIs(t, err, ErrLotShare)
}
