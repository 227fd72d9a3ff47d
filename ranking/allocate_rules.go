package ranking

import "github.com/thituyen/thituyen"

// Allocate is how several posts are given to candidates who choose among them.
type Allocate struct {
	By   AllocateBy `doc:"by" validate:"required"`
	Note `doc:",inline"`
}

// AllocateBy is the way in which posts and candidates come together.
type AllocateBy string

// The two ways. Merit: in one order, each takes the first of their choices
// with a seat left. Stable: candidates propose in the order of their choices, a
// post holds the best it has seats for, each post by its own order.
const (
	ByMerit  AllocateBy = "merit"
	ByStable AllocateBy = "stable"
)

// Lot is what a regulation asks of a lot besides its seed. A ranking takes the
// seed as it stands; who conducts the lot sees to the rest.
type Lot struct {
	Outside      *Outside `doc:"outside"`          // a value from outside that joins the seed
	SharesWithin string   `doc:"shares_within,id"` // the clock within which shares are revealed
	Note         `doc:",inline"`
}

// Outside is a value that nobody who takes part can know or choose, such as
// the numbers of a public draw.
type Outside struct {
	Title thituyen.Title `doc:"title" validate:"required"`
	After string         `doc:"after,id" validate:"required"` // the clock after which it is taken
}
