package eligibility

import (
	"reflect"
	"slices"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/document"
	"github.com/thituyen/thituyen/internal/wording"
)

// The limits of a requirement written as a Go literal, which no reader of
// documents has bounded.
const (
	maxDepth        = document.MaxDepth
	maxRequirements = 100_000
)

// Screener judges dossiers by the criteria it was compiled from. It is
// immutable and safe for concurrent use. The nil Screener and the zero
// Screener have no criteria: everyone is eligible.
type Screener struct {
	criteria   []Criterion // as written
	compiled   []compiled
	slots      int
	dateNames  []string // each name once, in the order of first use
	needsTerm  []int    // criteria that ask for the post's term
	extra      []Criterion
	vocabulary Vocabulary
}

// compiled is one criterion ready for judging.
type compiled struct {
	judge judge
	date  int // index into dateNames
}

// Compile checks the criteria, with the words that the regulation declares,
// and makes a screener of them. The error is nil or [Mistakes] with all that
// is wrong; their paths begin below the section: criteria[0].require.age.
func Compile(criteria Criteria, vocabulary Vocabulary) (*Screener, error) {
	s := &Screener{vocabulary: vocabulary.clone()}
	if mistakes := s.add(criteria.Criteria, thituyen.Path{}.Key("criteria")); len(mistakes) > 0 {
		return nil, mistakes
	}
	s.criteria = document.Clone(s.criteria) // sound, so that no literal holds itself
	return s, nil
}

// With returns a screener that judges further criteria, those that a post
// requires, after the screener's own. The error is nil or [Mistakes] with
// paths that begin in the list: [0].require…; an id that the screener has
// already is one.
func (s *Screener) With(requires []Criterion) (*Screener, error) {
	out := &Screener{}
	if s != nil {
		*out = *s
	}
	out.criteria, out.compiled = slices.Clone(out.criteria), slices.Clone(out.compiled)
	out.dateNames, out.needsTerm = slices.Clone(out.dateNames), slices.Clone(out.needsTerm)
	out.extra = append(slices.Clone(out.extra), requires...)
	if mistakes := out.add(requires, thituyen.Path{}); len(mistakes) > 0 {
		return nil, mistakes
	}
	from := len(out.criteria) - len(requires)
	copy(out.criteria[from:], document.Clone(out.criteria[from:]))
	return out, nil
}

// Criteria returns the criteria in the order in which they are judged and
// reported.
func (s *Screener) Criteria() []Criterion {
	if s == nil {
		return nil
	}
	return document.Clone(s.criteria)
}

// DateNames returns the named dates that a case must give, each once.
func (s *Screener) DateNames() []string {
	if s == nil {
		return nil
	}
	return slices.Clone(s.dateNames)
}

// index returns the place of a criterion, or -1.
func (s *Screener) index(id string) int {
	return slices.IndexFunc(s.criteria, func(c Criterion) bool { return c.ID == id })
}

func (s *Screener) ids() []string {
	ids := make([]string, len(s.criteria))
	for i := range s.criteria {
		ids[i] = s.criteria[i].ID
	}
	return ids
}

func (s *Screener) add(criteria []Criterion, at thituyen.Path) thituyen.Mistakes {
	c := &compiler{vocabulary: s.vocabulary, slots: s.slots}
	for i, criterion := range criteria {
		s.addOne(c, criterion, at.Index(i))
	}
	s.slots = c.slots
	return c.mistakes
}

