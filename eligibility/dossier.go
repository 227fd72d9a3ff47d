package eligibility

import (
	"cloud.google.com/go/civil"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/document"
)

// None in place of a level says that there is none of any level.
const None = "none"

// Dossier is what a candidate has shown. A field left out (nil, or "" where
// the field is text) is unknown; an empty list, mapping or pointed-to struct
// says that there is none, and so does [None] for a level. Inside an entry a
// missing field is unknown too, save `until` of a post.
//
// Check a dossier from outside with [Dossier.Check] before screening it: what
// cannot be true is not screened as if it were, but judged unknown.
type Dossier struct {
	Name            string                `doc:"name"`
	Born            *civil.Date           `doc:"born"`
	Sex             Sex                   `doc:"sex"`
	Citizenship     Citizenships          `doc:"citizenship"`
	Ethnicity       string                `doc:"ethnicity"`
	Party           *Membership           `doc:"party"` // &Membership{}: not a member
	Education       []Degree              `doc:"education"`
	PoliticalTheory Held[TheoryLevel]     `doc:"political_theory"`
	StateManagement Held[ManagementLevel] `doc:"state_management"`
	Languages       Languages             `doc:"languages"`
	Certificates    []string              `doc:"certificates,id"`
	Posts           []HeldPost            `doc:"posts"`
	Planning        []PlanningEntry       `doc:"planning"`
	Nominations     []NominationEntry     `doc:"nominations"`
	Ratings         Ratings               `doc:"ratings"`
	Discipline      []DisciplineEntry     `doc:"discipline"`
	Proceedings     OpenProceedings       `doc:"proceedings"`
	Health          *HealthCertificate    `doc:"health"` // &HealthCertificate{}: there is none
	Declarations    []string              `doc:"declarations,id"`
	Relatives       []Relative            `doc:"relatives"`
	// Retires is a retirement date settled for this person; nil: the schedule
	// of the law.
	Retires *Retirement              `doc:"retires"`
	Facts   map[string]thituyen.Fact `doc:"facts,sparse"`
	// Evidence gives for a field of the dossier the paper that shows it:
	// education: so-12.
	Evidence map[string]string `doc:"evidence"`
}

// UnmarshalJSON is the strict reader: what it does not know, or cannot read, is
// among the [thituyen.Mistakes] that it returns.
func (d *Dossier) UnmarshalJSON(text []byte) error { return document.UnmarshalJSON(text, d) }

// Sex is male or female, as the retirement schedule tells them apart.
type Sex string

// The sexes.
const (
	Male   Sex = "male"
	Female Sex = "female"
)

// Citizenships are the citizenships a person has; a document writes one as
// text and several as a list.
type Citizenships []string

// Membership is membership of the Party.
type Membership struct {
	Admitted *civil.Date `doc:"admitted"` // as a probationary member
	Official *civil.Date `doc:"official"` // as an official one

	// blank: the document names the keys without values, which says nothing,
	// where an empty mapping says that there is no membership.
	blank bool
}

// Degree is one degree or diploma.
type Degree struct {
	Level   EducationLevel `doc:"level"`
	Field   string         `doc:"field,id"`
	Mode    string         `doc:"mode,id"` // full_time, part_time or what the regulation says
	Awarded *civil.Date    `doc:"awarded"` // it counts from this day; nil: it counts
}

// HeldPost is a post held, from the first to the last day, both included.
type HeldPost struct {
	Title  string      `doc:"title"`
	Level  string      `doc:"level,id"`
	Unit   string      `doc:"unit,id"`
	Sector string      `doc:"sector,id"`
	Field  string      `doc:"field,id"`
	From   *civil.Date `doc:"from"`
	Until  *civil.Date `doc:"until"` // nil: still held
	// Share is the part of full time worked, above 0 and at most 1; nil: all
	// of it. Leave are stretches that do not count. Both matter to
	// [Experience] alone.
	Share *thituyen.Value `doc:"share"`
	Leave []Leave         `doc:"leave"`
}

// Leave is a stretch of days away from a post, both ends included.
type Leave struct {
	From  *civil.Date `doc:"from"`
	Until *civil.Date `doc:"until"` // nil: still on leave
}

// PlanningEntry is a place in the planning (quy hoạch).
type PlanningEntry struct {
	For  PlanningFor `doc:"for"`     // what it is worth for this post
	Post string      `doc:"post,id"` // or the post it is for; see [Planning]
	Term string      `doc:"term"`
}

// NominationEntry is one nomination (đề cử).
type NominationEntry struct {
	By       string `doc:"by,id"`
	AgreedBy string `doc:"agreed_by,id"`
}

// DisciplineEntry is one disciplinary measure, in force from a day on.
type DisciplineEntry struct {
	Kind string      `doc:"kind,id"`
	From *civil.Date `doc:"from"`
}

// HealthCertificate is a certificate of health.
type HealthCertificate struct {
	Fit    *bool       `doc:"fit"`
	Issued *civil.Date `doc:"issued"`

	blank bool // as in Membership
}

// Relative is a relative who works in the unit of the post.
type Relative struct {
	Kin  string `doc:"kin,id"`
	Role string `doc:"role,id"`
}

// Retirement is a retirement date settled for one person, and on what basis.
type Retirement struct {
	On    *civil.Date `doc:"on"`
	Basis string      `doc:"basis"`

	blank bool // as in Membership
}
