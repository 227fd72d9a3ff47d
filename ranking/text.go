package ranking

import (
	"strings"

	"golang.org/x/text/language"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/wording"
)

// wordGroups words groups: those of one in brackets.
func wordGroups(groups [][]string) string {
	if len(groups) == 0 {
		return "–"
	}
	out := make([]string, len(groups))
	for i, group := range groups {
		out[i] = strings.Join(group, ", ")
		if len(group) > 1 {
			out[i] = "(" + out[i] + ")"
		}
	}
	return strings.Join(out, ", ")
}

var (
	wordTiedHere  = wording.Word{Vi: "bằng nhau ở mọi khóa xếp hạng", En: "equal by every key"}
	wordNotPlaced = wording.Word{Vi: "Không xếp hạng", En: "Not placed"}
	wordSelected  = wording.Word{Vi: "Trúng tuyển", En: "Selected"}
	wordReserve   = wording.Word{Vi: "Dự phòng", En: "Reserve"}
	wordChoice    = wording.Word{Vi: "Chờ cấp có thẩm quyền chọn trong", En: "For the authority to choose among"}
	wordReferred  = wording.Word{Vi: "Chờ cấp có thẩm quyền quyết định", En: "For the authority to decide"}
)

// Text words the list in Vietnamese or English: a line for each place, with
// why the next stands below it, and then those not placed.
func (l *List) Text(tag language.Tag) string {
	l = l.made()
	var out strings.Builder
	last := ""
	for group := range l.All() {
		if last != "" {
			if c, ok := l.Decided(last, group.IDs[0]); ok {
				writeReason(&out, tag, "    ↓ ", c.Reason())
			}
		}
		out.WriteString(thituyen.Format(tag, group.Place) + ". " + strings.Join(group.IDs, ", "))
		if len(group.IDs) > 1 {
			out.WriteString(" – " + wordTiedHere.Text(tag))
		}
		out.WriteByte('\n')
		last = group.IDs[0]
	}
	for i, other := range l.others {
		if i == 0 {
			out.WriteString(wordNotPlaced.Text(tag) + ":\n")
		}
		why := other.Why
		if len(why) == 0 {
			why = []thituyen.Reason{sentences.Reason("not_passed")}
		}
		for _, reason := range why {
			writeReason(&out, tag, "  "+other.ID+": ", reason)
		}
	}
	return out.String()
}

func writeReason(out *strings.Builder, tag language.Tag, before string, reason thituyen.Reason) {
	out.WriteString(before + reason.Text(tag))
	if reason.Clause != "" {
		out.WriteString(" (" + reason.Clause + ")")
	}
	out.WriteByte('\n')
}

// Text words the selection in Vietnamese or English: the selected with why,
// the reserve, the ties referred, those who left, and what concerns the whole.
func (s *Selection) Text(tag language.Tag) string {
	if s == nil {
		return ""
	}
	var out strings.Builder
	out.WriteString(wordSelected.Text(tag) + ": " + wordGroups(alone(s.Selected)) + "\n")
	for _, id := range s.Selected {
		if why, ok := s.Why(id); ok {
			writeReason(&out, tag, "  "+id+": ", why)
		}
	}
	for _, d := range s.Departures {
		writeReason(&out, tag, "  "+d.ID+": ", d.reason())
	}
	if len(s.Reserve) > 0 {
		out.WriteString(wordReserve.Text(tag) + ": " + wordGroups(s.Reserve) + "\n")
	}
	if len(s.Choice) > 0 {
		out.WriteString(wordChoice.Text(tag) + ": " + wordGroups(alone(s.Choice)) + "\n")
	}
	if len(s.Referred) > 0 {
		out.WriteString(wordReferred.Text(tag) + ": " + wordGroups(s.Referred) + "\n")
	}
	for _, reason := range s.Reasons {
		writeReason(&out, tag, "", reason)
	}
	return out.String()
}

func alone(ids []string) [][]string {
	out := make([][]string, len(ids))
	for i, id := range ids {
		out[i] = []string{id}
	}
	return out
}
