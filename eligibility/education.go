package eligibility

import (
	"strconv"
	"strings"

	"cloud.google.com/go/civil"
	"golang.org/x/text/language"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/wording"
)

// Education asks for one degree that is of at least a level, in one of some
// fields and by one of some modes of study: one degree that meets all that is
// asked. A degree counts from the day it was awarded on, that day included;
// one without a day counts. A level, field or mode that a degree does not
// give is unknown where it is asked for.
type Education struct {
	AtLeast EducationLevel `doc:"at_least"`
	Fields  []string       `doc:"fields,id" validate:"omitnil,too_few=1"`
	Modes   []string       `doc:"modes,id" validate:"omitnil,too_few=1"`
}

func (Education) kind() string { return "education" }

func (e Education) compile(c *compiler, at thituyen.Path) judge {
	c.check(e, at)
	c.needs(at, e.AtLeast != "" || e.Fields != nil || e.Modes != nil, "at_least", "fields", "modes")
	return &educationJudge{
		slot: c.slot(), atLeast: c.level(at.Key("at_least"), educationLevels, string(e.AtLeast)),
		fields: c.names(at.Key("fields"), e.Fields, c.vocabulary.Fields),
		modes:  c.names(at.Key("modes"), e.Modes, nil), titles: c.vocabulary.Titles.Fields,
	}
}

type educationJudge struct {
	slot
	atLeast int32
	fields  []string
	titles  map[string]thituyen.Title // of the fields
	modes   []string
}

// The codes of notes. Met: x is the rank of the degree's level, text its
// field where fields are asked for. Not met: x is the rank of the highest level of a degree that counts.
const (
	educationOther uint8 = iota
	educationNone
	educationLater
)

func (j *educationJudge) judge(h *hearing) Verdict {
	degrees := h.dossier.Education
	if degrees == nil {
		return j.leave(h, note{list: []string{"education"}})
	}
	if len(degrees) == 0 {
		return j.leave(h, note{verdict: NotMet, code: educationNone})
	}
	n := note{verdict: NotMet, code: educationLater}
	for i := range degrees {
		degree := &degrees[i]
		if awarded, ok := given(degree.Awarded); ok && after(awarded, h.on.date) {
			continue
		}
		level := rank(educationLevels, string(degree.Level))
		switch j.of(degree, level) {
		case Met:
			n = note{verdict: Met, x: level}
			if len(j.fields) > 0 {
				n.text = degree.Field
			}
			return j.leave(h, n)
		case Unknown:
			n.verdict, n.list = Unknown, append(n.list, j.absent(i, degree, level)...)
		case NotMet:
			n.code, n.x = educationOther, max(n.x, level)
		}
	}
	return j.leave(h, n)
}

func (j *educationJudge) of(degree *Degree, level int32) Verdict {
	return both(reachesLevel(level, j.atLeast), both(listed(degree.Field, j.fields), listed(degree.Mode, j.modes)))
}

// absent lists what an unsettled degree does not give.
func (j *educationJudge) absent(i int, degree *Degree, level int32) []string {
	var names []string
	entry := "education[" + strconv.Itoa(i) + "]"
	if reachesLevel(level, j.atLeast) == Unknown {
		names = append(names, entry+".level")
	}
	if listed(degree.Field, j.fields) == Unknown {
		names = append(names, entry+".field")
	}
	if listed(degree.Mode, j.modes) == Unknown {
		names = append(names, entry+".mode")
	}
	return names
}

func (j *educationJudge) reason(r *record, on civil.Date) thituyen.Reason {
	n := j.note(r)
	required, date := wording.P("required", degreeAsked{j}), wording.P("date", on)
	level := wording.P("found", EducationLevel(levelAt(educationLevels, n.x)))
	switch {
	case n.verdict == Unknown:
		return sentences.Reason("education_unknown", required, date, missingOf(n))
	case n.verdict == Met && n.text != "" && n.x > 0:
		return sentences.Reason("education_met", required, date, level, wording.P("field", Name(n.text)))
	case n.verdict == Met && n.x > 0:
		return sentences.Reason("education_met_level", required, date, level)
	case n.verdict == Met:
		return sentences.Reason("education_met_asked", required, date)
	case n.code == educationNone:
		return sentences.Reason("education_none", required, date)
	case n.code == educationLater:
		return sentences.Reason("education_later", required, date)
	case j.atLeast > 0 && n.x > 0 && n.x < j.atLeast:
		return sentences.Reason("education_below", required, date, level)
	}
	return sentences.Reason("education_not_met", required, date)
}

func (*educationJudge) reads(yield func(string)) { yield("education") }

// degreeAsked words what is asked for.
type degreeAsked struct{ *educationJudge }

// Text words the level, the fields and the modes.
func (d degreeAsked) Text(tag language.Tag) string {
	var parts []string
	if d.atLeast > 0 {
		parts = append(parts, wording.Word{Vi: "trình độ từ ", En: "at least "}.Text(tag)+
			EducationLevel(levelAt(educationLevels, d.atLeast)).Text(tag)+wording.Word{Vi: " trở lên"}.Text(tag))
	}
	if len(d.fields) > 0 {
		parts = append(parts, wording.Word{Vi: "ngành ", En: "in "}.Text(tag)+orNames(tag, d.fields, d.titles))
	}
	if len(d.modes) > 0 {
		parts = append(parts, wording.Word{Vi: "hình thức ", En: "by "}.Text(tag)+orNames(tag, d.modes, nil))
	}
	return strings.Join(parts, ", ")
}

var educationSentences = wording.Sentences{
	"education_met":       {Vi: "có bằng {found}, ngành {field}; yêu cầu {required}", En: "holds a degree: {found}, in {field}; required: {required}"},
	"education_met_level": {Vi: "có bằng {found}; yêu cầu {required}", En: "holds a degree: {found}; required: {required}"},
	"education_met_asked": {Vi: "có bằng đúng yêu cầu: {required}", En: "holds a degree as required: {required}"},
	"education_none":      {Vi: "không có bằng cấp; yêu cầu một bằng {required}", En: "holds no degree; required: one that is {required}"},
	"education_later":     {Vi: "chưa có bằng nào được cấp tính đến ngày {date}; yêu cầu một bằng {required}", En: "no degree was awarded by {date}; required: one that is {required}"},
	"education_below":     {Vi: "bằng cao nhất là {found}; yêu cầu một bằng {required}", En: "the highest degree is {found}; required: one that is {required}"},
	"education_not_met":   {Vi: "không có bằng nào đáp ứng đủ: {required}", En: "no single degree meets all of: {required}"},
	"education_unknown":   {Vi: "chưa rõ bằng cấp, hồ sơ còn thiếu: {missing}; yêu cầu một bằng {required}", En: "the degrees are not settled, the dossier lacks: {missing}; required: one that is {required}"},
}
