package eligibility

import (
	"encoding/json"
	"strconv"
	"strings"

	"cloud.google.com/go/civil"
	"golang.org/x/text/language"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/wording"
)

// Rating asks for a rating in each of the last calendar years before the
// date's own: asked on any day of 2018, `last: 3 years` are 2015, 2016 and
// 2017. One year below the rating is enough for not met; a year that the
// ratings do not name is unknown; empty ratings say that there is none.
type Rating struct {
	Last    *thituyen.Span `doc:"last" validate:"required"` // 1 to 60 years
	AtLeast RatingLevel    `doc:"at_least" validate:"required"`
}

const mostRatedYears = 60

func (Rating) kind() string { return "rating" }

func (q Rating) compile(c *compiler, at thituyen.Path) judge {
	c.check(q, at)
	last := c.span(at.Key("last"), q.Last)
	if q.Last != nil && (last.Unit != thituyen.Year || last.Count < 1 || last.Count > mostRatedYears) {
		if last.Unit != thituyen.WorkingDay {
			c.report(at.Key("last"), "rated_years", wording.P("found", last), wording.P("limit", mostRatedYears))
		}
		last.Count = 1
	}
	return &ratingJudge{slot: c.slot(), years: last.Count, atLeast: c.level(at.Key("at_least"), ratingLevels, string(q.AtLeast))}
}

type ratingJudge struct {
	slot
	years   int
	atLeast int32
}

// judge leaves the years below the rating, each followed by what it was.
func (j *ratingJudge) judge(h *hearing) Verdict {
	ratings := h.dossier.Ratings
	if ratings == nil {
		return j.leave(h, note{list: []string{"ratings"}})
	}
	n := note{verdict: Met}
	var below []string
	if len(ratings) == 0 {
		n.verdict = NotMet
	}
	for year := h.on.date.Year - j.years; year < h.on.date.Year && len(ratings) > 0; year++ {
		given := rank(ratingLevels, string(ratings[year]))
		one := reachesLevel(given, j.atLeast)
		n.verdict = both(n.verdict, one)
		switch {
		case one == NotMet:
			below = append(below, strconv.Itoa(year), levelAt(ratingLevels, given))
		case one == Unknown:
			n.list = append(n.list, "ratings."+strconv.Itoa(year))
		}
	}
	if n.verdict == NotMet {
		n.list = below
	}
	return j.leave(h, n)
}

func (j *ratingJudge) reason(r *record, on civil.Date) thituyen.Reason {
	n := j.note(r)
	params := []thituyen.Param{
		wording.P("required", RatingLevel(levelAt(ratingLevels, j.atLeast))),
		wording.P("from", on.Year-j.years), wording.P("to", on.Year-1),
	}
	switch {
	case n.verdict == Met:
		return sentences.Reason("rating_met", params...)
	case n.verdict == Unknown:
		return sentences.Reason("rating_unknown", append(params, missingOf(n))...)
	case n.list == nil:
		return sentences.Reason("rating_none", params...)
	}
	return sentences.Reason("rating_not_met", append(params, wording.P("found", yearsOf(n.list)))...)
}

func (*ratingJudge) reads(yield func(string)) { yield("ratings") }

// YearRating is the rating of one year.
type YearRating struct {
	Year   int         `json:"year,string"`
	Rating RatingLevel `json:"rating"`
}

// YearRatings are ratings of several years, the earliest first.
type YearRatings []YearRating

func yearsOf(list []string) YearRatings {
	var years YearRatings
	for i := 0; i+1 < len(list); i += 2 {
		year, _ := strconv.Atoi(list[i])
		years = append(years, YearRating{year, RatingLevel(list[i+1])})
	}
	return years
}

// MarshalJSON writes the years as a list.
func (y YearRatings) MarshalJSON() ([]byte, error) { return json.Marshal([]YearRating(y)) }

// Text words each year with its rating.
func (y YearRatings) Text(tag language.Tag) string {
	texts := make([]string, len(y))
	for i, one := range y {
		texts[i] = strconv.Itoa(one.Year) + " " + one.Rating.Text(tag)
	}
	return strings.Join(texts, ", ")
}

var ratingSentences = wording.Sentences{
	"rating_met":     {Vi: "từ năm {from} đến năm {to}, năm nào cũng được xếp loại từ {required} trở lên", En: "rated at least {required} in each year from {from} to {to}"},
	"rating_not_met": {Vi: "chỉ được xếp loại: {found}; yêu cầu từng năm từ {from} đến {to} đạt {required} trở lên", En: "rated only: {found}; required: at least {required} in each year from {from} to {to}"},
	"rating_none":    {Vi: "không có xếp loại năm nào; yêu cầu từng năm từ {from} đến {to} đạt {required} trở lên", En: "there are no ratings; required: at least {required} in each year from {from} to {to}"},
	"rating_unknown": {Vi: "chưa đủ xếp loại, hồ sơ còn thiếu: {missing}; yêu cầu từng năm từ {from} đến {to} đạt {required} trở lên", En: "the ratings are not complete, the dossier lacks: {missing}; required: at least {required} in each year from {from} to {to}"},
	"rated_years":    {Vi: "last phải là số năm, từ 1 đến {limit} years, không phải {found}", En: "last must be a number of years, 1 to {limit} {limit|year|years}, not {found}"},
}
