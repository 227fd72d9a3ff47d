package thituyen

import "fmt"

// FormError says that a kept answer is of another form, or of another version
// of it, than this program reads.
type FormError struct {
	Found string // as eligibility.decision/2; "" where none is given
	Known string
}

// Error names both forms.
func (e *FormError) Error() string {
	if e == nil {
		e = &FormError{}
	}
	if e.Found == "" {
		return fmt.Sprintf("thituyen: this is no kept answer; its key form would say %q", e.Known)
	}
	return fmt.Sprintf("thituyen: the answer was kept as %q, and this program reads %q; read it with the version that wrote it", e.Found, e.Known)
}
