package file_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/thituyen/thituyen/workflow/ledger"
	"github.com/thituyen/thituyen/workflow/ledger/file"
)

// A machine stopped in the middle of a write. The complete entries are read,
// the torn line is cut off when asked for, and the record goes on.
func Example() {
	folder, err := os.MkdirTemp("", "record")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer func() { _ = os.RemoveAll(folder) }()
	if err := run(context.Background(), filepath.Join(folder, "record.jsonl")); err != nil {
		fmt.Println(err)
	}
	// Output:
	// entry 1 is kept
	// 6 bytes of a torn line follow entry 1
	// entry 2 is kept
}

func run(ctx context.Context, path string) error {
	moment := time.Date(2018, time.June, 1, 9, 0, 0, 0, ledger.Zone())
	draft := ledger.Draft{Kind: "leave", Actor: "ban-to-chuc", Happened: moment, Recorded: moment, Body: []byte(`{"seats":1}`)}

	first, err := ledger.Chain{}.Next(draft)
	if err != nil {
		return err
	}
	if err := os.WriteFile(path, append(first.Line, "\n{\"acto"...), 0o600); err != nil {
		return err
	}
	fmt.Println("entry", first.Number, "is kept")

	store, err := file.Open(ctx, path)
	if err != nil {
		return err
	}
	state, err := store.State(ctx)
	if err != nil {
		return err
	}
	if state.Torn > 0 {
		fmt.Println(state.Torn, "bytes of a torn line follow entry", state.Head.Number)
		if _, err := store.Recover(ctx); err != nil {
			return err
		}
	}
	record, err := ledger.Open(ctx, store)
	if err != nil {
		return err
	}
	second, err := record.Append(ctx, draft)
	if err != nil {
		return err
	}
	fmt.Println("entry", second.Number, "is kept")
	return store.Close()
}
