package document

import (
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"strings"
	"testing"

	"cloud.google.com/go/civil"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/canonical"
	"github.com/thituyen/thituyen/internal/exact"
	"github.com/thituyen/thituyen/internal/wording"
)

type colour string

type shared struct {
	Title string `doc:"title"`
}

type choice struct {
	Left  *int `doc:"left"`
	Right *int `doc:"right"`
}

func init() {
	Enumerate[colour]("red", "green")
	OneKey[choice]()
	Register(Form[either]{Decode: decodeEither, Shape: shapeEither, Encode: encodeEither})
	Register(Form[onlyDecoder]{Decode: func(*onlyDecoder, Cursor) {}})
}

// either has a form of its own: a number, or a list of numbers.
type either struct{ numbers []decimal.Decimal }

func decodeEither(e *either, c Cursor) {
	if !c.Is(Sequence) {
		if d, ok := c.Decimal(); ok {
			e.numbers = []decimal.Decimal{d}
		}
		return
	}
	for _, item := range c.Items() {
		if d, ok := item.Decimal(); ok {
			e.numbers = append(e.numbers, d)
		}
	}
}

func shapeEither(func(reflect.Type) Shape) Shape {
	return AnyShape(DecimalShape, ListShape(DecimalShape))
}

type sample struct {
	shared `doc:",inline"`
	ID     string             `doc:"id,id" validate:"required"`
	Colour colour             `doc:"colour"`
	Max    *decimal.Decimal   `doc:"max" validate:"omitnil,above=0,at_most=1000"`
	Weight *thituyen.Value    `doc:"weight" validate:"omitnil,above=0"`
	Count  *int               `doc:"count" validate:"omitnil,at_least=1"`
	Counts *bool              `doc:"counts"`
	Born   *civil.Date        `doc:"born"`
	At     *civil.DateTime    `doc:"at"`
	Lasts  *thituyen.Span     `doc:"lasts"`
	Marks  []*decimal.Decimal `doc:"marks"`
	Names  []string           `doc:"names,id" validate:"omitempty,too_many=3"`
	Grades map[string]int     `doc:"grades"`
	Paint  map[colour]int     `doc:"paint"`
	Parts  []sample           `doc:"parts"`
	Choice *choice            `doc:"choice"`
	Either *either            `doc:"either"`
}

func read(t *testing.T, name, text string) (sample, thituyen.Mistakes) {
	t.Helper()
	root, mistakes := Parse(name, []byte(text))
	var s sample
	if root == nil {
		return s, mistakes
	}
	looks := Decode(root, &s)
	return s, Join(mistakes, looks, In(Check(s), root))
}

func codes(mistakes thituyen.Mistakes) []string {
	var out []string
	for _, m := range mistakes {
		out = append(out, m.Code)
	}
	return out
}

const good = `
# a comment
title: Quy chế
id: 001
colour: red
max: 86.79
weight: 2/9
count: 3
counts: false
born: 1975-04-30
at: 2018-06-01T09:00
lasts: 5 working days
marks: [80, ~]
names: [010, ~x, "true"]
grades: {a: 1}
paint: {green: 2}
parts: [{id: a, parts: []}]
choice: {left: 1}
either: [1, 2.5]
`

func requireGood(t *testing.T, s sample) {
	t.Helper()
	require.Equal(t, "Quy chế", s.Title)
	require.Equal(t, "001", s.ID)
	require.Equal(t, colour("red"), s.Colour)
	require.Equal(t, "86.79", exact.Digits(*s.Max))
	require.Equal(t, "2/9", s.Weight.String())
	require.Equal(t, 3, *s.Count)
	require.False(t, *s.Counts)
	require.Equal(t, "1975-04-30", s.Born.String())
	require.Equal(t, 9, s.At.Time.Hour)
	require.Equal(t, thituyen.Span{Count: 5, Unit: thituyen.WorkingDay}, *s.Lasts)
	require.Len(t, s.Marks, 2)
	require.Nil(t, s.Marks[1], "a gap stays a gap")
	require.Equal(t, []string{"010", "~x", "true"}, s.Names)
	require.Equal(t, map[string]int{"a": 1}, s.Grades)
	require.Equal(t, map[colour]int{"green": 2}, s.Paint)
	require.NotNil(t, s.Parts[0].Parts, "an empty list is a list")
	require.Nil(t, s.Parts[0].Marks, "a list left out is none")
	require.Equal(t, 1, *s.Choice.Left)
	require.Len(t, s.Either.numbers, 2)
}

