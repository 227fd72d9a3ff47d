package ledger

import (
	"testing"

	"github.com/thituyen/thituyen/internal/nothing"
)

// No call panics on what was never made.
func TestNothingPanics(t *testing.T) {
	nothing.Ask(t,
		Appender{}, Chain{}, Code(""), Commitment{}, Committed{}, ConflictError{}, Draft{}, Entry{}, Error{}, Hash{},
		Head{}, Memory{}, Opening{}, Openings{}, Reader{}, Resolution{}, SaltBook{}, Statement{},
		After, CheckLine, CodeOf, Commit, Commitments, HashLine, Lines, LoadOpenings, NewAppender, Open, ParseHash,
		ParseHead, ReadOpenings, Zone,
	)
}
