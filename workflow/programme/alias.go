package programme

import (
	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/wording"
	"github.com/thituyen/thituyen/workflow/regulation"
)

// The types of other packages that this one shows.
type (
	// Bodies are one body or several together.
	Bodies = regulation.Bodies
	// Period is a stretch of days, both ends included.
	Period = regulation.Period
	// Assumption is a rule that no source gives and the author chose.
	Assumption = regulation.Assumption
	// NotEncoded is a clause that the document knowingly leaves out.
	NotEncoded = regulation.NotEncoded
)

func param(name string, value any) thituyen.Param { return wording.P(name, value) }
