package round

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"sync"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/thituyen/thituyen/workflow/ledger"
	"github.com/thituyen/thituyen/workflow/regulation"
)

func TestASessionKeepsAndGoesOn(t *testing.T) {
	ctx := context.Background()
	store := new(ledger.Memory)
	c, err := ReadCase(haiPhongFiles)
	require.NoError(t, err)
	salt := salts("session")
	for i, act := range c.Acts {
		if act.Refused != nil {
			continue
		}
		// Every few acts the program starts anew.
		s, err := OpenSession(ctx, store, ReplayOptions{Regulation: c.Regulation})
		require.NoError(t, err)
		prepared, err := c.Prepare(s.Round(), act.Act, salt)
		require.NoError(t, err)
		out, err := s.Do(ctx, prepared, salt)
		require.NoError(t, err, i)
		require.True(t, out.Accepted, out.Text(vietnamese))
		require.Empty(t, s.Round().hiddenPlaces(), "the store keeps the openings with the lines")
	}
	openings := new(ledger.Openings)
	for opening, err := range store.Openings(ctx, 1) {
		require.NoError(t, err)
		require.NoError(t, openings.Add(opening))
	}
	require.NotZero(t, openings.Len())
	report := Verify(store.Read(ctx, 1), VerifyOptions{Openings: openings})
	require.True(t, report.Holds, report.Text(vietnamese))
	require.Equal(t, "ended", report.State)
	s, err := OpenSession(ctx, store, ReplayOptions{Openings: openings})
	require.NoError(t, err)
	out, err := s.Do(ctx, Act{Step: "rank", By: "giang", Happened: civilOf(s.round.chain.Recorded())}, nil)
	require.NoError(t, err)
	require.Equal(t, []string{"final_state"}, out.Codes())
}

// Many sessions mark through one store: one chain, nothing lost, and no
// second mark by the same marker, whoever comes first.
func TestSessionsRace(t *testing.T) {
	ctx := context.Background()
	store := new(ledger.Memory)
	base := readyToMark(t, 8)
	for _, line := range *base.kept {
		head, _ := headOf(ctx, store)
		require.NoError(t, store.Append(ctx, head, line))
	}
	var wg sync.WaitGroup
	var mu sync.Mutex
	accepted, refused := 0, 0
	for w := range 8 {
		wg.Go(func() {
			s, err := OpenSession(ctx, store, ReplayOptions{})
			if err != nil {
				t.Error(err)
				return
			}
			for n := range 16 {
				mark := decimal.New(int64(50+w), 0)
				act := marking(n)
				act.Body = Mark{Component: "essay", Mark: &mark}
				out, err := s.Do(ctx, act, nil)
				mu.Lock()
				switch {
				case err != nil:
					t.Error(err)
				case out.Accepted:
					accepted++
				default:
					refused++
				}
				mu.Unlock()
			}
		})
	}
	wg.Wait()
	require.Equal(t, 16, accepted)
	require.Equal(t, 16*7, refused)
	require.True(t, Verify(store.Read(ctx, 1), VerifyOptions{}).Holds)
}

func headOf(ctx context.Context, store ledger.Store) (ledger.Head, error) {
	statement, err := (ledger.Reader{}).Verify(store.Read(ctx, 1))
	return statement.Head, err
}

// flaky fails as a store might.
type flaky struct {
	ledger.Store
	err  error
	read error
}

func (f *flaky) Append(ctx context.Context, after ledger.Head, line []byte, openings ...ledger.Opening) error {
	if f.err != nil {
		return f.err
	}
	return f.Store.Append(ctx, after, line, openings...)
}

func (f *flaky) Read(ctx context.Context, from int) iter.Seq2[[]byte, error] {
	if f.read != nil {
		return func(yield func([]byte, error) bool) { yield(nil, f.read) }
	}
	return f.Store.Read(ctx, from)
}

