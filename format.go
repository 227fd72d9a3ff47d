package thituyen

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"cloud.google.com/go/civil"
	"github.com/shopspring/decimal"
	"golang.org/x/text/language"

	"github.com/thituyen/thituyen/internal/exact"
	"github.com/thituyen/thituyen/internal/prose"
)

// Texter is what words itself: a [Title], a [Reason], a value of a package.
type Texter interface {
	Text(tag language.Tag) string
}

// none stands where there is nothing to word.
const none = "–"

// Format words a parameter, on one line and harmless to a screen (letters that
// break a line or change a terminal are named, as ⟨U+001B⟩): decimals with the language's point, dates as
// 02/06/2018 or 2 June 2018, spans and lengths of time in words, lists joined
// by commas. Nothing in it reads a process-wide setting.
func Format(tag language.Tag, value any) string {
	switch v := value.(type) {
	case nil:
		return none
	case Texter:
		return v.Text(tag)
	case string:
		return prose.Shown(v)
	case int:
		return strconv.Itoa(v)
	case decimal.Decimal:
		return prose.Number(tag, exact.Digits(v))
	case Value:
		return formatValue(tag, v)
	case civil.Date:
		return formatDate(tag, v)
	case civil.DateTime:
		return fmt.Sprintf("%02d:%02d ", v.Time.Hour, v.Time.Minute) + formatDate(tag, v.Date)
	case Span:
		return formatSpan(tag, v)
	case time.Duration:
		return formatDuration(tag, v)
	case []string:
		if len(v) == 0 {
			return none
		}
		return prose.Shown(strings.Join(v, ", "))
	case []any:
		if len(v) == 0 {
			return none
		}
		parts := make([]string, len(v))
		for i, item := range v {
			parts[i] = Format(tag, item)
		}
		return strings.Join(parts, ", ")
	}
	return prose.Shown(fmt.Sprint(value))
}

// formatValue adds to a value without an end its first four decimals.
func formatValue(tag language.Tag, v Value) string {
	if _, finite := v.Decimal(); finite {
		return prose.Number(tag, v.String())
	}
	return v.String() + " (≈ " + prose.Number(tag, v.Round(4, HalfUp).String()) + ")"
}

func formatDate(tag language.Tag, d civil.Date) string {
	if prose.English(tag) {
		return fmt.Sprintf("%d %s %d", d.Day, d.Month, d.Year)
	}
	return fmt.Sprintf("%02d/%02d/%04d", d.Day, int(d.Month), d.Year)
}

var unitWords = map[Unit]Title{
	Day:        {"ngày", "day"},
	WorkingDay: {"ngày làm việc", "working day"},
	Month:      {"tháng", "month"},
	Year:       {"năm", "year"},
}

var clockWords = []struct {
	length time.Duration
	word   Title
}{
	{24 * time.Hour, Title{"ngày", "day"}},
	{time.Hour, Title{"giờ", "hour"}},
	{time.Minute, Title{"phút", "minute"}},
	{time.Second, Title{"giây", "second"}},
}

// formatDuration words a length of time in whole days of 24 hours, hours,
// minutes and seconds: 2 ngày 4 giờ.
func formatDuration(tag language.Tag, d time.Duration) string {
	if d > -time.Second && d < time.Second {
		if d == 0 {
			return "0 " + Title{"giây", "seconds"}.Text(tag)
		}
		return Title{"chưa đến 1 giây", "less than a second"}.Text(tag)
	}
	var parts []string
	for _, unit := range clockWords {
		count := d / unit.length
		d -= count * unit.length
		if count < 0 {
			count = -count
		}
		if count == 0 {
			continue
		}
		word := fmt.Sprintf("%d %s", count, unit.word.Text(tag))
		if prose.English(tag) && count != 1 {
			word += "s"
		}
		parts = append(parts, word)
	}
	return strings.Join(parts, " ")
}

func formatSpan(tag language.Tag, s Span) string {
	word := fmt.Sprintf("%d %s", s.Count, unitWords[s.Unit].Text(tag))
	if prose.English(tag) && s.Count != 1 {
		word += "s"
	}
	return word
}
