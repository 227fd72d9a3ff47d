package programme

import (
	"cloud.google.com/go/civil"

	"github.com/thituyen/thituyen/eligibility"
	"github.com/thituyen/thituyen/internal/document"
	"github.com/thituyen/thituyen/workflow/ledger"
	"github.com/thituyen/thituyen/workflow/round"
)

// Record is a round read from its record, verified, with the figures that the
// review needs. It is immutable and safe for concurrent use.
type Record struct {
	id, plan, line string
	report         *round.Report
	round          *round.Round
	post           eligibility.Post
	regulation     string
	opened, last   civil.DateTime
	notice         *civil.Date
	acts           []act
	first          map[string]civil.DateTime // when each step first took effect
	figures        Figures
	stays          []stay
	unidentified   int
	marks          []compared
}

// Read verifies a record and counts what is in it. It asks nothing of the
// programme, so that many records can be read at once. The error is a
// [*BrokenError] where the record does not hold.
func Read(f Filing) (*Record, error) {
	report := round.Verify(f.Record, round.VerifyOptions{Head: f.Head, Openings: f.Openings, Regulation: f.Regulation})
	if !report.Holds {
		return nil, &BrokenError{Round: f.Round, Report: report}
	}
	r := &Record{id: f.Round, plan: f.Plan, line: f.Line, report: report, round: report.Round, first: map[string]civil.DateTime{}}
	if err := r.readActs(f); err != nil {
		return nil, &BrokenError{Round: f.Round, Report: &round.Report{Failure: err}}
	}
	if !r.round.Opened() {
		return r, nil
	}
	said := r.round.Opening()
	r.post, r.regulation = said.Post, said.Regulation
	if day, known := r.round.Dates()["notice"]; known {
		r.notice = &day
	}
	r.figures = r.count()
	r.stays, r.unidentified = r.identify(f.Person)
	r.marks = r.compare(f.Marker)
	return r, nil
}

// readActs walks the entries and keeps the acts that stand.
func (r *Record) readActs(f Filing) error {
	for entry, err := range (ledger.Reader{}).Entries(f.Record) {
		if err != nil {
			return err
		}
		a, err := readAct(entry)
		if err != nil {
			return err
		}
		r.acts = append(r.acts, a)
		r.last = a.happened
	}
	r.correct()
	for _, a := range r.acts {
		if r.opened.IsZero() {
			r.opened = a.happened
		}
		if at, before := r.first[a.step]; a.done && (!before || a.happened.Before(at)) {
			r.first[a.step] = a.happened
		}
	}
	return nil
}

// made is the record itself, or an empty one where nobody read it.
func (r *Record) made() *Record {
	if r == nil {
		return new(Record)
	}
	return r
}

// ID is the id of the round in the programme.
func (r *Record) ID() string { return r.made().id }

// Report is what verifying the record showed.
func (r *Record) Report() *round.Report { return document.Clone(r.made().report) }

// Round is the round as its record leaves it: ask it, and do no acts.
func (r *Record) Round() *round.Round { return r.made().round }

// Post is the post competed for, as entry 1 gives it.
func (r *Record) Post() eligibility.Post { return document.Clone(r.made().post) }

// Figures are what was counted in this round alone.
func (r *Record) Figures() Figures {
	r = r.made()
	return r.figures.clone()
}

// Day is the day by which the round belongs to a quarter: that of the notice,
// or of the opening where there was none.
func (r *Record) Day() civil.Date {
	r = r.made()
	if r.notice != nil {
		return *r.notice
	}
	return r.opened.Date
}

// title is the round as shown.
func (r *Record) title() string {
	if said := r.round.Opening(); said != nil && said.Title != "" {
		return said.Title
	}
	if r.post.Title != "" {
		return r.post.Title
	}
	return r.id
}

// taken are the acts of a kind that stand, whether they took effect or not.
func (r *Record) taken(does string) []act {
	var out []act
	for _, a := range r.acts {
		if a.does == does {
			out = append(out, a)
		}
	}
	return out
}
