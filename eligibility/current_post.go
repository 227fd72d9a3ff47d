package eligibility

import (
	"strconv"

	"cloud.google.com/go/civil"
	"golang.org/x/text/language"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/wording"
)

// CurrentPost asks for a post of some levels, held on the date and for some
// time by then.
//
// It is met when a post held on the date has such a level and its start + the
// span is not after the date. Posts of the listed levels that overlap, or
// follow each other without a day between, count as one. A post whose `until`
// is the date is still held. Without `level` any post will do; without
// `at_least` it is enough to hold it.
type CurrentPost struct {
	Level   []string       `doc:"level,id" validate:"omitnil,too_few=1"`
	AtLeast *thituyen.Span `doc:"at_least"`
}

func (CurrentPost) kind() string { return "current_post" }

func (p CurrentPost) compile(c *compiler, at thituyen.Path) judge {
	c.check(p, at)
	c.needs(at, p.Level != nil || p.AtLeast != nil, "level", "at_least")
	return &currentJudge{
		slot: c.slot(), levels: c.names(at.Key("level"), p.Level, c.vocabulary.Levels), titles: c.vocabulary.Titles.Levels,
		length: c.span(at.Key("at_least"), p.AtLeast),
	}
}

type currentJudge struct {
	slot
	levels []string
	titles map[string]thituyen.Title
	length thituyen.Span
}

// The codes of notes; x is the stamp of the day since when such posts are
// held.
const (
	currentHeld uint8 = iota
	currentNone
)

func (j *currentJudge) judge(h *hearing) Verdict {
	posts := h.dossier.Posts
	if posts == nil {
		return j.leave(h, note{list: []string{"posts"}})
	}
	var room [16]stretch
	sure, open := room[:0], false
	for i := range posts {
		fits := listed(posts[i].Level, j.levels)
		if fits == NotMet {
			continue
		}
		held, certain := certainDays(i, &posts[i])
		if !certain || fits == Unknown {
			s := spellOf(i, &posts[i], fits)
			open, held, certain = true, s.sure, s.any
		}
		if certain && held.from <= h.on.number {
			sure = append(sure, held)
		}
	}
	sure = merge(sure)
	n := note{verdict: NotMet, code: currentNone}
	if held, ok := holding(sure, h.on.number); ok {
		first := &posts[held.post]
		since, known := given(first.From)
		if !known {
			since, _ = given(first.Until) // of which alone it is sure
		}
		n = note{verdict: holds(!after(j.length.After(since), h.on.date)), x: int32(stampOf(since))}
	}
	if n.verdict == NotMet && open {
		if absent := j.open(h, posts, sure); absent != nil {
			n.verdict, n.list = Unknown, absent
		}
	}
	return j.leave(h, n)
}

// open judges where some posts lack what would settle them: taken for such
// posts, held as long as can be, are they enough? It lists what is lacking,
// nil where not.
func (j *currentJudge) open(h *hearing, posts []HeldPost, sure []stretch) []string {
	var possible []stretch
	for i := range posts {
		if fits := listed(posts[i].Level, j.levels); fits != NotMet {
			if s := spellOf(i, &posts[i], fits); s.possible.from <= h.on.number {
				possible = append(possible, s.possible)
			}
		}
	}
	chain, ok := holding(merge(possible), h.on.number)
	if !ok || chain.from != dawn && after(j.length.After(*posts[chain.post].From), h.on.date) {
		return nil
	}
	var absent []string
	for i := range posts {
		fits := listed(posts[i].Level, j.levels)
		s := spellOf(i, &posts[i], fits)
		if fits == NotMet || s.certain || s.possible.until < chain.from || s.possible.from > chain.until || covers(sure, s.possible) {
			continue
		}
		entry := "posts[" + strconv.Itoa(i) + "]"
		if fits == Unknown {
			absent = append(absent, entry+".level")
		}
		absent = append(absent, absentDays(entry, &posts[i], s)...)
	}
	return absent
}

func (j *currentJudge) reason(r *record, on civil.Date) thituyen.Reason {
	n := j.note(r)
	params := []thituyen.Param{wording.P("required", postHeld{j}), wording.P("date", on)}
	switch {
	case n.verdict == Unknown:
		return sentences.Reason("current_post_unknown", append(params, missingOf(n))...)
	case n.code == currentNone:
		return sentences.Reason("current_post_none", params...)
	}
	since := stamp(n.x).date()
	reached := j.length.After(since)
	params = append(params, wording.P("since", since), wording.P("found", gap(since, on)))
	if n.verdict == Met {
		return sentences.Reason("current_post_met", params...)
	}
	return sentences.Reason("current_post_not_met", append(params, wording.P("reached", reached), wording.P("short_by", gap(on, reached)))...)
}

func (*currentJudge) reads(yield func(string)) { yield("posts") }

// postHeld words what is asked for.
type postHeld struct{ *currentJudge }

// Text words the levels and the time.
func (p postHeld) Text(tag language.Tag) string {
	text := wording.Word{Vi: "đang giữ chức vụ", En: "holding a post"}.Text(tag)
	if len(p.levels) > 0 {
		text += wording.Word{Vi: " cấp ", En: " of level "}.Text(tag) + orNames(tag, p.levels, p.titles)
	}
	if p.length.Count > 0 {
		text += wording.Word{Vi: " được ít nhất ", En: " for at least "}.Text(tag) + thituyen.Format(tag, p.length)
	}
	return text
}

var currentSentences = wording.Sentences{
	"current_post_met":     {Vi: "giữ chức vụ như yêu cầu từ ngày {since}, được {found} vào ngày {date}; yêu cầu {required}", En: "such a post held since {since}, for {found} on {date}; required: {required}"},
	"current_post_not_met": {Vi: "giữ chức vụ như yêu cầu từ ngày {since}, mới được {found} vào ngày {date}; yêu cầu {required}, đến ngày {reached} mới đủ, còn thiếu {short_by}", En: "such a post held only since {since}, for {found} on {date}; required: {required}, reached on {reached}, short by {short_by}"},
	"current_post_none":    {Vi: "vào ngày {date} không giữ chức vụ như yêu cầu: {required}", En: "no such post held on {date}; required: {required}"},
	"current_post_unknown": {Vi: "chưa rõ chức vụ đang giữ vào ngày {date}, hồ sơ còn thiếu: {missing}; yêu cầu {required}", En: "the post held on {date} is not settled, the dossier lacks: {missing}; required: {required}"},
}
