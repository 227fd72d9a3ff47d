package round

import (
	"bytes"
	"iter"

	"github.com/thituyen/thituyen/internal/canonical"
	"github.com/thituyen/thituyen/workflow/ledger"
	"github.com/thituyen/thituyen/workflow/regulation"
)

// ReplayOptions say what is at hand besides the record.
type ReplayOptions struct {
	// Openings are those of personal fields; nil or incomplete ones leave
	// what rests on the missing ones attested.
	Openings *ledger.Openings
	// Regulation is needed for a record that ends before the notice, which
	// brings the regulation itself; elsewhere it is looked at only until then.
	Regulation *regulation.Regulation
	// Head is a head kept elsewhere, see [ledger.Reader].
	Head ledger.Head
}

// Replay reads a record and does its acts again: what comes out is the round
// that wrote it, ready to go on. Everything that the record states is
// recomputed on the way. The error is an [*ledger.Error] where the chain does
// not hold, a [*Divergence] where what is written does not follow from the
// acts, or what reading the lines failed with.
//
// The round keeps the lines to read again at corrections; see
// [Round.ReadFrom].
func Replay(lines iter.Seq2[[]byte, error], options ReplayOptions) (*Round, error) {
	w := &walker{openings: options.Openings, regulation: options.Regulation, keeps: true}
	for entry, err := range (ledger.Reader{Known: options.Head}).Entries(lines) {
		if err != nil {
			return nil, err
		}
		if d := w.take(entry); d != nil {
			return nil, d
		}
	}
	if d := w.end(); d != nil {
		return nil, d
	}
	return w.round, nil
}

// Follow does the act of an entry that others appended to the record, after
// checking that it is the next one.
func (r *Round) Follow(line []byte, openings *ledger.Openings) (Outcome, error) {
	r = r.made()
	entry, err := r.chain.Follow(line)
	if err != nil {
		return Outcome{}, err
	}
	out, d := r.follow(entry, openings)
	if d != nil {
		return out, d
	}
	return out, nil
}

// walker does the acts of a record in their order. What stands before the
// regulation is kept until that is known.
type walker struct {
	openings   *ledger.Openings
	regulation *regulation.Regulation
	keeps      bool
	history    History
	round      *Round
	waiting    []ledger.Entry
	bytes      int
	seen       func(ledger.Entry, Outcome)
}

// A record brings its regulation within so many entries and bytes.
const (
	mostWaiting      = 10_000
	mostWaitingBytes = 64 << 20
)

func (w *walker) take(entry ledger.Entry) *Divergence {
	if w.round != nil {
		return w.follow(entry)
	}
	w.waiting, w.bytes = append(w.waiting, entry), w.bytes+len(entry.Line)
	rules, d := rulesIn(entry)
	switch {
	case d != nil:
		return d
	case rules != nil && !w.named(rules):
		return &Divergence{Entry: entry.Number, Field: "/says/rules", Code: "rules_other"}
	case rules == nil:
		rules = w.regulation
	}
	if rules == nil && (len(w.waiting) > mostWaiting || w.bytes > mostWaitingBytes) {
		return &Divergence{Entry: entry.Number, Code: "rules_missing"}
	}
	if rules != nil {
		return w.begin(rules)
	}
	return nil
}

// named reports whether a regulation is the one whose fingerprint entry 1
// names.
func (w *walker) named(rules *regulation.Regulation) bool {
	first, err := readEntry(w.waiting[0], nil)
	if err != nil {
		return true // said of entry 1 itself when it is done
	}
	said := first.act.Body.(*Open)
	return said.Fingerprint == rules.Fingerprint()
}

// begin does what waited for the regulation.
func (w *walker) begin(rules *regulation.Regulation) *Divergence {
	w.round = New(rules)
	if w.openings != nil {
		w.round.openings = w.openings
	}
	if !w.keeps {
		w.round.ReadFrom(w.history)
	}
	for _, entry := range w.waiting {
		if d := w.follow(entry); d != nil {
			return d
		}
	}
	w.waiting = nil
	return nil
}

func (w *walker) follow(entry ledger.Entry) *Divergence {
	out, d := w.round.follow(entry, w.openings)
	if d == nil && w.seen != nil {
		w.seen(entry, out)
	}
	return d
}

