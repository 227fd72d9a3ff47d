package round

import (
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/eligibility"
	"github.com/thituyen/thituyen/internal/document"
	"github.com/thituyen/thituyen/workflow/regulation"
)

// Case is a round as its files give it: the regulation, and the acts in their
// order, the opening first.
type Case struct {
	Regulation *regulation.Regulation
	Acts       []CaseAct
	// Secrets are what some keep to themselves until they open it; see
	// [Case.Prepare].
	Secrets *Secrets
}

// Secrets are what the codes board and the roles of a lot keep to themselves.
type Secrets struct {
	// Codes map codes to candidates, by component.
	Codes map[string]map[string]string `doc:"codes"`
	// Shares are the shares of the lot, by role.
	Shares map[string]string `doc:"shares"`

	sealed map[string]Codes
	books  map[string]CodeBook
	shares map[string]LotShare
}

// CaseAct is an act of a case, and how it is refused where it is given to
// show that.
type CaseAct struct {
	Act
	// Refused are the codes of the refusal, exact, in any order; nil for an
	// act that is accepted.
	Refused []string
	// Place is where the act stands in its file.
	Place thituyen.Place
}

// The files of a case.
const (
	roundFile      = "round.yaml"
	candidatesFile = "candidates.yaml"
	secretsFile    = "secrets.yaml"
	actsFile       = "acts.yaml"
	regulationFile = "regulation.yaml"
)

// applicant is an entry of candidates.yaml.
type applicant struct {
	Dossier eligibility.Dossier `doc:"dossier"`
	Claims  []string            `doc:"claims,id"`
}

// ReadCase reads the files of a round:
//
//	round.yaml       what [Open] says, with by and at; regulation is the id of
//	                 a preset, or regulation.yaml stands beside it
//	candidates.yaml  dossier and claims of each candidate, by id; may be left out
//	secrets.yaml     what [Secrets] holds; may be left out
//	acts.yaml        the list of acts: the keys of [Act] and those of its body,
//	                 side by side; may be several files acts*.yaml, in order
//
// An act register without a dossier takes what candidates.yaml has under that
// id. An act with refused: [codes] is one that is refused, given to show that.
// The group of the post and the steps of the acts are held against the
// regulation; a step that is to be refused as unknown_step may be any.
// The error holds every mistake of all files as [Mistakes], each with its
// line, or is that of the file system.
func ReadCase(fsys fs.FS) (*Case, error) {
	if fsys == nil {
		return nil, fs.ErrInvalid
	}
	r := &caseReader{fsys: fsys, applicants: map[string]applicant{}, does: map[string]string{}}
	c := r.read()
	if r.err != nil {
		return nil, r.err
	}
	if err := r.mistakes.Err(); err != nil {
		return nil, err
	}
	return c, nil
}

type caseReader struct {
	fsys       fs.FS
	applicants map[string]applicant
	steps      []string          // that acts may name; nil where that is not known
	does       map[string]string // the acts whose effects they have
	mistakes   thituyen.Mistakes
	err        error
}

// parse reads a file; nil where it is not there or has no root.
func (r *caseReader) parse(name string, needed bool) *document.Node {
	text, err := document.ReadFile(r.fsys, name)
	if err != nil {
		if needed || !errors.Is(err, fs.ErrNotExist) {
			r.err = errors.Join(r.err, err)
		}
		return nil
	}
	root, mistakes := document.Parse(name, text, document.AnyKey)
	r.mistakes = append(r.mistakes, mistakes...)
	return root
}

func (r *caseReader) read() *Case {
	c := &Case{}
	first, root := r.opening()
	c.Regulation = r.regulation(first, root)
	if root := r.parse(candidatesFile, false); root != nil {
		r.mistakes = append(r.mistakes, document.Decode(root, &r.applicants)...)
	}
	c.Secrets = &Secrets{}
	if root := r.parse(secretsFile, false); root != nil {
		r.mistakes = append(r.mistakes, document.Decode(root, c.Secrets)...)
	}
	c.Acts = append(c.Acts, first)
	files, _ := fs.Glob(r.fsys, "acts*.yaml") // the pattern is well formed
	if len(files) == 0 {
		files = []string{actsFile}
	}
	slices.Sort(files)
	for _, file := range files {
		if root := r.parse(file, true); root != nil {
			c.Acts = append(c.Acts, r.acts(root)...)
		}
	}
	return c
}

