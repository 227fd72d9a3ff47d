package eligibility

import (
	"cloud.google.com/go/civil"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/wording"
)

// Health asks for a certificate of health that says fit, that was issued
// within some time before the date, or both: issued ≤ date ≤ issued + span,
// both days included.
type Health struct {
	Fit          *bool          `doc:"fit"` // true where given
	IssuedWithin *thituyen.Span `doc:"issued_within"`
}

func (Health) kind() string { return "health" }

func (q Health) compile(c *compiler, at thituyen.Path) judge {
	c.check(q, at)
	c.needs(at, q.Fit != nil || q.IssuedWithin != nil, "fit", "issued_within")
	c.only(at.Key("fit"), q.Fit)
	return &healthJudge{
		slot: c.slot(), fit: q.Fit != nil, dated: q.IssuedWithin != nil,
		within: c.span(at.Key("issued_within"), q.IssuedWithin),
	}
}

type healthJudge struct {
	slot
	fit, dated bool
	within     thituyen.Span
}

// The codes of notes; x is the stamp of the day of issue, 0 for none given.
const (
	healthHeld uint8 = iota
	healthNone
	healthUnfit
	healthLater
	healthExpired
)

func (j *healthJudge) judge(h *hearing) Verdict {
	held := h.dossier.Health
	if held == nil {
		return j.leave(h, note{list: []string{"health"}})
	}
	if held.Fit == nil && held.Issued == nil && !held.blank {
		return j.leave(h, note{verdict: NotMet, code: healthNone})
	}
	n := note{verdict: Met}
	if j.fit {
		switch {
		case held.Fit == nil:
			n.verdict, n.list = Unknown, append(n.list, "health.fit")
		case !*held.Fit:
			n.verdict, n.code = NotMet, healthUnfit
		}
	}
	if j.dated {
		j.date(&n, held.Issued, h.on.date)
	}
	if n.verdict != Unknown {
		n.list = nil
	}
	return j.leave(h, n)
}

func (j *healthJudge) date(n *note, on *civil.Date, date civil.Date) {
	issued, ok := given(on)
	if !ok {
		n.verdict, n.list = both(n.verdict, Unknown), append(n.list, "health.issued")
		return
	}
	n.x = int32(stampOf(issued))
	code := healthHeld
	switch {
	case after(issued, date):
		code = healthLater
	case after(date, j.within.After(issued)):
		code = healthExpired
	default:
		return
	}
	if n.verdict != NotMet {
		n.code = code
	}
	n.verdict = NotMet
}

func (j *healthJudge) reason(r *record, on civil.Date) thituyen.Reason {
	n := j.note(r)
	params := []thituyen.Param{wording.P("date", on)}
	if j.dated {
		params = append(params, wording.P("required", j.within))
	}
	issued := stamp(n.x).date()
	switch {
	case n.verdict == Unknown:
		return sentences.Reason("health_unknown", append(params, missingOf(n))...)
	case n.code == healthNone:
		return sentences.Reason("health_none", params...)
	case n.code == healthUnfit:
		return sentences.Reason("health_unfit", params...)
	case n.code == healthLater:
		return sentences.Reason("health_later", append(params, wording.P("issued", issued))...)
	case n.code == healthExpired:
		last := j.within.After(issued)
		return sentences.Reason("health_expired", append(params, wording.P("issued", issued), wording.P("last", last), wording.P("over_by", gap(last, on)))...)
	case j.dated:
		return sentences.Reason("health_met_dated", append(params, wording.P("issued", issued), wording.P("last", j.within.After(issued)))...)
	}
	return sentences.Reason("health_met", params...)
}

func (*healthJudge) reads(yield func(string)) { yield("health") }

var healthSentences = wording.Sentences{
	"health_met":       {Vi: "đủ sức khỏe", En: "fit in health"},
	"health_met_dated": {Vi: "giấy khám sức khỏe cấp ngày {issued}, còn giá trị đến hết ngày {last} (trong {required})", En: "health certificate issued on {issued}, valid through {last} (within {required})"},
	"health_none":      {Vi: "không có giấy khám sức khỏe", En: "there is no health certificate"},
	"health_unfit":     {Vi: "giấy khám sức khỏe kết luận không đủ sức khỏe", En: "the health certificate does not say fit"},
	"health_later":     {Vi: "giấy khám sức khỏe cấp ngày {issued}, sau ngày {date}", En: "the health certificate was issued on {issued}, after {date}"},
	"health_expired":   {Vi: "giấy khám sức khỏe cấp ngày {issued} chỉ có giá trị đến hết ngày {last} (trong {required}); vào ngày {date} đã quá {over_by}", En: "the health certificate issued on {issued} is valid through {last} only (within {required}); on {date} it is over by {over_by}"},
	"health_unknown":   {Vi: "chưa rõ giấy khám sức khỏe vào ngày {date}, hồ sơ còn thiếu: {missing}", En: "the health certificate on {date} is not settled, the dossier lacks: {missing}"},
}
