package thituyen_test

import (
	"encoding/json"
	"testing"
	"time"

	"cloud.google.com/go/civil"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/document"
	"github.com/thituyen/thituyen/internal/wording"
)

var book = wording.NewBook("thituyen_test", wording.Sentences{
	"too_low": {Vi: "{name}: {found} điểm, cần {required}", En: "{name}: {found} points, {required} needed"},
	"plain":   {Vi: "không có gì", En: "nothing"},
	"shown":   {Vi: "có {value}", En: "there is {value}"},
	"seats":   {Vi: "{seats} chỉ tiêu", En: "{seats} {seats|seat|seats}"},
	"broken":  {Vi: "dở {chừng", En: "half {done"},
})

// grade is a text type that words itself.
type grade string

func (g grade) Text(tag language.Tag) string {
	return thituyen.Title{Vi: "hạng " + string(g), En: "grade " + string(g)}.Text(tag)
}

// unlisted words itself and has no form.
type unlisted struct{ n int }

func (u unlisted) Text(tag language.Tag) string {
	return thituyen.Title{Vi: "một", En: "one"}.Text(tag)
}

func init() { document.Enumerate[grade]("a", "b") }

func TestReasonIsWordedInBothLanguages(t *testing.T) {
	r := book.Reason("too_low", wording.P("name", "Thi viết"), wording.P("found", decimal.New(4975, -2)), wording.P("required", thituyen.Int(50))).Under("Điều 5")
	require.Equal(t, "Thi viết: 49,75 điểm, cần 50", r.Text(language.Vietnamese))
	require.Equal(t, "Thi viết: 49.75 points, 50 needed", r.Text(language.BritishEnglish))
	require.Equal(t, r.Text(language.Vietnamese), r.Text(language.French))
	require.Equal(t, r.Text(language.Vietnamese), r.Text(language.Und))
	found, ok := r.Param("found")
	require.True(t, ok)
	require.Equal(t, decimal.New(4975, -2), found)
	_, ok = r.Param("nobody")
	require.False(t, ok)
}

// Whatever a caller does to a reason, it is worded, and no brace comes out.
func TestAnEditedReasonIsStillWorded(t *testing.T) {
	r := book.Reason("too_low", wording.P("name", "Thi {viết}"), wording.P("found", 1), wording.P("required", 2))
	require.Equal(t, "Thi {viết}: 1 points, 2 needed", r.Text(language.English), "what a person wrote is theirs")
	r.Params = r.Params[:1]
	require.Equal(t, "Thi {viết}: – points, – needed", r.Text(language.English))
	r.Code = "unheard_of"
	require.Equal(t, "unheard_of", r.Text(language.English))
	require.Empty(t, thituyen.Reason{}.Text(language.English))
	require.Equal(t, "half –", book.Reason("broken").Text(language.English))
}

func TestWordsGoWithTheirCount(t *testing.T) {
	for seats, want := range map[any]string{
		0: "0 seats", 1: "1 seat", 2: "2 seats", thituyen.Int(1): "1 seat", thituyen.Fraction(1, 2): "0.5 seats",
	} {
		require.Equal(t, want, book.Reason("seats", wording.P("seats", seats)).Text(language.English))
	}
	for count, want := range map[int]string{0: "–", 1: "A", 2: "A, B"} {
		list := []string{"A", "B"}[:count]
		require.Equal(t, "there is "+want, book.Reason("shown", wording.P("value", list)).Text(language.English))
	}
}