// opening reads round.yaml; the node is nil where there is none to read.
func (r *caseReader) opening() (CaseAct, *document.Node) {
	root := r.parse(roundFile, true)
	if root == nil {
		return CaseAct{Act: Act{Body: new(Open)}}, nil
	}
	act, body := envelope(root)
	out := CaseAct{Place: root.Place.Shown()}
	r.mistakes = append(r.mistakes, document.Decode(act, &out.Act)...)
	said := new(Open)
	r.mistakes = append(r.mistakes, document.Decode(body, said)...)
	if out.Step != "" && out.Step != openStep {
		r.mistakes = append(r.mistakes, thituyen.Mistake{Reason: document.NotOneOf(out.Step, []string{openStep}), Path: thituyen.Path{}.Key("step"), Place: root.Get("step").Place.Shown()})
	}
	out.Step = openStep
	out.Body = said
	r.mistakes = append(r.mistakes, document.In(document.Join(document.Check(out.Act)), root)...)
	return out, root
}

// regulation finds the regulation that the opening names: the file beside the
// round, or a preset.
func (r *caseReader) regulation(first CaseAct, root *document.Node) *regulation.Regulation {
	said := first.Body.(*Open)
	id, name, place := said.Regulation, regulationFile, document.Place{}
	if strings.HasSuffix(id, ".yaml") {
		name, said.Regulation = path.Clean(id), ""
	}
	if root != nil {
		place = root.Place
		if n := root.Get("regulation"); n != nil {
			place = n.Place
		}
	}
	found, err := regulation.Load(r.fsys, name)
	if errors.Is(err, fs.ErrNotExist) && !strings.HasSuffix(id, ".yaml") {
		if !regulation.IsPreset(id) {
			r.mistakes = append(r.mistakes, thituyen.Mistake{Reason: document.NotOneOf(id, regulation.Presets()), Path: thituyen.Path{}.Key("regulation"), Place: place.Shown()})
			return nil
		}
		found, err = regulation.Preset(id)
	}
	if mistakes, ok := document.Of(err); ok {
		r.mistakes = append(r.mistakes, mistakes...)
	} else if err != nil {
		r.err = errors.Join(r.err, err)
	}
	if root != nil {
		r.knownNames(found, root, said)
	}
	return found
}

// acts reads a list of acts.
func (r *caseReader) acts(root *document.Node) []CaseAct {
	if root.Kind != document.Sequence {
		r.mistakes = append(r.mistakes, document.Decode(root, &[]Note{})...) // says that a list is needed
		return nil
	}
	out := make([]CaseAct, len(root.Items))
	for i, item := range root.Items {
		out[i] = r.act(item, thituyen.Path{}.Index(i))
	}
	return out
}

// act reads one act: the keys of the act itself, those of its body, and
// whether it is refused.
func (r *caseReader) act(item *document.Node, at thituyen.Path) CaseAct {
	out := CaseAct{Place: item.Place.Shown()}
	var wrong thituyen.Mistakes
	var refused struct {
		Refused []string `doc:"refused"`
	}
	if n := item.Get("refused"); n != nil {
		wrong = append(wrong, document.Decode(n, &refused.Refused).Under(thituyen.Path{}.Key("refused"))...)
	}
	k, unknown, readable := r.stepKind(item.Get("step"), refused.Refused)
	body := k.fresh()
	own, said := envelope(item)
	wrong = append(wrong, document.Decode(own, &out.Act)...)
	wrong = append(wrong, unknown...)
	if readable {
		wrong = append(wrong, document.Decode(said, body)...)
	}
	wrong = append(wrong, document.Join(wrong, document.In(document.Check(out.Act), item))[len(wrong):]...)
	out.Refused, out.Body = refused.Refused, body
	if register, ok := body.(*Register); ok && item.Get("dossier") == nil {
		r.fromFile(register, out.Candidate)
	}
	r.mistakes = append(r.mistakes, wrong.Under(at)...)
	return out
}

func (r *caseReader) fromFile(register *Register, candidate string) {
	if known, ok := r.applicants[candidate]; ok {
		register.Dossier = known.Dossier
		if register.Claims == nil {
			register.Claims = known.Claims
		}
	}
}

// envelope parts a mapping into the keys of the act and those of its body;
// unknown ones are left to the body to report.
func envelope(item *document.Node) (act, said *document.Node) {
	if item.Kind != document.Mapping {
		return item, &document.Node{Kind: document.Mapping, Place: item.Place}
	}
	act = &document.Node{Kind: document.Mapping, Place: item.Place}
	said = &document.Node{Kind: document.Mapping, Place: item.Place}
	for _, e := range item.Entries {
		switch {
		case e.Key == "refused":
		case slices.Contains(actKeys, e.Key):
			act.Entries = append(act.Entries, e)
		default:
			said.Entries = append(said.Entries, e)
		}
	}
	return act, said
}

// actKeys are the keys of an act in files.
var actKeys = []string{"step", "by", "at", "recorded", "candidate", "proposal", "votes", "counted", "closed"}
