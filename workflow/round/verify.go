package round

import (
	"errors"
	"iter"
	"strings"
	"time"

	"golang.org/x/text/language"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/prose"
	"github.com/thituyen/thituyen/workflow/ledger"
	"github.com/thituyen/thituyen/workflow/regulation"
)

// VerifyOptions say what is at hand besides the record.
type VerifyOptions struct {
	// Head is a head kept elsewhere, in minutes or a published list. With it
	// an end cut off and a chain rewritten as a whole are found.
	Head ledger.Head
	// Openings are those of personal fields, all, some or none of them.
	Openings *ledger.Openings
	// Signature, if given, is asked for every entry; see [ledger.Reader].
	Signature func(entry ledger.Entry, message []byte) error
	// Regulation is needed where the record ends before the notice.
	Regulation *regulation.Regulation
}

// Report is what verifying a record shows.
type Report struct {
	// Holds says that nothing was found that does not hold. Failure is the
	// first thing otherwise: an [*ledger.Error] or a [*Divergence].
	Holds   bool
	Failure error
	// Entry and Field name where it stands; 0 where the failure is in none.
	Entry int
	Field string
	// Statement says how much of the record is shown to be whole.
	Statement ledger.Statement
	// Recomputed is how much of what the record states was recomputed: each
	// permission, verdict, value, place, selection and tally is one. Attested
	// is how much rests on commitments alone; Rests names it, up to a limit.
	Recomputed, Attested int
	Rests                []Attested
	// Delayed is how many entries were recorded later than they happened;
	// Longest is the longest delay and LongestEntry the entry that has it.
	Delayed      int
	Longest      time.Duration
	LongestEntry int
	// State is the state at the end, and Round the round as it then stands;
	// nil where the record does not hold.
	State string
	Round *Round
}

// mostRests bounds the memory of a report.
const mostRests = 10_000

// Verify recomputes a record: the chain, who had the authority to act, the
// clocks, verdicts, values, places, votes and lots; and with the openings what
// rests on personal facts. It stops at the first thing that does not hold.
//
// Lines are read once, from the start, and again for each correction: give
// them from something that can be read again, such as Store.Read. Memory grows
// with the round, not with the record.
func Verify(lines iter.Seq2[[]byte, error], options VerifyOptions) *Report {
	report := &Report{}
	w := &walker{openings: options.Openings, regulation: options.Regulation, history: lines, seen: report.see}
	reader := ledger.Reader{Known: options.Head, Signature: options.Signature}
	for entry, err := range reader.Entries(lines) {
		if err != nil {
			return report.fail(err)
		}
		if d := w.take(entry); d != nil {
			return report.fail(d)
		}
		report.Statement.Head = entry.Head()
	}
	if d := w.end(); d != nil {
		return report.fail(d)
	}
	if err := stray(options.Openings, w.round); err != nil {
		return report.fail(err)
	}
	report.Statement.Known = options.Head
	report.Holds, report.Round, report.State = true, w.round, w.round.State()
	return report
}

// stray finds an opening of an entry that the record does not have.
func stray(openings *ledger.Openings, r *Round) error {
	if openings == nil {
		return nil
	}
	for opening := range openings.All() {
		if opening.Entry > r.Head().Number {
			return &ledger.Error{Code: ledger.CodeStrayOpening, Entry: opening.Entry, Field: opening.Path}
		}
	}
	return nil
}

// see counts what an entry showed.
func (r *Report) see(entry ledger.Entry, out Outcome) {
	r.Recomputed += 1 + out.Recomputed
	r.Attested += len(out.Attested)
	for _, a := range out.Attested {
		if len(r.Rests) < mostRests {
			r.Rests = append(r.Rests, a)
		}
	}
	if delay := entry.Delay(); delay > 0 {
		r.Delayed++
		if delay > r.Longest {
			r.Longest, r.LongestEntry = delay, entry.Number
		}
	}
}

func (r *Report) fail(err error) *Report {
	r.Failure = err
	if d, ok := errors.AsType[*Divergence](err); ok {
		r.Entry, r.Field = d.Entry, d.Field
	}
	if broken, ok := errors.AsType[*ledger.Error](err); ok && r.Entry == 0 {
		r.Entry, r.Field = broken.Entry, broken.Field
	}
	return r
}

// Text words the report in Vietnamese or English, a line for each thing.
func (r *Report) Text(tag language.Tag) string {
	if r == nil {
		r = &Report{}
	}
	var lines []string
	add := func(code string, params ...thituyen.Param) {
		lines = append(lines, sentences.Reason(code, params...).Text(tag))
	}
	if !r.Holds {
		add("report_fails", param("failure", failureText(tag, r.Failure)))
		if n := r.Statement.Head.Number; n > 0 {
			add("report_until", param("entry", n))
		}
		return strings.Join(lines, "\n")
	}
	s := r.Statement
	switch {
	case s.Known.IsZero():
		add("report_unanchored", param("entry", s.Head.Number), param("head", s.Head.String()))
	case s.Known.Number < s.Head.Number:
		add("report_beyond", param("known", s.Known.Number), param("entry", s.Head.Number), param("head", s.Head.String()))
	default:
		add("report_complete", param("entry", s.Head.Number), param("head", s.Head.String()))
	}
	add("report_count", param("recomputed", r.Recomputed), param("attested", r.Attested))
	for _, a := range r.Rests {
		add("report_rests", param("entry", a.Entry), param("field", a.Field), param("rests", a.Rests))
	}
	if r.Attested > len(r.Rests) {
		add("report_more", param("count", r.Attested-len(r.Rests)))
	}
	if r.Delayed > 0 {
		add("report_delay", param("count", r.Delayed), param("longest", r.Longest), param("entry", r.LongestEntry))
	}
	if r.Round != nil && r.Round.rules != nil {
		state := r.State
		if title := r.Round.rules.Procedure.States.Titles[state]; title != "" && !prose.English(tag) {
			state = title
		}
		add("report_state", param("state", state))
	}
	return strings.Join(lines, "\n")
}

// failureText words what does not hold.
func failureText(tag language.Tag, err error) string {
	if err == nil {
		return "–"
	}
	if d, ok := errors.AsType[*Divergence](err); ok {
		return d.Text(tag)
	}
	if broken, ok := errors.AsType[*ledger.Error](err); ok {
		return chainText(tag, broken)
	}
	return err.Error()
}

// chainText words what is wrong with the chain or an opening.
func chainText(tag language.Tag, broken *ledger.Error) string {
	if word, known := chainWords[broken.Code]; known && !prose.English(tag) {
		where := sentences.Reason("report_entry", param("entry", broken.Entry)).Text(tag)
		if broken.Or != 0 {
			where = sentences.Reason("report_entries", param("one", broken.Or), param("other", broken.Entry)).Text(tag)
		}
		if broken.Field != "" {
			where += ", " + broken.Field
		}
		return where + ": " + word
	}
	return broken.Error()
}
