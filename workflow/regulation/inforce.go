package regulation

import (
	"cloud.google.com/go/civil"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/document"
)

// InForce checks that the regulation is in force on a day: that of the
// notice, for a round runs to its end under the rules of its notice. The
// error is a [Mistake] that names the first or the last day in force; one that
// was never compiled is in force on no day.
func (r *Regulation) InForce(day civil.Date) error {
	if r.empty() {
		return notCompiled()
	}
	p := r.document.InForce
	if p.Contains(day) {
		return nil
	}
	path := thituyen.Path{}.Key("in_force")
	if p.From != nil && day.Before(*p.From) {
		return document.In(thituyen.Mistakes{document.At(path.Key("from"), sentences.Reason("not_yet_in_force", params("regulation", r.document.ID, "day", day, "from", *p.From)...))}, r.root)[0]
	}
	return document.In(thituyen.Mistakes{document.At(path.Key("until"), sentences.Reason("no_longer_in_force", params("regulation", r.document.ID, "day", day, "until", *p.Until)...))}, r.root)[0]
}

// AnyDay returns the same rules as if they were in force on every day: to ask
// what they would have made of a case of another time.
func (r *Regulation) AnyDay() *Regulation {
	open := *r.orEmpty()
	open.document.InForce = nil
	return &open
}
