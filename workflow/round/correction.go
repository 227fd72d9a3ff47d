package round

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"

	"cloud.google.com/go/civil"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/canonical"
	"github.com/thituyen/thituyen/internal/document"
	"github.com/thituyen/thituyen/workflow"
	"github.com/thituyen/thituyen/workflow/ledger"
)

// Correct corrects an earlier act by a new one that names its entry: the act
// is done as it should have been, or not at all, and everything after it is
// done again. What changes in what was stated stands in the entry.
//
// An act that the corrected course of things does not allow falls, and so do
// the council's proposal, the recognition and the appointment where they
// rested on a selection that is now another: the round is then back in the
// state before them.
//
// Several entries are corrected in one act where none of them alone would be
// right, so that nothing falls on the way that stands in the end.
//
// Its rules: each entry is there, and is neither the opening, the notice, a
// vote nor a correction; a reason is given; each act as corrected is allowed
// in its place.
type Correct struct {
	Entry int `doc:"entry"`
	// Void takes the act back. Otherwise Instead says what it should have
	// been.
	Void    bool     `doc:"void"`
	Instead *Instead `doc:"instead"`
	// Entries are the corrections of several entries, by their numbers, in
	// place of one.
	Entries map[string]Correction `doc:"entries"`
	Reason  string                `doc:"reason" validate:"required"`
}

// Correction is that of one of several entries.
type Correction struct {
	Void    bool     `doc:"void"`
	Instead *Instead `doc:"instead"`
}

// corrections are what is corrected, by entry, each with where its `instead`
// stands in the body; false where that cannot be told.
func (c *Correct) corrections() (map[int]placedCorrection, bool) {
	out := map[int]placedCorrection{}
	if c.Entries == nil {
		out[c.Entry] = placedCorrection{Correction{c.Void, c.Instead}, "/" + memberSays + "/instead/"}
		return out, c.Entry >= 1
	}
	for key, one := range c.Entries {
		entry, err := strconv.Atoi(key)
		if err != nil || entry < 1 || strconv.Itoa(entry) != key {
			return nil, false
		}
		out[entry] = placedCorrection{one, "/" + memberSays + "/entries/" + key + "/instead/"}
	}
	return out, c.Entry == 0 && !c.Void && c.Instead == nil && len(out) > 0
}

type placedCorrection struct {
	Correction
	at string
}

// Instead is what an act should have been: the keys of its body, and by, at
// and candidate where they were wrong too. Make one with [InsteadOf].
type Instead struct{ node *document.Node }

// InsteadOf is what a corrected act says instead: the body, and of the act By,
// Happened and Candidate where they are given. The error says that the body
// cannot be written.
func InsteadOf(act Act) (*Instead, error) {
	var e canonical.Encoder
	e.Reset(nil)
	body, known := readBody(act.Body)
	if !known {
		return nil, &recordError{field: "instead"}
	}
	document.Encode(&e, body)
	text, err := e.Bytes()
	if err != nil {
		return nil, err
	}
	value, err := canonical.Parse(text)
	if err != nil {
		return nil, err
	}
	node := document.FromCanonical(value)
	add := func(key, text string) {
		if text != "" {
			node.Entries = append(node.Entries, document.Entry{Key: key, Value: &document.Node{Kind: document.Scalar, Text: text, Quoted: true}})
		}
	}
	add("by", act.By)
	add(memberCandidate, act.Candidate)
	if !act.Happened.IsZero() {
		add("at", document.MomentText(act.Happened))
	}
	return &Instead{node}, nil
}

// readBody is a body of one of the kinds, and whether it is of any.
func readBody(body any) (any, bool) {
	if said, ok := generic.read(body); ok {
		return said, true
	}
	for _, act := range workflow.Acts() {
		if said, ok := kinds[act].read(body); ok {
			return said, true
		}
	}
	return nil, false
}

// decodeInstead keeps what stands here; it is read when the act that it
// corrects is known.
func decodeInstead(i *Instead, c document.Cursor) {
	if c.Keys(keysOf(c.Node())...) {
		if value, err := c.Node().Value(); err == nil {
			if text, err := canonical.Append(nil, value); err == nil {
				parsed, _ := canonical.Parse(text)
				i.node = document.FromCanonical(parsed)
			}
		}
	}
}

func keysOf(n *document.Node) []string {
	var keys []string
	for _, e := range n.Entries {
		keys = append(keys, e.Key)
	}
	return keys
}

