package contract_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"runtime"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/thituyen/thituyen/workflow/contract"
)

func answers(t testing.TB, text string) []contract.Reply {
	t.Helper()
	var out []contract.Reply
	for line := range strings.Lines(text) {
		out = append(out, reply(t, line))
	}
	return out
}

// Every line has its answer, whatever it holds.
func TestEveryLineIsAnswered(t *testing.T) {
	desk := contract.NewDesk(contract.Limits{LineBytes: 2000})
	long := strings.Repeat("x", 200_000)
	lines := []string{"", "{}", long, "\x00\xff", ask("screen", three), "{" + long, `{"ask": "check", "regulation": {"text": "regulation: x"}}`}
	got := answers(t, serve(t, desk, strings.Join(lines, "\n"))) // the last without its end
	require.Len(t, got, len(lines))
	var codes []string
	for _, r := range got {
		code := ""
		if r.Error != nil {
			code = r.Error.Code
		}
		codes = append(codes, code)
	}
	require.Equal(t, []string{"bad_request", "bad_request", "too_large", "bad_request", "", "too_large", ""}, codes)
	require.Equal(t, "too_large", answers(t, serve(t, desk, long))[0].Error.Code)
}

func TestStreamedCandidates(t *testing.T) {
	desk := contract.NewDesk(contract.Limits{LineBytes: 4000})
	lines := ask("select", `, "streamed": true, "id": "7"`) + "\n" +
		`{"A": {"dossier": {"born": "1980-01-01"}, "marks": {"written": 80}}}` + "\n" +
		"no json\n" + strings.Repeat(" ", 5000) + "\n" + `{"X": {"mark": 1}}` + "\n" +
		`{"B": {"dossier": {"born": "1980-01-01"}, "marks": {"written": 90}}, "C": null}` + "\n{}\n" +
		ask("screen", three) + "\n"
	got := answers(t, serve(t, desk, lines))
	require.Len(t, got, 8)
	for _, r := range got[:7] {
		require.Equal(t, "7", r.ID)
	}
	require.Equal(t, "80", got[0].Candidates["A"].Total.String())
	require.Equal(t, []string{"bad_request", "too_large", "bad_request"}, []string{got[1].Error.Code, got[2].Error.Code, got[3].Error.Code})
	require.NotNil(t, got[5].Candidates["C"].Unknown)
	require.True(t, got[6].End)
	require.Equal(t, []string{"B"}, got[6].Selection.Selected)
	require.Nil(t, got[6].Candidates)
	require.Len(t, got[7].Candidates, 3, "the next request is answered as ever")
}

// A streamed request that cannot be answered takes its lines with it.
func TestAStreamThatFails(t *testing.T) {
	desk := contract.NewDesk(contract.Limits{})
	rest := "\n" + `{"A": {}}` + "\nno json\n{}\n" + ask("screen", three)
	for _, request := range []string{
		strings.Replace(ask("select", `, "streamed": true`), "2018-06-01", "1", 1),
		strings.Replace(ask("select", `, "streamed": true`), `"as_of": "2018-06-01", `, "", 1),
	} {
		got := answers(t, serve(t, desk, request+rest))
		require.Len(t, got, 2, request)
		require.NotNil(t, got[0].Error)
		require.True(t, got[0].End)
		require.Nil(t, got[1].Error)
	}
	got := answers(t, serve(t, desk, ask("select", `, "streamed": true`)+"\n"+`{"A": {}}`))
	require.Equal(t, "ended_early", got[len(got)-1].Error.Code)
}

// Candidates whose scores rest on each other's are answered when all are
// there.
func TestAStreamedCohort(t *testing.T) {
	request := fmt.Sprintf(`{"ask": "score", "detail": "short", "streamed": true, "post": {"seats": 1}, "regulation": {"text": %q}}`,
		"regulation: x\nscoring: {parts: [{id: w, max: 100, adjust: [{place: {prefer: highest}}]}]}")
	got := answers(t, serve(t, contract.NewDesk(contract.Limits{}), request+"\n"+`{"A": {"marks": {"w": 1}}}`+"\n"+`{"B": {"marks": {"w": 2}}}`+"\n{}\n"))
	require.Len(t, got, 3)
	require.Equal(t, "2", got[0].Candidates["A"].Total.String())
	require.Equal(t, "1", got[1].Candidates["B"].Total.String())
	require.True(t, got[2].End)
}

// endless gives a request and then candidates without end, until it is told
// to stop.
type endless struct {
	first   string
	given   int
	stopped context.CancelFunc
	rest    []byte
}

func (e *endless) Read(into []byte) (int, error) {
	if len(e.rest) == 0 {
		if e.given == 400 {
			return 0, io.EOF
		}
		if e.given++; e.given == 1 {
			e.rest = []byte(e.first + "\n")
		} else {
			e.rest = fmt.Appendf(nil, `{"%d": {"dossier": {"born": "1980-01-01"}, "marks": {"written": %d}}}`+"\n", e.given, e.given%100)
		}
		if e.given == 200 {
			e.stopped()
		}
	}
	n := copy(into, e.rest)
	e.rest = e.rest[n:]
	return n, nil
}

