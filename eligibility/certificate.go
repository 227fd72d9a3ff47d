package eligibility

import (
	"cloud.google.com/go/civil"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/wording"
)

// Certificate asks for one of several certificates, or for all of them.
type Certificate struct {
	OneOf []string `doc:"one_of,id" validate:"omitnil,too_few=1"`
	AllOf []string `doc:"all_of,id" validate:"omitnil,too_few=1"`
}

func (Certificate) kind() string { return "certificate" }

func (q Certificate) compile(c *compiler, at thituyen.Path) judge {
	c.check(q, at)
	c.onlyOne(at, count(q.OneOf != nil, q.AllOf != nil), "one_of", "all_of")
	return &certificateJudge{
		slot:  c.slot(),
		oneOf: c.names(at.Key("one_of"), q.OneOf, nil),
		allOf: c.names(at.Key("all_of"), q.AllOf, nil),
	}
}

// count counts what is given.
func count(given ...bool) int {
	n := 0
	for _, g := range given {
		if g {
			n++
		}
	}
	return n
}

type certificateJudge struct {
	slot
	oneOf []string
	allOf []string
}

// judge leaves in x the place of the certificate that is enough, in list those lacking.
func (j *certificateJudge) judge(h *hearing) Verdict {
	held := h.dossier.Certificates
	if held == nil {
		return j.leave(h, note{list: []string{"certificates"}})
	}
	for i, name := range j.oneOf {
		if contains(held, name) {
			return j.leave(h, note{verdict: Met, x: int32(i)})
		}
	}
	if j.allOf == nil {
		return j.leave(h, note{verdict: NotMet})
	}
	lacking := notAmong(j.allOf, held)
	return j.leave(h, note{verdict: holds(len(lacking) == 0), list: lacking})
}

// notAmong lists the names that a list lacks.
func notAmong(names, list []string) []string {
	var lacking []string
	for _, name := range names {
		if !contains(list, name) {
			lacking = append(lacking, name)
		}
	}
	return lacking
}

func (j *certificateJudge) reason(r *record, _ civil.Date) thituyen.Reason {
	n := j.note(r)
	if j.allOf != nil {
		required := wording.P("required", namesOf(j.allOf))
		switch n.verdict {
		case Met:
			return sentences.Reason("certificates_met", required)
		case NotMet:
			return sentences.Reason("certificates_not_met", required, wording.P("lacking", namesOf(n.list)))
		}
		return sentences.Reason("certificates_unknown", required, missingOf(n))
	}
	required := wording.P("required", namesOf(j.oneOf))
	switch n.verdict {
	case Met:
		return sentences.Reason("certificate_met", required, wording.P("found", Name(j.oneOf[n.x])))
	case NotMet:
		return sentences.Reason("certificate_not_met", required)
	}
	return sentences.Reason("certificate_unknown", required, missingOf(n))
}

func (*certificateJudge) reads(yield func(string)) { yield("certificates") }

var certificateSentences = wording.Sentences{
	"certificate_met":      {Vi: "có chứng chỉ {found}", En: "holds the certificate {found}"},
	"certificate_not_met":  {Vi: "không có chứng chỉ nào trong các chứng chỉ: {required}", En: "holds none of the certificates: {required}"},
	"certificate_unknown":  {Vi: "hồ sơ chưa ghi chứng chỉ; yêu cầu một trong: {required}", En: "the dossier does not give certificates; required: one of {required}"},
	"certificates_met":     {Vi: "có đủ chứng chỉ: {required}", En: "holds all certificates: {required}"},
	"certificates_not_met": {Vi: "còn thiếu chứng chỉ: {lacking}; yêu cầu đủ: {required}", En: "lacks the certificates: {lacking}; required: all of {required}"},
	"certificates_unknown": {Vi: "hồ sơ chưa ghi chứng chỉ; yêu cầu đủ: {required}", En: "the dossier does not give certificates; required: all of {required}"},
}