func TestEveryTypeIsRead(t *testing.T) {
	s, mistakes := read(t, "good.yaml", good)
	require.Empty(t, mistakes)
	requireGood(t, s)
	s, mistakes = read(t, "good.yaml", "\ufeff"+strings.ReplaceAll(good, "\n", "\r\n"))
	require.Empty(t, mistakes, "a byte-order mark and CRLF change nothing")
	requireGood(t, s)
}

func TestJSONIsTheSameDocument(t *testing.T) {
	text := `{"title": "Quy chế", "id": "001", "colour": "red", "max": 86.79, "weight": "2/9", "count": 3, "counts": false,
 "born": "1975-04-30", "at": "2018-06-01T09:00", "lasts": "5 working days", "marks": [80, null], "names": ["010", "~x", "true"],
 "grades": {"a": 1}, "paint": {"green": 2}, "parts": [{"id": "a", "parts": []}], "choice": {"left": 1}, "either": [1, 2.5]}`
	s, mistakes := read(t, "good.json", strings.Replace(text, `"2/9"`, "0.5", 1))
	require.Empty(t, mistakes)
	require.Equal(t, "1/2", s.Weight.Rat().String())
	s, mistakes = read(t, "good.json", text)
	require.Empty(t, mistakes, "JSON writes a fraction in quotes")
	require.Equal(t, "2/9", s.Weight.Rat().String())
	for broken, want := range map[string]string{
		`{"id": 1,}`: "syntax", `{"id": 1`: "syntax", ``: "empty", `null`: "empty", `{"id": 1} {}`: "second_document",
		`{"id": 1, "id": 2}`: "duplicate_key", `{"id": 1} x`: "syntax", `{"max": 1e3, "id": 1}`: "not_number",
		strings.Repeat("[", 100000): "too_deep", `{"a" 1}`: "syntax", `[1 2]`: "syntax", `{`: "syntax",
	} {
		_, mistakes := read(t, "broken.json", broken)
		require.NotEmpty(t, mistakes, broken)
		require.Equal(t, want, mistakes[0].Code, broken)
	}
	_, mistakes = read(t, "place.json", "{\"id\": 1,\n  \"Viết\": 2, \"maks\": 3}")
	require.Equal(t, []string{"unknown_key", "unknown_key_near"}, codes(mistakes))
	require.Equal(t, []int{2, 14}, []int{mistakes[1].Place.Line, mistakes[1].Place.Column})
}

func TestTheCanonicalFormReadsBack(t *testing.T) {
	root, mistakes := Parse("good.yaml", []byte(good))
	require.Empty(t, mistakes)
	value, err := root.Value()
	require.NoError(t, err)
	require.Equal(t, "2/9", value.(map[string]any)["weight"])
	require.Equal(t, false, value.(map[string]any)["counts"])
	require.Nil(t, value.(map[string]any)["marks"].([]any)[1])
	again := `{"title":"Quy chế","id":"001","colour":"red","max":"86.79","weight":"2/9","count":"3","counts":false,"born":"1975-04-30","at":"2018-06-01T09:00","lasts":"5 working days","marks":["80",null],"names":["010","~x","true"],"grades":{"a":"1"},"paint":{"green":"2"},"parts":[{"id":"a","parts":[]}],"choice":{"left":"1"},"either":["1","2.5"]}`
	root, mistakes = Parse("record.json", []byte(again))
	require.Empty(t, mistakes)
	var s sample
	require.Empty(t, DecodeCanonical(root, &s))
	requireGood(t, s)
	root, _ = Parse("double.yaml", []byte("a: {b: 1, b: 2}"))
	_, err = root.Value()
	require.Error(t, err)
	root, _ = Parse("double.yaml", []byte("a: [{b: 1, b: 2}]"))
	_, err = root.Value()
	require.Error(t, err)
}

func encodeEither(e either, out *canonical.Encoder) {
	out.BeginArray()
	for _, d := range e.numbers {
		out.String(exact.Digits(d))
	}
	out.EndArray()
}

