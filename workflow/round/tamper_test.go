package round

import (
	"bytes"
	"errors"
	"slices"
	"testing"

	"cloud.google.com/go/civil"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/thituyen/thituyen/internal/canonical"
	"github.com/thituyen/thituyen/workflow/ledger"
)

// smallRound is a whole round whose record is short enough to be altered in
// every bit.
func smallRound(t testing.TB) *Round {
	r := readyToMark(t, 3)
	for i := range 6 {
		apply(t, r, marking(i))
	}
	apply(t, r, Act{Step: "close_component", By: "an", Happened: minute(4), Body: CloseComponent{Component: "essay"}})
	apply(t, r, Act{Step: "rank", By: "an", Happened: minute(5)})
	return r
}

func apply(t testing.TB, r *Round, act Act) Outcome {
	t.Helper()
	out, err := r.Apply(act, salts(act.Step+act.Candidate+act.Happened.String()))
	require.NoError(t, err)
	require.True(t, out.Accepted, out.Text(vietnamese))
	return out
}

func text(lines [][]byte) []byte { return append(bytes.Join(lines, []byte("\n")), '\n') }

// TestEveryBitOfEveryByte flips each bit of a record. The chain finds every
// one, and Verify says the same; Verify itself is asked for a share of them,
// for it does the acts before the altered line as well.
func TestEveryBitOfEveryByte(t *testing.T) {
	r := smallRound(t)
	record, head := text(*r.kept), r.Head()
	require.True(t, Verify(ledger.Lines(bytes.NewReader(record)), VerifyOptions{Head: head}).Holds)
	line := 1
	for i := range record {
		for bit := range 8 {
			altered := bytes.Clone(record)
			altered[i] ^= 1 << bit
			_, err := (ledger.Reader{Known: head}).Verify(ledger.Lines(bytes.NewReader(altered)))
			failed, ok := errors.AsType[*ledger.Error](err)
			require.True(t, ok, "byte %d bit %d: %v", i, bit, err)
			near := failed.Entry == line || failed.Or == line || record[i] == '\n' && failed.Entry == line+1
			require.True(t, near, "byte %d bit %d of entry %d: %v", i, bit, line, err)
			if (i*8+bit)%211 == 0 {
				report := Verify(ledger.Lines(bytes.NewReader(altered)), VerifyOptions{Head: head})
				require.False(t, report.Holds)
				require.Equal(t, failed.Entry, report.Entry, "byte %d bit %d: %v", i, bit, report.Failure)
			}
		}
		if record[i] == '\n' {
			line++
		}
	}
}

func TestEntriesDroppedDoubledAndSwapped(t *testing.T) {
	p := haiPhong(t)
	n := len(p.lines)
	verify := func(lines [][]byte, head ledger.Head) *Report {
		return Verify(all(lines), VerifyOptions{Head: head, Openings: p.openings})
	}
	for i := range n {
		dropped := slices.Delete(slices.Clone(p.lines), i, i+1)
		report := verify(dropped, p.round.Head())
		require.False(t, report.Holds)
		require.Equal(t, i+1, report.Entry, "entry %d dropped: %v", i+1, report.Failure)
		doubled := slices.Insert(slices.Clone(p.lines), i, p.lines[i])
		report = verify(doubled, p.round.Head())
		require.False(t, report.Holds)
		require.Equal(t, i+2, report.Entry, "entry %d doubled: %v", i+1, report.Failure)
		if i > 0 {
			swapped := slices.Clone(p.lines)
			swapped[i-1], swapped[i] = swapped[i], swapped[i-1]
			report = verify(swapped, ledger.Head{})
			require.False(t, report.Holds)
			require.Equal(t, i, report.Entry, "entries %d and %d swapped: %v", i, i+1, report.Failure)
		}
	}
}

