package round

import (
	"maps"
	"slices"

	"cloud.google.com/go/civil"

	"github.com/thituyen/thituyen/internal/canonical"
	"github.com/thituyen/thituyen/internal/document"
)

// Announce is the notice. It puts the regulation itself into the record, so
// that the version in force at the notice governs the round to its end,
// whatever is corrected in a preset later.
//
// Its rules: the regulation is in force on the day of the notice and is the
// one that entry 1 names; the dates on which criteria are judged are days that
// exist.
type Announce struct {
	Note `doc:",inline"`
	// Dates are the named dates on which criteria are judged, such as the
	// planned appointment. `notice` is the day of the notice itself;
	// `registration`, where it is left out, is the last day for applying.
	Dates map[string]civil.Date `doc:"dates"`
	// Lot names the roles of which each puts a share into the lot, where ties
	// are drawn; see [CommitLot].
	Lot []string `doc:"lot,id"`
	// Rules is the regulation in canonical form; it is filled in by the round,
	// and refused where it is another.
	Rules *Recorded `doc:"rules"`
}

// Recorded is a regulation as a record holds it: canonical JSON with every
// number as text.
type Recorded struct{ text []byte }

// Text returns the canonical form.
func (r *Recorded) Text() []byte {
	if r == nil {
		return nil
	}
	return slices.Clone(r.text)
}

// encodeRecorded writes the regulation.
func encodeRecorded(r Recorded, e *canonical.Encoder) { e.Raw(r.text) }

// decodeRecorded reads the regulation and keeps its canonical form.
func decodeRecorded(r *Recorded, c document.Cursor) {
	if value, err := c.Node().Value(); err == nil {
		r.text, _ = canonical.Append(nil, value)
	}
}

// id is the id of the regulation in the text.
func (r *Recorded) id() string {
	value, err := canonical.Parse(r.text)
	if err != nil {
		return ""
	}
	id, _ := value.Member("regulation")
	text, _ := id.Text()
	return text
}

func ruleAnnounce(x *examination, said *Announce) {
	said.Rules = x.bring(said.Rules)
	if err := x.r.regulation.InForce(x.act.Happened.Date); err != nil {
		x.mistaken(err)
	}
	for _, name := range slices.Sorted(maps.Keys(said.Dates)) {
		if !said.Dates[name].IsValid() {
			x.refuse("not_a_date", param("name", name))
		}
	}
	x.checkLotRoles(said.Lot)
	x.effect = func() {
		s := x.r.situation
		maps.Copy(s.dates, said.Dates)
		s.dates["notice"] = x.act.Happened.Date
		s.announced = x.act.Happened
		s.lot.roles = said.Lot
	}
}
