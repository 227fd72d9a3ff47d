package programme

import (
	"iter"

	"golang.org/x/text/language"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/workflow/ledger"
	"github.com/thituyen/thituyen/workflow/regulation"
	"github.com/thituyen/thituyen/workflow/round"
)

// Filing is a round as it is brought to the programme: its record, the line of
// the plan that it is held under, and what is at hand besides.
type Filing struct {
	// Round is the id of the round in the programme.
	Round string
	// Plan and Line name the line of a plan that the round is held under.
	Plan, Line string
	// Record gives the lines of the record from entry 1 on, as often as asked.
	Record iter.Seq2[[]byte, error]
	// Head is a head kept elsewhere; see [round.VerifyOptions].
	Head ledger.Head
	// Openings are those of personal fields, all, some or none; what rests on
	// a missing one is counted as unknown.
	Openings *ledger.Openings
	// Regulation is needed where the record ends before the notice.
	Regulation *regulation.Regulation
	// Person tells who a candidate is, the same text for the same person in
	// every round: records hold commitments, and ids that mean something in
	// one round alone. "" or a nil function: not known. [NameAndBirthday] goes
	// by what the openings show.
	Person func(c round.Candidate) string
	// Marker does the same for those who mark. Where it is nil, or says "",
	// people of different rounds are taken to be different.
	Marker func(person string) string
}

// BrokenError says that a record does not hold: Report says where and why.
type BrokenError struct {
	Round  string
	Report *round.Report
}

// Error words the failure in English.
func (e *BrokenError) Error() string { return "programme: " + e.Reason().Text(language.English) }

// made is the error itself, or an empty one where nobody made it.
func (e *BrokenError) made() *BrokenError {
	if e == nil {
		return new(BrokenError)
	}
	return e
}

// Reason is the failure as a reason, with its sentence in both languages.
func (e *BrokenError) Reason() thituyen.Reason {
	e = e.made()
	return sentences.Reason("record_does_not_hold", param("round", e.Round), param("report", reportText{e.Report}))
}

// Unwrap returns what does not hold.
func (e *BrokenError) Unwrap() error {
	if report := e.made().Report; report != nil {
		return report.Failure
	}
	return nil
}

// reportText words a report inside a sentence.
type reportText struct{ *round.Report }

// MarshalText names the entry.
func (r reportText) MarshalText() ([]byte, error) {
	if r.Report == nil || r.Failure == nil {
		return nil, nil
	}
	return []byte(r.Failure.Error()), nil
}

// NameAndBirthday tells candidates apart by name and birthday together, where
// openings show both, and else says that it is not known. Two people may share
// both, so that what rests on it is a question to look into and no finding;
// use an identity of your own where you have one.
func NameAndBirthday(c round.Candidate) string {
	if c.Dossier.Name == "" || c.Dossier.Born == nil {
		return ""
	}
	return c.Dossier.Name + " " + c.Dossier.Born.String()
}