func TestAnEndCutOff(t *testing.T) {
	p := haiPhong(t)
	cut := p.lines[:len(p.lines)-3]
	report := Verify(all(cut), VerifyOptions{Openings: p.openings})
	require.True(t, report.Holds, report.Text(vietnamese))
	require.Contains(t, report.Text(language.English), "without a head kept elsewhere nothing more can be known")
	report = Verify(all(cut), VerifyOptions{Openings: p.openings, Head: p.round.Head()})
	require.False(t, report.Holds)
	require.Equal(t, ledger.CodeIncomplete, ledger.CodeOf(report.Failure))
	require.Contains(t, report.Text(vietnamese), "phần cuối bị cắt")
	kept := report.Statement.Head
	report = Verify(all(p.lines), VerifyOptions{Openings: p.openings, Head: kept})
	require.True(t, report.Holds)
	require.Contains(t, report.Text(vietnamese), "sau đó còn gì không thì không biết được")
	report = Verify(all(p.lines[:9]), VerifyOptions{Openings: p.openings})
	require.Equal(t, ledger.CodeStrayOpening, ledger.CodeOf(report.Failure), "an opening shows that entries are missing")
}

// rewritten is the record with one body changed and every hash after it made
// anew.
func rewritten(t *testing.T, lines [][]byte, number int, change func([]byte) []byte) [][]byte {
	t.Helper()
	var chain ledger.Chain
	var out [][]byte
	for entry, err := range (ledger.Reader{}).Entries(all(lines)) {
		require.NoError(t, err)
		body := entry.Body
		if entry.Number == number {
			body = change(body)
		}
		next, err := chain.Next(ledger.Draft{Kind: entry.Kind, Actor: entry.Actor, Happened: entry.Happened, Recorded: entry.Recorded, Body: body})
		require.NoError(t, err)
		chain = ledger.After(next)
		out = append(out, next.Line)
	}
	return out
}

func TestAChainRewritten(t *testing.T) {
	p := haiPhong(t)
	number := 0
	for i, line := range p.lines {
		if bytes.Contains(line, []byte(`"mark":"82.5"`)) {
			number = i + 1
		}
	}
	forged := rewritten(t, p.lines, number, func(body []byte) []byte { return bytes.Replace(body, []byte("82.5"), []byte("89.5"), 1) })
	report := Verify(all(forged), VerifyOptions{})
	require.False(t, report.Holds)
	d, ok := errors.AsType[*Divergence](report.Failure)
	require.True(t, ok)
	require.Equal(t, "differs", d.Code)
	require.Equal(t, "/result/values/P13/written/value", d.Field)
	require.Equal(t, `"84.75"`, d.Want)
	require.Equal(t, `"81.25"`, d.Have)
	require.Contains(t, report.Text(vietnamese), "KHÔNG ĐÚNG")

	again, err := ReadCase(haiPhongFiles)
	require.NoError(t, err)
	other := New(again.Regulation)
	salt := salts("another hand")
	for _, act := range again.Acts {
		if act.Refused != nil {
			continue
		}
		prepared, err := again.Prepare(other, act.Act, salt)
		require.NoError(t, err)
		out, err := other.Apply(prepared, salt)
		require.NoError(t, err)
		require.True(t, out.Accepted)
	}
	whole := Verify(other.history, VerifyOptions{})
	require.True(t, whole.Holds, "a chain rewritten as a whole is one that holds")
	require.Contains(t, whole.Text(vietnamese), "không có mã chốt lưu ở nơi khác nên không biết được gì thêm")
	found := Verify(other.history, VerifyOptions{Head: p.round.Head()})
	require.False(t, found.Holds)
	require.Equal(t, ledger.CodeHeadMismatch, ledger.CodeOf(found.Failure))
}

