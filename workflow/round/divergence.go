package round

import (
	"bytes"
	"errors"
	"fmt"
	"strings"

	"golang.org/x/text/language"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/canonical"
	"github.com/thituyen/thituyen/internal/document"
	"github.com/thituyen/thituyen/workflow/ledger"
)

// Divergence is the first thing in a record that does not hold although its
// chain does: something was written that does not follow from the acts by the
// regulation.
type Divergence struct {
	Entry int
	// Field is the JSON Pointer into the body at which the record and what
	// was recomputed differ; empty where the act as a whole does not hold.
	Field string
	// Code is refused, differs, unreadable, rules_missing or rules_broken.
	Code string
	// Want is what was recomputed and Have what stands in the record, as
	// canonical JSON; empty where there is nothing.
	Want, Have string
	// Reasons are why the act is refused.
	Reasons []thituyen.Reason
	Err     error

	titles *situation // for the names in Text
	names  map[string]string
}

// Unwrap returns the cause.
func (d *Divergence) Unwrap() error {
	if d == nil {
		return nil
	}
	return d.Err
}

// Error words the divergence in English.
func (d *Divergence) Error() string { return "round: " + d.Text(language.English) }

// Text words the divergence in Vietnamese or English.
func (d *Divergence) Text(tag language.Tag) string {
	if d == nil || d.Code == "" {
		d = &Divergence{Code: "unreadable"}
	}
	if broken, ok := errors.AsType[*ledger.Error](d.Err); ok {
		return chainText(tag, broken) // an opening that does not open, mostly
	}
	detail := ""
	switch {
	case len(d.Reasons) > 0:
		detail = Outcome{Reasons: d.Reasons, titles: d.titles, names: d.names}.Text(tag)
	case d.Err != nil:
		detail = causeText(tag, d.Err)
	}
	field := d.Field
	if field == "" {
		field = "–"
	}
	return sentences.Reason("diverges_"+d.Code, param("entry", d.Entry), param("field", field),
		param("want", shorten(d.Want)), param("have", shorten(d.Have)), param("detail", detail)).Text(tag)
}

// causeText words why something in the record cannot be read.
func causeText(tag language.Tag, err error) string {
	if unread, ok := errors.AsType[*recordError](err); ok {
		if len(unread.mistakes) == 0 {
			return unread.field
		}
		return unread.mistakes.Text(tag)
	}
	if mistakes, ok := document.Of(err); ok {
		return mistakes.Text(tag)
	}
	return err.Error()
}

func shorten(text string) string {
	const limit = 200
	if text == "" {
		return "–"
	}
	if len(text) <= limit {
		return text
	}
	return strings.ToValidUTF8(text[:limit], "") + "…"
}

// firstDifference finds where two bodies differ first, members in their
// order.
func firstDifference(want, have canonical.Value, at string) (field, wanted, had string) {
	if want.Kind() != canonical.Object || have.Kind() != canonical.Object {
		if want.Kind() == canonical.Array && have.Kind() == canonical.Array {
			return differenceInLists(want, have, at)
		}
		return at, string(want.Raw()), string(have.Raw())
	}
	for key, member := range want.Members() {
		below := at + "/" + pointerToken(string(key))
		other, there := have.Member(string(key))
		if !there {
			return below, string(member.Raw()), ""
		}
		if !bytes.Equal(member.Raw(), other.Raw()) {
			return firstDifference(member, other, below)
		}
	}
	for key, member := range have.Members() {
		if _, there := want.Member(string(key)); !there {
			return at + "/" + pointerToken(string(key)), "", string(member.Raw())
		}
	}
	return at, "", ""
}

func differenceInLists(want, have canonical.Value, at string) (field, wanted, had string) {
	var a, b []canonical.Value
	for v := range want.Elements() {
		a = append(a, v)
	}
	for v := range have.Elements() {
		b = append(b, v)
	}
	for i := range max(len(a), len(b)) {
		below := fmt.Sprintf("%s/%d", at, i)
		switch {
		case i >= len(b):
			return below, string(a[i].Raw()), ""
		case i >= len(a):
			return below, "", string(b[i].Raw())
		case !bytes.Equal(a[i].Raw(), b[i].Raw()):
			return firstDifference(a[i], b[i], below)
		}
	}
	return at, "", ""
}