// end is called after the last entry: a record that stops before the notice
// may be under a preset.
func (w *walker) end() *Divergence {
	if w.round != nil {
		return nil
	}
	if len(w.waiting) == 0 {
		return w.begin(w.regulation)
	}
	if p := presetOf(w.waiting[0]); p != nil {
		return w.begin(p)
	}
	return &Divergence{Entry: w.waiting[len(w.waiting)-1].Number, Code: "rules_missing"}
}

// rulesIn reads the regulation that an entry brings, or nil.
func rulesIn(entry ledger.Entry) (*regulation.Regulation, *Divergence) {
	if !bytes.Contains(entry.Body, []byte(`"rules":{`)) {
		return nil, nil
	}
	body, err := canonical.Parse(entry.Body)
	if err != nil {
		return nil, &Divergence{Entry: entry.Number, Code: "unreadable", Err: err}
	}
	says, _ := body.Member(memberSays)
	text, there := says.Member("rules")
	if !there || entry.Number != 1 && actIn(entry.Kind, body) != "announce" {
		return nil, nil
	}
	rules, err := regulation.Recorded(text.Raw())
	if err != nil {
		return nil, &Divergence{Entry: entry.Number, Field: "/says/rules", Code: "rules_broken", Err: err}
	}
	return rules, nil
}

// presetOf is the preset that entry 1 names by id and fingerprint, or nil.
func presetOf(first ledger.Entry) *regulation.Regulation {
	read, err := readEntry(first, nil)
	if err != nil {
		return nil
	}
	said := read.act.Body.(*Open)
	for _, version := range regulation.PresetVersions(said.Regulation) {
		if preset, err := regulation.Preset(version); err == nil && preset.Fingerprint() == said.Fingerprint {
			return preset
		}
	}
	return nil
}

// follow does the act of the next entry and holds what it states against what
// is recomputed. Where they differ the round is as it was.
func (r *Round) follow(entry ledger.Entry, openings *ledger.Openings) (Outcome, *Divergence) {
	read := &r.read
	if err := read.read(entry, openings); err != nil {
		return Outcome{}, &Divergence{Entry: entry.Number, Code: "unreadable", Err: err}
	}
	if at := r.hiddenWithoutNeed(read.commits); at != "" {
		return Outcome{}, &Divergence{Entry: entry.Number, Field: at, Code: "hidden"}
	}
	if r.Opened() && read.does != r.actOf(entry.Kind) {
		return Outcome{}, &Divergence{Entry: entry.Number, Field: "/" + memberAct, Code: "differs", Want: r.actOf(entry.Kind), Have: read.does}
	}
	x := r.examine(&read.act, read)
	out := x.outcome()
	if !out.Accepted {
		return out, &Divergence{Entry: entry.Number, Code: "refused", Reasons: x.reasons, titles: out.titles, names: out.names}
	}
	if d := r.compare(x, read, entry); d != nil {
		return out, d
	}
	x.commit()
	r.chain = ledger.After(entry)
	if r.kept != nil {
		*r.kept = append(*r.kept, entry.Line)
	}
	for _, committed := range read.commits {
		if openings == nil {
			break
		}
		if opening, opened := openings.Find(entry.Number, committed.Path); opened {
			r.salts[opening.Salt] = struct{}{}
		}
	}
	out.Entry = entry
	return out, nil
}

// compare writes the entry again and finds the first difference.
func (r *Round) compare(x *examination, read *replayed, entry ledger.Entry) *Divergence {
	says, err := r.writer.says(x.body)
	if err == nil {
		says, err = recommit(says, read.commits)
	}
	var body []byte
	if err == nil {
		body, err = r.writer.write(x.act, x.actMember(), says, &x.result)
	}
	if err != nil {
		return &Divergence{Entry: entry.Number, Code: "unreadable", Err: err}
	}
	if bytes.Equal(body, entry.Body) {
		return nil
	}
	want, wrong := canonical.Parse(body)
	have, broken := canonical.Parse(entry.Body)
	if wrong != nil || broken != nil {
		return &Divergence{Entry: entry.Number, Code: "unreadable"}
	}
	d := &Divergence{Entry: entry.Number, Code: "differs"}
	d.Field, d.Want, d.Have = firstDifference(want, have, "")
	return d
}