func TestACancelledRequest(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	var out bytes.Buffer
	desk := contract.NewDesk(contract.Limits{})
	require.NoError(t, desk.Serve(ctx, &endless{first: ask("select", `, "streamed": true`), stopped: cancel}, &out))
	got := answers(t, out.String())
	last := got[len(got)-1]
	require.Equal(t, "cancelled", last.Error.Code)
	require.True(t, last.End)
	require.Less(t, len(got), 399)
	require.Equal(t, "cancelled", reply(t, string(desk.Answer(ctx, []byte(ask("screen", three))))).Error.Code)
}

type broken struct{ error }

func (b broken) Write([]byte) (int, error) { return 0, b.error }
func (b broken) Read([]byte) (int, error)  { return 0, b.error }

func TestWhatCannotBeReadOrWritten(t *testing.T) {
	torn := errors.New("torn")
	desk := contract.NewDesk(contract.Limits{})
	require.ErrorIs(t, desk.Serve(context.Background(), strings.NewReader("{}\n"), broken{torn}), torn)
	require.ErrorIs(t, desk.Serve(context.Background(), broken{torn}, io.Discard), torn)
	request := ask("select", `, "streamed": true`) + "\n" + `{"A": {}}` + "\n"
	require.ErrorIs(t, desk.Serve(context.Background(), io.MultiReader(strings.NewReader(request), broken{torn}), io.Discard), torn)
}

// Ten thousand requests leave nothing behind.
func TestMemoryStaysFlat(t *testing.T) {
	desk := contract.NewDesk(contract.Limits{})
	request := []byte(ask("select", three))
	inUse := func(times int) uint64 {
		for range times {
			desk.Answer(context.Background(), request)
		}
		runtime.GC()
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return m.HeapInuse
	}
	before := inUse(100)
	after := inUse(10_000)
	require.Less(t, after, before+2<<20)
}

// Many at once get the answers that each alone would get.
func TestManyAtOnce(t *testing.T) {
	desk := contract.NewDesk(contract.Limits{Regulations: 3})
	request := func(i int) []byte {
		return []byte(strings.Replace(ask("select", three), "regulation: x", fmt.Sprintf("regulation: x%d", i%7), 1))
	}
	var want [7]string
	for i := range want {
		want[i] = string(desk.Answer(context.Background(), request(i)))
	}
	var wait sync.WaitGroup
	came := make([]string, 64)
	for i := range came {
		wait.Go(func() { came[i] = string(desk.Answer(context.Background(), request(i))) })
	}
	wait.Wait()
	for i := range came {
		require.Equal(t, want[i%7], came[i])
	}
}

// A hostile regulation is refused, in few words.
func TestAHostileRegulation(t *testing.T) {
	desk := contract.NewDesk(contract.Limits{})
	for _, text := range []string{
		strings.Repeat("[", 100_000),
		"regulation: x\na: &a [x]\nb: [*a, *a]",
		"regulation: x\neligibility: {criteria: [" + strings.Repeat("{id: a},", 30_000) + "]}",
		"\xff\xfe",
	} {
		quoted := fmt.Sprintf("%q", text)
		quoted = strings.ReplaceAll(quoted, `\xff\xfe`, `\ufffd`)
		r := answer(t, desk, `{"ask": "check", "regulation": {"text": `+quoted+`}}`)
		require.Equal(t, "bad_regulation", r.Error.Code)
		require.LessOrEqual(t, len(r.Error.Mistakes), 200)
	}
}

// A million candidates take the room of what is compared of them, and not
// that of their lines.
func TestAMillionStreamed(t *testing.T) {
	count := 1_000_000
	if testing.Short() || !*million {
		count = 20_000
	}
	reader, writer := io.Pipe()
	go func() {
		fmt.Fprintln(writer, ask("select", `, "streamed": true`))
		for i := range count {
			fmt.Fprintf(writer, `{"%d": {"dossier": {"born": "1980-01-01"}, "marks": {"written": %d}}}`+"\n", i, i%101)
		}
		fmt.Fprintln(writer, "{}")
		writer.Close()
	}()
	lines := &counter{}
	require.NoError(t, contract.NewDesk(contract.Limits{}).Serve(context.Background(), reader, lines))
	require.Equal(t, count+1, lines.lines)
	require.Contains(t, lines.last, `"end":true`)
}

// counter counts lines, and keeps the end of the last.
type counter struct {
	lines int
	last  string
}

func (c *counter) Write(text []byte) (int, error) {
	c.lines += bytes.Count(text, []byte("\n"))
	c.last += string(text[max(0, len(text)-64):])
	c.last = c.last[max(0, len(c.last)-64):]
	return len(text), nil
}

func BenchmarkScreening(b *testing.B) {
	desk := contract.NewDesk(contract.Limits{})
	var many strings.Builder
	for i := range 100 {
		fmt.Fprintf(&many, `%s"%d": {"dossier": {"born": "1980-01-01"}}`, map[bool]string{true: "", false: ", "}[i == 0], i)
	}
	request := []byte(ask("screen", `, "candidates": {`+many.String()+`}`))
	b.ReportAllocs()
	for b.Loop() {
		desk.Answer(context.Background(), request)
	}
	b.ReportMetric(float64(b.N)*100/b.Elapsed().Seconds(), "screenings/s")
}
