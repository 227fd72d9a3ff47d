package contract

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"iter"
	"maps"
	"slices"
	"sync"

	"golang.org/x/text/language"

	"github.com/thituyen/thituyen/internal/plainjson"
	"github.com/thituyen/thituyen/workflow/regulation"
)

// Limits bound what a desk takes; a zero one is the usual.
type Limits struct {
	LineBytes   int // of a request, and of a line of applicants; usually 16 MB
	Regulations int // read from texts that are kept at once; usually 64
}

func (l Limits) made() Limits {
	if l.LineBytes <= 0 {
		l.LineBytes = 16 << 20
	}
	if l.Regulations <= 0 {
		l.Regulations = 64
	}
	return l
}

// Desk answers requests. It keeps the regulations that it has read, up to a
// limit, and nothing else. Any number of goroutines may ask it.
type Desk struct {
	limits Limits
	mutex  sync.Mutex
	kept   []keptRegulation // the last used last
}

// keptRegulation is a regulation that was read, or the mistakes of one that
// could not be: reading it again would only take the time again.
type keptRegulation struct {
	text       [sha256.Size]byte // of its name and text
	regulation *regulation.Regulation
	err        error
}

// NewDesk makes a desk.
func NewDesk(limits Limits) *Desk { return &Desk{limits: limits.made()} }

// Answer answers one request. A context that ends ends the work: the answer
// then says so.
func (d *Desk) Answer(ctx context.Context, line []byte) []byte {
	if len(line) > d.limits.LineBytes {
		return d.write(Reply{Error: speaker{tag: language.Vietnamese}.failure("too_large", nil, param("limit", d.limits.LineBytes))})
	}
	a := d.hear(ctx, line)
	if a.reply.Error == nil && a.request.Streamed {
		a.reply.Error = a.says.failure("streamed_alone", nil)
	}
	if a.reply.Error == nil {
		a.answer()
	}
	return d.write(a.reply)
}

// write writes an answer on one line.
func (d *Desk) write(r Reply) []byte {
	text, err := plainjson.Marshal(r)
	if err != nil {
		r = Reply{ID: r.ID, Ask: r.Ask, Error: speaker{tag: language.English}.wrong("unexpected", err)}
		text, _ = plainjson.Marshal(r)
	}
	return bytes.TrimRight(text, "\n")
}

// asked is a request while it is answered.
type asked struct {
	ctx     context.Context
	desk    *Desk
	request Request
	says    speaker
	reply   Reply
	rules   *regulation.Rules
	source  *regulation.Regulation
}

// hear reads a request and finds its regulation. The reply holds the error
// where either fails.
func (d *Desk) hear(ctx context.Context, line []byte) *asked {
	request, mistakes := readRequest(line)
	a := &asked{ctx: ctx, desk: d, request: request, says: speaker{language.Vietnamese, request.Detail != Short}}
	if request.Language == English {
		a.says.tag = language.English
	}
	a.reply = Reply{ID: request.ID, Ask: request.Ask}
	switch {
	case request.Version != "" && request.Version != Version:
		a.reply.Error = a.says.failure("unknown_version", nil, param("found", request.Version), param("known", Version))
	case len(mistakes) > 0:
		a.reply.Error = a.says.failure("bad_request", mistakes)
	case ctx.Err() != nil:
		a.fail("unexpected", ctx.Err())
	case request.Regulation != nil:
		a.find()
	}
	return a
}

// fail puts an error in place of an answer.
func (a *asked) fail(code string, err error) {
	if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		err = fails("cancelled")
	}
	a.reply = Reply{ID: a.request.ID, Ask: a.request.Ask, Regulation: a.reply.Regulation, Error: a.says.wrong(code, err)}
}

// find finds the regulation, and its rules where the ask is for a group.
func (a *asked) find() {
	found, err := a.desk.regulation(*a.request.Regulation)
	if err != nil {
		a.fail("bad_regulation", err)
		return
	}
	group := a.request.Group
	if group == "" && a.request.Post != nil && len(found.Groups()) > 0 {
		group = a.request.Post.Group
	}
	d := found.Document()
	a.source, a.reply.Regulation = found, &Named{ID: d.ID, Title: d.Title, Fingerprint: found.Fingerprint(), Group: group}
	if a.request.Ask == AskCheck || a.request.Ask == AskWords || a.request.Ask == AskVerify {
		return
	}
	if a.rules, err = found.For(group); err != nil {
		a.fail("bad_case", err)
	}
}

// regulation finds a regulation as a request names it.
func (d *Desk) regulation(s Source) (*regulation.Regulation, error) {
	switch {
	case s.Preset != "":
		if !regulation.IsPreset(s.Preset) {
			return nil, fails("unknown_preset", param("found", s.Preset), param("known", regulation.Presets()))
		}
		return regulation.Preset(s.Preset)
	case s.Fingerprint != "":
		return d.byFingerprint(s.Fingerprint)
	}
	name := s.Name
	if name == "" {
		name = "regulation.yaml"
	}
	key := sha256.Sum256([]byte(name + "\x00" + s.Text))
	if kept, known := d.find(func(k keptRegulation) bool { return k.text == key }); known {
		return kept.regulation, kept.err
	}
	read, err := regulation.Parse(name, []byte(s.Text))
	d.keep(keptRegulation{key, read, err})
	return read, err
}

// byFingerprint finds a regulation that was read before, or a preset.
func (d *Desk) byFingerprint(fingerprint string) (*regulation.Regulation, error) {
	if kept, known := d.find(func(k keptRegulation) bool { return k.err == nil && k.regulation.Fingerprint() == fingerprint }); known {
		return kept.regulation, nil
	}
	for _, id := range regulation.Presets() {
		for _, version := range regulation.PresetVersions(id) {
			if preset, err := regulation.Preset(version); err == nil && preset.Fingerprint() == fingerprint {
				return preset, nil
			}
		}
	}
	return nil, fails("unknown_fingerprint", param("found", fingerprint))
}

// find looks among the regulations kept, and puts the one found last.
func (d *Desk) find(is func(keptRegulation) bool) (keptRegulation, bool) {
	d.mutex.Lock()
	defer d.mutex.Unlock()
	at := slices.IndexFunc(d.kept, is)
	if at < 0 {
		return keptRegulation{}, false
	}
	found := d.kept[at]
	d.kept = append(slices.Delete(d.kept, at, at+1), found)
	return found, true
}

// keep keeps a regulation, in place of the one that was not used the longest.
func (d *Desk) keep(k keptRegulation) {
	d.mutex.Lock()
	defer d.mutex.Unlock()
	if len(d.kept) >= d.limits.Regulations {
		d.kept = slices.Delete(d.kept, 0, 1)
	}
	d.kept = append(d.kept, k)
}

// answer does what is asked.
func (a *asked) answer() {
	switch a.request.Ask {
	case AskCheck:
		a.check()
	case AskWords:
		a.words()
	case AskNext:
		a.next()
	case AskVerify:
		a.verify()
	default:
		a.road(a.applicants(), nil)
	}
}

// applicants are those of the request, by id.
func (a *asked) applicants() iter.Seq[regulation.Applicant] {
	return func(yield func(regulation.Applicant) bool) {
		for _, id := range slices.Sorted(maps.Keys(a.request.Candidates)) {
			var applicant regulation.Applicant
			if given := a.request.Candidates[id]; given != nil {
				applicant = *given
			}
			applicant.ID = id
			if !yield(applicant) {
				return
			}
		}
	}
}
