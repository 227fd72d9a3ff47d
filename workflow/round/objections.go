package round

import "github.com/thituyen/thituyen/internal/document"

// Object takes in an objection or complaint, under an id of its own.
type Object struct {
	Objection string `doc:"objection,id" validate:"required"`
	About     string `doc:"about"` // a list, a component, the council, …
	Text      string `doc:"text" validate:"required"`
}

func ruleObject(x *examination, said *Object) {
	if !document.ValidID(said.Objection) {
		x.refuse("not_an_id", param("found", said.Objection))
	}
	if _, taken := x.r.objections[said.Objection]; taken {
		x.refuse("already_objected", param("objection", said.Objection))
	}
	if x.act.Candidate != "" {
		x.needCandidate()
	}
	x.effect = func() { x.r.objections[said.Objection] = false }
}

// Answer answers an objection, once. What an objection that is upheld changes
// is changed by acts of their own, such as correct.
type Answer struct {
	Objection string `doc:"objection,id" validate:"required"`
	Upheld    bool   `doc:"upheld"`
	Text      string `doc:"text" validate:"required"`
}

func ruleAnswer(x *examination, said *Answer) {
	switch answered, known := x.r.objections[said.Objection]; {
	case !known:
		x.refuse("unknown_objection", param("objection", said.Objection))
	case answered:
		x.refuse("already_answered", param("objection", said.Objection))
	}
	x.effect = func() { x.r.objections[said.Objection] = true }
}