func TestARecordReadsBackWhatWasWritten(t *testing.T) {
	s, mistakes := read(t, "good.yaml", good)
	require.Empty(t, mistakes)
	var e canonical.Encoder
	Encode(&e, s)
	text, err := e.Bytes()
	require.NoError(t, err)
	value, err := canonical.Parse(text)
	require.NoError(t, err)
	var again sample
	require.Empty(t, DecodeCanonical(FromCanonical(value), &again))
	requireGood(t, again)
	var e2 canonical.Encoder
	Encode(&e2, again)
	twice, err := e2.Bytes()
	require.NoError(t, err)
	require.Equal(t, string(text), string(twice))
	require.Equal(t, "2018-06-01T09:00:05", MomentText(civil.DateTime{Date: civil.Date{Year: 2018, Month: 6, Day: 1}, Time: civil.Time{Hour: 9, Second: 5}}))
	require.Panics(t, func() { Encode(&e, 1.5) })
	n := FromCanonical(must(canonical.Parse([]byte(`[1,true,null]`))))
	require.Equal(t, []Kind{Scalar, Scalar, Null}, []Kind{n.Items[0].Kind, n.Items[1].Kind, n.Items[2].Kind})
}

func must[V any](v V, err error) V {
	if err != nil {
		panic(err)
	}
	return v
}

func TestEveryMistakeIsToldAtOnce(t *testing.T) {
	_, mistakes := read(t, "broken.yaml", `id: 1
id: 2
colour: gren
maks: 3
max: 86,79
weight: 1e3
count: 0
counts: yes
born: 2018-02-30
at: 2018-06-01
lasts: 60 weeks
marks: [80, ~, 0.1000000000000000055511151231257827]
names: [a, b, c, d]
grades: {a: x, " > ": 1, b: ~}
paint: {blue: 1}
parts:
  - {max: 2000}
  - [1]
  - ~
choice: {left: 1, right: 2}
either: {a: 1}
title: [x]
`)
	require.Equal(t, []string{
		"duplicate_key", "not_one_of_near", "unknown_key_near", "decimal_comma", "not_number", "at_least", "not_yes_no", "not_date",
		"not_moment", "not_span", "number_too_long", "too_many", "not_whole", "not_id", "missing_value", "unknown_key",
		"missing_key", "at_most", "not_mapping", "missing_value", "one_key", "not_number", "not_text",
	}, codes(mistakes))
	for _, m := range mistakes {
		for _, tag := range []language.Tag{language.Vietnamese, language.English} {
			require.True(t, strings.HasPrefix(m.Text(tag), "broken.yaml:"), m.Text(tag))
			require.NotContains(t, m.Text(tag), "%!", m.Code)
		}
	}
	err := mistakes.Err()
	all, ok := Of(err)
	require.True(t, ok)
	require.Len(t, all, len(mistakes))
	var one thituyen.Mistake
	require.True(t, errors.As(err, &one))
	require.Equal(t, "duplicate_key", one.Code)
}

func TestWhatIsRefusedAtOnce(t *testing.T) {
	for text, want := range map[string]string{
		"a: &x 1": "anchor", "a: *x": "syntax", "a: !!str 1": "tag", "a: !own {b: 1}": "tag", "a: 1\n---\nb: 2": "second_document",
		"? [a]\n: 1": "key_not_text", "": "empty", "# nothing": "empty", "~": "empty", "a: [1": "syntax", "a: b: c": "syntax",
		"a: \x01": "foreign_letter", "\t- a": "tab", "a: 1\n---\n[": "syntax",
		strings.Repeat("[", 65) + strings.Repeat("]", 65):                                     "too_deep",
		strings.Repeat("- ", 70) + "x":                                                        "too_deep",
		"a:\n" + strings.Repeat("- ", 40) + strings.Repeat("[", 40) + strings.Repeat("]", 40): "too_deep",
		"a: &a [x,x]\nb: &b [*a,*a,*a]\nc: &c [*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c]":             "anchor",
	} {
		root, mistakes := Parse("x.yaml", []byte(text))
		require.Nil(t, root, text)
		require.Len(t, mistakes, 1, text)
		require.Equal(t, want, mistakes[0].Code, mistakes.Error())
		require.NotZero(t, mistakes[0].Place.Line)
	}
	_, mistakes := Parse("x.yaml", []byte("a: \xff"))
	require.Equal(t, []string{"not_utf8"}, codes(mistakes))
	require.Equal(t, 4, mistakes[0].Place.Column)
	_, mistakes = Parse("x.yaml", make([]byte, MaxBytes+1))
	require.Equal(t, []string{"too_large"}, codes(mistakes))
	root, mistakes := Parse("x.yaml", []byte(strings.Repeat("[", 64)+strings.Repeat("]", 64)))
	require.Empty(t, mistakes)
	require.NotNil(t, root)
}

