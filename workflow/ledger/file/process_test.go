package file

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/thituyen/thituyen/workflow/ledger"
)

const (
	writerPath = "LEDGER_TEST_PATH"
	writerName = "LEDGER_TEST_WRITER"
	perProcess = 25
)

// TestMain makes the test program a writer when a test starts it as one.
func TestMain(m *testing.M) {
	if path := os.Getenv(writerPath); path != "" {
		if err := write(path, os.Getenv(writerName)); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// write appends entries against all others, judging again after a conflict.
func write(path, name string) error {
	ctx := context.Background()
	store, err := Open(ctx, path)
	if err != nil {
		return err
	}
	appender, err := ledger.Open(ctx, store)
	if err != nil {
		return err
	}
	for kept := 0; kept < perProcess; {
		_, err := appender.Append(ctx, draft(name))
		switch {
		case err == nil:
			kept++
		case ledger.CodeOf(err) != ledger.CodeConflict:
			return err
		}
		for _, err := range appender.CatchUp(ctx) {
			if err != nil {
				return err
			}
		}
	}
	return store.Close()
}

// TestSeveralProcessesMakeOneChain starts writers in processes of their own.
func TestSeveralProcessesMakeOneChain(t *testing.T) {
	const processes = 4
	path := newPath(t)
	program, err := os.Executable()
	require.NoError(t, err)
	var writers []*exec.Cmd
	for number := range processes {
		writer := exec.CommandContext(t.Context(), program)
		writer.Env = append(os.Environ(), writerPath+"="+path, fmt.Sprintf("%s=writer-%d", writerName, number))
		writer.Stderr = os.Stderr
		require.NoError(t, writer.Start())
		writers = append(writers, writer)
	}
	for _, writer := range writers {
		require.NoError(t, writer.Wait())
	}
	entries := map[string]int{}
	for entry, err := range (ledger.Reader{}).Entries(open(t, path).Read(t.Context(), 1)) {
		require.NoError(t, err)
		entries[entry.Actor]++
	}
	require.Len(t, entries, processes)
	for writer, count := range entries {
		require.Equal(t, perProcess, count, writer)
	}
}