// A reason that was kept says the same in both languages, and its parameters
// are of the types that they were.
func TestReasonsAreKept(t *testing.T) {
	date := civil.Date{Year: 2018, Month: time.June, Day: 1}
	for _, c := range []struct {
		value any
		text  string
	}{
		{nil, `null`},
		{"chữ <&>", `"chữ <&>"`},
		{true, `true`},
		{7, `{"count":"7"}`},
		{decimal.New(4975, -2), `{"decimal":"49.75"}`},
		{thituyen.Fraction(260, 3), `{"number":"260/3"}`},
		{thituyen.Fraction(-1, 8), `{"number":"-0.125"}`},
		{date, `{"date":"2018-06-01"}`},
		{civil.DateTime{Date: date, Time: civil.Time{Hour: 9}}, `{"moment":"2018-06-01T09:00:00"}`},
		{thituyen.Months(60), `{"span":"60 months"}`},
		{36 * time.Hour, `{"duration":"36h0m0s"}`},
		{[]string{"a", "b"}, `{"texts":["a","b"]}`},
		{[]string{}, `{"texts":[]}`},
		{[]any{1, "a", []any{date}}, `[{"count":"1"},"a",[{"date":"2018-06-01"}]]`},
		{thituyen.FactOf("12"), `{"fact":"12"}`},
		{thituyen.QuotedFact("12"), `{"fact":{"quoted":"12"}}`},
		{thituyen.Title{Vi: "từ", En: "at least"}, `{"title":{"vi":"từ","en":"at least"}}`},
		{thituyen.TitleOf("một"), `{"title":"một"}`},
		{grade("a"), `{"word":"a","of":"thituyen_test.grade"}`},
		{book.Reason("plain"), `{"reason":{"book":"thituyen_test","code":"plain"}}`},
	} {
		r := book.Reason("shown", wording.P("value", c.value)).Under("Điều 5")
		text, err := json.Marshal(struct{ R thituyen.Reason }{r})
		require.NoError(t, err)
		var plain struct {
			R struct{ Params map[string]json.RawMessage }
		}
		require.NoError(t, json.Unmarshal(text, &plain))
		require.JSONEq(t, c.text, string(plain.R.Params["value"]))
		var back struct{ R thituyen.Reason }
		require.NoError(t, json.Unmarshal(text, &back), string(text))
		require.True(t, r.Equal(back.R), string(text))
		require.Equal(t, r.Text(language.Vietnamese), back.R.Text(language.Vietnamese))
		require.Equal(t, r.Text(language.English), back.R.Text(language.English))
		if v, number := c.value.(thituyen.Value); number {
			got, _ := back.R.Param("value")
			require.True(t, v.Equal(got.(thituyen.Value)))
		} else if d, ok := c.value.(decimal.Decimal); ok {
			got, _ := back.R.Param("value")
			require.True(t, d.Equal(got.(decimal.Decimal)))
		} else {
			require.Equal(t, r, back.R)
		}
	}
	r := book.Reason("shown", wording.P("value", unlisted{1}))
	text, err := json.Marshal(r)
	require.NoError(t, err)
	require.Equal(t, `{"book":"thituyen_test","code":"shown","params":{"value":{"title":{"vi":"một","en":"one"}}}}`, string(text))
	_, err = json.Marshal(book.Reason("shown", wording.P("value", make(chan int))))
	require.Error(t, err)
}

func TestWhatIsNoKeptReason(t *testing.T) {
	for _, params := range []string{
		`{"value":7}`, `[]`, `{"value":{}}`, `{"value":{"number":"1e9"}}`, `{"value":{"number":"1/0"}}`, `{"value":{"count":"x"}}`,
		`{"value":{"decimal":"1/3"}}`, `{"value":{"span":"6 weeks"}}`, `{"value":{"word":"a","of":"nobody.Grade"}}`, `{"value":[7]}`,
		`{"value":{"number":"-"}}`, `{"value":{"number":"1.5/2"}}`, `{"value":{"duration":"long"}}`,
	} {
		var r thituyen.Reason
		require.Error(t, json.Unmarshal([]byte(`{"code":"shown","params":`+params+`}`), &r), params)
	}
}

func TestMistakesAreKept(t *testing.T) {
	root, _ := document.Parse("quy-che.yaml", []byte("id: a\nmax: 86,79\n"))
	var into struct {
		ID  string           `doc:"id"`
		Max *decimal.Decimal `doc:"max"`
	}
	mistakes := document.Decode(root, &into)
	require.NotEmpty(t, mistakes)
	mistakes = append(mistakes, thituyen.Mistake{Reason: book.Reason("plain"), Path: thituyen.Path{}.Key("a.b").Index(3).Key("c")})
	text, err := json.Marshal(mistakes)
	require.NoError(t, err)
	var back thituyen.Mistakes
	require.NoError(t, json.Unmarshal(text, &back))
	require.Equal(t, mistakes.Text(language.Vietnamese), back.Text(language.Vietnamese))
	require.Equal(t, mistakes.Text(language.English), back.Text(language.English))
	require.Equal(t, mistakes, back)
}

func TestPathsAreRead(t *testing.T) {
	for _, text := range []string{"", "a", "a.b[0].c", `["a.b"][2]`, `x[""]`, `a["q\"]"].b`} {
		var p thituyen.Path
		require.NoError(t, p.UnmarshalText([]byte(text)), text)
		require.Equal(t, text, p.String())
	}
	for _, text := range []string{"a..b", "a[", "a[x]", "a[-1]", `a["b`, "a."} {
		var p thituyen.Path
		require.Error(t, p.UnmarshalText([]byte(text)), text)
	}
}
