package workflow

import (
	"encoding/json"
	"testing"

	"cloud.google.com/go/civil"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/wording"
)

// Outcomes, openings and deadlines that were kept say the same in both
// languages, and another version is told.
func TestAnswersAreKept(t *testing.T) {
	moment := civil.DateTime{Date: civil.Date{Year: 2018, Month: 6, Day: 1}}
	named := Named{ID: "head", Title: thituyen.TitleOf("Người đứng đầu")}
	reason := sentences.Reason("wrong_role", wording.P("person", "an"), wording.P("step", named), wording.P("roles", []any{named})).Under("Điều 2")
	for _, c := range []struct {
		kept, back interface{ Text(language.Tag) string }
		text       string
	}{
		{
			Outcome{Accepted: true, From: "a", State: "b", title: thituyen.TitleOf("Bước b"), Vote: &Tally{Result: Won, Members: 3, Base: 3, Needed: 2, Voted: 3, Counts: &Counts{For: 2, Against: 1}}, Waiting: []Named{named}},
			&Outcome{},
			`{"form":"workflow.outcome/1","accepted":true,"done":false,"from":"a","state":"b","state_title":"Bước b","waiting":[{"id":"head","title":"Người đứng đầu"}],
			  "vote":{"result":"won","members":"3","base":"3","needed":"2","voted":"3","secret":false,"counts":{"for":"2","against":"1","abstain":"0"}}}`,
		},
		{
			Outcome{Reasons: []thituyen.Reason{reason}, From: "a", State: "a"},
			&Outcome{},
			`{"form":"workflow.outcome/1","accepted":false,"done":false,"from":"a","state":"a","reasons":[{"book":"workflow","code":"wrong_role","clause":"Điều 2","params":{
			  "person":"an","step":{"value":{"id":"head","title":"Người đứng đầu"},"of":"workflow.Named"},"roles":[{"value":{"id":"head","title":"Người đứng đầu"},"of":"workflow.Named"}]}}]}`,
		},
		{
			Opening{Step: named, Clause: "Điều 1", Blockers: []thituyen.Reason{reason}}, &Opening{}, "",
		},
		{
			Deadline{Clock: named, Started: moment, Last: moment.Date, EndsAt: &TimeOfDay{17, 0}, Extended: true, Clause: "Điều 3"},
			&Deadline{},
			`{"form":"workflow.deadline/1","clock":{"id":"head","title":"Người đứng đầu"},"started":"2018-06-01T00:00:00","last":"2018-06-01","ends_at":"17:00","extended":true,"clause":"Điều 3"}`,
		},
	} {
		text, err := json.Marshal(c.kept)
		require.NoError(t, err)
		if c.text != "" {
			require.JSONEq(t, c.text, string(text))
		}
		require.NoError(t, json.Unmarshal(text, c.back))
		for _, tag := range []language.Tag{language.Vietnamese, language.English} {
			require.Equal(t, c.kept.Text(tag), c.back.Text(tag))
		}
		again, err := json.Marshal(c.back)
		require.NoError(t, err)
		require.Equal(t, string(text), string(again))
		var wrong *thituyen.FormError
		require.ErrorAs(t, json.Unmarshal([]byte(`{"form":"workflow.answer/9"}`), c.back), &wrong)
	}
}
