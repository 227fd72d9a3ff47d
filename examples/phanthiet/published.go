package main

import "github.com/shopspring/decimal"

// The marks of the civil-service examination at Phan Thiết (Bình Thuận), 2016,
// as published:
// http://plo.vn/xa-hoi/binh-thuan-lam-ro-vu-cong-nham-diem-tai-ky-thi-cong-chuc-640375.html
//
// Post: land administration and environment, Bình Hưng ward; 14 candidates,
// one seat. The two whose marks were published stand here by their initials.
var published = []candidate{
	{id: "B", sex: "male", claims: []string{"minority_or_martyr_family"}, marks: map[string]string{
		"informatics": "64", "general": "77", "multiple_choice": "72", "essay": "75",
	}},
	{id: "C", sex: "female", marks: map[string]string{
		"informatics": "96", "general": "81", "multiple_choice": "92", "essay": "74.5",
	}},
}

const seats = 1

// The council later found an error of addition of 12 points. The article says
// "87 thành 75"; that the right mark is 87 is the only reading under which B.
// overtakes C., as it reports.
var correction = struct{ candidate, component, was, is string }{"B", "essay", "75", "87"}

// candidate is one candidate as published.
type candidate struct {
	id, sex string
	claims  []string
	marks   map[string]string
}

// corrected returns the candidates with the one mark that was wrong mended.
func corrected() []candidate {
	var out []candidate
	for _, c := range published {
		if c.id == correction.candidate {
			marks := map[string]string{}
			for component, mark := range c.marks {
				marks[component] = mark
			}
			marks[correction.component] = correction.is
			c.marks = marks
		}
		out = append(out, c)
	}
	return out
}

func number(text string) decimal.Decimal { return decimal.RequireFromString(text) }