func (s *Screener) addOne(c *compiler, criterion Criterion, at thituyen.Path) {
	c.mistakes = append(c.mistakes, document.Check(criterion).Under(at)...)
	switch {
	case criterion.ID == "": // told by the check
	case !document.ValidID(criterion.ID):
		c.report(at.Key("id"), "bad_id", wording.P("id", criterion.ID))
	case s.index(criterion.ID) >= 0:
		c.report(at.Key("id"), "same_id", wording.P("id", criterion.ID))
	}
	c.usesTerm, c.depth = false, 0
	judge := c.requirement(criterion.Require, at.Key("require"))
	date := slices.Index(s.dateNames, criterion.dateName())
	if date < 0 {
		date = len(s.dateNames)
		s.dateNames = append(s.dateNames, criterion.dateName())
	}
	if c.usesTerm {
		s.needsTerm = append(s.needsTerm, len(s.criteria))
	}
	s.criteria = append(s.criteria, criterion)
	s.compiled = append(s.compiled, compiled{judge: judge, date: date})
}

// compiler collects the mistakes of one compilation.
type compiler struct {
	vocabulary Vocabulary
	mistakes   thituyen.Mistakes
	slots      int
	depth      int
	count      int
	muted      bool // what is absent was there and could not be read
	usesTerm   bool // the criterion asks for the post's term
}

func (c *compiler) slot() slot {
	c.slots++
	return slot(c.slots - 1)
}

func (c *compiler) report(at thituyen.Path, code string, params ...thituyen.Param) {
	c.mistakes = append(c.mistakes, document.At(at, sentences.Reason(code, params...)))
}

// requirement compiles a requirement that stands at a path; the kind's own
// value stands below it.
func (c *compiler) requirement(r Requirement, at thituyen.Path) judge {
	muted := c.muted
	c.muted = false
	defer func() { c.muted = muted }()
	c.count++
	switch v := reflect.ValueOf(r); {
	case r == nil, v.Kind() == reflect.Pointer && v.IsNil():
		c.report(at, "no_requirement", wording.P("known", kindNames))
		return unreadJudge{c.slot()}
	case c.depth >= maxDepth || c.count > maxRequirements:
		if c.count <= maxRequirements+1 {
			c.report(at, "too_many_requirements", wording.P("depth", maxDepth), wording.P("count", maxRequirements))
		}
		c.count = max(c.count, maxRequirements+1) // nothing below is looked at
		return unreadJudge{c.slot()}
	}
	c.depth++
	defer func() { c.depth-- }()
	if name := r.kind(); name != "" {
		at = at.Key(name)
	}
	return r.compile(c, at)
}

// check tests a kind's own fields by their tags.
func (c *compiler) check(r Requirement, at thituyen.Path) {
	for _, m := range document.Check(r) {
		if !c.muted || m.Code != "missing_key" {
			c.mistakes = append(c.mistakes, document.At(at.Join(m.Path), m.Reason))
		}
	}
}

// needs reports that none of several keys is given, of which one must be.
func (c *compiler) needs(at thituyen.Path, given bool, keys ...string) {
	if !given && !c.muted {
		c.report(at, "one_of_keys", wording.P("keys", keys))
	}
}

// onlyOne reports that several keys are given, of which one may be.
func (c *compiler) onlyOne(at thituyen.Path, given int, keys ...string) {
	if given > 1 {
		c.report(at, "only_one_key", wording.P("keys", keys))
	}
	c.needs(at, given > 0, keys...)
}

// names reports names that the vocabulary does not declare and empty ones.
func (c *compiler) names(at thituyen.Path, names, declared []string) []string {
	for i, name := range names {
		if name == "" && !c.muted {
			c.report(at.Index(i), "empty_name")
		}
	}
	c.mistakes = append(c.mistakes, among(names, declared, at.Index)...)
	return slices.Clone(names)
}

// span tests a span that may be left out, and returns it by value.
func (c *compiler) span(at thituyen.Path, s *thituyen.Span) thituyen.Span {
	if s == nil {
		return thituyen.Span{}
	}
	switch {
	case s.Unit == thituyen.WorkingDay:
		c.report(at, "working_days", wording.P("found", *s))
	case s.Unit > thituyen.Year || s.Count < 0 || s.Count > thituyen.MaxSpan:
		c.report(at, "bad_span", wording.P("found", s.String()), wording.P("limit", thituyen.MaxSpan))
	}
	return *s
}
