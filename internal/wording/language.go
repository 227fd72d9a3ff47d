// Package wording turns what the library decides into sentences, in
// Vietnamese and in English.
//
// A decision carries a [Reason]: a stable code with typed parameters. Its
// sentence is made only when somebody asks for it, from the [Book] of the
// package that gave the reason.
package wording

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"cloud.google.com/go/civil"
	"github.com/shopspring/decimal"
	"golang.org/x/text/language"

	"github.com/thituyen/thituyen/internal/calendar"
	"github.com/thituyen/thituyen/internal/exact"
)

// English reports whether a tag asks for English; every other tag is worded
// in Vietnamese, the users' own language.
func English(tag language.Tag) bool {
	if tag == language.Vietnamese {
		return false
	}
	base, _, _ := tag.Raw() // Base would guess English for an undetermined tag
	return base == englishBase
}

var englishBase, _ = language.English.Base()

// Word is a word or sentence in both languages.
type Word struct{ Vi, En string }

// Text returns the word in the language of the tag.
func (w Word) Text(tag language.Tag) string {
	if English(tag) {
		return w.En
	}
	return w.Vi
}

// Texter is what words itself: a Word, a Reason, a value of a package.
type Texter interface {
	Text(tag language.Tag) string
}

// Format words a parameter: decimals with the language's point, dates as
// 02/06/2018 or 2 June 2018, spans and lengths of time in words, lists joined
// by commas. Nothing in it reads a process-wide setting.
func Format(tag language.Tag, value any) string {
	switch v := value.(type) {
	case nil:
		return "–"
	case Texter:
		return v.Text(tag)
	case string:
		return v
	case int:
		return strconv.Itoa(v)
	case decimal.Decimal:
		return Number(tag, exact.Digits(v))
	case exact.Value:
		return formatValue(tag, v)
	case civil.Date:
		return formatDate(tag, v)
	case civil.DateTime:
		return fmt.Sprintf("%02d:%02d ", v.Time.Hour, v.Time.Minute) + formatDate(tag, v.Date)
	case calendar.Span:
		return formatSpan(tag, v)
	case time.Duration:
		return formatDuration(tag, v)
	case []string:
		return strings.Join(v, ", ")
	case []any:
		parts := make([]string, len(v))
		for i, item := range v {
			parts[i] = Format(tag, item)
		}
		return strings.Join(parts, ", ")
	}
	return fmt.Sprint(value)
}

// Number writes plain digits with the decimal point of the language.
func Number(tag language.Tag, digits string) string {
	if English(tag) {
		return digits
	}
	return strings.Replace(digits, ".", ",", 1)
}

// formatValue adds to a value without an end its first four decimals.
func formatValue(tag language.Tag, v exact.Value) string {
	if _, finite := v.Decimal(); finite {
		return Number(tag, v.String())
	}
	return v.String() + " (≈ " + Number(tag, v.Round(4, exact.HalfUp).String()) + ")"
}

func formatDate(tag language.Tag, d civil.Date) string {
	if English(tag) {
		return fmt.Sprintf("%d %s %d", d.Day, d.Month, d.Year)
	}
	return fmt.Sprintf("%02d/%02d/%04d", d.Day, int(d.Month), d.Year)
}

var unitWords = map[calendar.Unit]Word{
	calendar.Days:        {"ngày", "day"},
	calendar.WorkingDays: {"ngày làm việc", "working day"},
	calendar.Months:      {"tháng", "month"},
	calendar.Years:       {"năm", "year"},
}

var clockWords = []struct {
	length time.Duration
	word   Word
}{
	{24 * time.Hour, Word{"ngày", "day"}},
	{time.Hour, Word{"giờ", "hour"}},
	{time.Minute, Word{"phút", "minute"}},
	{time.Second, Word{"giây", "second"}},
}

// formatDuration words a length of time in whole days of 24 hours, hours,
// minutes and seconds: 2 ngày 4 giờ.
func formatDuration(tag language.Tag, d time.Duration) string {
	if d > -time.Second && d < time.Second {
		if d == 0 {
			return "0 " + Word{"giây", "seconds"}.Text(tag)
		}
		return Word{"chưa đến 1 giây", "less than a second"}.Text(tag)
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
		if English(tag) && count != 1 {
			word += "s"
		}
		parts = append(parts, word)
	}
	return strings.Join(parts, " ")
}

func formatSpan(tag language.Tag, s calendar.Span) string {
	word := fmt.Sprintf("%d %s", s.Count, unitWords[s.Unit].Text(tag))
	if English(tag) && s.Count != 1 {
		word += "s"
	}
	return word
}