// Acts written into a chain without the round's leave.
func TestForgedActs(t *testing.T) {
	r := smallRound(t)
	lines := slices.Clone((*r.kept)[:r.Head().Number-2]) // before the closing
	forge := func(kind, actor, candidate, says string, at civil.DateTime) *Report {
		var chain ledger.Chain
		for entry, err := range (ledger.Reader{}).Entries(all(lines)) {
			require.NoError(t, err)
			chain = ledger.After(entry)
		}
		body := `{"candidate":"` + candidate + `","says":` + says + `}`
		if candidate == "" {
			body = `{"says":` + says + `}`
		}
		next, err := chain.Next(ledger.Draft{Kind: kind, Actor: actor, Happened: momentOf(at), Recorded: momentOf(minute(9)), Body: []byte(body)})
		require.NoError(t, err)
		return Verify(all(append(slices.Clone(lines), next.Line)), VerifyOptions{})
	}
	for name, c := range map[string]struct {
		report *Report
		codes  []string
	}{
		"wrong role":       {forge("mark", "an", "C000001", `{"component":"essay","mark":"70"}`, minute(4)), []string{"wrong_role"}},
		"second mark":      {forge("mark", "m1", "C000001", `{"component":"essay","mark":"70"}`, minute(4)), []string{"already_marked"}},
		"out of range":     {forge("mark", "m1", "C000001", `{"component":"essay","mark":"170"}`, minute(4)), []string{"already_marked", "mark_above_max"}},
		"out of state":     {forge("register", "an", "C9", `{}`, minute(4)), []string{"wrong_state"}},
		"unknown step":     {forge("bribe", "an", "", `{}`, minute(4)), []string{"unknown_step"}},
		"nobody":           {forge("mark", "m1", "nobody", `{"component":"essay","mark":"70"}`, minute(4)), []string{"unknown_candidate"}},
		"body of no act":   {forge("mark", "m1", "C000001", `{"Mark":"70","component":"essay"}`, minute(4)), nil},
		"number as number": {forge("mark", "m1", "C000001", `{"component":"essay","mark":70}`, minute(4)), nil},
		"unknown field":    {forge("close_component", "an", "", `{"component":"essay","more":"x"}`, minute(4)), nil},
	} {
		require.False(t, c.report.Holds, name)
		require.Equal(t, len(lines)+1, c.report.Entry, name)
		d, ok := errors.AsType[*Divergence](c.report.Failure)
		require.True(t, ok, name)
		if c.codes == nil {
			require.Equal(t, "unreadable", d.Code, name)
			continue
		}
		require.Equal(t, "refused", d.Code, name)
		require.ElementsMatch(t, c.codes, Outcome{Reasons: d.Reasons}.Codes(), name)
		require.NotEmpty(t, d.Text(vietnamese))
	}
}

func TestADivergenceNamesTheField(t *testing.T) {
	r := smallRound(t)
	last := r.Head().Number
	for _, c := range []struct {
		from, to, field string
		entry           int
	}{
		{`"C000000":{"essay":{"standing":"passed"`, `"C000000":{"essay":{"standing":"failed"`, "/result/values/C000000/essay/standing", last - 1},
		{`"places":{"C000000":"3"`, `"places":{"C000000":"1"`, "/result/places/C000000", last},
		{`"selected":[]`, `"selected":["C000000"]`, "/result/selected/0", last},
		{`"state":"done"`, `"state":"open"`, "/result/state", last},
		{`"order":[["C000002"],["C000001"]`, `"order":[["C000002"],["C000002"]`, "/result/order/1/0", last},
		{`,"state":"done"`, ``, "/result/state", last},
		{`"referred":[],`, `"referred":[],"reserve":[["C000001"]],`, "", 0},
	} {
		if c.entry == 0 {
			continue
		}
		forged := rewritten(t, *r.kept, c.entry, func(body []byte) []byte {
			require.Contains(t, string(body), c.from)
			return bytes.Replace(body, []byte(c.from), []byte(c.to), 1)
		})
		report := Verify(all(forged), VerifyOptions{})
		require.False(t, report.Holds)
		require.Equal(t, c.field, report.Field, report.Text(vietnamese))
		require.Equal(t, c.entry, report.Entry)
	}
}

func TestReplayWritesTheSameBytes(t *testing.T) {
	for _, p := range []played{haiPhong(t), bocTham(t)} {
		again, err := Replay(all(p.lines), ReplayOptions{Openings: p.openings, Head: p.round.Head()})
		require.NoError(t, err)
		require.Equal(t, text(p.lines), text(*again.kept))
		require.Equal(t, p.round.Candidates(), again.Candidates())
		require.Equal(t, p.round.Path(), again.Path())
		require.Equal(t, p.round.Selection().Selected, again.Selection().Selected)
		require.Equal(t, p.round.List().Order(), again.List().Order())
		require.Equal(t, p.round.Dates(), again.Dates())
		require.Equal(t, p.round.People(), again.People())
	}
}

