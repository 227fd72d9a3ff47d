package eligibility

import (
	"cloud.google.com/go/civil"
	"golang.org/x/text/language"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/wording"
)

// Language asks for one foreign language of at least a level, among some or
// any. A language that the dossier's mapping does not name is not known to
// the candidate; one named without a level is of an unknown level.
type Language struct {
	AtLeast LanguageLevel `doc:"at_least"`
	OneOf   []string      `doc:"one_of,id" validate:"omitnil,too_few=1"`
}

func (Language) kind() string { return "language" }

func (l Language) compile(c *compiler, at thituyen.Path) judge {
	c.check(l, at)
	c.needs(at, l.AtLeast != "" || l.OneOf != nil, "at_least", "one_of")
	// Without a level any will do, but none is none.
	return &languageJudge{
		slot: c.slot(), atLeast: max(c.level(at.Key("at_least"), languageLevels, string(l.AtLeast)), 1),
		leveled: l.AtLeast != "", oneOf: c.names(at.Key("one_of"), l.OneOf, nil),
	}
}

type languageJudge struct {
	slot
	atLeast int32
	leveled bool
	oneOf   []string
}

// judge leaves the language that decides in text and the rank of its level
// in x; of several the highest, and of equal ones the first by name.
func (j *languageJudge) judge(h *hearing) Verdict {
	known := h.dossier.Languages
	if known == nil {
		return j.leave(h, note{list: []string{"languages"}})
	}
	n := note{verdict: NotMet}
	for _, name := range j.oneOf {
		if level, ok := known[name]; ok {
			j.better(&n, name, level)
		}
	}
	if len(j.oneOf) == 0 {
		for name, level := range known {
			j.better(&n, name, level)
		}
	}
	if n.verdict == Unknown {
		n.list = j.absent(known)
	}
	return j.leave(h, n)
}

func (j *languageJudge) better(n *note, name string, level Held[LanguageLevel]) {
	given := rank(languageLevels, string(level))
	n.verdict = either(n.verdict, j.reaches(given))
	if given > n.x || given == n.x && given > 0 && name < n.text {
		n.x, n.text = given, name
	}
}

// reaches judges one language: a language without a level is known at some
// level, which is enough where none is asked for.
func (j *languageJudge) reaches(given int32) Verdict {
	if given < 0 && !j.leveled {
		return Met
	}
	return reachesLevel(given, j.atLeast)
}

func (j *languageJudge) absent(known Languages) []string {
	var names []string
	for name, level := range known {
		if rank(languageLevels, string(level)) < 0 && listed(name, j.oneOf) == Met {
			names = append(names, "languages."+name)
		}
	}
	return sorted(names)
}

func (j *languageJudge) reason(r *record, _ civil.Date) thituyen.Reason {
	n, required := j.note(r), wording.P("required", languageAsked{j})
	found := []thituyen.Param{required, wording.P("language", Name(n.text)), wording.P("found", levelAt(languageLevels, n.x))}
	switch {
	case n.verdict == Unknown:
		return sentences.Reason("language_unknown", required, missingOf(n))
	case n.verdict == Met && n.text == "":
		return sentences.Reason("language_met_any", required)
	case n.verdict == Met:
		return sentences.Reason("language_met", found...)
	case n.text == "":
		return sentences.Reason("language_none", required)
	}
	return sentences.Reason("language_not_met", found...)
}

func (*languageJudge) reads(yield func(string)) { yield("languages") }

// languageAsked words what is asked for.
type languageAsked struct{ *languageJudge }

// Text words the languages and the level.
func (l languageAsked) Text(tag language.Tag) string {
	text := wording.Word{Vi: "một ngoại ngữ", En: "a foreign language"}.Text(tag)
	if len(l.oneOf) > 0 {
		text = wording.Word{}.Text(tag) + orNames(tag, l.oneOf, nil)
	}
	if l.leveled {
		text += wording.Word{Vi: " từ bậc ", En: " of at least "}.Text(tag) + levelAt(languageLevels, l.atLeast)
	}
	return text
}

var languageSentences = wording.Sentences{
	"language_met":     {Vi: "{language} bậc {found}; yêu cầu {required}", En: "{language} at {found}; required: {required}"},
	"language_met_any": {Vi: "có ngoại ngữ đúng yêu cầu: {required}", En: "knows a language as required: {required}"},
	"language_not_met": {Vi: "{language} mới bậc {found}; yêu cầu {required}", En: "{language} only at {found}; required: {required}"},
	"language_none":    {Vi: "không có ngoại ngữ nào đáp ứng; yêu cầu {required}", En: "no language that meets it; required: {required}"},
	"language_unknown": {Vi: "chưa rõ trình độ ngoại ngữ, hồ sơ còn thiếu: {missing}; yêu cầu {required}", En: "the level of languages is not known, the dossier lacks: {missing}; required: {required}"},
}
