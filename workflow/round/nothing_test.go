package round

import (
	"testing"

	"github.com/thituyen/thituyen/internal/nothing"
)

// No call panics on what was never made.
func TestNothingPanics(t *testing.T) {
	nothing.Ask(t,
		Act{}, Announce{}, Answer{}, Appoint{}, AskRemark{}, Attendance{}, Attested{}, Boards{}, Candidate{}, Case{},
		CaseAct{}, Change{}, Close{}, CloseComponent{}, CodeBook{}, CodeOpening{}, Codes{}, CommitLot{}, Component{},
		Correct{}, Council{}, DecideRemark{}, DecideTie{}, Decline{}, Description{}, Divergence{}, Exclude{}, Excluded{}, Extend{}, Fallen{}, Given{},
		Instead{}, LotShare{}, Mark{}, Mean{}, Moved{}, Names{}, Note{}, Object{}, Open{}, OpenCodes{}, Outcome{}, Proof{},
		Propose{}, PublishList{}, Published(""), Rank{}, Recognise{}, Reconsider{}, Recorded{}, Register{}, Relation{},
		Remark{}, Replace{}, ReplayOptions{}, Report{}, Result{}, RevealLot{}, Round{}, SaltsNeededError{}, Sanction{},
		Screen{}, Secrets{}, Session{}, Settle{}, StrikeOff{}, Supervision{}, Supplement{}, Tally{}, Verdict{},
		VerifyOptions{}, Waive{}, WithReason{}, Withdraw{},
		Erase, InsteadOf, New, OpenSession, Prove, Publish, ReadCase, Replay, SealCodes, Verify,
	)
}
