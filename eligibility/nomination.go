package eligibility

import (
	"strconv"

	"cloud.google.com/go/civil"
	"golang.org/x/text/language"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/wording"
)

// Nomination asks for a nomination (đề cử) by somebody, or one that somebody
// agreed to. With both keys one nomination must meet both. What a nomination
// does not give is unknown where it is asked for.
type Nomination struct {
	By       string `doc:"by,id"`
	AgreedBy string `doc:"agreed_by,id"`
}

func (Nomination) kind() string { return "nomination" }

func (q Nomination) compile(c *compiler, at thituyen.Path) judge {
	c.check(q, at)
	c.needs(at, q.By != "" || q.AgreedBy != "", "by", "agreed_by")
	return &nominationJudge{slot: c.slot(), by: q.By, agreedBy: q.AgreedBy}
}

type nominationJudge struct {
	slot
	by, agreedBy string
}

// The codes of notes.
const (
	nominationOther uint8 = iota
	nominationNone
)

func (j *nominationJudge) judge(h *hearing) Verdict {
	entries := h.dossier.Nominations
	if entries == nil {
		return j.leave(h, note{list: []string{"nominations"}})
	}
	n := note{verdict: NotMet}
	if len(entries) == 0 {
		n.code = nominationNone
	}
	for i := range entries {
		by, agreed := same(entries[i].By, j.by), same(entries[i].AgreedBy, j.agreedBy)
		switch both(by, agreed) {
		case Met:
			return j.leave(h, note{verdict: Met})
		case Unknown:
			n.verdict = Unknown
			entry := "nominations[" + strconv.Itoa(i) + "]"
			if by == Unknown {
				n.list = append(n.list, entry+".by")
			}
			if agreed == Unknown {
				n.list = append(n.list, entry+".agreed_by")
			}
		}
	}
	return j.leave(h, n)
}

// same tells whether a name is the one asked for; "" asks for none.
func same(name, asked string) Verdict {
	switch {
	case asked == "":
		return Met
	case name == "":
		return Unknown
	}
	return holds(name == asked)
}

func (j *nominationJudge) reason(r *record, _ civil.Date) thituyen.Reason {
	n, required := j.note(r), wording.P("required", nominationAsked{j})
	switch {
	case n.verdict == Met:
		return sentences.Reason("nomination_met", required)
	case n.verdict == Unknown:
		return sentences.Reason("nomination_unknown", required, missingOf(n))
	case n.code == nominationNone:
		return sentences.Reason("nomination_none", required)
	}
	return sentences.Reason("nomination_not_met", required)
}

func (*nominationJudge) reads(yield func(string)) { yield("nominations") }

// nominationAsked words what is asked for.
type nominationAsked struct{ *nominationJudge }

// Text words who nominates and who agrees.
func (q nominationAsked) Text(tag language.Tag) string {
	by := wording.Word{Vi: "do " + Name(q.by).Text(tag) + " đề cử", En: "nominated by " + Name(q.by).Text(tag)}.Text(tag)
	agreed := wording.Word{Vi: "được " + Name(q.agreedBy).Text(tag) + " đồng ý", En: "agreed to by " + Name(q.agreedBy).Text(tag)}.Text(tag)
	switch {
	case q.agreedBy == "":
		return by
	case q.by == "":
		return agreed
	}
	return by + wording.Word{Vi: " và ", En: " and "}.Text(tag) + agreed
}

var nominationSentences = wording.Sentences{
	"nomination_met":     {Vi: "có đề cử: {required}", En: "there is a nomination: {required}"},
	"nomination_not_met": {Vi: "không có đề cử nào như yêu cầu: {required}", En: "no nomination is as required: {required}"},
	"nomination_none":    {Vi: "không được đề cử; yêu cầu: {required}", En: "not nominated; required: {required}"},
	"nomination_unknown": {Vi: "chưa rõ việc đề cử, hồ sơ còn thiếu: {missing}; yêu cầu: {required}", En: "the nomination is not settled, the dossier lacks: {missing}; required: {required}"},
}
