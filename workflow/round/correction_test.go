package round

import (
	"bytes"
	"testing"

	"cloud.google.com/go/civil"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/thituyen/thituyen/eligibility"
	"github.com/thituyen/thituyen/workflow/ledger"
)

// entryWith is the number of the first entry that has all the parts.
func entryWith(t testing.TB, lines [][]byte, parts ...string) int {
	t.Helper()
	for i, line := range lines {
		found := true
		for _, part := range parts {
			found = found && bytes.Contains(line, []byte(part))
		}
		if found {
			return i + 1
		}
	}
	t.Fatalf("no entry has %v", parts)
	return 0
}

func until(t testing.TB, p played, parts ...string) *Round {
	n := entryWith(t, p.lines, parts...)
	r, err := Replay(all(p.lines[:n]), ReplayOptions{Openings: openingsUntil(p.openings, n)})
	require.NoError(t, err)
	return r
}

func now(r *Round) civil.DateTime { return civilOf(r.chain.Recorded()) }

func verified(t testing.TB, r *Round) {
	t.Helper()
	report := Verify(r.history, VerifyOptions{Openings: r.openings, Head: r.Head()})
	require.True(t, report.Holds, report.Text(vietnamese))
	require.Zero(t, report.Attested)
	public := Verify(r.history, VerifyOptions{Head: r.Head()})
	require.True(t, public.Holds, public.Text(vietnamese))
	again, err := Replay(r.history, ReplayOptions{Openings: r.openings})
	require.NoError(t, err)
	require.Equal(t, text(*r.kept), text(*again.kept))
	require.Equal(t, r.State(), again.State())
}

func instead(t testing.TB, act Act) *Instead {
	i, err := InsteadOf(act)
	require.NoError(t, err)
	return i
}

// One mark corrected after the recognition changes who is selected: what
// rested on the old selection falls, and the round is back where it was
// decided.
func TestACorrectedMarkChangesWhoIsSelected(t *testing.T) {
	p := haiPhong(t)
	r := until(t, p, `"kind":"recognise"`, `"won"`)
	require.Equal(t, []string{"TS04"}, r.Selection().Selected)
	wrong := entryWith(t, p.lines, `"candidate":"TS04"`, `"kind":"mark"`, `"actor":"minh"`)
	parts := func(build, present, answer int64) map[string]decimal.Decimal {
		return map[string]decimal.Decimal{"build": decimal.New(build, 0), "present": decimal.New(present, 0), "answer": decimal.New(answer, 0)}
	}
	out := apply(t, r, Act{Step: "correct", By: "giang", Happened: now(r), Body: Correct{
		Entry: wrong, Reason: "Cộng nhầm", Instead: instead(t, Act{Body: Mark{Component: "project", Parts: parts(16, 32, 30)}}),
	}})
	require.Equal(t, "ranked", r.State())
	require.Equal(t, []string{"TS01"}, r.Selection().Selected)
	closing := entryWith(t, p.lines, `"kind":"close_component"`, `"project"`)
	rank := entryWith(t, p.lines, `"kind":"rank"`)
	require.Contains(t, out.Result.Changes, Change{Entry: closing, Field: "/result/values/TS04/project/value", From: `"81.8"`, To: `"81.2"`})
	require.Contains(t, out.Result.Changes, Change{Entry: rank, Field: "/result/selected", From: `["TS04"]`, To: `["TS01"]`})
	require.Contains(t, out.Result.Changes, Change{Entry: rank, Field: "/result/places/TS04", From: `"1"`, To: `"2"`})
	require.Contains(t, out.Result.Changes, Change{Entry: entryWith(t, p.lines, `"kind":"propose"`), Field: "refused", To: "rests_on_changed"})
	require.Contains(t, out.Text(vietnamese), "81.2")
	verified(t, r)

	// The round goes on from there, and may be corrected again.
	apply(t, r, Act{Step: "propose", By: "giang", Happened: now(r)})
	for _, member := range []string{"binh", "chi", "dung"} {
		apply(t, r, Act{Step: "recognise", By: member, Happened: now(r)})
	}
	require.Equal(t, "recognised", r.State())
	back := apply(t, r, Act{Step: "correct", By: "giang", Happened: now(r), Body: Correct{
		Entry: wrong, Reason: "Nhầm khi đính chính", Instead: instead(t, Act{Body: Mark{Component: "project", Parts: parts(16, 32, 33)}}),
	}})
	require.Equal(t, []string{"TS04"}, r.Selection().Selected)
	require.NotEmpty(t, back.Result.Changes)
	verified(t, r)
}

