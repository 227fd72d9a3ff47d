package main

import (
	"fmt"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"github.com/thituyen/thituyen/workflow/round"
)

// asTold reports whether an act went as its file says: accepted, or refused
// for just these reasons.
func asTold(told round.CaseAct, out round.Outcome) bool {
	if told.Refused == nil {
		return out.Accepted
	}
	want := slices.Compact(slices.Sorted(slices.Values(told.Refused)))
	return !out.Accepted && slices.Equal(want, out.Codes())
}

func place(told round.CaseAct) string {
	if told.Place.IsZero() {
		return told.Step
	}
	return fmt.Sprintf("%s:%d:%d", told.Place.File, told.Place.Line, told.Place.Column)
}

// difference is an act that did not go as its file says.
type difference struct {
	told round.CaseAct
	out  round.Outcome
}

// unlike are all of them: those after the first may follow from it.
type unlike []difference

// inFull is how many are told with all reasons; of the others the codes are.
const inFull = 10

// err is an error where there is any.
func (u unlike) err() error {
	if len(u) == 0 {
		return nil
	}
	return u
}

func (u unlike) Error() string { return u.text(language.English) }

func (u unlike) text(tag language.Tag) string {
	lines := []string{words["unlike"].in(tag, len(u)), ""}
	for i, d := range u {
		lines = append(lines, place(d.told)+": "+d.text(tag, i < inFull))
	}
	return strings.Join(lines, "\n")
}

func (d difference) text(tag language.Tag, full bool) string {
	step, codes := tongue{tag}.step(d.out.Step), strings.Join(d.out.Codes(), ", ")
	var text string
	switch {
	case d.told.Refused == nil:
		text = words["unlike_refused"].in(tag, step, codes)
	case d.out.Accepted:
		text = words["unlike_accepted"].in(tag, step, strings.Join(d.told.Refused, ", "))
	default:
		text = words["unlike_reasons"].in(tag, step, strings.Join(d.told.Refused, ", "), codes)
	}
	if full && !d.out.Accepted {
		reasons := strings.Split(d.out.Text(tag), "\n")
		slices.Sort(reasons)
		for _, reason := range slices.Compact(reasons) {
			text += "\n  " + reason
		}
	}
	return text
}
