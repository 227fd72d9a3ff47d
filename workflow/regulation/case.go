package regulation

import (
	"reflect"

	"cloud.google.com/go/civil"

	"github.com/thituyen/thituyen/eligibility"
	"github.com/thituyen/thituyen/internal/document"
	"github.com/thituyen/thituyen/ranking"
)

// Case is what is known of a competition before anything is known of its
// applicants: the dates on which they are judged, the post, and what the
// authority decided on ties.
type Case struct {
	AsOf *Dates            `doc:"as_of"`
	Post *eligibility.Post `doc:"post"`
	// Decisions are the authority's on ties across the last seat that the
	// rules refer to it; see [ranking.List.Select].
	Decisions []ranking.Decision `doc:"decisions"`
}

// UnmarshalJSON is the strict reader: what it does not know, or cannot read,
// is among the [thituyen.Mistakes] that it returns.
func (c *Case) UnmarshalJSON(text []byte) error { return document.UnmarshalJSON(text, (*plainCase)(c)) }

type plainCase Case

// NoticeDay is the day whose rules hold: that of the notice where the case
// names one, else of registration; false where it names neither.
func (c Case) NoticeDay() (civil.Date, bool) {
	if day, ok := c.AsOf.On("notice"); ok {
		return day, true
	}
	return c.AsOf.On("registration")
}

// seats are those of the post; nil where they are not known.
func (c Case) seats() *int {
	if c.Post == nil {
		return nil
	}
	return c.Post.Seats
}

// eligibility is the case as the screening needs it.
func (c Case) eligibility() eligibility.Case {
	var about eligibility.Case
	if c.AsOf != nil {
		about.Dates = c.AsOf.Named
		if c.AsOf.All != nil {
			about.Date = *c.AsOf.All
		}
	}
	if c.Post != nil {
		about.Post = *c.Post
	}
	return about
}

// Dates are the named dates of a case; one date alone stands for all of them.
type Dates struct {
	All   *civil.Date
	Named map[string]civil.Date
}

// On returns a named date, where the case gives it.
func (d *Dates) On(name string) (civil.Date, bool) {
	switch {
	case d == nil:
		return civil.Date{}, false
	case d.All != nil:
		return *d.All, true
	}
	day, ok := d.Named[name]
	return day, ok
}

// decodeDates reads one date, or dates by name.
func decodeDates(d *Dates, c document.Cursor) {
	if !c.Is(document.Mapping) {
		if day, ok := c.Date(); ok {
			d.All = &day
		}
		return
	}
	c.Into(&d.Named)
}

// shapeDates is one date, or dates by name.
func shapeDates(func(reflect.Type) document.Shape) document.Shape {
	return document.AnyShape(document.DateShape, document.Shape{"type": "object", "additionalProperties": document.DateShape})
}
