package round

// Supervision is the supervisors' report: what was looked at, what was found.
type Supervision struct {
	About    string   `doc:"about"`
	Text     string   `doc:"text" validate:"required"`
	Findings []string `doc:"findings"`
}

func ruleReport(*examination, *Supervision) {}

// WithReason is what suspend, resume and cancel say: why.
type WithReason struct {
	Paper  string `doc:"paper"`
	Reason string `doc:"reason" validate:"required"`
}

func ruleWithReason(*examination, *WithReason) {}
