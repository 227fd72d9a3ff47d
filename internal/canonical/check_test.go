package canonical

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

var canonicalForms = []string{
	`null`, `true`, `false`, `0`, `-1`, `42`, `9007199254740991`, `-9007199254740991`,
	`""`, `"a"`, `"Nguyễn Thị Ánh"`, `"\"\\\b\t\n\f\r\u0000\u001f"`, "\"\x7f\"", `"€😀"`, `"/<>&"`,
	`"12345678"`, `"1234567\n"`, `"đđđđđđđđđ"`, "\"\u2028\ufeff\uffff\"",
	`[]`, `{}`, `[1,"2",[],{},null,true,false,-3]`, `{"":0}`,
	`{"a":1,"b":{"a":[{"x":"y"}]},"c":null}`,
	// The order of keys in section 3.2.3 of RFC 8785.
	"{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\",\"ö\":\"Latin Small Letter O With Diaeresis\"," +
		"\"€\":\"Euro Sign\",\"😀\":\"Emoji: Grinning Face\",\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}",
	`{"😀":1,"😁":2}`, `{"a":1,"aa":2,"ab":3,"b":4}`, `{"\n":1,"\u000b":2}`,
	strings.Repeat("[", 64) + strings.Repeat("]", 64),
	strings.Repeat(`{"a":`, 63) + `[]` + strings.Repeat("}", 63),
}