func TestACorrectedDossierAndWhatIsTakenBack(t *testing.T) {
	p := haiPhong(t)
	r := until(t, p, `"kind":"publish"`, `"what":"eligible"`)
	registered := entryWith(t, p.lines, `"kind":"register"`, `"candidate":"TS02"`)
	c, _ := r.Candidate("TS02")
	dossier := c.Dossier
	dossier.Born = &civil.Date{Year: 1960, Month: 1, Day: 1}
	out := apply(t, r, Act{Step: "correct", By: "hai", Happened: now(r), Body: Correct{
		Entry: registered, Reason: "Ghi sai ngày sinh", Instead: instead(t, Act{Body: Register{Dossier: dossier}}),
	}})
	require.NotEmpty(t, out.Openings, "the corrected dossier is committed to as well")
	c, _ = r.Candidate("TS02")
	require.Equal(t, eligibility.Ineligible, c.Verdict.Outcome)
	require.NotContains(t, string(out.Entry.Line), "1960-01-01")
	verified(t, r)
	n, err := Erase(r.history, r.openings, "TS02")
	require.NoError(t, err)
	require.Equal(t, 12, n, "those of the dossier and of its correction")
	report := Verify(r.history, VerifyOptions{Openings: r.openings})
	require.True(t, report.Holds, report.Text(vietnamese))
	require.NotZero(t, report.Attested)

	r = until(t, p, `"kind":"publish"`, `"what":"eligible"`)
	out = apply(t, r, Act{Step: "correct", By: "hai", Happened: now(r), Body: Correct{Entry: registered, Void: true, Reason: "Nhận nhầm kỳ thi"}})
	_, there := r.Candidate("TS02")
	require.False(t, there)
	require.Contains(t, out.Result.Changes, Change{Entry: registered, Field: "void", To: "true"})
	verified(t, r)
}

func TestCorrectionsThatAreRefused(t *testing.T) {
	p := haiPhong(t)
	r := until(t, p, `"kind":"recognise"`, `"won"`)
	head := r.Head()
	mark := entryWith(t, p.lines, `"kind":"mark"`, `"code":"P13"`)
	try := func(body Correct) []string {
		if body.Reason == "" {
			body.Reason = "Thử"
		}
		out, err := r.Apply(Act{Step: "correct", By: "giang", Happened: now(r), Body: body}, salts("t"))
		require.NoError(t, err)
		require.False(t, out.Accepted)
		require.NotEmpty(t, out.Text(vietnamese))
		return out.Codes()
	}
	some := instead(t, Act{Body: Note{Text: "x"}})
	require.Equal(t, []string{"unknown_entry"}, try(Correct{Entry: 999, Void: true}))
	require.Equal(t, []string{"void_or_instead"}, try(Correct{Entry: mark}))
	require.Equal(t, []string{"void_or_instead"}, try(Correct{Entry: mark, Void: true, Instead: some}))
	for _, entry := range []int{1, entryWith(t, p.lines, `"kind":"announce"`), entryWith(t, p.lines, `"kind":"recognise"`)} {
		require.Equal(t, []string{"not_correctable"}, try(Correct{Entry: entry, Void: true}), entry)
	}
	require.Equal(t, []string{"unknown_key"}, try(Correct{Entry: mark, Instead: some}), "of another kind")
	over := decimal.New(300, 0)
	require.Equal(t, []string{"mark_above_max"}, try(Correct{Entry: mark, Instead: instead(t, Act{Body: Mark{Component: "written", Code: "P13", Mark: &over}})}))
	fine := decimal.New(70, 0)
	require.Equal(t, []string{"wrong_role"}, try(Correct{Entry: mark, Instead: instead(t, Act{By: "hai", Body: Mark{Component: "written", Code: "P13", Mark: &fine}})})[1:])
	require.Equal(t, head, r.Head())

	_, err := InsteadOf(Act{Body: Note{Text: "\xff"}})
	require.Error(t, err)
	_, err = InsteadOf(Act{Body: []string{"x"}})
	require.Error(t, err)
	require.NotNil(t, instead(t, Act{By: "van", Candidate: "A", Happened: minute(1)}))

	r.ReadFrom(all(p.lines[:3]))
	require.Equal(t, []string{"unreadable_record"}, try(Correct{Entry: mark, Void: true}))
	_ = ledger.Head{}
}

// What was corrected cannot be corrected into a round that no rule allows:
// later acts fall one after the other.
func TestActsThatFall(t *testing.T) {
	p := haiPhong(t)
	r := until(t, p, `"kind":"rank"`)
	opening := entryWith(t, p.lines, `"kind":"settle"`)
	out := apply(t, r, Act{Step: "correct", By: "giang", Happened: now(r), Body: Correct{Entry: opening, Void: true, Reason: "Quyết định trái thẩm quyền"}})
	closing := entryWith(t, p.lines, `"kind":"close_component"`)
	require.Contains(t, out.Result.Changes, Change{Entry: closing, Field: "refused", To: "not_settled"})
	require.Equal(t, "screened", r.State(), "the ranking fell with the marks that it needed")
	require.Nil(t, r.List())
	verified(t, r)
}
