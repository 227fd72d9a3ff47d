package eligibility

import (
	"reflect"

	"cloud.google.com/go/civil"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/document"
	"github.com/thituyen/thituyen/internal/wording"
)

// RemainingService asks for time left in service before retirement.
//
// It is met when the date + the span is not after the retirement date: on the
// last day of service itself it is still met. The retirement date is the last
// day of the month that is the birth month plus the retirement age, by the
// schedule in force on the date: 60/55 to the end of 2020, Decree
// 135/2020/NĐ-CP by birth month from 2021 on. A date that the dossier gives
// in `retires` stands before the schedule. Where the sex is unknown, the
// verdict stands if both sexes give the same.
type RemainingService struct {
	AtLeast *ServiceLength `doc:"at_least" validate:"required"`
}

// ServiceLength is a span, or the term of the post where Term is set; a
// document writes the span or the word term.
type ServiceLength struct {
	Span thituyen.Span
	Term bool
}

// TheTerm is the length of the post's term.
func TheTerm() *ServiceLength { return &ServiceLength{Term: true} }

// ForSpan is a length given by a span; nil is no length.
func ForSpan(s *thituyen.Span) *ServiceLength {
	if s == nil {
		return nil
	}
	return &ServiceLength{Span: *s}
}

// decodeServiceLength reads a span or the word term.
func decodeServiceLength(l *ServiceLength, c document.Cursor) {
	if c.Is(document.Scalar) && c.Node().Text == "term" {
		l.Term = true
		return
	}
	l.Span, _ = c.Span()
}

// shapeServiceLength is the shape of a span or the word term.
func shapeServiceLength(func(reflect.Type) document.Shape) document.Shape {
	return document.AnyShape(document.SpanShape, document.OneOfShape("term"))
}

func (RemainingService) kind() string { return "remaining_service" }

func (s RemainingService) compile(c *compiler, at thituyen.Path) judge {
	c.check(s, at)
	j := &serviceJudge{slot: c.slot()}
	if s.AtLeast != nil {
		j.length = *s.AtLeast
		if j.length.Term {
			c.usesTerm = true
		} else {
			c.span(at.Key("at_least"), &j.length.Span)
		}
	}
	return j
}

type serviceJudge struct {
	slot
	length ServiceLength
}

// The codes of notes; x is the stamp of the retirement date, text its basis
// where the dossier gives one.
const (
	serviceBySchedule uint8 = iota
	serviceByDossier
)

func (j *serviceJudge) span(term thituyen.Span) thituyen.Span {
	if j.length.Term {
		return term
	}
	return j.length.Span
}

func (j *serviceJudge) judge(h *hearing) Verdict {
	d, needed := h.dossier, j.span(h.term).After(h.on.date)
	if d.Retires != nil && (d.Retires.On != nil || d.Retires.Basis != "" || d.Retires.blank) {
		on, ok := given(d.Retires.On)
		if !ok {
			return j.leave(h, note{list: []string{"retires.on"}})
		}
		return j.leave(h, note{
			verdict: holds(!after(needed, on)), code: serviceByDossier,
			x: int32(stampOf(on)), text: d.Retires.Basis,
		})
	}
	born, ok := given(d.Born)
	if !ok {
		if d.Sex != Male && d.Sex != Female {
			return j.leave(h, note{list: []string{"born", "sex"}})
		}
		return j.leave(h, note{list: []string{"born"}})
	}
	if d.Sex == Male || d.Sex == Female {
		on := retirementDate(born, d.Sex, h.on.date)
		return j.leave(h, note{verdict: holds(!after(needed, on)), x: int32(stampOf(on))})
	}
	return j.leave(h, j.ofEither(born, needed, h.on.date))
}

// ofEither judges someone of unknown sex: women retire first.
func (j *serviceJudge) ofEither(born, needed, on civil.Date) note {
	man, woman := retirementDate(born, Male, on), retirementDate(born, Female, on)
	switch {
	case !after(needed, man) && !after(needed, woman):
		return note{verdict: Met, x: int32(stampOf(woman))}
	case after(needed, man) && after(needed, woman):
		return note{verdict: NotMet, x: int32(stampOf(man))}
	}
	return note{list: []string{"sex"}}
}

func (j *serviceJudge) reason(r *record, on civil.Date) thituyen.Reason {
	n := j.note(r)
	span := j.span(r.term)
	params := []thituyen.Param{wording.P("required", span), wording.P("date", on), wording.P("needed", span.After(on))}
	if n.verdict == Unknown {
		return sentences.Reason("remaining_service_unknown", append(params, missingOf(n))...)
	}
	retires := stamp(n.x).date()
	var basis any = scheduleOn(on)
	if n.code == serviceByDossier {
		if basis = n.text; n.text == "" {
			basis = basisDossier
		}
	}
	params = append(params, wording.P("retires", retires), wording.P("basis", basis))
	if n.verdict == Met {
		return sentences.Reason("remaining_service_met", append(params, wording.P("found", gap(on, retires)))...)
	}
	short := wording.P("short_by", gap(retires, span.After(on)))
	if after(on, retires) {
		return sentences.Reason("remaining_service_over", append(params, short)...)
	}
	return sentences.Reason("remaining_service_not_met", append(params, wording.P("found", gap(on, retires)), short)...)
}

func (*serviceJudge) reads(yield func(string)) {
	yield("retires")
	yield("born")
	yield("sex")
}

var serviceSentences = wording.Sentences{
	"remaining_service_met":     {Vi: "còn {found} công tác từ ngày {date} đến khi nghỉ hưu ngày {retires} ({basis}); yêu cầu ít nhất {required}", En: "{found} of service left from {date} to retirement on {retires} ({basis}); required: at least {required}"},
	"remaining_service_not_met": {Vi: "chỉ còn {found} công tác từ ngày {date} đến khi nghỉ hưu ngày {retires} ({basis}); yêu cầu ít nhất {required} (đến ngày {needed}), còn thiếu {short_by}", En: "only {found} of service left from {date} to retirement on {retires} ({basis}); required: at least {required} (to {needed}), short by {short_by}"},
	"remaining_service_over":    {Vi: "đã đến tuổi nghỉ hưu ngày {retires} ({basis}), trước ngày {date}; yêu cầu còn ít nhất {required} (đến ngày {needed}), thiếu {short_by}", En: "retired on {retires} ({basis}), before {date}; required: at least {required} left (to {needed}), short by {short_by}"},
	"remaining_service_unknown": {Vi: "chưa xác định được thời gian công tác còn lại từ ngày {date}, hồ sơ còn thiếu: {missing}; yêu cầu ít nhất {required} (đến ngày {needed})", En: "the service left from {date} cannot be told, the dossier lacks: {missing}; required: at least {required} (to {needed})"},
}
