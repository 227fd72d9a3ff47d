package round

import (
	"bufio"
	"fmt"
	"io"
	"iter"
	"slices"

	"github.com/thituyen/thituyen/internal/canonical"
	"github.com/thituyen/thituyen/workflow/ledger"
)

// Publish writes the record as it may be published: the lines as they are,
// each with a newline, without openings. It checks the chain, and that every
// field which the regulation calls personal stands as a commitment; a record
// in which one stands open is refused with a [*Divergence].
func Publish(writer io.Writer, lines iter.Seq2[[]byte, error]) error {
	if writer == nil {
		return fmt.Errorf("round: there is nothing to publish to: %w", io.ErrClosedPipe)
	}
	out := bufio.NewWriter(writer)
	personal := map[string]bool{}
	var waiting []ledger.Entry
	for entry, err := range (ledger.Reader{}).Entries(lines) {
		if err != nil {
			return err
		}
		rules, d := rulesIn(entry)
		if d != nil {
			return d
		}
		if rules != nil {
			for _, field := range rules.Document().Personal {
				personal[field] = true
			}
			for _, before := range waiting {
				if d := standsOpen(before, personal); d != nil {
					return d
				}
			}
			waiting = nil
		} else if len(personal) == 0 && len(waiting) < mostWaiting {
			waiting = append(waiting, entry)
		}
		if d := standsOpen(entry, personal); d != nil {
			return d
		}
		if _, err := out.Write(append(slices.Clip(entry.Line), '\n')); err != nil {
			return err
		}
	}
	return out.Flush()
}

// standsOpen finds a personal field that is no commitment.
func standsOpen(entry ledger.Entry, personal map[string]bool) *Divergence {
	body, err := canonical.Parse(entry.Body)
	if err != nil {
		return &Divergence{Entry: entry.Number, Code: "unreadable", Err: err}
	}
	if !carriesDossier(actIn(entry.Kind, body)) {
		return nil
	}
	says, _ := body.Member(memberSays)
	for _, at := range personalPaths(says, personal) {
		field, _ := find(says, at)
		if _, committed := field.Member("commitment"); !committed {
			return &Divergence{Entry: entry.Number, Field: at, Code: "open"}
		}
	}
	return nil
}

func carriesDossier(act string) bool {
	return act == "register" || act == "supplement" || act == "correct"
}

// Proof is what a person is handed of a record: the entries that are about
// them, as they stand in it, and the openings of their personal fields. Whoever
// holds the whole record checks the lines against it, and the openings against
// the lines.
type Proof struct {
	Candidate string
	// Head is the head of the record that the entries were taken from.
	Head     ledger.Head
	Entries  []ledger.Entry
	Openings *ledger.Openings
}

// Prove takes what is about one candidate out of a record: the acts that name
// them, those under their codes once these are opened, and corrections of
// either. Openings may be incomplete.
func Prove(lines iter.Seq2[[]byte, error], openings *ledger.Openings, candidate string) (*Proof, error) {
	proof := &Proof{Candidate: candidate, Openings: new(ledger.Openings)}
	own, head, err := entriesOf(lines, candidate)
	if err != nil {
		return nil, err
	}
	if len(own) == 0 {
		return nil, fmt.Errorf("round: no entry of the record is about %q", candidate)
	}
	proof.Head, proof.Entries = head, own
	for _, entry := range own {
		if openings == nil || !carriesDossier(aboutOf(entry).act) {
			continue
		}
		resolution, err := openings.Resolve(entry)
		if err != nil {
			return nil, err
		}
		for _, opening := range resolution.Opened {
			if err := proof.Openings.Add(opening); err != nil {
				return nil, err
			}
		}
	}
	return proof, nil
}

// Erase drops the openings of one candidate's personal fields and returns how
// many there were. The record stays as it is and verifies as before; what
// rested on the fields is attested from then on.
func Erase(lines iter.Seq2[[]byte, error], openings *ledger.Openings, candidate string) (int, error) {
	numbers, err := dossierEntries(lines, candidate)
	if err != nil {
		return 0, err
	}
	return openings.Drop(func(o ledger.Opening) bool { return numbers[o.Entry] }), nil
}

// dossierEntries are the entries that hold personal fields of a candidate.
func dossierEntries(lines iter.Seq2[[]byte, error], candidate string) (map[int]bool, error) {
	own, _, err := entriesOf(lines, candidate)
	if err != nil {
		return nil, err
	}
	numbers := map[int]bool{}
	for _, entry := range own {
		numbers[entry.Number] = carriesDossier(aboutOf(entry).act)
	}
	return numbers, nil
}

// about is what an entry says of whom it is about.
type about struct {
	act             string
	candidate, code string
	codes           CodeBook
	corrects        int
}

// entriesOf are the entries about one candidate, and the head of the record.
// Lines are read twice: the codes are opened after what was done under them.
func entriesOf(lines iter.Seq2[[]byte, error], candidate string) ([]ledger.Entry, ledger.Head, error) {
	codes := map[string]bool{}
	for entry, err := range (ledger.Reader{}).Entries(lines) {
		if err != nil {
			return nil, ledger.Head{}, err
		}
		for code, opening := range aboutOf(entry).codes {
			if opening.Candidate == candidate {
				codes[code] = true
			}
		}
	}
	var own []ledger.Entry
	var head ledger.Head
	mine := map[int]bool{}
	for entry, err := range (ledger.Reader{}).Entries(lines) {
		if err != nil {
			return nil, ledger.Head{}, err
		}
		head = entry.Head()
		of := aboutOf(entry)
		if of.candidate == candidate || codes[of.code] || mine[of.corrects] {
			own = append(own, entry)
			mine[entry.Number] = true
		}
	}
	return own, head, nil
}

func aboutOf(entry ledger.Entry) about {
	var out about
	body, err := canonical.Parse(entry.Body)
	if err != nil {
		return out
	}
	text := func(value canonical.Value, key string) string {
		member, _ := value.Member(key)
		word, _ := member.Text()
		return word
	}
	out.candidate = text(body, memberCandidate)
	says, _ := body.Member(memberSays)
	out.code = text(says, "code")
	out.act = actIn(entry.Kind, body)
	switch out.act {
	case "open_codes":
		if book, there := says.Member("codes"); there {
			_ = decode(book, &out.codes, "codes") // what cannot be read opens nothing
		}
	case "correct":
		_, _ = fmt.Sscan(text(says, "entry"), &out.corrects)
		if instead, there := says.Member("instead"); there && out.candidate == "" {
			out.candidate = text(instead, memberCandidate)
		}
	}
	return out
}
