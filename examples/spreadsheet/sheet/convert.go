package sheet

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"cloud.google.com/go/civil"
	"github.com/shopspring/decimal"
)

// wrong is why a cell cannot be read; its place is added by who asks.
type wrong struct{ code, vi, en string }

// The numbers that tables write: a point or a comma before the decimals and
// nothing that parts thousands.
var (
	decimalNumber = regexp.MustCompile(`^-?[0-9]{1,12}([.,][0-9]{1,9})?$`)
	thousands     = regexp.MustCompile(`^-?[0-9]{1,3}([. ][0-9]{3})+,[0-9]+$|^-?[0-9]{1,3}(,[0-9]{3})+\.[0-9]+$`)
)

// number reads a number in plain digits with a point.
func (c Cell) number() (string, *wrong) {
	switch {
	case c.kind == number || c.kind == text && decimalNumber.MatchString(c.text):
		digits := strings.Replace(c.text, ",", ".", 1)
		if !decimalNumber.MatchString(digits) {
			return "", &wrong{"not_a_number", "số " + c.text + " dài quá 12 chữ số trước hay 9 chữ số sau dấu phẩy", c.text + " has more than 12 digits before or 9 after the point"}
		}
		return plainDigits(digits), nil
	case thousands.MatchString(c.text):
		return "", &wrong{"thousands", "«" + c.text + "» có dấu phân cách hàng nghìn; chỉ viết dấu thập phân, như 1234,5", "«" + c.text + "» parts thousands; write the decimal sign alone, as 1234.5"}
	case c.kind == day:
		return "", &wrong{"not_a_number", "ô này là ngày " + shownDate(c.day) + ", không phải số; bảng tính có khi tự đổi số thành ngày", "this is the day " + c.text + " and no number; spreadsheets change numbers into days by themselves"}
	}
	return "", &wrong{"not_a_number", "«" + c.text + "» không phải số; viết như 87,25 hoặc 87.25", "«" + c.text + "» is no number; write 87.25 or 87,25"}
}

// plainDigits leaves out zeros that stand for nothing: 087.50 is 87.5.
func plainDigits(digits string) string {
	d, err := decimal.NewFromString(digits)
	if err != nil {
		return digits
	}
	return d.String()
}

var (
	dayFirst  = regexp.MustCompile(`^([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})$`)
	yearFirst = regexp.MustCompile(`^[0-9]{4}-[0-9]{2}-[0-9]{2}$`)
)

// date reads a day: 30/04/1975, 30-4-1975 or 1975-04-30, or a day that the
// spreadsheet keeps as one.
func (c Cell) date() (civil.Date, *wrong) {
	if c.kind == day {
		return checked(c.day, c.text)
	}
	if yearFirst.MatchString(c.text) {
		d, err := civil.ParseDate(c.text)
		if err == nil {
			return checked(d, c.text)
		}
	}
	if m := dayFirst.FindStringSubmatch(c.text); m != nil {
		d := civil.Date{Year: atoi(m[3]), Day: atoi(m[1])}
		d.Month = time.Month(atoi(m[2]))
		return checked(d, c.text)
	}
	return civil.Date{}, &wrong{"not_a_date", "«" + c.text + "» không phải ngày; viết ngày/tháng/năm đủ bốn số, như 30/04/1975", "«" + c.text + "» is no day; write day/month/year with four digits, as 30/04/1975"}
}

func checked(d civil.Date, written string) (civil.Date, *wrong) {
	if !d.IsValid() || d.Year < 1800 || d.Year > 2999 {
		return civil.Date{}, &wrong{"not_a_date", "«" + written + "» không có trong lịch", "«" + written + "» is no day of the calendar"}
	}
	return d, nil
}

func shownDate(d civil.Date) string { return fmt.Sprintf("%02d/%02d/%d", d.Day, d.Month, d.Year) }

func atoi(digits string) int { n, _ := strconv.Atoi(digits); return n }

// yesNo reads a yes or no.
func (c Cell) yesNo() (bool, *wrong) {
	if c.kind == yesNo {
		return c.text == "true", nil
	}
	switch fold(c.text) {
	case "có", "co", "x", "yes", "true", "đủ":
		return true, nil
	case "không", "khong", "no", "false", "chưa":
		return false, nil
	}
	return false, &wrong{"not_yes_no", "«" + c.text + "» không phải có hay không", "«" + c.text + "» is neither yes nor no"}
}

// id reads a name as it is written; a number keeps its digits.
func (c Cell) id() (string, *wrong) {
	if c.kind == day {
		return "", &wrong{"not_an_id", "ô này là ngày, không phải mã; định dạng cột là Văn bản rồi nhập lại", "this is a day and no id; format the column as text and type it again"}
	}
	if c.kind == number && strings.ContainsAny(c.text, ".-") {
		return "", &wrong{"not_an_id", "«" + c.text + "» không phải mã", "«" + c.text + "» is no id"}
	}
	return c.text, nil
}

// within checks a mark against the range and step of its component.
func (c *Column) within(digits string) *wrong {
	d, err := decimal.NewFromString(digits)
	if err != nil {
		return &wrong{"not_a_number", "«" + digits + "» không phải số", "«" + digits + "» is no number"}
	}
	least := decimal.Zero
	if c.Min != nil {
		least = *c.Min
	}
	switch {
	case d.LessThan(least):
		return &wrong{"out_of_range", "điểm " + digits + " thấp hơn " + least.String(), "the mark " + digits + " is below " + least.String()}
	case c.Max != nil && d.GreaterThan(*c.Max):
		return &wrong{"out_of_range", "điểm " + digits + " cao hơn " + c.Max.String(), "the mark " + digits + " is above " + c.Max.String()}
	case c.Step != nil && c.Step.IsPositive() && !d.Mod(*c.Step).IsZero():
		return &wrong{"off_step", "điểm " + digits + " không phải bội của " + c.Step.String(), "the mark " + digits + " is no multiple of " + c.Step.String()}
	}
	return nil
}
