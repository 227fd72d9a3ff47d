package ledger_test

import (
	"bytes"
	"runtime"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/thituyen/thituyen/workflow/ledger"
)

// markDraft is an entry of ordinary size, about 370 bytes.
func markDraft() ledger.Draft {
	return ledger.Draft{
		Kind: "mark", Actor: "giam-khao-1", Happened: start, Recorded: start,
		Body: []byte(`{"code":"A7-0042","component":"written","marks":{"examiner-1":"82.5","examiner-2":"79.25"},"note":"Bài viết tay, 6 trang"}`),
	}
}

func perSecond(b *testing.B) {
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "entries/s")
}

func BenchmarkAppendToMemory(b *testing.B) {
	draft := markDraft()
	appender := ledger.NewAppender(new(ledger.Memory), ledger.Chain{})
	b.ReportAllocs()
	for b.Loop() {
		if _, err := appender.Append(b.Context(), draft); err != nil {
			b.Fatal(err)
		}
	}
	perSecond(b)
}

func BenchmarkChainNext(b *testing.B) {
	draft := markDraft()
	var chain ledger.Chain
	b.ReportAllocs()
	for b.Loop() {
		entry, err := chain.Next(draft)
		if err != nil {
			b.Fatal(err)
		}
		chain = ledger.After(entry)
	}
	perSecond(b)
}

func BenchmarkVerifyStream(b *testing.B) {
	const count = 20_000
	var content bytes.Buffer
	var chain ledger.Chain
	for range count {
		entry, err := chain.Next(markDraft())
		require.NoError(b, err)
		content.Write(entry.Line)
		content.WriteByte('\n')
		chain = ledger.After(entry)
	}
	b.SetBytes(int64(content.Len()))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := (ledger.Reader{Known: chain.Head()}).Verify(ledger.Lines(bytes.NewReader(content.Bytes()))); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.N)*count/b.Elapsed().Seconds(), "entries/s")
}

// BenchmarkVerifyMillion verifies 1,000,000 entries that are built while they
// are read, and reports the largest live heap on the way.
func BenchmarkVerifyMillion(b *testing.B) {
	for b.Loop() {
		peak := livePeak(b, 1_000_000)
		b.ReportMetric(float64(peak)/(1<<20), "MiB-live")
	}
}

// livePeak verifies a record while it is built and returns the largest live
// heap, beyond that at the start, seen at ten points on the way.
func livePeak(t testing.TB, count int) uint64 {
	live := func() uint64 {
		runtime.GC()
		var stats runtime.MemStats
		runtime.ReadMemStats(&stats)
		return stats.HeapAlloc
	}
	before, peak, read := live(), uint64(0), 0
	for _, err := range (ledger.Reader{}).Entries(numbered(t, count)) {
		require.NoError(t, err)
		if read++; read%(count/10) == 0 {
			if now := live(); now > before {
				peak = max(peak, now-before)
			}
		}
	}
	require.Equal(t, count, read)
	return peak
}

func TestMemoryDoesNotGrowWithTheRecord(t *testing.T) {
	// 50,000 entries are some 20 MB; what is live stays below a part of that.
	require.Less(t, livePeak(t, 50_000), uint64(1<<20))
}

func BenchmarkCommit(b *testing.B) {
	salt, value := saltFor(1), []byte(`"Nguyễn Thị Ánh Tuyết"`)
	b.ReportAllocs()
	for b.Loop() {
		ledger.Commit(42, "/applicant/name", salt, value)
	}
}
