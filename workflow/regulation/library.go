package regulation

import (
	"bytes"
	"cmp"
	"errors"
	"io/fs"
	"maps"
	"path"
	"slices"

	"cloud.google.com/go/civil"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/document"
)

// Library holds the versions of regulations by their ids. It is immutable and
// safe for concurrent use. A nil or zero Library holds none.
type Library struct{ versions map[string][]*Regulation }

// NewLibrary puts regulations together; several with one id are its versions,
// told apart by the days they are in force. Two versions of which some day
// has both are an error: nobody could say which holds; so is one that was
// never compiled. It names every such pair, as [Mistakes].
func NewLibrary(regulations ...*Regulation) (*Library, error) {
	l := &Library{versions: map[string][]*Regulation{}}
	var overlaps thituyen.Mistakes
	for _, r := range regulations {
		if r.empty() {
			overlaps = append(overlaps, notCompiled())
			continue
		}
		l.versions[r.document.ID] = append(l.versions[r.document.ID], r)
	}
	for _, id := range l.IDs() {
		slices.SortStableFunc(l.versions[id], byFirstDay)
		overlaps = append(overlaps, l.overlaps(id)...)
	}
	return l, overlaps.Err()
}

// LoadLibrary reads every regulation in a folder and those below it; other
// documents are passed over. The error holds the mistakes of all of them.
func LoadLibrary(fsys fs.FS, folder string) (*Library, error) {
	var regulations []*Regulation
	var problems []error
	err := fs.WalkDir(document.Files(fsys), folder, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !slices.Contains([]string{".yaml", ".yml", ".json"}, path.Ext(name)) {
			return err
		}
		text, err := document.ReadFile(fsys, name)
		if err != nil || !isRegulation(name, text) {
			return err
		}
		r, err := Parse(name, text)
		if err != nil {
			problems = append(problems, err)
			return nil
		}
		regulations = append(regulations, r)
		return nil
	})
	if err := errors.Join(append(problems, err)...); err != nil {
		return nil, err
	}
	return NewLibrary(regulations...)
}

// isRegulation tells a regulation from other documents, which name one too,
// by the key that gives each of those its own name. A text that cannot be
// read is taken for one where it speaks of a regulation.
func isRegulation(name string, text []byte) bool {
	root, _ := document.Parse(name, text)
	if root == nil {
		return bytes.Contains(text, []byte("regulation"))
	}
	return root.Get("regulation") != nil && root.Get("suite") == nil && root.Get("cases") == nil && root.Get("programme") == nil
}

func byFirstDay(a, b *Regulation) int {
	return compareDays(a.document.InForce.first(), b.document.InForce.first())
}

// first and last are the ends of a period; nil is open.
func (p *Period) first() *civil.Date {
	if p == nil {
		return nil
	}
	return p.From
}

func (p *Period) last() *civil.Date {
	if p == nil {
		return nil
	}
	return p.Until
}

// compareDays orders first days; an open one comes first.
func compareDays(a, b *civil.Date) int {
	switch {
	case a == nil && b == nil:
		return 0
	case a == nil:
		return -1
	case b == nil:
		return 1
	}
	return a.Compare(*b)
}

// orEmpty is the library, or one without regulations for nil.
func (l *Library) orEmpty() *Library {
	if l == nil {
		return &Library{}
	}
	return l
}

// IDs lists the ids of the regulations in order.
func (l *Library) IDs() []string { return slices.Sorted(maps.Keys(l.orEmpty().versions)) }

// Versions returns the versions of a regulation, the first to come into force
// first.
func (l *Library) Versions(id string) []*Regulation { return slices.Clone(l.orEmpty().versions[id]) }

// InForce returns the version of a regulation that is in force on a day: that
// of the notice, for a round runs to its end under the rules of its notice.
// The error is a [Mistake]: an id that is not there, with the nearest; a day
// before the first version, between two, or after the last, with the last day
// that one was in force.
func (l *Library) InForce(id string, day civil.Date) (*Regulation, error) {
	versions := l.orEmpty().versions[id]
	if len(l.IDs()) == 0 {
		return nil, thituyen.Mistake{Reason: sentences.Reason("library_empty", params("regulation", "“"+id+"”")...)}
	}
	if len(versions) == 0 {
		return nil, thituyen.Mistake{Reason: document.NotOneOf(id, l.IDs())}
	}
	var before, after *Regulation
	for _, r := range versions {
		switch p := r.document.InForce; {
		case p.Contains(day):
			return r, nil
		case p.last() != nil && p.last().Before(day):
			before = r
		case after == nil:
			after = r
		}
	}
	if before != nil && after != nil {
		return nil, thituyen.Mistake{Reason: sentences.Reason("between_versions", params("regulation", id, "day", day,
			"until", *before.document.InForce.last(), "from", *after.document.InForce.first())...)}
	}
	return nil, cmp.Or(before, after).InForce(day)
}

// Gaps finds the stretches of days between two versions of a regulation on
// which none is in force.
func (l *Library) Gaps() thituyen.Mistakes {
	var gaps thituyen.Mistakes
	for _, id := range l.IDs() {
		for i, r := range l.versions[id] {
			last := r.document.InForce.last()
			if i+1 == len(l.versions[id]) || last == nil {
				continue
			}
			next := l.versions[id][i+1]
			if from := next.document.InForce.first(); from != nil && last.AddDays(1).Before(*from) {
				at := thituyen.Path{}.Key("in_force").Key("from")
				gaps = append(gaps, document.In(thituyen.Mistakes{document.At(at, sentences.Reason("version_gap",
					params("regulation", id, "from", last.AddDays(1), "until", from.AddDays(-1))...))}, next.root)...)
			}
		}
	}
	return gaps
}

// overlaps finds pairs of versions that are in force on one day.
func (l *Library) overlaps(id string) thituyen.Mistakes {
	var found thituyen.Mistakes
	versions := l.versions[id]
	for i, r := range versions {
		for _, next := range versions[i+1:] {
			first := next.document.InForce.first()
			if last := r.document.InForce.last(); last != nil && first != nil && last.Before(*first) {
				continue
			}
			at := thituyen.Path{}.Key("in_force")
			reason := sentences.Reason("version_overlap_open", params("regulation", id)...)
			if first != nil {
				reason = sentences.Reason("version_overlap", params("regulation", id, "day", *first)...)
			}
			found = append(found, document.In(thituyen.Mistakes{document.At(at, reason)}, next.root)...)
		}
	}
	return found
}
