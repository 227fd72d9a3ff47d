package papers

import (
	"bytes"
	"fmt"
	"iter"

	"golang.org/x/text/language"

	"github.com/thituyen/thituyen/scoring"
	"github.com/thituyen/thituyen/workflow/ledger"
	"github.com/thituyen/thituyen/workflow/round"
)

// Held is a round and the lines of its record.
type Held struct {
	*round.Round
	Lines [][]byte
}

// Options say how papers are made.
type Options struct {
	// Public leaves out personal facts: names, dates of birth and units stand
	// only where it is false.
	Public bool
}

// Vietnamese is the language of the papers.
var vietnamese = language.Vietnamese

// Replayed replays a record, with the openings of personal facts where they
// are given.
func Replayed(record []byte, openings *ledger.Openings) (Held, error) {
	lines := bytes.Split(bytes.TrimSuffix(record, []byte("\n")), []byte("\n"))
	r, err := round.Replay(each(lines), round.ReplayOptions{Openings: openings})
	if err != nil {
		return Held{}, err
	}
	return Held{Round: r, Lines: lines}, nil
}

func each(lines [][]byte) iter.Seq2[[]byte, error] {
	return func(yield func([]byte, error) bool) {
		for _, line := range lines {
			if !yield(line, nil) {
				return
			}
		}
	}
}

// told are the entries of the record as the round describes them.
func (h Held) told() ([]round.Description, error) {
	var out []round.Description
	var reader ledger.Reader
	for entry, err := range reader.Entries(each(h.Lines)) {
		if err != nil {
			return nil, err
		}
		d, err := h.Describe(entry)
		if err != nil {
			return nil, fmt.Errorf("entry %d: %w", entry.Number, err)
		}
		out = append(out, d)
	}
	return out, nil
}

// title is what a round is called: the title of its opening or of its post.
func (h Held) title() string {
	if o := h.Opening(); o != nil {
		if o.Title != "" {
			return o.Title
		}
		return o.Post.Title
	}
	return h.Regulation().Document().Title.Text(vietnamese)
}

// columns are the components that stand right below the root.
func (h Held) columns() []string {
	scheme := h.Rules().Scheme
	if scheme == nil {
		return nil
	}
	var out []string
	for _, part := range scheme.Root().Parts {
		out = append(out, part.ID)
	}
	return out
}

// component is the title of a component.
func (h Held) component(id string) string {
	if id == scoring.Root {
		return "Tổng điểm"
	}
	if s := h.Rules().Scorer; s != nil {
		return s.Title(id).Or(id).Text(vietnamese)
	}
	return id
}
