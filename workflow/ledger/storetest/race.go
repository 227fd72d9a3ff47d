package storetest

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"github.com/thituyen/thituyen/workflow/ledger"
)

// checkRace lets writers append one entry each, all at once, and then looks
// for one whole chain in which every writer stands exactly once.
func checkRace(ctx context.Context, store ledger.Store, writers int) error {
	start := make(chan struct{})
	failures := make([]error, writers)
	var group sync.WaitGroup
	for writer := range writers {
		group.Go(func() {
			<-start
			failures[writer] = appendOnce(ctx, store, fmt.Sprintf("writer-%d", writer), writers)
		})
	}
	close(start)
	group.Wait()
	if err := errors.Join(failures...); err != nil {
		return err
	}

	count := map[string]int{}
	total := 0
	for entry, err := range (ledger.Reader{}).Entries(store.Read(ctx, 1)) {
		if err != nil {
			return fmt.Errorf("the record is not one chain: %w", err)
		}
		count[entry.Actor]++
		total++
	}
	if total != writers || len(count) != writers {
		return fmt.Errorf("%d writers were told that their entry was kept; the record has %d entries of %d writers", writers, total, len(count))
	}
	return nil
}

// appendOnce appends after the head that the latest conflict named, until no
// one else was faster. Each of the others can be faster once.
func appendOnce(ctx context.Context, store ledger.Store, actor string, writers int) error {
	moment := time.Date(2018, time.June, 1, 9, 0, 0, 0, ledger.Zone())
	draft := ledger.Draft{Kind: "race", Actor: actor, Happened: moment, Recorded: moment, Body: []byte(`{}`)}
	var head ledger.Head
	for range writers + 1 {
		chain := ledger.After(ledger.Entry{Number: head.Number, Hash: head.Hash, Recorded: moment})
		entry, err := chain.Next(draft)
		if err != nil {
			return err
		}
		err = store.Append(ctx, head, entry.Line)
		if err == nil {
			return nil
		}
		conflict, ok := errors.AsType[*ledger.ConflictError](err)
		if !ok {
			return fmt.Errorf("%s: %w", actor, err)
		}
		if conflict.Head == head {
			return fmt.Errorf("%s: refused after %s, which the conflict names as the head", actor, head)
		}
		head = conflict.Head
	}
	return fmt.Errorf("%s: refused %d times, although only %d others append one entry each", actor, writers+1, writers-1)
}
