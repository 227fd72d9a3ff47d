package reference

import (
	"fmt"
	"strings"

	"golang.org/x/text/language"

	"github.com/thituyen/thituyen"
)

// The words of the reference itself.
var (
	wordTitle    = thituyen.Title{Vi: "Tham khảo: các khóa, các giá trị và các mã", En: "Reference: keys, words and codes"}
	wordIntro    = thituyen.Title{Vi: "Mọi khóa của quy chế, bộ trường hợp và đề án, mọi giá trị có tên, và mã của mọi lý do, từ chối, lỗi. Trang này do chương trình ghi ra từ chính bảng khóa mà bộ đọc tài liệu dùng. Tra trên máy: `policycheck explain TỪ`, ví dụ `policycheck explain bỏ điểm cao nhất`.", En: "Every key of a regulation, of a policy suite and of a programme, every named word, and the code of every reason, refusal and mistake. This page is written from the very table of keys that the reader of documents uses. Look things up with `policycheck explain WORDS`."}
	wordCodes    = thituyen.Title{Vi: "Mã của lý do, từ chối và lỗi", En: "Codes of reasons, refusals and mistakes"}
	wordRequired = thituyen.Title{Vi: "bắt buộc", En: "required"}
	wordWritten  = thituyen.Title{Vi: "Viết", En: "Written"}
	wordUnit     = thituyen.Title{Vi: "Đơn vị", En: "Unit"}
	wordDefault  = thituyen.Title{Vi: "Không ghi thì hiểu là", En: "Left out"}
	wordExample  = thituyen.Title{Vi: "Ví dụ", En: "Example"}
	wordInside   = thituyen.Title{Vi: "Trong đó", En: "Inside"}
	wordAt       = thituyen.Title{Vi: "Ở", En: "At"}
	wordCommon   = thituyen.Title{Vi: "và", En: "and"}
	wordWhole    = thituyen.Title{Vi: "Tài liệu", En: "The document"}
	wordSays     = thituyen.Title{Vi: "Câu báo", En: "It says"}
	wordRefusal  = thituyen.Title{Vi: "lý do từ chối một bước; dùng được ở refused", En: "a refusal of a step; may stand under refused"}
	wordOf       = thituyen.Title{Vi: "Thuộc", En: "Of"}
	formatTitles = map[Document]thituyen.Title{
		Regulation: {Vi: "Quy chế", En: "The regulation"},
		Suite:      {Vi: "Bộ trường hợp", En: "The policy suite"},
		Programme:  {Vi: "Đề án", En: "The programme"},
	}
)

// Text words the entry in Vietnamese or English, on several lines: what it
// means, how it is written, and an example that can be copied.
func (e Entry) Text(tag language.Tag) string {
	var out strings.Builder
	line := func(word thituyen.Title, text string) {
		if text != "" {
			fmt.Fprintf(&out, "  %s: %s\n", word.Text(tag), text)
		}
	}
	fmt.Fprintf(&out, "%s", e.Name)
	if e.Required {
		fmt.Fprintf(&out, " (%s)", wordRequired.Text(tag))
	}
	out.WriteByte('\n')
	if e.Kind == Code {
		line(wordSays, e.Meaning.Text(tag))
		line(wordOf, e.about(tag))
		return out.String()
	}
	fmt.Fprintf(&out, "  %s\n", e.Meaning.Text(tag))
	line(wordAt, e.places(tag))
	line(wordWritten, e.Written.Text(tag))
	line(wordUnit, e.Unit.Text(tag))
	line(wordDefault, e.Default.Text(tag))
	for _, word := range e.Words {
		fmt.Fprintf(&out, "    %s: %s\n", word.Name, word.Meaning.Text(tag))
	}
	line(wordInside, strings.Join(e.Keys, ", "))
	if e.Example != "" {
		line(wordExample, e.Name+": "+e.Example)
	}
	return out.String()
}

// about is which package a code is of.
func (e Entry) about(tag language.Tag) string {
	for _, book := range books {
		if book.name != e.Package {
			continue
		}
		if e.Refusal {
			return book.about.Text(tag) + "; " + wordRefusal.Text(tag)
		}
		return book.about.Text(tag)
	}
	return e.Package
}

// places are the first paths to the key.
func (e Entry) places(tag language.Tag) string {
	const shown = 4
	list := e.Paths
	if len(list) > shown {
		list = append(list[:shown:shown], "…")
	}
	return strings.Join(list, ", ") + " (" + strings.ToLower(formatTitles[e.Document].Text(tag)) + ")"
}