// Hostile documents are refused within 50 MB.
func TestHostileDocumentsEndSoon(t *testing.T) {
	bomb := "a: &a [x,x,x,x,x,x,x,x,x]\n"
	for c := 'b'; c < 'z'; c++ {
		bomb += string(c) + ": &" + string(c) + " [" + strings.Repeat("*"+string(c-1)+",", 9) + "]\n"
	}
	var flat strings.Builder
	for i := range 20000 {
		flat.WriteString("key" + strings.Repeat("x", i%7) + string(rune('a'+i%26)) + ": 1\n")
	}
	for name, text := range map[string]string{
		"brackets": strings.Repeat("[", 100_000), "braces": strings.Repeat("{a: ", 25_000), "dashes": strings.Repeat("- ", 50_000),
		"bomb": bomb, "flat": flat.String(), "same": strings.Repeat("k: 1\n", 20_000), "json": strings.Repeat("[", 100_000),
		"questions": strings.Repeat("? ", 50_000), "quotes": strings.Repeat("\"", 100_001), "number": "max: " + strings.Repeat("9", 100_000),
	} {
		t.Run(name, func(t *testing.T) {
			var before, after runtime.MemStats
			runtime.GC()
			runtime.ReadMemStats(&before)
			_, mistakes := read(t, "hostile."+map[bool]string{true: "json", false: "yaml"}[name == "json"], text)
			runtime.ReadMemStats(&after)
			require.NotEmpty(t, mistakes)
			require.Less(t, after.TotalAlloc-before.TotalAlloc, uint64(50<<20))
		})
	}
}

func TestExcerptPointsAtThePlace(t *testing.T) {
	_, mistakes := read(t, "quy-che.yaml", "id: a\nmax: 86,79\n")
	require.Equal(t, `quy-che.yaml:2:6: max: số 86,79 viết bằng dấu phẩy thập phân; hãy viết 86.79 với dấu chấm
     2 | max: 86,79
       |      ^`, mistakes.Text(language.Vietnamese))
	_, mistakes = read(t, "long.yaml", "id: a\ntitle: "+strings.Repeat("dài ", 60)+"\nmax: ["+strings.Repeat(" ", 200)+"]\n")
	require.Contains(t, mistakes.Error(), "     3 | max: [")
	require.Empty(t, Place{}.Shown().Excerpt())
	text, err := mistakes[0].MarshalJSON()
	require.NoError(t, err)
	require.Contains(t, string(text), `"path":"max","file":"long.yaml","line":"3","column":"6"`)
}

// The plain way to an excerpt, by all letters of the line.
func TestExcerptsOfLongLines(t *testing.T) {
	for _, line := range []string{strings.Repeat("a", 3000), strings.Repeat("điểm ", 700), strings.Repeat("x", 511) + "đ" + strings.Repeat("y", 600), "ngắn"} {
		f := newFile("f", []byte("đầu\n"+line+"\r\ncuối"))
		letters := []rune(line)
		for column := 1; column <= len(letters)+3; column += 1 + column/7 {
			at := min(column-1, len(letters))
			from := max(0, at-widest/2)
			shown := string(letters[from:min(len(letters), from+widest)])
			require.Equal(t, "\n     2 | "+shown+"\n       | "+strings.Repeat(" ", at-from)+"^", Place{f, 2, column}.Shown().Excerpt(), "column %d", column)
		}
	}
}

func TestPaths(t *testing.T) {
	p := thituyen.Path{}.Key("scoring").Key("parts").Index(0).Key("a.b")
	require.Equal(t, `scoring.parts[0]["a.b"]`, p.String())
	require.Equal(t, `x.scoring.parts[0]["a.b"]`, thituyen.Path{}.Key("x").Join(p).String())
	root, _ := Parse("p.yaml", []byte("scoring:\n  parts:\n    - id: a\n"))
	at := func(path thituyen.Path) [2]int {
		place := Find(path, root)
		return [2]int{place.Line, place.Column}
	}
	require.Equal(t, [2]int{3, 7}, at(thituyen.Path{}.Key("scoring").Key("parts").Index(0)), "what is missing is told at its mapping")
	require.Equal(t, [2]int{3, 11}, at(thituyen.Path{}.Key("scoring").Key("parts").Index(0).Key("id")))
	require.Equal(t, [2]int{3, 7}, at(thituyen.Path{}.Key("scoring").Key("parts").Index(0).Key("max")))
	require.Equal(t, Place{}, Find(p, nil))
	require.Equal(t, [2]int{3, 7}, at(thituyen.Path{}.Key("scoring").Key("parts").Index(0).Index(3)))
	i, ok := thituyen.Path{}.Key("cases").Index(3).Key("name").Item("cases")
	require.True(t, ok)
	require.Equal(t, 3, i)
	_, ok = thituyen.Path{}.Key("cases").Item("cases")
	require.False(t, ok)
	moved := thituyen.Mistakes{At(thituyen.Path{}.Key("a"), sentences.Reason("empty"))}.Under(thituyen.Path{}.Key("b"))
	require.Equal(t, "b.a", moved[0].Path.String())
}

