package canonical

import (
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"
)

func parse(t *testing.T, data string) Value {
	t.Helper()
	value, err := Parse([]byte(data))
	require.NoError(t, err)
	return value
}

func TestValueWalks(t *testing.T) {
	value := parse(t, `{"a":[1,"é",{"k":[]},[],null,-12],"b\n":"x\"y\u0001z","c":{"d":"đủ điều kiện"},"e":true,"f":false}`)
	require.Equal(t, Object, value.Kind())
	var keys []string
	for key := range value.Members() {
		keys = append(keys, string(key))
	}
	require.Equal(t, []string{"a", "b\n", "c", "e", "f"}, keys)

	array, ok := value.Member("a")
	require.True(t, ok)
	var raws []string
	for element := range array.Elements() {
		raws = append(raws, string(element.Raw()))
	}
	require.Equal(t, []string{"1", `"é"`, `{"k":[]}`, "[]", "null", "-12"}, raws)

	escaped, ok := value.Member("b\n")
	require.True(t, ok)
	text, ok := escaped.Text()
	require.True(t, ok)
	require.Equal(t, "x\"y\x01z", text)
	inner, _ := value.Member("c")
	inner, _ = inner.Member("d")
	view, ok := inner.TextBytes()
	require.True(t, ok)
	require.Equal(t, "đủ điều kiện", string(view))
	require.Equal(t, len(view), cap(view), "appending to the view must not write into the value")

	for key, expected := range map[string]bool{"e": true, "f": false} {
		member, _ := value.Member(key)
		truth, ok := member.Bool()
		require.True(t, ok)
		require.Equal(t, expected, truth)
	}
	_, ok = value.Member("A")
	require.False(t, ok, "the case of keys counts")
}

func TestValueStopsWhenAsked(t *testing.T) {
	for range parse(t, `{"a":1,"b":2}`).Members() {
		break
	}
	count := 0
	for range parse(t, `[1,2,3]`).Elements() {
		if count++; count == 2 {
			break
		}
	}
	require.Equal(t, 2, count)
}

func TestValueOfAnotherKind(t *testing.T) {
	kinds := map[string]Kind{"null": Null, "true": Bool, "7": Int, "-7": Int, `"7"`: String, "[]": Array, "{}": Object}
	for data, kind := range kinds {
		value := parse(t, data)
		require.Equal(t, kind, value.Kind(), data)
		_, isText := value.Text()
		_, isBytes := value.TextBytes()
		_, isInt := value.Int()
		_, isBool := value.Bool()
		require.Equal(t, kind == String, isText, data)
		require.Equal(t, kind == String, isBytes, data)
		require.Equal(t, kind == Int, isInt, data)
		require.Equal(t, kind == Bool, isBool, data)
		for range value.Members() {
			t.Fatal("no members here", data)
		}
		for range value.Elements() {
			t.Fatal("no elements here", data)
		}
	}
	require.Equal(t, Invalid, Value{}.Kind())
	names := map[string]bool{}
	for kind := Invalid; kind <= Object; kind++ {
		names[kind.String()] = true
	}
	require.Len(t, names, 7)
	_, err := Parse([]byte(`[1 ]`))
	require.Error(t, err)
}

func TestIntKeepsTheBounds(t *testing.T) {
	for data, expected := range map[string]int64{"9007199254740991": MaxInteger, "-9007199254740991": -MaxInteger, "0": 0} {
		number, ok := parse(t, data).Int()
		require.True(t, ok)
		require.Equal(t, expected, number)
	}
}

func TestWalkingAndWritingGivesTheSameBytes(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	for range 2000 {
		data, err := Append(nil, randomTree(random, 4))
		require.NoError(t, err)
		walkAndRewrite(t, data)
	}
	for _, form := range canonicalForms {
		walkAndRewrite(t, []byte(form))
	}
}

// walkAndRewrite reads a canonical value to the leaves and writes it again.
func walkAndRewrite(t *testing.T, data []byte) {
	t.Helper()
	value, err := Parse(data)
	require.NoError(t, err)
	var encoder Encoder
	rewrite(&encoder, value)
	written, err := encoder.Bytes()
	require.NoError(t, err)
	require.Equal(t, string(data), string(written))

	again, err := Append(nil, value)
	require.NoError(t, err)
	require.Equal(t, string(data), string(again))
}

func rewrite(encoder *Encoder, value Value) {
	switch value.Kind() {
	case Null:
		encoder.Null()
	case Bool:
		truth, _ := value.Bool()
		encoder.Bool(truth)
	case Int:
		number, _ := value.Int()
		encoder.Int(number)
	case String:
		text, _ := value.Text()
		encoder.String(text)
	case Array:
		encoder.BeginArray()
		for element := range value.Elements() {
			rewrite(encoder, element)
		}
		encoder.EndArray()
	case Object:
		encoder.BeginObject()
		for key, member := range value.Members() {
			encoder.Key(string(key))
			rewrite(encoder, member)
		}
		encoder.EndObject()
	}
}