// encodeInstead writes what stands here.
func encodeInstead(i Instead, e *canonical.Encoder) {
	if i.node == nil {
		e.Null()
		return
	}
	value, err := i.node.Value()
	var text []byte
	if err == nil {
		text, err = canonical.Append(nil, value)
	}
	if err != nil {
		text = []byte("{}")
	}
	e.Raw(text)
}

// replacement is what stands in the place of a corrected act.
type replacement struct {
	void      bool
	by        string
	at        civil.DateTime
	candidate string
	node      *document.Node // of the body
	entry     int            // of the correction
	hidden    map[string]bool
}

func ruleCorrect(x *examination, said *Correct) {
	asked, ok := said.corrections()
	if !ok {
		x.refuse("entry_or_entries")
		return
	}
	after, corrected := maps.Clone(x.r.corrections), map[int]bool{}
	for _, entry := range slices.Sorted(maps.Keys(asked)) {
		if with, ok := x.replacement(entry, asked[entry]); ok {
			after[entry], corrected[entry] = with, true
		}
	}
	if len(x.reasons) > 0 {
		return
	}
	before := &course{round: x.r.trial(), corrections: x.r.corrections}
	now := &course{round: x.r.trial(), corrections: after, corrected: corrected}
	changes := x.redo(before, now)
	if len(x.reasons) > 0 {
		return
	}
	x.result.Changes = changes
	if state := now.round.State(); state != x.r.State() {
		x.result.State = state
	}
	now.round.situation.corrections = after
	x.effect = func() {
		now.round.proceeding.Apply(x.act.step())
		x.r.situation = now.round.situation
	}
}

// replacement reads what stands in the place of the act.
func (x *examination) replacement(entry int, said placedCorrection) (*replacement, bool) {
	if entry >= x.number {
		x.refuse("unknown_entry", param("entry", entry), param("last", x.number-1))
		return nil, false
	}
	if said.Void == (said.Instead != nil) || said.Instead != nil && said.Instead.node == nil {
		x.refuse("void_or_instead")
		return nil, false
	}
	with := &replacement{void: said.Void, entry: x.number}
	for at := range x.hidden {
		if strings.HasPrefix(at, said.at) {
			if with.hidden == nil {
				with.hidden = map[string]bool{}
			}
			with.hidden[at] = true
		}
	}
	if said.Void {
		return with, true
	}
	own := &document.Node{Kind: document.Mapping}
	with.node = &document.Node{Kind: document.Mapping}
	for _, e := range said.Instead.node.Entries {
		if slices.Contains([]string{"by", "at", memberCandidate}, e.Key) {
			own.Entries = append(own.Entries, e)
		} else {
			with.node.Entries = append(with.node.Entries, e)
		}
	}
	var of struct {
		By        string         `doc:"by,id"`
		At        civil.DateTime `doc:"at"`
		Candidate string         `doc:"candidate,id"`
	}
	if mistakes := document.DecodeCanonical(own, &of); len(mistakes) > 0 {
		x.mistaken(mistakes, "instead")
	}
	with.by, with.at, with.candidate = of.By, of.At, of.Candidate
	return with, true
}

// trial is a round under the same regulation at its beginning.
func (r *Round) trial() *Round {
	return &Round{regulation: r.regulation, canonical: r.canonical, fingerprint: r.fingerprint, openings: r.openings, situation: &situation{}}
}

// course is one way in which the acts of the record went.
type course struct {
	round       *Round
	corrections map[int]*replacement
	corrected   map[int]bool // the entries whose acts must be allowed
}

// redo does the acts of the record in both courses and lists what differs.
func (x *examination) redo(before, now *course) []Change {
	var changes []Change
	reader := ledger.Reader{Known: x.r.Head()}
	for entry, err := range reader.Entries(x.r.history) {
		if err != nil {
			x.refuse("unreadable_record", param("detail", err.Error()))
			return nil
		}
		was, _ := before.take(entry, nil, nil)
		is, reasons := now.take(entry, was, x.statedChanges())
		if now.corrected[entry.Number] && (len(reasons) > 0 || is != nil && is.uncorrectable) {
			if is != nil && is.uncorrectable {
				x.refuse("not_correctable", param("entry", entry.Number), param("step", x.stepName(entry.Kind)))
			}
			x.reasons = append(x.reasons, reasons...)
			return nil
		}
		if was != nil && is == nil && len(reasons) > 0 {
			x.fallen = append(x.fallen, x.fallenAct(entry, reasons))
		}
		changes = append(changes, differences(entry.Number, was, is, reasons)...)
		if entry.Number == x.number-1 {
			break
		}
	}
	return changes
}