func TestJoinLeavesOutWhatFollows(t *testing.T) {
	at := func(code string, path thituyen.Path) thituyen.Mistake { return At(path, sentences.Reason(code)) }
	a := thituyen.Path{}.Key("a")
	out := Join(thituyen.Mistakes{at("empty", a)}, thituyen.Mistakes{at("alias", a.Key("b")), at("alias", thituyen.Path{}.Key("c")), at("alias", thituyen.Path{}.Key("c"))})
	require.Equal(t, []string{"empty", "alias"}, codes(out))
	require.Nil(t, Join().Err())
	_, ok := Of(errors.New("another"))
	require.False(t, ok)
	only, ok := Of(out[0])
	require.True(t, ok)
	require.Len(t, only, 1)
}

func TestIDs(t *testing.T) {
	for _, text := range []string{"a", "001", "so-xay-dung", "Điều 5", "a.b"} {
		require.True(t, ValidID(text), text)
	}
	for _, text := range []string{"", " a", "a > b", "a\nb", strings.Repeat("x", 201), "e\u0301", "\u2028"} {
		require.False(t, ValidID(text), text)
	}
	s, mistakes := read(t, "nfc.yaml", "id: \"e\u0301\"\ngrades: {\"e\u0301\": 1}\n")
	require.Empty(t, mistakes)
	require.Equal(t, "é", s.ID)
	require.Contains(t, s.Grades, "é")
	_, mistakes = read(t, "nfc.yaml", "id: a\ngrades: {\"e\u0301\": 1, é: 2}\n")
	require.Equal(t, []string{"duplicate_key"}, codes(mistakes), "keys that are one after NFC are doubled")
}

func TestMerge(t *testing.T) {
	merge := func(base, over string) any {
		b, mistakes := Parse("base.yaml", []byte(base))
		require.Empty(t, mistakes)
		o, mistakes := Parse("over.yaml", []byte(over))
		require.Empty(t, mistakes)
		before, _ := b.Value()
		value, err := Merge(b, o).Value()
		require.NoError(t, err)
		after, _ := b.Value()
		require.Equal(t, before, after, "the base is not changed")
		return value
	}
	require.Equal(t, map[string]any{"a": "1", "b": map[string]any{"c": "2", "d": "4"}, "e": "5"},
		merge("{a: 1, b: {c: 2, d: 3}}", "{b: {d: 4}, e: 5, a: ~}"))
	require.Equal(t, map[string]any{"l": []any{map[string]any{"id": "x", "n": "9"}, map[string]any{"id": "z"}}},
		merge("{l: [{id: x, m: 1}, {id: y}]}", "{l: [{id: z}, {id: x, n: 9}, {id: y, omit: true}, {id: w, omit: true}]}"))
	require.Equal(t, map[string]any{"l": []any{"3"}}, merge("{l: [1, 2]}", "{l: [3]}"))
	require.Nil(t, Merge(nil, nil))
	root, _ := Parse("x.yaml", []byte("a: 1"))
	require.Same(t, root, Merge(nil, root))
	require.Same(t, root, Merge(root, nil))
}

func TestSchemaComesFromTheSameTable(t *testing.T) {
	schema, err := Schema(reflect.TypeFor[sample](), "https://example.org/sample", "A sample")
	require.NoError(t, err)
	golden := filepath.Join("testdata", "sample.schema.json")
	want, err := os.ReadFile(golden)
	if os.IsNotExist(err) {
		require.NoError(t, os.MkdirAll("testdata", 0o755))
		require.NoError(t, os.WriteFile(golden, schema, 0o644))
		t.Fatal("wrote " + golden + "; look at it and run again")
	}
	require.NoError(t, err)
	require.Equal(t, string(want), string(schema))
}

