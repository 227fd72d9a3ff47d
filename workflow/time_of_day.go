package workflow

import (
	"encoding/json"
	"fmt"
	"reflect"

	"cloud.google.com/go/civil"
	"golang.org/x/text/language"

	"github.com/thituyen/thituyen/internal/canonical"
	"github.com/thituyen/thituyen/internal/document"
)

// TimeOfDay is a minute of a day, from 00:00 to 23:59.
type TimeOfDay struct{ Hour, Minute int }

// ParseTimeOfDay reads HH:MM, two digits each, 00:00 to 23:59.
func ParseTimeOfDay(text string) (TimeOfDay, error) {
	if len(text) == len("17:00") {
		if t, err := civil.ParseTime(text + ":00"); err == nil {
			return TimeOfDay{t.Hour, t.Minute}, nil
		}
	}
	return TimeOfDay{}, fmt.Errorf("workflow: %q is no time of day written as 17:00", text)
}

// String writes the minute as documents do: 17:00.
func (t TimeOfDay) String() string { return fmt.Sprintf("%02d:%02d", t.Hour, t.Minute) }

// Text is the same in both languages.
func (t TimeOfDay) Text(language.Tag) string { return t.String() }

// MarshalJSON writes the minute as documents do.
func (t TimeOfDay) MarshalJSON() ([]byte, error) { return json.Marshal(t.String()) }

// UnmarshalJSON reads what MarshalJSON writes.
func (t *TimeOfDay) UnmarshalJSON(text []byte) error {
	var written string
	err := json.Unmarshal(text, &written)
	if err == nil {
		*t, err = ParseTimeOfDay(written)
	}
	return err
}

// decodeTimeOfDay reads HH:MM.
func decodeTimeOfDay(t *TimeOfDay, c document.Cursor) {
	text, ok := c.Text()
	if !ok {
		return
	}
	read, err := ParseTimeOfDay(text)
	if err != nil {
		c.Report(sentences.Reason("not_time_of_day", param("found", text)))
		return
	}
	*t = read
}

func encodeTimeOfDay(t TimeOfDay, e *canonical.Encoder) { e.String(t.String()) }

func shapeTimeOfDay(func(reflect.Type) document.Shape) document.Shape {
	return document.Shape{"type": "string", "pattern": "^([01][0-9]|2[0-3]):[0-5][0-9]$"}
}

func (t TimeOfDay) valid() bool {
	return 0 <= t.Hour && t.Hour <= 23 && 0 <= t.Minute && t.Minute <= 59
}

// past reports whether a moment of the day lies after this minute.
func (t TimeOfDay) past(at civil.Time) bool {
	return at.Hour > t.Hour || at.Hour == t.Hour && at.Minute > t.Minute
}
