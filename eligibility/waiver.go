package eligibility

import (
	"strings"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/document"
	"github.com/thituyen/thituyen/internal/wording"
)

// Waiver is the decision of an authority that a criterion need not be met.
type Waiver struct {
	Criterion string `doc:"criterion,id" validate:"required"`
	By        string `doc:"by,id" validate:"required"` // the role that the criterion names
	Reason    string `doc:"reason" validate:"required"`
}

// waived lays the waivers beside the criteria; paths begin with the waived
// criterion's id below `waived`.
func (s *Screener) waived(waivers []Waiver) ([]*Waiver, thituyen.Mistakes) {
	var mistakes thituyen.Mistakes
	laid := make([]*Waiver, len(s.criteria))
	for _, waiver := range waivers {
		id := waiver.Criterion
		at := thituyen.Path{}.Key("waived").Key(id)
		i := s.index(id)
		switch {
		case i < 0:
			mistakes = append(mistakes, document.At(at, document.NotOneOf(id, s.ids())))
			continue
		case laid[i] != nil:
			mistakes = append(mistakes, document.At(at, sentences.Reason("waived_twice", wording.P("criterion", id))))
		case s.criteria[i].WaivableBy == "":
			mistakes = append(mistakes, document.At(at, sentences.Reason("not_waivable", wording.P("criterion", id)).Under(s.criteria[i].Clause)))
		case waiver.By == "":
			mistakes = append(mistakes, document.At(at.Key("by"), sentences.Reason("waiver_by", wording.P("required", s.criteria[i].WaivableBy))))
		case waiver.By != s.criteria[i].WaivableBy:
			mistakes = append(mistakes, document.At(at.Key("by"), sentences.Reason("wrong_authority",
				wording.P("criterion", id), wording.P("found", waiver.By), wording.P("required", s.criteria[i].WaivableBy)).Under(s.criteria[i].Clause)))
		}
		if strings.TrimSpace(waiver.Reason) == "" {
			mistakes = append(mistakes, document.At(at.Key("reason"), sentences.Reason("waiver_reason")))
		}
		laid[i] = &waiver
	}
	return laid, mistakes
}

var waiverSentences = wording.Sentences{
	"waived":          {Vi: "được {by} miễn, lý do: {reason}; xét theo hồ sơ: {judged}", En: "waived by {by}, reason: {reason}; by the dossier: {judged}"},
	"waived_twice":    {Vi: "tiêu chuẩn {criterion} được miễn hai lần; hãy giữ một", En: "the criterion {criterion} is waived twice; keep one"},
	"not_waivable":    {Vi: "tiêu chuẩn {criterion} không cho phép ai miễn; hãy bỏ phần miễn này", En: "nobody may waive the criterion {criterion}; remove this waiver"},
	"wrong_authority": {Vi: "{found} không có quyền miễn tiêu chuẩn {criterion}; chỉ {required} được miễn", En: "{found} may not waive the criterion {criterion}; only {required} may"},
	"waiver_by":       {Vi: "chưa ghi ai miễn; người được miễn tiêu chuẩn này là {required}", En: "who waives is not given; this criterion is waived by {required}"},
	"waiver_reason":   {Vi: "miễn tiêu chuẩn phải ghi lý do", En: "a waiver gives its reason"},
}