func TestTypesThatCannotBeReadAreOurMistake(t *testing.T) {
	root, _ := Parse("x.yaml", []byte("a: 1"))
	require.Panics(t, func() {
		var v struct {
			A float64 `doc:"a"`
		}
		Decode(root, &v)
	})
	require.Panics(t, func() {
		_, _ = Schema(reflect.TypeFor[struct {
			A float64 `doc:"a"`
		}](), "x", "x")
	})
	require.Panics(t, func() {
		_, _ = Schema(reflect.TypeFor[struct {
			A onlyDecoder `doc:"a"`
		}](), "x", "x")
	})
}

type onlyDecoder struct{}

func TestCheckOfLiterals(t *testing.T) {
	bad, wide := decimal.New(-5, 0), decimal.New(1, 1<<30)
	none := thituyen.Int(0)
	s := sample{Colour: "blue", Max: &bad, Weight: &none, Parts: []sample{{ID: "a", Max: &wide}}, Grades: map[string]int{"b": 1, "a": 2}}
	mistakes := Check(&s)
	require.Equal(t, []string{"missing_key", "not_one_of", "above", "above", "above"}, codes(mistakes))
	require.Equal(t, "parts[0].max", mistakes[4].Path.String())
	require.Contains(t, NotOneOf("gren", []string{"red", "green"}).Text(language.English), "green")
	require.Equal(t, "a", wording.Nearest("b", []string{"a"})+"a")
}

func FuzzParse(f *testing.F) {
	for _, text := range []string{good, "a: [1, {b: ~}]", `{"id": 001}`, "\ufeffid: x", "id: |\n  a\n", "? a\n: b", "a: 'x''y'"} {
		f.Add(text, false)
		f.Add(text, true)
	}
	f.Fuzz(func(t *testing.T, text string, asJSON bool) {
		name := "fuzz.yaml"
		if asJSON {
			name = "fuzz.json"
		}
		root, mistakes := Parse(name, []byte(text))
		require.True(t, (root == nil) == (len(mistakes) > 0))
		var s sample
		looks := Join(mistakes, Decode(root, &s), In(Check(s), root))
		_ = looks.Text(language.Vietnamese)
		_ = looks.Error()
		if root != nil {
			_, _ = root.Value()
			_ = Merge(root, root)
		}
	})
}

func TestQuotedFractionsAndPercentages(t *testing.T) {
	for _, text := range []string{`{"w": "2/9"}`, `w: 2/9`, `w: "2/9"`} {
		root, _ := Parse("x.json", []byte(text))
		if root == nil {
			root, _ = Parse("x.yaml", []byte(text))
		}
		var v struct {
			W thituyen.Value `doc:"w"`
		}
		require.Empty(t, Decode(root, &v), text)
		require.Equal(t, "2/9", v.W.String())
	}
	root, _ := Parse("x.json", []byte(`{"w": "0.5"}`))
	var v struct {
		W thituyen.Value `doc:"w"`
	}
	require.Equal(t, []string{"quoted_number"}, codes(Decode(root, &v)))
}

func TestADayIsMissedLikeAnythingElse(t *testing.T) {
	type entry struct {
		On civil.Date     `doc:"on" validate:"required"`
		At civil.DateTime `doc:"at" validate:"required"`
	}
	require.Equal(t, []string{"missing_key", "missing_key"}, codes(Check(entry{})))
	day := civil.Date{Year: 2018, Month: 6, Day: 1}
	require.Empty(t, Check(entry{On: day, At: civil.DateTime{Date: day}}))
}

func TestWhatOmitsNothingIsNotAdded(t *testing.T) {
	base := parsed(t, "a: {list: ~}")
	over := parsed(t, "a: {list: [{id: x, omit: true}, {id: y}], new: {deep: [{id: z, omit: true}]}}")
	merged := Merge(base, over)
	require.Len(t, merged.Get("a").Get("list").Items, 1)
	require.Equal(t, "y", ItemID(merged.Get("a").Get("list").Items[0]))
	require.Empty(t, merged.Get("a").Get("new").Get("deep").Items)
}

func parsed(t *testing.T, text string) *Node {
	t.Helper()
	root, mistakes := Parse("x.yaml", []byte(text))
	require.Empty(t, mistakes)
	return root
}
