package eligibility

import (
	"strconv"
	"strings"

	"cloud.google.com/go/civil"
	"golang.org/x/text/language"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/wording"
)

// Experience asks for time spent in posts of some sectors, levels, fields or
// units.
//
// The days in such posts are counted, first and last day included, days in
// several posts once, up to the day before the date and, with `within`, from
// the date − within on. They must be at least as many as from the date −
// at_least to the day before the date: so 24 months end on 1 June with the
// days of 1 June two years before to 31 May. A post without `until` is still
// held. A post that lacks a field asked for, or its first day, counts for
// what it may be: the verdict is unknown only where that could change it.
type Experience struct {
	AtLeast *thituyen.Span `doc:"at_least" validate:"required"`
	In      *PostKind      `doc:"in"`
	Within  *thituyen.Span `doc:"within"`
}

// PostKind tells posts apart; a post is of the kind when it is in every list
// that is given.
type PostKind struct {
	Sector []string `doc:"sector,id" validate:"omitnil,too_few=1"`
	Level  []string `doc:"level,id" validate:"omitnil,too_few=1"`
	Field  []string `doc:"field,id" validate:"omitnil,too_few=1"`
	Unit   []string `doc:"unit,id" validate:"omitnil,too_few=1"`
}

func (Experience) kind() string { return "experience" }

func (e Experience) compile(c *compiler, at thituyen.Path) judge {
	c.check(e, at)
	j := &experienceJudge{
		slot: c.slot(), length: c.span(at.Key("at_least"), e.AtLeast),
		within: c.span(at.Key("within"), e.Within), hasWithin: e.Within != nil,
	}
	if e.In != nil {
		j.in = c.postKind(*e.In, at.Key("in"))
	}
	if e.AtLeast != nil && e.Within != nil && longer(j.length, j.within) {
		c.report(at.Key("within"), "within_too_short", wording.P("within", j.within), wording.P("at_least", j.length))
	}
	return j
}

func (c *compiler) postKind(k PostKind, at thituyen.Path) PostKind {
	c.needs(at, k.Sector != nil || k.Level != nil || k.Field != nil || k.Unit != nil, "sector", "level", "field", "unit")
	return PostKind{
		Sector: c.names(at.Key("sector"), k.Sector, c.vocabulary.Sectors),
		Level:  c.names(at.Key("level"), k.Level, c.vocabulary.Levels),
		Field:  c.names(at.Key("field"), k.Field, c.vocabulary.Fields),
		Unit:   c.names(at.Key("unit"), k.Unit, c.vocabulary.Units),
	}
}

// fits tells whether a post is of the kind.
func (k *PostKind) fits(p *HeldPost) Verdict {
	return both(both(listed(p.Sector, k.Sector), listed(p.Level, k.Level)), both(listed(p.Field, k.Field), listed(p.Unit, k.Unit)))
}

// absent lists what a post does not give of what the kind asks for.
func (k *PostKind) absent(i int, p *HeldPost, s spell) []string {
	var names []string
	entry := "posts[" + strconv.Itoa(i) + "]"
	for _, field := range [...]struct {
		name, value string
		among       []string
	}{{".sector", p.Sector, k.Sector}, {".level", p.Level, k.Level}, {".field", p.Field, k.Field}, {".unit", p.Unit, k.Unit}} {
		if listed(field.value, field.among) == Unknown {
			names = append(names, entry+field.name)
		}
	}
	return append(names, absentDays(entry, p, s)...)
}

type experienceJudge struct {
	slot
	length    thituyen.Span
	within    thituyen.Span
	hasWithin bool
	in        PostKind
}

// judge leaves the sure days in x and the days needed in y.
func (j *experienceJudge) judge(h *hearing) Verdict {
	needed := h.on.number - numberOf(j.length.Before(h.on.date))
	posts := h.dossier.Posts
	if posts == nil && needed > 0 {
		return j.leave(h, note{y: needed, list: []string{"posts"}})
	}
	from, until := int32(dawn), h.on.number-1
	if j.hasWithin {
		from = numberOf(j.within.Before(h.on.date))
	}
	var room [16]stretch
	sure, open := room[:0], false
	for i := range posts {
		fits := j.in.fits(&posts[i])
		if fits == NotMet {
			continue
		}
		held, certain := certainDays(i, &posts[i])
		if !certain || fits == Unknown {
			s := spellOf(i, &posts[i], fits)
			open, held, certain = true, s.sure, s.any
		}
		if days, ok := held.clip(from, until); ok && certain {
			sure = append(sure, days)
		}
	}
	sure = merge(sure)
	n := note{verdict: NotMet, x: days(sure), y: needed}
	switch {
	case n.x >= needed:
		n.verdict = Met
	case open:
		n.verdict, n.list = j.open(posts, sure, from, until, needed)
	}
	return j.leave(h, n)
}

