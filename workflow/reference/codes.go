package reference

import (
	"slices"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/prose"
	"github.com/thituyen/thituyen/workflow"

	// Its reasons stand in records.
	_ "github.com/thituyen/thituyen/workflow/round"
)

// books are the packages whose reasons and mistakes people meet, with what
// their codes are about.
var books = []struct {
	name  string
	about thituyen.Title
}{
	{"document", thituyen.Title{Vi: "Đọc tài liệu", En: "Reading documents"}},
	{"regulation", thituyen.Title{Vi: "Quy chế", En: "Regulations"}},
	{"eligibility", thituyen.Title{Vi: "Điều kiện dự tuyển", En: "Eligibility"}},
	{"scoring", thituyen.Title{Vi: "Tính điểm", En: "Scoring"}},
	{"ranking", thituyen.Title{Vi: "Xếp hạng và trúng tuyển", En: "Ranking and selection"}},
	{"workflow", thituyen.Title{Vi: "Quy trình", En: "Procedure"}},
	{"policytest", thituyen.Title{Vi: "Bộ trường hợp", En: "Policy suites"}},
	{"round", thituyen.Title{Vi: "Đợt thi và biên bản", En: "Rounds and records"}},
	{"programme", thituyen.Title{Vi: "Đề án", En: "Programmes"}},
}

func (w *whole) codes() {
	refusals := workflow.Refusals()
	for _, book := range books {
		for _, code := range prose.Codes(book.name) {
			sentence, _ := prose.Find(book.name, code)
			w.entries = append(w.entries, &Entry{
				Kind: Code, Name: code, Package: book.name,
				Refusal: book.name == "workflow" && slices.Contains(refusals, code),
				Meaning: thituyen.Title{Vi: sentence.Vi, En: sentence.En},
			})
		}
	}
}
