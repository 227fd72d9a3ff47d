package eligibility

import (
	"encoding/json"

	"golang.org/x/text/language"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/wording"
)

// EducationLevel is the level of a degree or diploma, lowest first:
// intermediate (trung cấp), college (cao đẳng), bachelor (đại học), master
// (thạc sĩ), doctor (tiến sĩ).
type EducationLevel string

var educationLevels = []string{"intermediate", "college", "bachelor", "master", "doctor"}

// Text words the level in Vietnamese or English.
func (l EducationLevel) Text(tag language.Tag) string { return wordOf(educationWords, string(l), tag) }

// MarshalJSON writes the level as documents do.
func (l EducationLevel) MarshalJSON() ([]byte, error) { return json.Marshal(string(l)) }

var educationWords = map[string]wording.Word{
	"intermediate": {Vi: "trung cấp", En: "intermediate"},
	"college":      {Vi: "cao đẳng", En: "college"},
	"bachelor":     {Vi: "đại học", En: "bachelor"},
	"master":       {Vi: "thạc sĩ", En: "master"},
	"doctor":       {Vi: "tiến sĩ", En: "doctor"},
}

// TheoryLevel is a level of political theory, lowest first: elementary (sơ
// cấp), intermediate (trung cấp), advanced (cao cấp), bachelor (cử nhân).
type TheoryLevel string

var theoryLevels = []string{"elementary", "intermediate", "advanced", "bachelor"}

// Text words the level in Vietnamese or English.
func (l TheoryLevel) Text(tag language.Tag) string { return wordOf(theoryWords, string(l), tag) }

// MarshalJSON writes the level as documents do.
func (l TheoryLevel) MarshalJSON() ([]byte, error) { return json.Marshal(string(l)) }

var theoryWords = map[string]wording.Word{
	"elementary":   {Vi: "sơ cấp", En: "elementary"},
	"intermediate": {Vi: "trung cấp", En: "intermediate"},
	"advanced":     {Vi: "cao cấp", En: "advanced"},
	"bachelor":     {Vi: "cử nhân", En: "bachelor"},
}

// ManagementLevel is a level of training in State management, lowest first:
// officer (chuyên viên), principal (chuyên viên chính), senior (chuyên viên
// cao cấp).
type ManagementLevel string

var managementLevels = []string{"officer", "principal", "senior"}

// Text words the level in Vietnamese or English.
func (l ManagementLevel) Text(tag language.Tag) string {
	return wordOf(managementWords, string(l), tag)
}

// MarshalJSON writes the level as documents do.
func (l ManagementLevel) MarshalJSON() ([]byte, error) { return json.Marshal(string(l)) }

var managementWords = map[string]wording.Word{
	"officer":   {Vi: "ngạch chuyên viên", En: "officer"},
	"principal": {Vi: "ngạch chuyên viên chính", En: "principal officer"},
	"senior":    {Vi: "ngạch chuyên viên cao cấp", En: "senior officer"},
}

// LanguageLevel is a level of a foreign language, A1 to C2.
type LanguageLevel string

var languageLevels = []string{"A1", "A2", "B1", "B2", "C1", "C2"}

// RatingLevel is the yearly rating of a person's work, lowest first:
// incomplete (không hoàn thành nhiệm vụ), complete (hoàn thành), good (hoàn
// thành tốt), excellent (hoàn thành xuất sắc).
type RatingLevel string

var ratingLevels = []string{"incomplete", "complete", "good", "excellent"}

// Text words the rating in Vietnamese or English.
func (l RatingLevel) Text(tag language.Tag) string { return wordOf(ratingWords, string(l), tag) }

// MarshalJSON writes the level as documents do.
func (l RatingLevel) MarshalJSON() ([]byte, error) { return json.Marshal(string(l)) }

var ratingWords = map[string]wording.Word{
	"incomplete": {Vi: "không hoàn thành nhiệm vụ", En: "incomplete"},
	"complete":   {Vi: "hoàn thành nhiệm vụ", En: "complete"},
	"good":       {Vi: "hoàn thành tốt nhiệm vụ", En: "good"},
	"excellent":  {Vi: "hoàn thành xuất sắc nhiệm vụ", En: "excellent"},
}

func wordOf(words map[string]wording.Word, name string, tag language.Tag) string {
	if word, ok := words[name]; ok {
		return word.Text(tag)
	}
	return name
}

// rank is the place of a level from 1 for the lowest; 0 for none, and -1 for
// what is not given or no level at all.
func rank(levels []string, name string) int32 {
	if name == "" {
		return -1
	}
	for i := range levels {
		if levels[i] == name {
			return int32(i + 1)
		}
	}
	if name == None {
		return 0
	}
	return -1
}

// levelAt returns the level of a rank: the inverse of rank.
func levelAt(levels []string, rank int32) string {
	if rank >= 1 && int(rank) <= len(levels) {
		return levels[rank-1]
	}
	return ""
}

// level tests a level asked for and returns its rank; 0 for none asked.
func (c *compiler) level(at thituyen.Path, levels []string, name string) int32 {
	return max(rank(levels, name), 0)
}

// reachesLevel tells whether a level given reaches the one asked for.
func reachesLevel(given, asked int32) Verdict {
	switch {
	case asked == 0:
		return Met
	case given < 0:
		return Unknown
	}
	return holds(given >= asked)
}