// open judges where some posts lack what would settle their days: counted in
// full, are they enough?
func (j *experienceJudge) open(posts []HeldPost, sure []stretch, from, until, needed int32) (Verdict, []string) {
	var possible []stretch
	var absent []string
	for i := range posts {
		fits := j.in.fits(&posts[i])
		if fits == NotMet {
			continue
		}
		s := spellOf(i, &posts[i], fits)
		if days, ok := s.possible.clip(from, until); ok {
			possible = append(possible, days)
			if !s.certain && !covers(sure, days) {
				absent = append(absent, j.in.absent(i, &posts[i], s)...)
			}
		}
	}
	if days(merge(possible)) < needed {
		return NotMet, nil
	}
	return Unknown, absent
}

func (j *experienceJudge) reason(r *record, on civil.Date) thituyen.Reason {
	n := j.note(r)
	params := []thituyen.Param{
		wording.P("required", j.length), wording.P("posts", postsAsked{j}), wording.P("date", on),
		wording.P("found", int(n.x)), wording.P("needed", int(n.y)),
	}
	switch n.verdict {
	case Met:
		return sentences.Reason("experience_met", params...)
	case NotMet:
		return sentences.Reason("experience_not_met", append(params, wording.P("short_by", int(n.y-n.x)))...)
	}
	return sentences.Reason("experience_unknown", append(params, missingOf(n))...)
}

func (*experienceJudge) reads(yield func(string)) { yield("posts") }

// postsAsked words the posts and the window that are asked for.
type postsAsked struct{ *experienceJudge }

// Text words each list that is given.
func (p postsAsked) Text(tag language.Tag) string {
	parts := []string{wording.Word{Vi: "công tác", En: "service"}.Text(tag)}
	for _, list := range [...]struct {
		word  wording.Word
		names []string
	}{
		{wording.Word{Vi: "ngành ", En: "in the sector "}, p.in.Sector},
		{wording.Word{Vi: "chức vụ cấp ", En: "in posts of level "}, p.in.Level},
		{wording.Word{Vi: "lĩnh vực ", En: "in the field "}, p.in.Field},
		{wording.Word{Vi: "tại đơn vị ", En: "in the unit "}, p.in.Unit},
	} {
		if len(list.names) > 0 {
			parts = append(parts, list.word.Text(tag)+orNames(tag, list.names))
		}
	}
	text := strings.Join(parts, ", ")
	if len(parts) > 1 {
		text = parts[0] + " " + strings.Join(parts[1:], ", ")
	}
	if p.hasWithin {
		text += wording.Word{Vi: ", trong ", En: ", within the last "}.Text(tag) + thituyen.Format(tag, p.within) +
			wording.Word{Vi: " gần nhất"}.Text(tag)
	}
	return text
}

var experienceSentences = wording.Sentences{
	"experience_met":     {Vi: "có {found} ngày {posts} tính đến trước ngày {date}; yêu cầu {required} ({needed} ngày)", En: "{found} days of {posts} up to the day before {date}; required: {required} ({needed} days)"},
	"experience_not_met": {Vi: "mới có {found} ngày {posts} tính đến trước ngày {date}; yêu cầu {required} ({needed} ngày), còn thiếu {short_by} ngày", En: "only {found} days of {posts} up to the day before {date}; required: {required} ({needed} days), short by {short_by} days"},
	"experience_unknown": {Vi: "mới rõ {found} ngày {posts} tính đến trước ngày {date}, hồ sơ còn thiếu: {missing}; yêu cầu {required} ({needed} ngày)", En: "certain so far: {found} days of {posts} up to the day before {date}, the dossier lacks: {missing}; required: {required} ({needed} days)"},
	"within_too_short":   {Vi: "trong {within} không thể có đủ {at_least}; within phải không ngắn hơn at_least", En: "within {within} nobody has {at_least}; within must not be shorter than at_least"},
}