var faultyForms = []struct {
	data   string
	fault  Fault
	offset int
}{
	{``, FaultEnd, 0},
	{` 1`, FaultWhiteSpace, 0},
	{`1 `, FaultWhiteSpace, 1},
	{`[1, 2]`, FaultWhiteSpace, 3},
	{`{"a" :1}`, FaultWhiteSpace, 4},
	{`{"a":` + "\t" + `1}`, FaultWhiteSpace, 5},
	{"{\"a\":1\n}", FaultWhiteSpace, 6},
	{"{}\r", FaultWhiteSpace, 2},
	{`1,`, FaultTrailing, 1},
	{`{}{}`, FaultTrailing, 2},
	{`{"a":1`, FaultEnd, 6},
	{`{"a":`, FaultEnd, 5},
	{`{"a"`, FaultEnd, 4},
	{`{"a`, FaultEnd, 3},
	{`{`, FaultEnd, 1},
	{`[`, FaultEnd, 1},
	{`[1,`, FaultEnd, 3},
	{`{"a":1,`, FaultEnd, 7},
	{`"\`, FaultEnd, 2},
	{`"\u00`, FaultEnd, 5},
	{`tru`, FaultEnd, 3},
	{`-`, FaultEnd, 1},
	{`trux`, FaultSyntax, 0},
	{`nul!`, FaultSyntax, 0},
	{`txe`, FaultSyntax, 0},
	{`[1,]`, FaultSyntax, 3},
	{`[,1]`, FaultSyntax, 1},
	{`[1}`, FaultSyntax, 2},
	{`{"a":1]`, FaultSyntax, 6},
	{`{"a",1}`, FaultSyntax, 4},
	{`{"a":1,}`, FaultSyntax, 7},
	{`{a:1}`, FaultSyntax, 1},
	{`{1:1}`, FaultSyntax, 1},
	{`NaN`, FaultSyntax, 0},
	{`+1`, FaultSyntax, 0},
	{`'a'`, FaultSyntax, 0},
	{`{"b":1,"a":2}`, FaultKeyOrder, 7},
	{`{"ab":1,"a":2}`, FaultKeyOrder, 8},
	{`{"a":1,"B":2}`, FaultKeyOrder, 7},
	{"{\"\ufb33\":1,\"😀\":2}", FaultKeyOrder, 9},
	{`{"é":1,"\n":2}`, FaultKeyOrder, 8},
	{`{"a":1,"a":2}`, FaultDuplicateKey, 7},
	{`{"\n":1,"\n":2}`, FaultDuplicateKey, 8},
	{`{"":1,"":2}`, FaultDuplicateKey, 6},
	{`[{"a":1,"b":{"a":1,"a":1}}]`, FaultDuplicateKey, 19},
	{`"\u0041"`, FaultEscape, 1},
	{`"\u001F"`, FaultEscape, 1},
	{`"\u000a"`, FaultEscape, 1},
	{`"\u0020"`, FaultEscape, 1},
	{`"\u001g"`, FaultEscape, 1},
	{`"\ud83d\ude00"`, FaultEscape, 1},
	{`"\ud800"`, FaultEscape, 1},
	{`"a\/b"`, FaultEscape, 2},
	{"\"a\nb\"", FaultEscape, 2},
	{"\"12345678\x00\"", FaultEscape, 9},
	{`01`, FaultNumber, 0},
	{`-0`, FaultNumber, 0},
	{`00`, FaultNumber, 0},
	{`-x`, FaultNumber, 0},
	{`1.0`, FaultNumber, 0},
	{`1e3`, FaultNumber, 0},
	{`1E3`, FaultNumber, 0},
	{`9007199254740992`, FaultNumber, 0},
	{`-9007199254740992`, FaultNumber, 0},
	{`[99999999999999999999999999]`, FaultNumber, 1},
	{"\"\xff\"", FaultText, 1},
	{"\"\xc0\x80\"", FaultText, 1},         // overlong
	{"\"\xe0\x80\x80\"", FaultText, 1},     // overlong
	{"\"\xed\xa0\x80\"", FaultText, 1},     // surrogate
	{"\"\xf4\x90\x80\x80\"", FaultText, 1}, // beyond U+10FFFF
	{"\"a\xc3", FaultText, 2},
	{"{\"\xff\":1}", FaultText, 2},
	{strings.Repeat("[", 65) + strings.Repeat("]", 65), FaultDepth, 64},
	{strings.Repeat(`{"a":`, 64) + `[]` + strings.Repeat("}", 64), FaultDepth, 320},
	{strings.Repeat("[", 1_000_000), FaultDepth, 64},
}

func TestCheckAcceptsTheForm(t *testing.T) {
	for _, form := range canonicalForms {
		require.NoError(t, Check([]byte(form)), form)
		require.NoError(t, oracleCheck([]byte(form)), form)
	}
}

func TestCheckNamesTheFault(t *testing.T) {
	for _, example := range faultyForms {
		err := Check([]byte(example.data))
		var found *Error
		require.ErrorAs(t, err, &found, "%.40q", example.data)
		require.Equal(t, example.fault, found.Fault, "%.40q: %v", example.data, err)
		require.Equal(t, example.offset, found.Offset, "%.40q: %v", example.data, err)
		require.Error(t, oracleCheck([]byte(example.data)), "%.40q", example.data)
	}
}

func TestCheckWithinCountsTheOuterContainers(t *testing.T) {
	require.NoError(t, CheckWithin([]byte(`[[]]`), 62))
	require.Error(t, CheckWithin([]byte(`[[]]`), 63))
	require.NoError(t, CheckWithin([]byte(`1`), 64))
	require.Error(t, CheckWithin([]byte(`[]`), 1000))
	require.NoError(t, CheckWithin([]byte(`[[]]`), -5), "a negative count of outer containers counts as none")
	require.Error(t, CheckWithin([]byte(strings.Repeat("[", 66)+strings.Repeat("]", 66)), -5))
}

func TestEveryFaultSaysWhatToDo(t *testing.T) {
	seen := map[string]Fault{}
	for _, kind := range []Fault{
		FaultSyntax, FaultEnd, FaultTrailing, FaultWhiteSpace, FaultKeyOrder, FaultDuplicateKey,
		FaultEscape, FaultNumber, FaultText, FaultDepth, FaultType, FaultMisuse, Fault("new"),
	} {
		text := (&Error{Fault: kind, Offset: 7, Detail: "detail"}).Error()
		require.Contains(t, text, "byte 7: "+string(kind)+": ")
		require.Contains(t, text, "(detail)")
		demand := kind.demand()
		require.NotContains(t, seen, demand, "%s and %s ask for the same", kind, seen[demand])
		seen[demand] = kind
	}
	require.NotContains(t, (&Error{Fault: FaultEnd}).Error(), "()")
}

// TestCheckAgreesWithTheOracle changes canonical forms a little, at random but
// repeatably, so that most stay close to the border.
func TestCheckAgreesWithTheOracle(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	alphabet := []byte("{}[]\",:\\u0019aftn-. \n\x00\xc3\xa9\xed\xff")
	accepted, refused := 0, 0
	for range 60_000 {
		data := []byte(canonicalForms[random.IntN(len(canonicalForms))])
		for range random.IntN(3) {
			position := random.IntN(len(data) + 1)
			character := alphabet[random.IntN(len(alphabet))]
			switch random.IntN(3) {
			case 0:
				data = append(data[:position:position], append([]byte{character}, data[position:]...)...)
			case 1:
				if position < len(data) {
					data[position] = character
				}
			default:
				if position < len(data) {
					data = append(data[:position:position], data[position+1:]...)
				}
			}
		}
		err, oracle := Check(data), oracleCheck(data)
		require.Equal(t, oracle == nil, err == nil, "%q: %v, oracle %v", data, err, oracle)
		if err == nil {
			accepted++
		} else {
			refused++
		}
	}
	require.Greater(t, accepted, 1000)
	require.Greater(t, refused, 1000)
}

func TestCheckAllocatesNothing(t *testing.T) {
	data := sample(100)
	require.Zero(t, testing.AllocsPerRun(100, func() {
		if Check(data) != nil {
			panic("sample is canonical")
		}
	}))
}

func FuzzCheck(f *testing.F) {
	for _, form := range canonicalForms {
		f.Add([]byte(form))
	}
	for _, example := range faultyForms {
		if len(example.data) < 1000 {
			f.Add([]byte(example.data))
		}
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		err, oracle := Check(data), oracleCheck(data)
		if (err == nil) != (oracle == nil) {
			t.Fatalf("%q: %v, oracle %v", data, err, oracle)
		}
		if err == nil {
			walkAndRewrite(t, data)
			return
		}
		var found *Error
		if !errors.As(err, &found) || found.Offset < 0 || found.Offset > len(data) {
			t.Fatalf("%q: error %#v lies outside", data, err)
		}
	})
}

// sample is an array like what records hold: names, small objects, numbers.
func sample(count int) []byte {
	var data bytes.Buffer
	data.WriteByte('[')
	for index := range count {
		if index > 0 {
			data.WriteByte(',')
		}
		fmt.Fprintf(&data, `{"candidate":"HP-%05d","component":"written","marks":{"examiner-1":"82.5","examiner-2":"79.25"},`+
			`"name":"Nguyễn Thị Ánh Tuyết","place":%d,"published":true}`, index, index)
	}
	data.WriteByte(']')
	return data.Bytes()
}

func BenchmarkCheck(b *testing.B) {
	for _, count := range []int{1, 1000} {
		data := sample(count)
		b.Run(fmt.Sprintf("%dB", len(data)), func(b *testing.B) {
			b.SetBytes(int64(len(data)))
			b.ReportAllocs()
			for b.Loop() {
				if err := Check(data); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
