package storetest

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"strings"

	"github.com/thituyen/thituyen/workflow/ledger"
)

// opening is one of an entry; its salt is no other's.
func opening(entry int, path string) ledger.Opening {
	return ledger.Opening{Entry: entry, Path: path, Salt: sha256.Sum256(fmt.Appendf(nil, "%d %s", entry, path)), Value: []byte(`"secret"`)}
}

// found are the places of the openings from an entry on, as one text.
func found(ctx context.Context, store ledger.Store, from int) (string, error) {
	var out []string
	for opening, err := range store.Openings(ctx, from) {
		if err != nil {
			return "", err
		}
		out = append(out, fmt.Sprintf("%d%s", opening.Entry, opening.Path))
		clear(opening.Value) // it is the caller's
	}
	return strings.Join(out, " "), nil
}

func expectOpenings(ctx context.Context, store ledger.Store, from int, want string) error {
	have, err := found(ctx, store, from)
	if err != nil {
		return err
	}
	if have != want {
		return fmt.Errorf("openings from entry %d: want %q, have %q", from, want, have)
	}
	return nil
}

// checkOpenings looks at openings that are kept with their lines.
func checkOpenings(ctx context.Context, store ledger.Store) error {
	first := line(1)
	if err := store.Append(ctx, ledger.Head{}, first, opening(1, "/b"), opening(1, "/a")); err != nil {
		return fmt.Errorf("append with openings: %w", err)
	}
	head := ledger.Head{Number: 1, Hash: ledger.HashLine(first)}
	var refused *ledger.Error
	if err := store.Append(ctx, head, line(2), opening(1, "/c")); !errors.As(err, &refused) {
		return fmt.Errorf("an opening of another entry: want an *ledger.Error, have %v", err)
	}
	if err := store.Append(ctx, head, line(2), ledger.Opening{Entry: 2}); !errors.As(err, &refused) {
		return fmt.Errorf("an opening without a value: want an *ledger.Error, have %v", err)
	}
	var conflict *ledger.ConflictError
	if err := store.Append(ctx, ledger.Head{}, line(1), opening(1, "/d")); !errors.As(err, &conflict) {
		return fmt.Errorf("a second first line: want a *ledger.ConflictError, have %v", err)
	}
	if err := store.Append(ctx, head, line(2)); err != nil {
		return err
	}
	head = ledger.Head{Number: 2, Hash: ledger.HashLine(line(2))}
	if err := store.Append(ctx, head, line(3), opening(3, "/a")); err != nil {
		return err
	}
	return errors.Join(
		expectOpenings(ctx, store, 0, "1/b 1/a 3/a"), expectOpenings(ctx, store, 1, "1/b 1/a 3/a"),
		expectOpenings(ctx, store, 2, "3/a"), expectOpenings(ctx, store, 4, ""), expect(ctx, store, 1, 1, 3),
	)
}

// checkForgetting looks at what is left when some are forgotten.
func checkForgetting(ctx context.Context, store ledger.Store) error {
	none, err := store.Forget(ctx, func(ledger.Opening) bool { return true })
	if err != nil || none != 0 {
		return fmt.Errorf("of no openings %d are forgotten, error %v", none, err)
	}
	if err := store.Append(ctx, ledger.Head{}, line(1), opening(1, "/a"), opening(1, "/b")); err != nil {
		return err
	}
	gone, err := store.Forget(ctx, func(o ledger.Opening) bool { return o.Path == "/a" })
	if err != nil || gone != 1 {
		return fmt.Errorf("want 1 forgotten, have %d, error %v", gone, err)
	}
	head := ledger.Head{Number: 1, Hash: ledger.HashLine(line(1))}
	if err := store.Append(ctx, head, line(2), opening(2, "/a")); err != nil {
		return err
	}
	return errors.Join(expectOpenings(ctx, store, 1, "1/b 2/a"), expect(ctx, store, 1, 1, 2))
}
