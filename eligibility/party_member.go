package eligibility

import (
	"cloud.google.com/go/civil"
	"golang.org/x/text/language"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/wording"
)

// PartyMember asks for official membership of the Party, for some time or,
// without `official_for`, on the date itself.
//
// It is met when the official date + the span is not after the date: on the
// day itself it is met. The day of admission settles nothing about the
// official one. An empty membership says that there is none.
type PartyMember struct {
	OfficialFor *thituyen.Span `doc:"official_for"`
}

func (PartyMember) kind() string { return "party_member" }

func (q PartyMember) compile(c *compiler, at thituyen.Path) judge {
	c.check(q, at)
	return &partyJudge{slot: c.slot(), length: c.span(at.Key("official_for"), q.OfficialFor)}
}

type partyJudge struct {
	slot
	length thituyen.Span
}

// The codes of notes; x is the stamp of the official date.
const (
	partyMember uint8 = iota
	partyNone
)

func (j *partyJudge) judge(h *hearing) Verdict {
	m := h.dossier.Party
	if m == nil {
		return j.leave(h, note{list: []string{"party"}})
	}
	if m.Official == nil && m.Admitted == nil && !m.blank {
		return j.leave(h, note{verdict: NotMet, code: partyNone})
	}
	official, ok := given(m.Official)
	if !ok {
		return j.leave(h, note{list: []string{"party.official"}})
	}
	return j.leave(h, note{verdict: holds(!after(j.length.After(official), h.on.date)), x: int32(stampOf(official))})
}

func (j *partyJudge) reason(r *record, on civil.Date) thituyen.Reason {
	n := j.note(r)
	params := []thituyen.Param{
		wording.P("required", officialFor{j.length}), wording.P("official_for", j.length), wording.P("date", on),
	}
	switch {
	case n.verdict == Unknown:
		return sentences.Reason("party_member_unknown", append(params, missingOf(n))...)
	case n.code == partyNone:
		return sentences.Reason("party_member_none", params...)
	}
	official := stamp(n.x).date()
	reached := j.length.After(official)
	params = append(params, wording.P("official", official))
	if n.verdict == Met {
		return sentences.Reason("party_member_met", append(params, wording.P("found", gap(official, on)))...)
	}
	return sentences.Reason("party_member_not_met", append(params, wording.P("reached", reached), wording.P("short_by", gap(on, reached)))...)
}

func (*partyJudge) reads(yield func(string)) { yield("party") }

// officialFor words what is asked for.
type officialFor struct{ length thituyen.Span }

// Text words membership for a time, or at all.
func (o officialFor) Text(tag language.Tag) string {
	text := wording.Word{Vi: "là đảng viên chính thức", En: "an official Party member"}.Text(tag)
	if o.length.Count == 0 {
		return text
	}
	return text + wording.Word{Vi: " được ", En: " for "}.Text(tag) + thituyen.Format(tag, o.length)
}

var partySentences = wording.Sentences{
	"party_member_met":     {Vi: "là đảng viên chính thức từ ngày {official}, được {found} vào ngày {date}; yêu cầu {required}", En: "an official Party member since {official}, for {found} on {date}; required: {required}"},
	"party_member_not_met": {Vi: "là đảng viên chính thức từ ngày {official}; yêu cầu {required} vào ngày {date}, phải đến ngày {reached}, còn thiếu {short_by}", En: "an official Party member from {official}; required: {required} on {date}, reached on {reached}, short by {short_by}"},
	"party_member_none":    {Vi: "không là đảng viên; yêu cầu {required} vào ngày {date}", En: "not a Party member; required: {required} on {date}"},
	"party_member_unknown": {Vi: "chưa rõ ngày là đảng viên chính thức, hồ sơ còn thiếu: {missing}; yêu cầu {required} vào ngày {date}", En: "the day of official Party membership is not known, the dossier lacks: {missing}; required: {required} on {date}"},
}