// Every prefix of a record is a round that goes on to the same end.
func TestAnyPrefixGoesOn(t *testing.T) {
	p := bocTham(t)
	for n := 1; n <= len(p.lines); n += 3 {
		reg := p.round.Regulation()
		r, err := Replay(all(p.lines[:n]), ReplayOptions{Openings: openingsUntil(p.openings, n), Regulation: reg})
		require.NoError(t, err)
		for _, line := range p.lines[n:] {
			_, err := r.Follow(line, p.openings)
			require.NoError(t, err)
		}
		require.Equal(t, p.round.Head(), r.Head())
	}
}

func openingsUntil(openings *ledger.Openings, entry int) *ledger.Openings {
	out := new(ledger.Openings)
	for opening := range openings.All() {
		if opening.Entry <= entry {
			_ = out.Add(opening)
		}
	}
	return out
}

func TestRecordsThatBringNoRegulation(t *testing.T) {
	p := haiPhong(t)
	before := p.lines[:4] // plan, leave and council, before the notice
	require.True(t, Verify(all(before), VerifyOptions{}).Holds, "a preset is found by its fingerprint")
	q := bocTham(t)
	report := Verify(all(q.lines[:2]), VerifyOptions{})
	require.False(t, report.Holds)
	d, ok := errors.AsType[*Divergence](report.Failure)
	require.True(t, ok)
	require.Equal(t, "rules_missing", d.Code)
	require.True(t, Verify(all(q.lines[:2]), VerifyOptions{Regulation: q.round.Regulation()}).Holds)
	require.True(t, Verify(all(nil), VerifyOptions{}).Holds, "an empty record says nothing that could be wrong")

	broken := rewritten(t, q.lines, 3, func(body []byte) []byte {
		return bytes.Replace(body, []byte(`"regulation":"thu-boc-tham"`), []byte(`"regulation":["thu"]`), 1)
	})
	report = Verify(all(broken), VerifyOptions{})
	require.Equal(t, "/says/rules", report.Field)
	other := rewritten(t, q.lines, 3, func(body []byte) []byte {
		return bytes.Replace(body, []byte(`"max":"100"`), []byte(`"max":"200"`), 1)
	})
	report = Verify(all(other), VerifyOptions{})
	require.Equal(t, 3, report.Entry, "entry 1 names another fingerprint: %v", report.Failure)
	require.Equal(t, "/says/rules", report.Field)
}

func TestSignaturesAreAsked(t *testing.T) {
	r := New(nil)
	_ = r
	reg := bocTham(t).round.Regulation()
	r = New(reg)
	act := Act{Step: "open", By: "hai", Happened: minute(0), Body: Open{People: map[string][]string{"hai": {"office"}}}}
	out, err := r.ApplySigned(act, nil, func(message []byte) ([]byte, error) { return message[:4], nil })
	require.NoError(t, err)
	require.True(t, out.Accepted)
	check := func(want bool) func(ledger.Entry, []byte) error {
		return func(entry ledger.Entry, message []byte) error {
			if want && bytes.Equal(entry.Signature, message[:4]) {
				return nil
			}
			return errors.New("no")
		}
	}
	require.True(t, Verify(r.history, VerifyOptions{Regulation: reg, Signature: check(true)}).Holds)
	report := Verify(r.history, VerifyOptions{Regulation: reg, Signature: check(false)})
	require.Equal(t, 1, report.Entry)
	require.Contains(t, report.Text(vietnamese), "chữ ký không đúng")
	_, err = r.ApplySigned(Act{Step: "council", By: "hai", Happened: minute(0)}, nil, nil)
	require.NoError(t, err)
}

func TestFirstDifference(t *testing.T) {
	value := func(text string) canonical.Value {
		v, err := canonical.Parse([]byte(text))
		require.NoError(t, err)
		return v
	}
	field, want, have := firstDifference(value(`{"a":[1,2]}`), value(`{"a":[1]}`), "")
	require.Equal(t, []string{"/a/1", "2", ""}, []string{field, want, have})
	field, want, have = firstDifference(value(`{"a":1}`), value(`{"a":1,"b/c":2}`), "")
	require.Equal(t, []string{"/b~1c", "", "2"}, []string{field, want, have})
	field, _, _ = firstDifference(value(`[]`), value(`[]`), "/x")
	require.Equal(t, "/x", field)
	_ = decimal.Decimal{}
}
