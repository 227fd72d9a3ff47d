package ledger

import "time"

// Moments stand in the record as 2018-06-01T09:00:00+07:00: to the second, in
// the fixed zone of Việt Nam, so that no table of zones is needed to read them.
const (
	momentForm   = "2006-01-02T15:04:05+07:00"
	momentSuffix = "+07:00"
	wantMoment   = "a moment such as 2018-06-01T09:00:00+07:00"
)

// Zone returns the fixed zone of all moments in a record, +07:00.
func Zone() *time.Location { return zone }

var zone = time.FixedZone(momentSuffix, 7*60*60)

// toMoment brings a moment into the zone and to the second; parts of a second
// are dropped. It refuses years that do not have four digits.
func toMoment(moment time.Time) (time.Time, bool) {
	inZone := time.Unix(moment.Unix(), 0).In(zone)
	year := inZone.Year()
	return inZone, year >= 1 && year <= 9999
}

// appendMoment appends a moment that toMoment returned.
func appendMoment(dst []byte, moment time.Time) []byte {
	year, month, day := moment.Date()
	hour, minute, second := moment.Clock()
	dst = appendPair(appendPair(dst, year/100), year%100)
	dst = appendPair(append(dst, '-'), int(month))
	dst = appendPair(append(dst, '-'), day)
	dst = appendPair(append(dst, 'T'), hour)
	dst = appendPair(append(dst, ':'), minute)
	dst = appendPair(append(dst, ':'), second)
	return append(dst, momentSuffix...)
}

func appendPair(dst []byte, number int) []byte {
	return append(dst, byte('0'+number/10), byte('0'+number%10))
}

// parseMoment reads the one form of a moment. time.Parse would also take
// fractions of a second and other zones.
func parseMoment(text []byte) (time.Time, bool) {
	if len(text) != len(momentForm) || string(text[19:]) != momentSuffix ||
		text[4] != '-' || text[7] != '-' || text[10] != 'T' || text[13] != ':' || text[16] != ':' {
		return time.Time{}, false
	}
	century, ok1 := pair(text[0:])
	years, ok2 := pair(text[2:])
	month, ok3 := pair(text[5:])
	day, ok4 := pair(text[8:])
	hour, ok5 := pair(text[11:])
	minute, ok6 := pair(text[14:])
	second, ok7 := pair(text[17:])
	if !(ok1 && ok2 && ok3 && ok4 && ok5 && ok6 && ok7) {
		return time.Time{}, false
	}
	year := century*100 + years
	if year < 1 || month < 1 || month > 12 || day < 1 || hour > 23 || minute > 59 || second > 59 {
		return time.Time{}, false
	}
	moment := time.Date(year, time.Month(month), day, hour, minute, second, 0, zone)
	return moment, moment.Day() == day // 30 February would have moved on
}

// pair reads the two digits at the start of text.
func pair(text []byte) (int, bool) {
	high, low := text[0]-'0', text[1]-'0'
	return int(high)*10 + int(low), high <= 9 && low <= 9
}
