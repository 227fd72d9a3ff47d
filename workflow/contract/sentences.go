package contract

import (
	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/wording"
)

func param(name string, value any) thituyen.Param { return wording.P(name, value) }

// sentences are those of requests that cannot be answered.
var sentences = wording.NewBook("contract", map[string]wording.Word{
	"needed":              {Vi: "hỏi {ask} thì phải có khóa {key}", En: "to ask {ask}, give the key {key}"},
	"two_needed":          {Vi: "cần đúng hai thí sinh, ở đây có {found}", En: "two candidates are needed, and here are {found}"},
	"one_source":          {Vi: "nêu quy chế bằng đúng một trong ba khóa preset, text, fingerprint", En: "name the regulation by one of preset, text and fingerprint"},
	"not_streamed":        {Vi: "thí sinh chỉ gửi tiếp từng dòng khi hỏi screen, score, rank hoặc select; ở đây hỏi {ask}", En: "candidates come in further lines where screen, score, rank or select is asked; here it is {ask}"},
	"bad_request":         {Vi: "không đọc được yêu cầu", En: "the request cannot be read"},
	"bad_regulation":      {Vi: "quy chế có lỗi", En: "the regulation has mistakes"},
	"bad_case":            {Vi: "thông tin của kỳ thi chưa dùng được", En: "what is given of the case cannot stand"},
	"unknown_version":     {Vi: "không biết phiên bản {found} của giao ước này; phiên bản đọc được là {known}", En: "the version {found} of the contract is not known; the one that is read is {known}"},
	"unknown_preset":      {Vi: "không có quy chế mẫu {found}; có: {known}", En: "there is no preset {found}; there are {known}"},
	"unknown_fingerprint": {Vi: "chưa đọc quy chế nào có mã {found}; hãy gửi toàn văn (text)", En: "no regulation of the fingerprint {found} was read; send its text"},
	"unknown_candidate":   {Vi: "{found} không được xếp hạng nên không so sánh được", En: "{found} is not placed, so that there is nothing to compare"},
	"no_section":          {Vi: "quy chế này không có phần {section}", En: "this regulation has no section {section}"},
	"too_large":           {Vi: "dòng này dài hơn {limit} byte", En: "the line is longer than {limit} bytes"},
	"streamed_alone":      {Vi: "thí sinh gửi tiếp từng dòng chỉ nhận ở cửa đọc theo dòng", En: "candidates in further lines are taken where lines are read"},
	"ended_early":         {Vi: "dòng {} kết thúc danh sách thí sinh không thấy đến", En: "the line {} that ends the candidates did not come"},
	"cancelled":           {Vi: "yêu cầu bị hủy hoặc quá thời gian", En: "the request was cancelled, or its time was over"},
	"unexpected":          {Vi: "lỗi ngoài dự kiến: {detail}", En: "an unexpected error: {detail}"},
	"margin_none":         {Vi: "không thay đổi nào của tiêu chí đầu làm kết quả khác đi", En: "no change of the first key would change the outcome"},
})