func TestASessionWhoseStoreFails(t *testing.T) {
	ctx := context.Background()
	reg, err := regulation.Parse("r.yaml", []byte(benchRules))
	require.NoError(t, err)
	store := &flaky{Store: new(ledger.Memory)}
	s, err := OpenSession(ctx, store, ReplayOptions{Regulation: reg})
	require.NoError(t, err)
	act := Act{Step: "open", By: "an", Happened: minute(0), Body: Open{People: map[string][]string{"an": {"office"}}}}
	store.err = errors.New("disk full")
	out, err := s.Do(ctx, act, nil)
	require.ErrorContains(t, err, "disk full")
	require.False(t, out.Accepted)
	require.False(t, s.Round().Opened())
	store.err = &ledger.ConflictError{}
	store.read = fmt.Errorf("network")
	_, err = s.Do(ctx, act, nil)
	require.ErrorContains(t, err, "network")
	store.err, store.read = nil, nil
	out, err = s.Do(ctx, act, nil)
	require.NoError(t, err)
	require.True(t, out.Accepted)

	other := New(reg)
	apply(t, other, Act{Step: "open", By: "bo", Happened: minute(0), Body: Open{People: map[string][]string{"bo": {"office"}}}})
	_, err = s.Round().Follow((*other.kept)[0], nil)
	require.Error(t, err, "an entry of another record")
	_, err = OpenSession(ctx, &flaky{Store: store, read: errors.New("gone")}, ReplayOptions{})
	require.Error(t, err)
	out, err = s.Do(ctx, Act{Step: "announce", By: "an", Happened: minute(1), Proposal: "\xff"}, nil)
	require.Error(t, err, "text that is not UTF-8")
	require.False(t, out.Accepted)
}

// Openings that come late are taken in; who has been forgotten stays so.
func TestOpeningsThatComeLateAndAreForgotten(t *testing.T) {
	ctx := context.Background()
	p := haiPhong(t)
	store := new(ledger.Memory)
	for i, line := range p.lines {
		head := ledger.Head{}
		if i > 0 {
			head = ledger.Head{Number: i, Hash: ledger.HashLine(p.lines[i-1])}
		}
		require.NoError(t, store.Append(ctx, head, line))
	}
	s, err := OpenSession(ctx, store, ReplayOptions{})
	require.NoError(t, err)
	require.NotEmpty(t, s.Round().hiddenPlaces())
	for opening := range p.openings.All() {
		require.NoError(t, s.Openings().Add(opening))
	}
	require.NoError(t, s.CatchUp(ctx))
	require.Empty(t, s.Round().hiddenPlaces())
	id := s.Round().Registered()[0]
	before, _ := s.Round().Candidate(id)
	require.NotNil(t, before.Dossier.Born)
	gone, err := s.Erase(ctx, id)
	require.NoError(t, err)
	require.NotZero(t, gone)
	after, _ := s.Round().Candidate(id)
	require.Nil(t, after.Dossier.Born)
	require.NoError(t, s.CatchUp(ctx))
	require.NotEmpty(t, s.Round().hiddenPlaces())
	none, err := (&Session{}).Erase(ctx, "x")
	require.NoError(t, err)
	require.Zero(t, none)
}

// A session does not refuse by what it last saw: it looks first.
func TestASessionLooksBeforeItRefuses(t *testing.T) {
	ctx := context.Background()
	reg := plainRegulation(t)
	store := new(ledger.Memory)
	a, err := OpenSession(ctx, store, ReplayOptions{Regulation: reg})
	require.NoError(t, err)
	b, err := OpenSession(ctx, store, ReplayOptions{Regulation: reg})
	require.NoError(t, err)
	out, err := a.Do(ctx, Act{Step: "open", By: "an", Happened: minute(0), Body: Open{People: map[string][]string{"an": {"office"}}}}, nil)
	require.NoError(t, err)
	require.True(t, out.Accepted)
	out, err = b.Do(ctx, Act{Step: "announce", By: "an", Happened: minute(1)}, nil)
	require.NoError(t, err)
	require.True(t, out.Accepted, out.Text(vietnamese))
}
