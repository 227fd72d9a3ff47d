package regulation

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"sync"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/canonical"
	"github.com/thituyen/thituyen/internal/document"
)

// Regulation is a regulation read and compiled, for every group of posts. It
// is immutable and safe for concurrent use.
type Regulation struct {
	document Document
	root     *document.Node
	whole    *Rules // without a group; nil where the document needs one
	groups   map[string]*Rules
	findings thituyen.Mistakes
	digest   func() string
}

// empty reports whether a regulation was never compiled: nil, or its zero
// value. It has no groups, no rules and no sentences but its own empty name.
func (r *Regulation) empty() bool { return r == nil || r.root == nil }

// orEmpty is the regulation, or the zero one for nil.
func (r *Regulation) orEmpty() *Regulation {
	if r == nil {
		return &Regulation{}
	}
	return r
}

// notCompiled says that a regulation is the zero value, not one compiled.
func notCompiled() thituyen.Mistake {
	return thituyen.Mistake{Reason: sentences.Reason("not_compiled")}
}

// Load reads and compiles the regulation in a file. The error holds every
// mistake of the document as [Mistakes], or is that of the file system.
func Load(fsys fs.FS, name string) (*Regulation, error) {
	text, err := document.ReadFile(fsys, name)
	if err != nil {
		return nil, err
	}
	return Parse(name, text)
}

// Parse reads and compiles a regulation from its text: YAML, or JSON where
// the name ends in .json. The error holds every mistake as [Mistakes].
func Parse(name string, text []byte) (*Regulation, error) {
	root, mistakes := document.Parse(name, text)
	if root == nil {
		return nil, mistakes.Err()
	}
	return compile(root, document.Decode)
}

// Compile compiles a regulation written as a Go literal. The error holds every
// mistake as [thituyen.Mistakes], with paths and without places.
func Compile(d Document) (*Regulation, error) {
	var e canonical.Encoder
	document.Encode(&e, d)
	text, err := e.Bytes()
	if err != nil {
		return nil, thituyen.Mistakes{{Reason: sentences.Reason("unexpected", params("detail", err.Error())...)}}
	}
	value, err := canonical.Parse(text)
	if err != nil {
		return nil, thituyen.Mistakes{{Reason: sentences.Reason("unexpected", params("detail", err.Error())...)}}
	}
	root := document.FromCanonical(value)
	d.omit(root)
	return compile(root, document.DecodeCanonical)
}

// ErrNotCanonical says that the text of a regulation in a record is not in
// the one form that records hold.
var ErrNotCanonical = errors.New("regulation: the text is not in canonical form; a record holds what Canonical wrote")

// Recorded compiles a regulation from the form in which a record holds it:
// what [Regulation.Canonical] wrote, byte for byte.
func Recorded(text []byte) (*Regulation, error) {
	value, err := canonical.Parse(text)
	if err != nil {
		return nil, errors.Join(ErrNotCanonical, err)
	}
	return compile(document.FromCanonical(value), document.DecodeCanonical)
}

// Canonical writes the regulation as canonical JSON (RFC 8785) with every
// number as the text of its digits, groups unmerged: the form a record keeps.
// A regulation that was never compiled has none: nil.
func (r *Regulation) Canonical() []byte {
	if r.empty() {
		return nil
	}
	value, err := r.root.Value()
	if err == nil {
		var text []byte
		if text, err = canonical.Append(nil, value); err == nil {
			return text
		}
	}
	panic("regulation: a compiled document has no canonical form: " + err.Error())
}

// Fingerprint is the SHA-256 of the canonical form in lower-case hex: it
// names the regulation to the letter. One that was never compiled has none.
func (r *Regulation) Fingerprint() string {
	if r.empty() {
		return ""
	}
	return r.digest()
}

// Document returns the regulation as written: a copy, the caller's own.
func (r *Regulation) Document() Document { return document.Clone(r.orEmpty().document) }

// ID is the id of the regulation.
func (r *Regulation) ID() string { return r.orEmpty().document.ID }

// Warnings are what is legal but odd in the document: a rule of an assumption
// that stands nowhere, a gate that nothing follows. They hinder nothing.
func (r *Regulation) Warnings() thituyen.Mistakes { return document.Clone(r.orEmpty().findings) }

// Groups lists the ids of the groups of posts in order.
func (r *Regulation) Groups() []string { return sortedKeys(r.orEmpty().document.Groups) }

// reader decodes nodes, of a written document or of a recorded one.
type reader func(root *document.Node, into any) thituyen.Mistakes

func compile(root *document.Node, read reader) (*Regulation, error) {
	r := &Regulation{root: root, groups: map[string]*Rules{}}
	r.digest = sync.OnceValue(func() string {
		sum := sha256.Sum256(r.Canonical())
		return hex.EncodeToString(sum[:])
	})
	looks := []thituyen.Mistakes{read(root, &r.document)}
	looks = append(looks, document.In(r.header(), root))
	whole, mistakes := bind(r, "", root, nil, read)
	switch {
	case len(mistakes) == 0:
		r.whole = whole
	case len(r.document.Groups) == 0:
		looks = append(looks, mistakes)
	}
	for _, id := range r.Groups() {
		merged, odd := r.merged(id)
		rules, mistakes := bind(r, id, merged, whole, read)
		r.groups[id] = rules
		looks = append(looks, odd, mistakes)
	}
	if err := document.Join(looks...).Err(); err != nil {
		return nil, err
	}
	r.findings = r.lint()
	return r, nil
}

// header checks what stands outside the four sections.
func (r *Regulation) header() thituyen.Mistakes {
	d := r.document
	d.Eligibility, d.Scoring, d.Ranking, d.Procedure = nil, nil, nil, nil
	mistakes := append(document.Check(d), r.names()...)
	if p := d.InForce; p != nil && p.From != nil && p.Until != nil && p.Until.Before(*p.From) {
		mistakes = append(mistakes, document.At(thituyen.Path{}.Key("in_force").Key("until"), sentences.Reason("ends_before_start", params("from", *p.From, "until", *p.Until)...)))
	}
	return append(mistakes, r.governed()...)
}