// fallenAct is an act that no longer stands.
func (x *examination) fallenAct(entry ledger.Entry, reasons []thituyen.Reason) Fallen {
	of := aboutOf(entry)
	return Fallen{
		Entry: entry.Number, Step: x.stepName(entry.Kind), By: entry.Actor,
		Candidate: cmp.Or(of.candidate, of.code), Reasons: slices.Clone(reasons),
	}
}

// statedChanges are what the record states of the correction that is replayed.
func (x *examination) statedChanges() []Change {
	if x.stated == nil {
		return nil
	}
	return x.stated.Changes
}

// taken is what became of an act in a course: nil where it was not done.
type taken struct {
	result        Result
	uncorrectable bool
}

// take does the act of an entry in this course. What was found in the course
// before the correction stands in for what rests on commitments alone.
func (c *course) take(entry ledger.Entry, was *taken, stated []Change) (*taken, []thituyen.Reason) {
	r := c.round
	defer func() { r.chain = ledger.After(entry) }()
	if entry.Number > 1 && r.actOf(entry.Kind) == "correct" {
		if c.corrected[entry.Number] {
			return &taken{uncorrectable: true}, nil
		}
		r.proceeding.Apply((&Act{Step: entry.Kind, By: entry.Actor, Happened: civilOf(entry.Happened)}).step())
		return nil, nil
	}
	read, err := readEntry(entry, r.openings)
	if err != nil {
		return nil, []thituyen.Reason{sentences.Reason("unreadable_record", param("detail", err.Error()))}
	}
	if was != nil {
		read.result = was.result
	}
	read.result = overlaid(read.result, entry.Number, stated)
	read.again = len(c.corrected) > 0 || len(c.corrections) > 0
	hiddenIn := 0
	if with := c.corrections[entry.Number]; with != nil {
		if entry.Number == 1 || r.actOf(entry.Kind) == "announce" || c.voted(entry.Kind) {
			return &taken{uncorrectable: true}, nil
		}
		if with.void {
			return nil, nil
		}
		if reasons := with.lay(read, &r.writer); len(reasons) > 0 {
			return nil, reasons
		}
		hiddenIn = with.entry
	}
	x := r.examine(&read.act, read)
	if hiddenIn > 0 {
		x.hiddenIn = hiddenIn
	}
	if len(x.reasons) > 0 {
		return nil, x.reasons
	}
	if was != nil && restsOnSelection(read.does) && !sameSelection(&was.result, &x.result) {
		return nil, []thituyen.Reason{sentences.Reason("rests_on_changed", param("step", x.stepName(entry.Kind)))}
	}
	x.commit()
	return &taken{result: x.result}, nil
}

// voted reports whether a step is taken by vote.
func (c *course) voted(step string) bool {
	if c.round.rules == nil {
		return false
	}
	rule, known := c.round.steps[step]
	return known && rule.Votes != nil
}

// lay puts what should have been said in the place of what was.
// What it says is the whole body: where that lacks something the keys are
// named that the act had.
func (with *replacement) lay(read *replayed, w *writer) []thituyen.Reason {
	was, _ := w.says(read.act.Body)
	had, _ := canonical.Parse(was)
	if with.by != "" {
		read.act.By = with.by
	}
	if !with.at.IsZero() {
		read.act.Happened = with.at
	}
	if with.candidate != "" {
		read.act.Candidate = with.candidate
	}
	read.act.Body = kindFor(read.does, false).fresh()
	read.hidden = with.hidden
	mistakes := document.DecodeCanonical(with.node, read.act.Body)
	if len(mistakes) == 0 {
		mistakes = document.Check(read.act.Body)
	}
	var reasons []thituyen.Reason
	for _, mistake := range mistakes {
		reasons = append(reasons, mistake.Reason)
	}
	if left := with.leavesOut(had); len(left) > 0 && slices.ContainsFunc(reasons, func(r thituyen.Reason) bool { return r.Code == "missing_key" }) {
		return []thituyen.Reason{sentences.Reason("instead_partial", param("entry", read.number), param("missing", left))}
	}
	return reasons
}

