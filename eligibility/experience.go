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
// The time in such posts counts once, up to the day before the date and, with
// `within`, from the date − within on. Each unbroken stretch is counted in
// whole months from its first day (first day + m months is not after the day
// after its last) and the days left over; where there are several stretches,
// every 30 of the days left over make a month. So whether service suffices
// does not depend on when one asks. A span of days counts the days themselves.
//
// A post's share counts that part of its time, of posts on the same day the
// largest; a stretch ends where the share changes, its months and days are
// multiplied by the share, exactly, and months + days / 30 must be at least the
// span. Leave splits a stretch and does not count. A post without `until` is
// still held. A post that lacks a field asked for, or its first day, counts for
// what it may be: met where what is certain suffices, unknown where what is
// possible does.
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
		j.in, j.titles = c.postKind(*e.In, at.Key("in")), c.vocabulary.Titles
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
	titles    Titles
}

// judge leaves the certain service in x, and in y what it is short by, both
// packed; see [packed].
func (j *experienceJudge) judge(h *hearing) Verdict {
	posts := h.dossier.Posts
	if posts == nil && j.length.Count > 0 {
		return j.leave(h, note{y: packed(j.shortBy(service{})), list: []string{"posts"}})
	}
	from, until := int32(dawn), h.on.number-1
	if j.hasWithin {
		from = numberOf(j.within.Before(h.on.date))
	}
	var room [16]worked
	sure, open := room[:0], false
	for i := range posts {
		fits := j.in.fits(&posts[i])
		if fits == NotMet {
			continue
		}
		held, certain := certainDays(i, &posts[i])
		if !certain || fits == Unknown || !certainParts(&posts[i]) {
			s := spellOf(i, &posts[i], fits)
			open, held, certain = true, s.sure, s.any
		}
		if days, ok := held.clip(from, until); ok && certain {
			sure = appendWorked(sure, days, &posts[i], true)
		}
	}
	served := serviceOf(sure)
	n := note{verdict: Met, x: packed(j.found(served))}
	if j.enough(served) {
		return j.leave(h, n)
	}
	n.verdict, n.y = NotMet, packed(j.shortBy(served))
	if open {
		n.verdict, n.list = j.open(posts, fullTime(sure), from, until)
	}
	return j.leave(h, n)
}

// open judges where some posts lack what would settle their days: counted in
// full, are they enough? Those whose days are sure already cannot help.
func (j *experienceJudge) open(posts []HeldPost, sure []stretch, from, until int32) (Verdict, []string) {
	var possible []worked
	var absent []string
	for i := range posts {
		fits := j.in.fits(&posts[i])
		if fits == NotMet {
			continue
		}
		s := spellOf(i, &posts[i], fits)
		days, ok := s.possible.clip(max(from, earliest), until)
		if !ok {
			continue
		}
		possible = appendWorked(possible, days, &posts[i], false)
		if covers(sure, days) {
			continue
		}
		if !s.certain {
			absent = append(absent, j.in.absent(i, &posts[i], s)...)
		}
		absent = append(absent, absentParts(i, &posts[i])...)
	}
	if !j.enough(serviceOf(possible)) {
		return NotMet, nil
	}
	return Unknown, absent
}

func (j *experienceJudge) reason(r *record, on civil.Date) thituyen.Reason {
	n := j.note(r)
	params := []thituyen.Param{
		wording.P("required", j.length), wording.P("posts", postsAsked{j}), wording.P("date", on), wording.P("found", unpacked(n.x)),
	}
	switch n.verdict {
	case Met:
		return sentences.Reason("experience_met", params...)
	case NotMet:
		return sentences.Reason("experience_not_met", append(params, wording.P("short_by", unpacked(n.y)))...)
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
		word   wording.Word
		names  []string
		titles map[string]thituyen.Title
	}{
		{wording.Word{Vi: "ngành ", En: "in the sector "}, p.in.Sector, p.titles.Sectors},
		{wording.Word{Vi: "chức vụ cấp ", En: "in posts of level "}, p.in.Level, p.titles.Levels},
		{wording.Word{Vi: "lĩnh vực ", En: "in the field "}, p.in.Field, p.titles.Fields},
		{wording.Word{Vi: "tại đơn vị ", En: "in the unit "}, p.in.Unit, p.titles.Units},
	} {
		if len(list.names) > 0 {
			parts = append(parts, list.word.Text(tag)+orNames(tag, list.names, list.titles))
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
	"experience_met":     {Vi: "có {found} {posts} tính đến trước ngày {date}; yêu cầu {required}", En: "{found} of {posts} up to the day before {date}; required: {required}"},
	"experience_not_met": {Vi: "mới có {found} {posts} tính đến trước ngày {date}; yêu cầu {required}, còn thiếu {short_by}", En: "only {found} of {posts} up to the day before {date}; required: {required}, short by {short_by}"},
	"experience_unknown": {Vi: "mới rõ {found} {posts} tính đến trước ngày {date}, hồ sơ còn thiếu: {missing}; yêu cầu {required}", En: "certain so far: {found} of {posts} up to the day before {date}, the dossier lacks: {missing}; required: {required}"},
	"within_too_short":   {Vi: "trong {within} không thể có đủ {at_least}; within phải không ngắn hơn at_least", En: "within {within} nobody has {at_least}; within must not be shorter than at_least"},
}
