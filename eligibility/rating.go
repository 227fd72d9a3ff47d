package eligibility

import (
	"strconv"

	"cloud.google.com/go/civil"

	"github.com/thituyen/thituyen/internal/calendar"
	"github.com/thituyen/thituyen/internal/document"
	"github.com/thituyen/thituyen/internal/wording"
)

// Rating asks for a rating in each of the last calendar years before the
// date's own: asked on any day of 2018, `last: 3 years` are 2015, 2016 and
// 2017. One year below the rating is enough for not met; a year that the
// ratings do not name is unknown; empty ratings say that there is none.
type Rating struct {
	Last    *Span       `doc:"last" validate:"required"` // 1 to 60 years
	AtLeast RatingLevel `doc:"at_least" validate:"required"`
}

const mostRatedYears = 60

func (Rating) kind() string { return "rating" }

func (q Rating) compile(c *compiler, at document.Path) judge {
	c.check(q, at)
	last := c.span(at.Key("last"), q.Last)
	if q.Last != nil && (last.Unit != calendar.Years || last.Count < 1 || last.Count > mostRatedYears) {
		if last.Unit != calendar.WorkingDays {
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

// judge leaves the earliest year below the rating in x and its rank in y.
func (j *ratingJudge) judge(h *hearing) Verdict {
	ratings := h.dossier.Ratings
	if ratings == nil {
		return j.leave(h, note{list: []string{"ratings"}})
	}
	n := note{verdict: Met}
	if len(ratings) == 0 {
		n.verdict = NotMet
	}
	for year := h.on.date.Year - j.years; year < h.on.date.Year && len(ratings) > 0; year++ {
		given := rank(ratingLevels, string(ratings[year]))
		one := reachesLevel(given, j.atLeast)
		n.verdict = both(n.verdict, one)
		switch {
		case one == NotMet && n.x == 0:
			n.x, n.y = int32(year), given
		case one == Unknown:
			n.list = append(n.list, "ratings."+strconv.Itoa(year))
		}
	}
	return j.leave(h, n)
}

func (j *ratingJudge) reason(r *record, on civil.Date) wording.Reason {
	n := j.note(r)
	params := []wording.Param{
		wording.P("required", RatingLevel(levelAt(ratingLevels, j.atLeast))),
		wording.P("from", on.Year-j.years), wording.P("to", on.Year-1),
	}
	switch {
	case n.verdict == Met:
		return sentences.Reason("rating_met", params...)
	case n.verdict == Unknown:
		return sentences.Reason("rating_unknown", append(params, missingOf(n))...)
	case n.x == 0:
		return sentences.Reason("rating_none", params...)
	}
	return sentences.Reason("rating_not_met", append(params, wording.P("year", int(n.x)), wording.P("found", RatingLevel(levelAt(ratingLevels, n.y))))...)
}

func (*ratingJudge) reads(yield func(string)) { yield("ratings") }

var ratingSentences = wording.Book{
	"rating_met":     {Vi: "từ năm {from} đến năm {to}, năm nào cũng được xếp loại từ {required} trở lên", En: "rated at least {required} in each year from {from} to {to}"},
	"rating_not_met": {Vi: "năm {year} chỉ được xếp loại {found}; yêu cầu từng năm từ {from} đến {to} đạt {required} trở lên", En: "rated only {found} in {year}; required: at least {required} in each year from {from} to {to}"},
	"rating_none":    {Vi: "không có xếp loại năm nào; yêu cầu từng năm từ {from} đến {to} đạt {required} trở lên", En: "there are no ratings; required: at least {required} in each year from {from} to {to}"},
	"rating_unknown": {Vi: "chưa đủ xếp loại, hồ sơ còn thiếu: {missing}; yêu cầu từng năm từ {from} đến {to} đạt {required} trở lên", En: "the ratings are not complete, the dossier lacks: {missing}; required: at least {required} in each year from {from} to {to}"},
	"rated_years":    {Vi: "last phải là số năm, từ 1 đến {limit} years, không phải {found}", En: "last must be a number of years, 1 to {limit} years, not {found}"},
}