// leavesOut are the keys that the corrected act had and that what stands in
// its place does not; one mark and the marks of parts are one to another.
func (with *replacement) leavesOut(had canonical.Value) []string {
	given := keysOf(with.node)
	var out []string
	for key := range had.Members() {
		name := string(key)
		other := map[string]string{"mark": "parts", "parts": "mark"}[name]
		if !slices.Contains(given, name) && !slices.Contains(given, other) {
			out = append(out, name)
		}
	}
	slices.Sort(out)
	return out
}

// restsOnSelection reports whether an act was done about the selection as it
// then stood, so that it falls where that was wrong.
func restsOnSelection(act string) bool {
	return slices.Contains([]string{"propose", "recognise", "appoint"}, act)
}

func sameSelection(a, b *Result) bool {
	return slices.Equal(a.Selected, b.Selected) && slices.Equal(a.Appointed, b.Appointed) &&
		slices.EqualFunc(a.Referred, b.Referred, slices.Equal[Names])
}

// differences lists what of an entry is another in the new course.
func differences(entry int, was, is *taken, reasons []thituyen.Reason) []Change {
	switch {
	case was == nil && is == nil:
		return nil
	case is == nil && len(reasons) > 0:
		codes := Outcome{Reasons: reasons}.Codes()
		return []Change{{Entry: entry, Field: "refused", To: strings.Join(codes, ", ")}}
	case is == nil:
		return []Change{{Entry: entry, Field: "void", To: "true"}}
	case was == nil:
		return []Change{{Entry: entry, Field: "stands", To: "true"}}
	}
	var changes []Change
	collect(entry, "/"+memberResult, valueOf(&was.result), valueOf(&is.result), &changes)
	return changes
}

// valueOf is a result in canonical form.
func valueOf(result *Result) canonical.Value {
	var e canonical.Encoder
	e.Reset(nil)
	document.Encode(&e, result)
	text, err := e.Bytes()
	if err != nil {
		return canonical.Value{}
	}
	value, _ := canonical.Parse(text)
	return value
}

// collect lists the members that differ, down to what is no object.
func collect(entry int, at string, was, is canonical.Value, into *[]Change) {
	if string(was.Raw()) == string(is.Raw()) {
		return
	}
	if was.Kind() != canonical.Object || is.Kind() != canonical.Object {
		*into = append(*into, Change{Entry: entry, Field: at, From: string(was.Raw()), To: string(is.Raw())})
		return
	}
	seen := map[string]bool{}
	for key, member := range was.Members() {
		seen[string(key)] = true
		other, _ := is.Member(string(key))
		collect(entry, at+"/"+pointerToken(string(key)), member, other, into)
	}
	for key, member := range is.Members() {
		if !seen[string(key)] {
			collect(entry, at+"/"+pointerToken(string(key)), canonical.Value{}, member, into)
		}
	}
}

// overlaid is a result with changes laid upon it.
func overlaid(result Result, entry int, changes []Change) Result {
	var own []Change
	for _, change := range changes {
		if change.Entry == entry && strings.HasPrefix(change.Field, "/"+memberResult+"/") {
			own = append(own, change)
		}
	}
	if len(own) == 0 {
		return result
	}
	tree := plain(valueOf(&result)).(map[string]any)
	for _, change := range own {
		lay(tree, strings.Split(strings.TrimPrefix(change.Field, "/"+memberResult+"/"), "/"), change.To)
	}
	text, err := canonical.Append(nil, tree)
	if err != nil {
		return result
	}
	value, _ := canonical.Parse(text)
	var out Result
	if decode(value, &out, memberResult) != nil {
		return result
	}
	return out
}

// plain turns objects into maps and leaves all else as it is.
func plain(v canonical.Value) any {
	if v.Kind() != canonical.Object {
		return v
	}
	out := map[string]any{}
	for key, member := range v.Members() {
		out[string(key)] = plain(member)
	}
	return out
}

func lay(tree map[string]any, path []string, to string) {
	key := strings.NewReplacer("~1", "/", "~0", "~").Replace(path[0])
	if len(path) > 1 {
		below, ok := tree[key].(map[string]any)
		if !ok {
			below = map[string]any{}
			tree[key] = below
		}
		lay(below, path[1:], to)
		return
	}
	value, err := canonical.Parse([]byte(to))
	if err != nil {
		delete(tree, key)
		return
	}
	tree[key] = plain(value)
}
