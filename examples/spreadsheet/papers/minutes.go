package papers

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"cloud.google.com/go/civil"

	"github.com/thituyen/thituyen/workflow"
	"github.com/thituyen/thituyen/workflow/regulation"
	"github.com/thituyen/thituyen/workflow/round"
)

// Minutes are the papers of a round that people sign: of marking, of each
// vote, of a lot where one was drawn, and the list of those not eligible.
func Minutes(h Held, o Options) ([]Paper, error) {
	told, err := h.told()
	if err != nil {
		return nil, err
	}
	out := []Paper{h.marking(told, o)}
	out = append(out, h.votes(told, o)...)
	if p, drawn := h.lot(told); drawn {
		out = append(out, p)
	}
	out = append(out, Paper{
		Name: "khong-du-dieu-kien", Title: "Danh sách không đủ điều kiện dự tuyển", Under: h.title(), Landscape: true,
		Blocks: []Block{{Head: []string{"SBD", "Họ và tên", "Kết luận", "Tiêu chuẩn, điều kiện và căn cứ"}, Rows: h.refused(o)}},
		Sign:   []string{"Người lập danh sách", "Chủ tịch Hội đồng"},
	})
	for i := range out {
		out[i].Footer = "Mã chốt biên bản " + h.Head().String()
	}
	return out, nil
}

// marking is the minutes of marking: for each component who gave which mark,
// and when it was closed.
func (h Held) marking(told []round.Description, o Options) Paper {
	p := Paper{Name: "bien-ban-cham-thi", Title: "Biên bản chấm thi", Under: h.title(), Sign: []string{"Trưởng ban chấm thi", "Người chấm", "Giám sát"}}
	scorer := h.Rules().Scorer
	if scorer == nil {
		return p
	}
	for _, component := range scorer.Marked() {
		b := Block{Heading: h.component(component), Head: []string{"Phách / SBD", "Người chấm", "Điểm", "Ngày chấm", "Mục"}}
		for _, d := range told {
			said, ok := d.Act.Body.(*round.Mark)
			if !ok || said.Component != component {
				continue
			}
			by := d.Candidate
			if said.Code != "" {
				by = said.Code
			}
			b.Rows = append(b.Rows, []string{by, h.who(d, o), markText(said), moment(d.Happened), fmt.Sprint(d.Number)})
		}
		if len(b.Rows) > 0 {
			p.Blocks = append(p.Blocks, b)
		}
	}
	return p
}

func markText(said *round.Mark) string {
	if said.Mark != nil {
		return comma(said.Mark.String())
	}
	var parts []string
	for _, part := range slices.Sorted(maps.Keys(said.Parts)) {
		parts = append(parts, part+" "+comma(said.Parts[part].String()))
	}
	return strings.Join(parts, "; ")
}

// comma writes plain digits with the decimal comma.
func comma(digits string) string { return strings.Replace(digits, ".", ",", 1) }

// who is the person of an entry by name; by id where the form is public.
func (h Held) who(d round.Description, o Options) string {
	if o.Public || d.Name == "" {
		return d.By
	}
	return d.Name
}

// votes is a paper for each vote that was closed.
func (h Held) votes(told []round.Description, o Options) []Paper {
	var out []Paper
	for _, d := range told {
		if d.Result.Vote == nil || d.Result.Pending {
			continue
		}
		b := Block{Head: []string{"Thành viên", "Ý kiến"}}
		for _, person := range slices.Sorted(maps.Keys(d.Act.Votes)) {
			b.Rows = append(b.Rows, []string{h.person(person, o), choiceText(d.Act.Votes[person])})
		}
		out = append(out, Paper{
			Name: fmt.Sprintf("bien-ban-bieu-quyet-%d", d.Number), Title: "Biên bản biểu quyết", Under: h.title(),
			Blocks: []Block{
				{Text: fmt.Sprintf("%s. Chủ trì: %s. Lúc %s (mục %d).", d.Step.Text(vietnamese), h.who(d, o), moment(d.Happened), d.Number)},
				{Text: d.Result.Vote.Text(vietnamese)},
				b,
			},
			Sign: []string{"Thư ký", "Chủ trì"},
		})
	}
	return out
}

// choiceText is a choice as minutes write it.
func choiceText(c workflow.Choice) string {
	switch c {
	case workflow.For:
		return "tán thành"
	case workflow.Against:
		return "không tán thành"
	case workflow.Abstain:
		return "không có ý kiến"
	}
	return "không biểu quyết"
}

func (h Held) person(id string, o Options) string {
	if o.Public {
		return id
	}
	return h.Name(id)
}

// lot is the paper of a lot, with all that is needed to draw it again.
func (h Held) lot(told []round.Description) (Paper, bool) {
	for _, d := range told {
		if d.Result.Seed == "" {
			continue
		}
		return Paper{
			Name: "bien-ban-boc-tham", Title: "Biên bản bốc thăm", Under: h.title(),
			Blocks: []Block{
				{Text: "Chuỗi hạt giống: " + d.Result.Seed},
				{Text: "Thứ tự bốc thăm là thứ tự tăng dần của SHA-256 trên chuỗi hạt giống, một dấu xuống dòng và số báo danh. Ai cũng tính lại được."},
				{Text: fmt.Sprintf("Lúc %s (mục %d).", moment(d.Happened), d.Number)},
			},
			Sign: []string{"Người bốc thăm", "Giám sát"},
		}, true
	}
	return Paper{}, false
}

// Words is a regulation in sentences with their clauses; what is assumed is said once, above the
// first rule that rests on it.
func Words(rules *regulation.Rules) Paper {
	document := rules.Regulation.Document()
	p := Paper{Name: "quy-che", Title: "Quy chế bằng lời", Under: document.Title.Text(vietnamese)}
	numbers := map[string]int{}
	for _, s := range rules.Sentences() {
		b := Block{Text: s.Text(vietnamese)}
		var rests []string
		for _, a := range s.Assumptions {
			if numbers[a.Rule] == 0 {
				numbers[a.Rule] = len(numbers) + 1
				p.Blocks = append(p.Blocks, Block{Text: fmt.Sprintf("Giả định %d: %s", numbers[a.Rule], a.Why)})
			}
			rests = append(rests, fmt.Sprint(numbers[a.Rule]))
		}
		if rests != nil {
			b.Text += " [giả định " + strings.Join(rests, ", ") + "]"
		}
		for _, clause := range s.Clauses() {
			b.Text += "\nCăn cứ: " + clause
		}
		p.Blocks = append(p.Blocks, b)
	}
	return p
}

func moment(at civil.DateTime) string {
	return fmt.Sprintf("%02d:%02d ngày %02d/%02d/%d", at.Time.Hour, at.Time.Minute, at.Date.Day, at.Date.Month, at.Date.Year)
}
