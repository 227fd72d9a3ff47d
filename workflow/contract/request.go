package contract

import (
	"cloud.google.com/go/civil"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/document"
	"github.com/thituyen/thituyen/workflow"
	"github.com/thituyen/thituyen/workflow/regulation"
)

// Version is that of the contract: of requests and of their answers.
const Version = "1"

// Ask is what a request asks for.
type Ask string

// What may be asked.
const (
	AskCheck  Ask = "check"  // what is wrong with a regulation, and what is odd in it
	AskWords  Ask = "words"  // the regulation in words
	AskScreen Ask = "screen" // who may sit
	AskScore  Ask = "score"  // and what they earn
	AskRank   Ask = "rank"   // and who stands where
	AskSelect Ask = "select" // and who is chosen
	AskWhy    Ask = "why"    // why one stands above another, and how far each is from the cut
	AskNext   Ask = "next"   // the steps of a procedure: what became of those taken, and who may take which now
	AskVerify Ask = "verify" // whether a record holds
)

// Language is that of sentences.
type Language string

// The languages.
const (
	Vietnamese Language = "vi"
	English    Language = "en"
)

// Detail is how much an answer says.
type Detail string

// All data and sentences, or the results alone.
const (
	Full  Detail = "full"
	Short Detail = "short"
)

// Request is what one line asks.
type Request struct {
	Version  string   `doc:"version"` // of the contract; left out: the one that is read
	ID       string   `doc:"id"`      // comes back in the answer
	Ask      Ask      `doc:"ask" validate:"required"`
	Language Language `doc:"lang"`   // left out: vi
	Detail   Detail   `doc:"detail"` // left out: full

	Regulation *Source `doc:"regulation"`
	Group      string  `doc:"group,id"` // of posts; left out: that of the post

	// The case and its candidates; the keys are those of policy suites.
	regulation.Case `doc:",inline"`
	LotSeed         *string                          `doc:"lot_seed"`
	Candidates      map[string]*regulation.Applicant `doc:"candidates,long"`
	// Streamed says that candidates come in the lines that follow, each a
	// mapping as `candidates` is; {} ends them.
	Streamed bool     `doc:"streamed"`
	Pair     []string `doc:"pair,id"` // of `why`: two candidates

	// The people and steps of `next`; the keys are those of policy suites.
	People    map[string][]string                `doc:"people"`
	Related   map[string]map[string]workflow.Kin `doc:"related"`
	Delegated []workflow.Delegation              `doc:"delegated"`
	Holidays  []civil.Date                       `doc:"holidays"`
	Workdays  []civil.Date                       `doc:"workdays"`
	Steps     []workflow.Step                    `doc:"steps"`
	At        *civil.DateTime                    `doc:"at"` // when it is asked who may do what; left out: at the last step

	// A record and what is at hand besides it, for `verify`.
	Record   string `doc:"record"`
	Openings string `doc:"openings"`
	Head     string `doc:"head"` // kept elsewhere, as number:hash
}

// Source names a regulation in one of three ways.
type Source struct {
	Preset      string `doc:"preset"`      // its id, or id@day
	Text        string `doc:"text"`        // the document
	Name        string `doc:"name"`        // of the text, for places; .json says that it is JSON
	Fingerprint string `doc:"fingerprint"` // of a preset, or of a text that this desk has read
}

// plainRequest is a request without its own JSON.
type plainRequest Request

// UnmarshalJSON is the strict reader: what it does not know, or cannot read,
// is among the [thituyen.Mistakes] that it returns.
func (r *Request) UnmarshalJSON(text []byte) error {
	return document.UnmarshalJSON(text, (*plainRequest)(r))
}

// needs are the keys that an ask cannot go without.
var needs = map[Ask][]string{
	AskCheck: {"regulation"}, AskWords: {"regulation"}, AskScreen: {"regulation"}, AskScore: {"regulation"}, AskRank: {"regulation"},
	AskSelect: {"regulation"}, AskWhy: {"regulation", "pair"}, AskNext: {"regulation"}, AskVerify: {"record"},
}

// readRequest reads a line. The request is as much of it as could be read.
func readRequest(line []byte) (Request, thituyen.Mistakes) {
	var r Request
	root, mistakes := document.Parse("request.json", line, "candidates")
	if root == nil {
		return r, mistakes
	}
	found := document.Decode(root, (*plainRequest)(&r))
	checked := document.Check(plainRequest(r))
	given := map[string]bool{"regulation": r.Regulation != nil, "pair": r.Pair != nil, "record": r.Record != ""}
	for _, key := range needs[r.Ask] {
		if !given[key] {
			checked = append(checked, document.At(thituyen.Path{}.Key(key), sentences.Reason("needed", param("key", key), param("ask", string(r.Ask)))))
		}
	}
	if r.Ask == AskWhy && r.Pair != nil && len(r.Pair) != 2 {
		checked = append(checked, document.At(thituyen.Path{}.Key("pair"), sentences.Reason("two_needed", param("found", len(r.Pair)))))
	}
	if r.Regulation != nil && r.Regulation.ways() != 1 {
		checked = append(checked, document.At(thituyen.Path{}.Key("regulation"), sentences.Reason("one_source")))
	}
	if r.Streamed && !r.Ask.streams() {
		checked = append(checked, document.At(thituyen.Path{}.Key("streamed"), sentences.Reason("not_streamed", param("ask", string(r.Ask)))))
	}
	return r, document.Join(mistakes, found, document.In(checked, root))
}

// ways is in how many ways a source names a regulation.
func (s Source) ways() int {
	n := 0
	for _, way := range []string{s.Preset, s.Text, s.Fingerprint} {
		if way != "" {
			n++
		}
	}
	return n
}

// streams reports whether candidates may come in further lines.
func (a Ask) streams() bool { return a == AskScreen || a == AskScore || a == AskRank || a == AskSelect }
