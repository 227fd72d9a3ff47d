package regulation_test

import (
	"fmt"
	"os"
	"time"

	"cloud.google.com/go/civil"
	"golang.org/x/text/language"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/workflow/regulation"
)

// A regulation is read once, then asked: which rules hold for a group of
// posts, and what they say.
func Example() {
	r, err := regulation.Preset("hai-phong-2018")
	if err != nil {
		panic(err)
	}
	if err := r.InForce(civil.Date{Year: 2021, Month: time.January, Day: 1}); err != nil {
		fmt.Println(err.(thituyen.Mistake).Reason.Text(language.Vietnamese))
	}
	rules, err := r.For("city-committee")
	if err != nil {
		panic(err)
	}
	fmt.Println(rules.Bodies["authority"][0])
	for _, s := range rules.Sentences() {
		if s.Rule == "scoring.written" {
			fmt.Println(s.Text(language.Vietnamese))
			fmt.Println(s.Clauses()[0])
			fmt.Println(len(s.Assumptions), "giả định")
		}
	}
	// Output:
	// quy chế hai-phong-2018 không còn hiệu lực ngày 01/01/2021; ngày cuối còn hiệu lực là 15/10/2020
	// Ban Thường vụ Thành ủy
	// “Thi viết”: thang điểm 0 đến 100; đạt từ 50 điểm; điểm không tính vào tổng điểm; chấm kín theo phách; ít nhất 2 người chấm; lấy trung bình cộng; chênh lệch từ 0 đến 10 điểm thì lấy trung bình cộng; chênh lệch trên 10 điểm thì người có thẩm quyền quyết định; làm tròn 2 chữ số thập phân, số 5 làm tròn lên.
	// Thực tiễn thi tuyển lãnh đạo 2017–2018 (Bộ Y tế 2018): thang 100, đạt từ 50 điểm mới vào vòng hai
	// 4 giả định
}

// All mistakes of a document are told together, each at its place.
func ExampleParse() {
	_, err := regulation.Parse("vi-du.yaml", []byte(`regulation: vi-du
scoring:
  parts:
    - {id: written, max: 100, pas: 50}
ranking:
  keys: [{by: writen, prefer: highest}]
`))
	fmt.Println(err.(thituyen.Mistakes).Text(language.Vietnamese))
	// Output:
	// vi-du.yaml:4:31: scoring.parts[0].pas: không có khóa pas; có phải là pass?
	//      4 |     - {id: written, max: 100, pas: 50}
	//        |                               ^
	// vi-du.yaml:6:15: ranking.keys[0].by: không có giá trị “writen”; có phải là written?
	//      6 |   keys: [{by: writen, prefer: highest}]
	//        |               ^
}

// The version in force on the day of the notice.
func ExampleLibrary_InForce() {
	before, _ := regulation.Parse("2018.yaml", []byte("regulation: thi-tuyen\nin_force: {from: 2018-01-01, until: 2020-12-31}"))
	after, _ := regulation.Parse("2021.yaml", []byte("regulation: thi-tuyen\nin_force: {from: 2021-07-01}"))
	library, err := regulation.NewLibrary(before, after)
	if err != nil {
		panic(err)
	}
	r, _ := library.InForce("thi-tuyen", civil.Date{Year: 2020, Month: time.December, Day: 31})
	fmt.Println(r == before)
	_, err = library.InForce("thi-tuyen", civil.Date{Year: 2021, Month: time.March, Day: 1})
	fmt.Println(err)
	// Output:
	// true
	// no version of the regulation thi-tuyen is in force on 1 March 2021: the one before was until 31 December 2020, the next is from 1 July 2021
}

// What a new version changes, as a policy officer would write it.
func ExampleCompare() {
	old, _ := regulation.Parse("cu.yaml", []byte("regulation: cu\nscoring: {parts: [{id: written, title: Thi viết, max: 100, pass: 50, clause: Điều 3}]}"))
	newer, _ := regulation.Parse("moi.yaml", []byte("regulation: moi\nscoring: {parts: [{id: written, title: Thi viết, max: 100, pass: 60, clause: Điều 5}]}"))
	fmt.Print(regulation.Compare(old, newer).Text(language.Vietnamese))
	// Output:
	// SO SÁNH QUY CHẾ
	// Cũ:  cu
	// Mới: moi
	// Quy tắc chung: thêm 0, sửa 1, bỏ 0, giữ nội dung nhưng đổi căn cứ, tên gọi hoặc chỗ giả định 0.
	//
	// NỘI DUNG THI VÀ CHẤM ĐIỂM
	// 1. Sửa – “Thi viết”
	//    Trước: đạt từ 50 điểm.
	//    Nay: đạt từ 60 điểm.
	//    Căn cứ: Điều 3 → Điều 5.
}

func ExampleRegulation_WriteWords() {
	office, err := regulation.Parse("quy-che.yaml", []byte(`
regulation: quy-che
scoring:
  parts:
    - {id: written, title: Thi viết, clause: Điều 7, max: 100, pass: 50}
`))
	if err != nil {
		fmt.Println(err)
		return
	}
	_ = office.WriteWords(os.Stdout, language.Vietnamese)
	// Output:
	// # quy-che
	//
	// ## Văn bản
	//
	// - Văn bản: mã quy-che.
	//
	// ## Cách tính điểm
	//
	// - Tổng điểm: điểm là điểm của “Thi viết”.
	// - “Thi viết”: thang điểm 0 đến 100; đạt từ 50 điểm; điểm được tính vào tổng điểm; lấy một điểm chấm.
	//   - Căn cứ: Điều 7
}
