package eligibility

import (
	"strconv"

	"cloud.google.com/go/civil"
	"golang.org/x/text/language"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/wording"
)

// Discipline asks that no disciplinary measure of some kinds be in effect: it
// is not met while from ≤ date < from + the span of the kind, and met again
// on the day from + span. A measure without a kind or a day is unknown where
// one of the listed kinds could be in effect.
type Discipline struct {
	ClearFor map[string]thituyen.Span `doc:"clear_for" validate:"required,too_few=1"`
	// Changes are later laws, earliest first: on a date from the first day of
	// one on, its spans are asked in place of those before, whenever the
	// measure was taken.
	Changes []DisciplineChange `doc:"changes"`
}

// DisciplineChange is what a later law asks from a day on.
type DisciplineChange struct {
	From     *civil.Date              `doc:"from" validate:"required"`
	ClearFor map[string]thituyen.Span `doc:"clear_for" validate:"required,too_few=1"`
}

func (Discipline) kind() string { return "discipline" }

func (q Discipline) compile(c *compiler, at thituyen.Path) judge {
	c.check(q, at)
	j := &disciplineJudge{slot: c.slot(), laws: []disciplineLaw{c.law(at, nil, q.ClearFor)}}
	for i, change := range q.Changes {
		where := at.Key("changes").Index(i)
		if i > 0 && change.From != nil && q.Changes[i-1].From != nil && !change.From.After(*q.Changes[i-1].From) {
			c.report(where.Key("from"), "change_not_later", wording.P("found", *change.From), wording.P("before", *q.Changes[i-1].From))
		}
		j.laws = append(j.laws, c.law(where, change.From, change.ClearFor))
	}
	return j
}

// law reads the spans of a law, which is asked from a day on; nil: always.
func (c *compiler) law(at thituyen.Path, from *civil.Date, clearFor map[string]thituyen.Span) disciplineLaw {
	law := disciplineLaw{}
	if from != nil {
		law.from = *from
	}
	for _, name := range sortedKeys(clearFor) {
		span := clearFor[name]
		law.kinds = append(law.kinds, name)
		law.spans = append(law.spans, c.span(at.Key("clear_for").Key(name), &span))
	}
	return law
}

// disciplineLaw is for how long each kind is in effect, asked from a day on.
type disciplineLaw struct {
	from  civil.Date // of the first law: before every day
	kinds []string
	spans []thituyen.Span
}

type disciplineJudge struct {
	slot
	laws []disciplineLaw // earliest first
}

// law is the one in force on a date.
func (j *disciplineJudge) law(on civil.Date) *disciplineLaw {
	law := &j.laws[0]
	for i := range j.laws[1:] {
		if later := &j.laws[i+1]; !on.Before(later.from) {
			law = later
		}
	}
	return law
}

// judge leaves in text the kind in effect and in x the stamp of its first
// day; of several the one that lasts longest.
func (j *disciplineJudge) judge(h *hearing) Verdict {
	measures := h.dossier.Discipline
	if measures == nil {
		return j.leave(h, note{list: []string{"discipline"}})
	}
	n, law := note{verdict: Met}, j.law(h.on.date)
	var ends stamp
	for i := range measures {
		from, known := given(measures[i].From)
		verdict := Met
		for k := range law.kinds {
			kind := same(measures[i].Kind, law.kinds[k])
			if kind == NotMet || law.spans[k].Count == 0 {
				continue
			}
			one := j.clear(kind, from, known, law.spans[k], h.on.date)
			verdict = both(verdict, one)
			if one == NotMet {
				if end := stampOf(law.spans[k].After(from)); end > ends {
					ends, n.text, n.x = end, law.kinds[k], int32(stampOf(from))
				}
			}
		}
		n.verdict = both(n.verdict, verdict)
		if verdict == Unknown {
			n.list = append(n.list, absentOfMeasure(i, &measures[i], known)...)
		}
	}
	if n.verdict != Unknown {
		n.list = nil
	}
	return j.leave(h, n)
}

// clear judges one measure as if it were of one kind: it may be, or it is.
func (j *disciplineJudge) clear(kind Verdict, from civil.Date, known bool, span thituyen.Span, on civil.Date) Verdict {
	if !known {
		return Unknown
	}
	if after(from, on) || !after(span.After(from), on) {
		return Met
	}
	return opposite(kind)
}

func absentOfMeasure(i int, m *DisciplineEntry, known bool) []string {
	var names []string
	entry := "discipline[" + strconv.Itoa(i) + "]"
	if m.Kind == "" {
		names = append(names, entry+".kind")
	}
	if !known {
		names = append(names, entry+".from")
	}
	return names
}

func (j *disciplineJudge) reason(r *record, on civil.Date) thituyen.Reason {
	n, law := j.note(r), j.law(on)
	params := []thituyen.Param{wording.P("required", clearFor{law}), wording.P("date", on)}
	switch n.verdict {
	case Met:
		return sentences.Reason("discipline_met", params...)
	case Unknown:
		return sentences.Reason("discipline_unknown", append(params, missingOf(n))...)
	}
	from := stamp(n.x).date()
	for k, name := range law.kinds {
		if name == n.text {
			clear := law.spans[k].After(from)
			params = append(params, wording.P("clear", clear), wording.P("short_by", gap(on, clear)))
		}
	}
	return sentences.Reason("discipline_not_met", append(params, wording.P("found", Name(n.text)), wording.P("from", from))...)
}

func (*disciplineJudge) reads(yield func(string)) { yield("discipline") }

// clearFor words the kinds and their spans.
type clearFor struct{ *disciplineLaw }

// Text words each kind with its span.
func (q clearFor) Text(tag language.Tag) string {
	text := ""
	for k, name := range q.kinds {
		if k > 0 {
			text += ", "
		}
		text += Name(name).Text(tag) + " " + thituyen.Format(tag, q.spans[k])
	}
	return text
}

var disciplineSentences = wording.Sentences{
	"discipline_met":     {Vi: "vào ngày {date} không trong thời hạn kỷ luật ({required})", En: "no disciplinary measure is in effect on {date} ({required})"},
	"discipline_not_met": {Vi: "bị kỷ luật {found} từ ngày {from}; vào ngày {date} còn trong thời hạn, đến ngày {clear} mới hết, còn {short_by}", En: "under {found} since {from}; still in effect on {date}, clear from {clear}, {short_by} to go"},
	"discipline_unknown": {Vi: "chưa rõ việc kỷ luật vào ngày {date}, hồ sơ còn thiếu: {missing}; yêu cầu không trong thời hạn kỷ luật ({required})", En: "discipline on {date} is not settled, the dossier lacks: {missing}; required: no measure in effect ({required})"},
}
