package eligibility

import (
	"cloud.google.com/go/civil"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/document"
	"github.com/thituyen/thituyen/internal/wording"
)

// Case is what a round says of the competition that a dossier is judged for.
type Case struct {
	// Dates are the named dates: registration, appointment, and any other
	// that a criterion names.
	Dates map[string]civil.Date
	// Date stands for every name that Dates lacks; the zero date is none.
	Date civil.Date
	// Post is the post competed for.
	Post Post
}

// On returns a named date of the case, and whether the case gives it.
func (c Case) On(name string) (civil.Date, bool) {
	if d, ok := c.Dates[name]; ok {
		return d, true
	}
	return c.Date, c.Date != civil.Date{}
}

// Post is the post competed for, as a suite or a round gives it. "" and nil:
// not given.
type Post struct {
	ID    string `doc:"id,id"`    // a name that planning entries may use
	Title string `doc:"title"`    // shown to people; planning entries may use it
	Group string `doc:"group,id"` // the group of posts it belongs to
	Unit  string `doc:"unit,id"`
	Level string `doc:"level,id"`
	// Seats is how many are to be selected; nobody judges eligibility by it.
	Seats *int `doc:"seats" validate:"omitnil,at_least=0"`
	// Term is the term of office: days, months or years.
	Term *thituyen.Span `doc:"term"`
	// Equivalents are the posts whose planning counts as equivalent.
	Equivalents []string `doc:"equivalents,id"`
	// Requires are criteria added to the regulation's; see [Screener.With].
	Requires []Criterion `doc:"requires"`
}

// Check returns what is wrong with the post itself, with paths below the
// post: unknown level or unit, an impossible number of seats or term. What is
// wrong with Requires is told by [Screener.With].
func (p Post) Check(vocabulary Vocabulary) thituyen.Mistakes {
	p.Requires = nil // p is a copy
	found := document.Check(p)
	root := thituyen.Path{}
	found = append(found, among([]string{p.Level}, vocabulary.Levels, func(int) thituyen.Path { return root.Key("level") })...)
	found = append(found, among([]string{p.Unit}, vocabulary.Units, func(int) thituyen.Path { return root.Key("unit") })...)
	c := &compiler{}
	c.span(root.Key("term"), p.Term)
	c.names(root.Key("equivalents"), p.Equivalents, nil)
	return append(found, c.mistakes...)
}

// names reports whether a planning entry's post is this one: by its id or
// title, its level, or its unit and level together (so-xay-dung/giam-doc).
func (p *Post) names(post string) bool {
	if post == "" {
		return false
	}
	if post == p.ID || post == p.Title || post == p.Level {
		return true
	}
	n := len(p.Unit)
	if p.Unit == "" || p.Level == "" || len(post) != n+1+len(p.Level) {
		return false
	}
	return post[:n] == p.Unit && post[n+1:] == p.Level && isSeparator(post[n])
}

func isSeparator(c byte) bool {
	return c == '/' || c == ' ' || c == ':' || c == '.' || c == '-' || c == ','
}

// dates returns the dates that the screener's criteria are judged on, in the
// order of its names, with a mistake for each that the case lacks.
func (s *Screener) dates(c *Case, into []moment) ([]moment, thituyen.Mistakes) {
	var mistakes thituyen.Mistakes
	for i, name := range s.dateNames {
		date, ok := c.On(name)
		switch {
		case !ok:
			mistakes = append(mistakes, document.At(thituyen.Path{}.Key("as_of").Key(name),
				sentences.Reason("no_date", wording.P("name", name), wording.P("criteria", s.judgedOn(i)))))
		case !exists(date):
			mistakes = append(mistakes, document.At(thituyen.Path{}.Key("as_of").Key(name),
				sentences.Reason("bad_date", wording.P("found", date))))
		default:
			into = append(into, momentOf(date))
		}
	}
	return into, mistakes
}

// judgedOn lists the criteria judged on a named date.
func (s *Screener) judgedOn(date int) []string {
	var ids []string
	for i := range s.compiled {
		if s.compiled[i].date == date {
			ids = append(ids, s.criteria[i].ID)
		}
	}
	return ids
}

// term checks the post's term where a criterion asks for it.
func (s *Screener) term(post *Post) thituyen.Mistakes {
	if len(s.needsTerm) == 0 || post.Term != nil && post.Term.Unit != thituyen.WorkingDay {
		return nil
	}
	var ids []string
	for _, i := range s.needsTerm {
		ids = append(ids, s.criteria[i].ID)
	}
	at := thituyen.Path{}.Key("post").Key("term")
	if post.Term == nil {
		return thituyen.Mistakes{document.At(at, sentences.Reason("no_term", wording.P("criteria", ids)))}
	}
	return thituyen.Mistakes{document.At(at, sentences.Reason("working_days", wording.P("found", *post.Term)))}
}
