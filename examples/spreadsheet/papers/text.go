package papers

import (
	"encoding/csv"
	"io"
	"strconv"
	"strings"
	"time"
)

// cells are a row of the list of results as text, numbers in plain digits.
func (l line) cells(number int, o Options) []string {
	out := []string{strconv.Itoa(number), l.id}
	if !o.Public {
		out = append(out, l.name, vietnameseDate(l.born), l.unit)
	}
	out = append(out, l.values...)
	return append(out, l.total, l.place, l.result, l.note)
}

// WriteText writes the list of results as CSV in UTF-8 with a byte-order mark,
// which spreadsheets ask for, cells parted by semicolons and decimals with the
// comma of Vietnam. A text that a spreadsheet would take for a formula is made
// harmless with an apostrophe.
func WriteText(w io.Writer, h Held, o Options) error {
	if _, err := io.WriteString(w, "\xEF\xBB\xBF"); err != nil {
		return err
	}
	out := csv.NewWriter(w)
	out.Comma, out.UseCRLF = ';', true
	if err := out.Write(h.headings(o)); err != nil {
		return err
	}
	for i, l := range h.results(o) {
		cells := l.cells(i+1, o)
		for k, text := range cells {
			if _, number := floatOf(text); number {
				cells[k] = strings.Replace(text, ".", ",", 1)
			} else {
				cells[k] = harmless(text)
			}
		}
		if err := out.Write(cells); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// harmless keeps a spreadsheet from running a text: one that begins as a
// formula does gets an apostrophe before it.
func harmless(text string) string {
	if strings.HasPrefix(strings.TrimLeft(text, " \t\r\n"), "=") || text != "" && strings.ContainsRune("+-@\t\r", rune(text[0])) {
		return "'" + text
	}
	return text
}

// floatOf is a number of at most 15 digits, which a spreadsheet holds exactly
// as it is written.
func floatOf(digits string) (float64, bool) {
	if len(strings.Trim(digits, "-.")) == 0 || len(digits) > 16 || strings.Trim(digits, "-.0123456789") != "" || len(digits) > 1 && digits[0] == '0' && digits[1] != '.' {
		return 0, false
	}
	n, err := strconv.ParseFloat(digits, 64)
	return n, err == nil
}

// vietnameseDate writes 1975-04-30 as 30/04/1975.
func vietnameseDate(day string) string {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return day
	}
	return t.Format("02/01/2006")
}
