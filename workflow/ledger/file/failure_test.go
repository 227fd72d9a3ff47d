package file

import (
	"context"
	"errors"
	"io"
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/thituyen/thituyen/workflow/ledger"
)

var errDisk = errors.New("disk")

// failing is a file in memory that fails at chosen steps.
type failing struct {
	content []byte
	// room is how many more bytes fit, if not negative.
	room                                                   int
	sync, truncate, size, current, lock, unlock, read, end error
	syncs                                                  int
	locked                                                 bool
}

func (f *failing) ReadAt(part []byte, position int64) (int, error) {
	if f.read != nil {
		return 0, f.read
	}
	read := copy(part, f.content[min(int(position), len(f.content)):])
	if read < len(part) {
		return read, io.EOF
	}
	return read, nil
}

func (f *failing) Write(data []byte) (int, error) {
	if f.room >= 0 && len(data) > f.room {
		f.content = append(f.content, data[:f.room]...)
		return f.room, errDisk
	}
	f.content = append(f.content, data...)
	return len(data), nil
}

func (f *failing) Sync() error {
	f.syncs++
	return f.sync
}

func (f *failing) Truncate(size int64) error {
	if f.truncate != nil {
		return f.truncate
	}
	f.content = f.content[:size]
	return nil
}

func (f *failing) Close() error           { return f.end }
func (f *failing) Size() (int64, error)   { return int64(len(f.content)), f.size }
func (f *failing) Current() (bool, error) { return true, f.current }

func (f *failing) Lock(context.Context) error {
	if f.locked {
		panic("locked twice")
	}
	f.locked = f.lock == nil
	return f.lock
}

func (f *failing) Unlock() error {
	f.locked = false
	return f.unlock
}

// kept returns a store with one line and its head.
func kept(t *testing.T) (*failing, *Store, ledger.Head) {
	t.Helper()
	disk := &failing{room: -1}
	store := newStore(disk)
	require.NoError(t, store.Append(t.Context(), ledger.Head{}, []byte("one")))
	return disk, store, ledger.Head{Number: 1, Hash: ledger.HashLine([]byte("one"))}
}

func TestALineThatDoesNotFitIsTakenBack(t *testing.T) {
	disk, store, head := kept(t)
	disk.room = 2
	err := store.Append(t.Context(), head, []byte("two"))
	require.Equal(t, ledger.CodeStoreFailed, ledger.CodeOf(err))
	require.ErrorIs(t, err, errDisk)
	require.Equal(t, "one\n", string(disk.content))
	disk.room = -1
	require.NoError(t, store.Append(t.Context(), head, []byte("two")), "and the store goes on")
	require.Equal(t, "one\ntwo\n", string(disk.content))
}

func TestALineThatCannotBeTakenBackIsTorn(t *testing.T) {
	disk, store, head := kept(t)
	disk.room, disk.truncate = 2, os.ErrPermission
	err := store.Append(t.Context(), head, []byte("two"))
	require.ErrorIs(t, err, errDisk)
	require.ErrorIs(t, err, os.ErrPermission)
	disk.room = -1
	require.Equal(t, ledger.CodeTornLine, ledger.CodeOf(store.Append(t.Context(), head, []byte("two"))))
	_, err = store.Recover(t.Context())
	require.ErrorIs(t, err, os.ErrPermission)
	disk.truncate = nil
	rest, err := store.Recover(t.Context())
	require.NoError(t, err)
	require.Equal(t, "tw", string(rest))
	require.NoError(t, store.Append(t.Context(), head, []byte("two")))
}

func TestAFailedSyncEndsTheStore(t *testing.T) {
	disk, store, head := kept(t)
	disk.sync = errDisk
	err := store.Append(t.Context(), head, []byte("two"))
	require.Equal(t, ledger.CodeStoreFailed, ledger.CodeOf(err))
	require.ErrorIs(t, err, errDisk)
	require.Equal(t, "one\n", string(disk.content), "what was not synced is not left behind")

	disk.sync = nil
	require.ErrorIs(t, store.Append(t.Context(), head, []byte("two")), errDisk, "a second sync would succeed and mean nothing")
	_, err = store.State(t.Context())
	require.ErrorIs(t, err, errDisk)
	require.False(t, disk.locked, "others may go on")
	require.NoError(t, store.Close())
	require.ErrorIs(t, store.Append(t.Context(), head, []byte("two")), os.ErrClosed)
}

func TestEveryAppendIsSynced(t *testing.T) {
	disk, store, head := kept(t)
	before := disk.syncs
	require.NoError(t, store.Append(t.Context(), head, []byte("two")))
	require.Equal(t, before+1, disk.syncs)
	require.Error(t, store.Append(t.Context(), head, []byte("two")))
	require.Equal(t, before+1, disk.syncs, "a conflict writes nothing")
}

func TestEachStepMayFail(t *testing.T) {
	for name, fail := range map[string]func(*failing){
		"lock":    func(f *failing) { f.lock = errDisk },
		"size":    func(f *failing) { f.size = errDisk },
		"current": func(f *failing) { f.current = errDisk },
		"read":    func(f *failing) { f.read, f.content = errDisk, append(f.content, "two\n"...) },
	} {
		disk, store, head := kept(t)
		before := *disk
		fail(disk)
		require.ErrorIs(t, store.Append(t.Context(), head, []byte("two")), errDisk, name)
		for _, err := range store.Read(t.Context(), 1) {
			require.ErrorIs(t, err, errDisk, name)
		}
		_, err := store.Recover(t.Context())
		require.ErrorIs(t, err, errDisk, name)
		require.False(t, disk.locked, name)
		*disk = before
		require.NoError(t, store.Append(t.Context(), head, []byte("two")), "%s: the store goes on when the step does", name)
	}
}

func TestReadingThatFailsOnTheWay(t *testing.T) {
	disk, store, _ := kept(t)
	disk.read = errDisk
	for _, err := range store.Read(t.Context(), 1) {
		require.ErrorIs(t, err, errDisk)
	}
	disk.content = append(disk.content, "torn"...)
	disk.read = nil
	_, err := store.State(t.Context())
	require.NoError(t, err)

	// The last complete line is read a second time, for its hash.
	late := &lateFailure{failing: disk, reads: 1}
	_, err = index{}.extend(late, int64(len(disk.content)))
	require.ErrorIs(t, err, errDisk)
	_, err = index{}.extend(disk, int64(len(disk.content))+1)
	require.ErrorIs(t, err, io.ErrUnexpectedEOF, "the file became shorter while it was read")
	_, err = newStore(&failing{content: []byte("x"), read: errDisk}).Recover(t.Context())
	require.ErrorIs(t, err, errDisk)
	store.handle = &lateFailure{failing: disk, reads: 1}
	_, err = store.Recover(t.Context())
	require.ErrorIs(t, err, errDisk)
}

// lateFailure fails to read after some times.
type lateFailure struct {
	*failing
	reads int
}

func (f *lateFailure) ReadAt(part []byte, position int64) (int, error) {
	if f.reads--; f.reads < 0 {
		return 0, errDisk
	}
	return f.failing.ReadAt(part, position)
}

func TestALockThatIsNotGivenBackEndsTheStore(t *testing.T) {
	disk, store, head := kept(t)
	disk.unlock = errDisk
	require.NoError(t, store.Append(t.Context(), head, []byte("two")), "what was kept is kept")
	require.ErrorIs(t, store.Append(t.Context(), head, []byte("three")), errDisk)
	disk.end = errDisk
	require.ErrorIs(t, store.Close(), errDisk)
}
