package regulation

import (
	"cmp"
	"slices"

	"cloud.google.com/go/civil"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/document"
	"github.com/thituyen/thituyen/internal/ruletext"
	"github.com/thituyen/thituyen/internal/wording"
)

// Examination is what an examination is held for.
type Examination string

// The examinations that a regulation may govern.
const (
	CivilServants        Examination = "civil_servants"         // recruitment of civil servants (công chức)
	CommuneCivilServants Examination = "commune_civil_servants" // recruitment of civil servants of communes (công chức cấp xã)
	PublicEmployees      Examination = "public_employees"       // recruitment of public employees (viên chức)
	Leaders              Examination = "leaders"                // selection of leaders and managers by examination
)

// Examinations lists the kinds of examinations that a regulation may govern.
func Examinations() []Examination {
	return []Examination{CivilServants, CommuneCivilServants, PublicEmployees, Leaders}
}

var examinationWords = map[Examination]wording.Word{
	CivilServants:        {Vi: "tuyển dụng công chức", En: "the recruitment of civil servants"},
	CommuneCivilServants: {Vi: "tuyển dụng công chức cấp xã", En: "the recruitment of civil servants of communes"},
	PublicEmployees:      {Vi: "tuyển dụng viên chức", En: "the recruitment of public employees"},
	Leaders:              {Vi: "tuyển chọn lãnh đạo, quản lý", En: "the selection of leaders"},
}

// Governs says which examinations a regulation is about, where, and on which
// of the days that it is in force: where a later law takes one kind out, the
// rest goes on.
type Governs struct {
	Examination Examination `doc:"examination" validate:"required"`
	Where       string      `doc:"where"` // a place or a body; left out: everywhere
	From        *civil.Date `doc:"from"`
	Until       *civil.Date `doc:"until"`
}

// holds reports whether the regulation in force in a period governs such an
// examination on a day.
func (g Governs) holds(in *Period, day civil.Date) bool {
	return in.Contains(day) && (&Period{From: g.From, Until: g.Until}).Contains(day)
}

// governed checks that the days of each kind lie among those in force.
func (r *Regulation) governed() thituyen.Mistakes {
	var mistakes thituyen.Mistakes
	for i, g := range r.document.Governs {
		at := thituyen.Path{}.Key("governs").Index(i)
		if slices.ContainsFunc(r.document.Governs[:i], func(other Governs) bool { return other.Examination == g.Examination && other.Where == g.Where }) {
			mistakes = append(mistakes, document.At(at, sentences.Reason("named_twice", params("name", string(g.Examination))...)))
		}
		if g.From != nil && g.Until != nil && g.Until.Before(*g.From) {
			mistakes = append(mistakes, document.At(at.Key("until"), sentences.Reason("ends_before_start", params("from", *g.From, "until", *g.Until)...)))
			continue
		}
		mistakes = append(mistakes, r.outside(g.From, at.Key("from"))...)
		mistakes = append(mistakes, r.outside(g.Until, at.Key("until"))...)
	}
	return mistakes
}

// outside finds a day on which the regulation is not in force.
func (r *Regulation) outside(day *civil.Date, at thituyen.Path) thituyen.Mistakes {
	if day == nil || r.document.InForce.Contains(*day) {
		return nil
	}
	return thituyen.Mistakes{document.At(at, sentences.Reason("governs_outside", params("day", *day)...))}
}

// words says what a regulation governs there.
func (g Governs) words() wording.Word {
	words := examinationWords[g.Examination]
	if g.Where != "" {
		words = ruletext.Say("%s ở %s", "%s in %s", words, ruletext.Plain(g.Where))
	}
	if g.From != nil {
		words = ruletext.Say("%s từ ngày %s", "%s from %s", words, *g.From)
	}
	if g.Until != nil {
		words = ruletext.Say("%s đến hết ngày %s", "%s until the end of %s", words, *g.Until)
	}
	return words
}

// governsSentence words what a regulation governs.
func governsSentence(all []Governs, at thituyen.Path) ruletext.Sentence {
	s := ruletext.New("governs", at, ruletext.Say("Áp dụng cho", "Governs"), thituyen.Title{}, "", "")
	for _, g := range all {
		s.Add("governs."+string(g.Examination)+"."+g.Where, g.words())
	}
	return s
}

// Governing lists the regulations that govern such examinations on a day, by
// id: those that hold everywhere first, then those of a place or body. The
// error is a [Mistake] where there is none, with the days between which none
// is encoded.
func (l *Library) Governing(examination Examination, day civil.Date) ([]*Regulation, error) {
	var everywhere, somewhere []*Regulation
	for _, r := range l.all() {
		for _, g := range r.document.Governs {
			if g.Examination != examination || !g.holds(r.document.InForce, day) {
				continue
			}
			if g.Where == "" {
				everywhere = append(everywhere, r)
			} else {
				somewhere = append(somewhere, r)
			}
		}
	}
	if found := append(everywhere, somewhere...); len(found) > 0 {
		return found, nil
	}
	if !document.Known(examination) {
		return nil, thituyen.Mistake{Reason: document.NotOneOf(string(examination), document.Words[Examination]())}
	}
	return nil, thituyen.Mistake{Reason: sentences.Reason("none_governs", params("examination", examinationWords[examination], "day", day)...)}
}

// all are the regulations by id, each in its versions.
func (l *Library) all() []*Regulation {
	var out []*Regulation
	for _, id := range l.IDs() {
		out = append(out, l.versions[id]...)
	}
	return out
}

// Stretch is a run of days, both ends included, on which the same regulations
// govern an examination: none, where it is a gap; several that hold
// everywhere, where they overlap.
type Stretch struct {
	From, Until civil.Date
	Regulations []*Regulation // as Governing lists them
}

// Calendar tells who governs such examinations from one day to another, both
// included, without a day left out; nil where the last is before the first or
// either is no day.
func (l *Library) Calendar(examination Examination, from, until civil.Date) []Stretch {
	var days []Stretch
	if !from.IsValid() || !until.IsValid() {
		return nil
	}
	for first := from; !first.After(until); {
		next := l.nextChange(first, until)
		governing, _ := l.Governing(examination, first)
		if last := len(days) - 1; last >= 0 && slices.Equal(days[last].Regulations, governing) {
			days[last].Until = next.AddDays(-1)
		} else {
			days = append(days, Stretch{From: first, Until: next.AddDays(-1), Regulations: governing})
		}
		first = next
	}
	return days
}

// nextChange is the first day after a day, up to the one after the last asked
// about, on which a regulation begins or has ended to govern something.
func (l *Library) nextChange(day, until civil.Date) civil.Date {
	next := until.AddDays(1)
	consider := func(change civil.Date) {
		if change.After(day) && change.Before(next) {
			next = change
		}
	}
	for _, r := range l.all() {
		for _, g := range append([]Governs{{}}, r.document.Governs...) {
			if from := cmp.Or(g.From, r.document.InForce.first()); from != nil {
				consider(*from)
			}
			if last := cmp.Or(g.Until, r.document.InForce.last()); last != nil {
				consider(last.AddDays(1))
			}
		}
	}
	return next
}
