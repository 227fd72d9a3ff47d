package eligibility

import (
	"time"

	"cloud.google.com/go/civil"

	"github.com/thituyen/thituyen/internal/calendar"
	"github.com/thituyen/thituyen/internal/wording"
)

// The retirement ages in months. Until 31 December 2020: 60 years for men and
// 55 for women. From 1 January 2021 Decree 135/2020/NĐ-CP, article 4 and
// Annex I, raises them by month of birth: men by 3 months for each block of 9
// months born from January 1961 on, to 62 years; women by 4 months for each
// block of 8 months born from January 1966 on, to 60 years.
const (
	menBefore   = 60 * 12
	womenBefore = 55 * 12
	menAtMost   = 62 * 12
	womenAtMost = 60 * 12
)

var decreeFrom = civil.Date{Year: 2021, Month: time.January, Day: 1}

// retirementAge is the age in months at which someone of a sex born on a day
// retires, by the schedule in force on a date.
func retirementAge(born civil.Date, sex Sex, on civil.Date) int {
	decree := !after(decreeFrom, on)
	if sex == Female {
		months := monthsSince(born, 1966)
		if !decree || months < 0 {
			return womenBefore
		}
		return min(womenAtMost, womenBefore+4*(months/8+1))
	}
	months := monthsSince(born, 1961)
	if !decree || months < 0 {
		return menBefore
	}
	return min(menAtMost, menBefore+3*(months/9+1))
}

func monthsSince(born civil.Date, year int) int {
	return (born.Year-year)*12 + int(born.Month) - 1
}

// retirementDate is the last day of the month in which the retirement age is
// reached: the birth month plus that age (Decree 135/2020/NĐ-CP, article 3).
func retirementDate(born civil.Date, sex Sex, on civil.Date) civil.Date {
	born.Day = 1
	return calendar.EndOfMonth(calendar.AddMonths(born, retirementAge(born, sex, on)))
}

// The bases that a retirement date rests on, where the dossier gives none.
var (
	basisBefore  = wording.Word{Vi: "tuổi nghỉ hưu 60/55, áp dụng đến hết năm 2020", En: "retirement age 60/55, in force to the end of 2020"}
	basisDecree  = wording.Word{Vi: "lộ trình tuổi nghỉ hưu theo Nghị định 135/2020/NĐ-CP", En: "retirement schedule of Decree 135/2020/NĐ-CP"}
	basisDossier = wording.Word{Vi: "theo hồ sơ", En: "as the dossier gives it"}
)

func scheduleOn(on civil.Date) wording.Word {
	if after(decreeFrom, on) {
		return basisBefore
	}
	return basisDecree
}
