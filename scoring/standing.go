package scoring

import "github.com/thituyen/thituyen/internal/wording"

// Standing is where a candidate stands at a component.
type Standing string

// The standings, in the order in which the first that holds is taken.
const (
	NotReached     Standing = "" // no standing: the component was not reached
	Voided         Standing = "void"
	Absent         Standing = "absent"
	Failed         Standing = "failed"
	NotShortlisted Standing = "not_shortlisted"
	Referred       Standing = "referred"
	Incomplete     Standing = "incomplete"
	Passed         Standing = "passed"
)

var standingWords = map[Standing]wording.Word{
	NotReached:     {Vi: "không thuộc diện dự", En: "not reached"},
	Voided:         {Vi: "bị hủy kết quả", En: "void"},
	Absent:         {Vi: "vắng mặt", En: "absent"},
	Failed:         {Vi: "không đạt", En: "failed"},
	NotShortlisted: {Vi: "không vào danh sách dự phần tiếp theo", En: "not shortlisted"},
	Referred:       {Vi: "chờ người có thẩm quyền quyết định", En: "referred to the competent person"},
	Incomplete:     {Vi: "chưa đủ điểm", En: "incomplete"},
	Passed:         {Vi: "đạt", En: "passed"},
}

// rank is a standing as the scorer keeps it: the lower of two goes first.
type rank uint8

const (
	rankNone rank = iota
	rankVoid
	rankAbsent
	rankFailed
	rankNotShortlisted
	rankReferred
	rankIncomplete
	rankPassed
)

var standings = [...]Standing{NotReached, Voided, Absent, Failed, NotShortlisted, Referred, Incomplete, Passed}

// first is the one of two standings that goes first; having none goes last.
func first(a, b rank) rank {
	if a == rankNone || b != rankNone && b < a {
		return b
	}
	return a
}

// scored reports whether a component of such a standing went through its
// whole order.
func (r rank) scored() bool { return r == rankFailed || r == rankPassed }

// valueless reports whether a component of such a standing has no value.
func (r rank) valueless() bool { return !r.scored() }
