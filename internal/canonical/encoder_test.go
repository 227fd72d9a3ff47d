package canonical

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestEncoderPutsMembersIntoOrder(t *testing.T) {
	var encoder Encoder
	encoder.Reset([]byte("before:"))
	encoder.BeginObject()
	encoder.Key("number")
	encoder.Int(-7)
	encoder.Key("body")
	encoder.BeginObject()
	encoder.Key("z")
	encoder.Null()
	encoder.Key("a")
	encoder.BeginArray()
	encoder.Bool(true)
	encoder.String("Ánh\n")
	encoder.Raw([]byte(`{"k":1}`))
	encoder.BeginArray()
	encoder.EndArray()
	encoder.EndArray()
	encoder.EndObject()
	encoder.Key("actor")
	encoder.String("")
	encoder.EndObject()
	written, err := encoder.Bytes()
	require.NoError(t, err)
	require.Equal(t, `before:{"actor":"","body":{"a":[true,"Ánh\n",{"k":1},[]],"z":null},"number":-7}`, string(written))

	encoder.Reset(nil)
	encoder.Int(1)
	written, err = encoder.Bytes()
	require.NoError(t, err)
	require.Equal(t, "1", string(written))
}

func TestEncoderOrdersByUnitsOfUTF16(t *testing.T) {
	written, err := Append(nil, map[string]any{
		"€": "Euro Sign", "\r": "Carriage Return", "\ufb33": "Hebrew Letter Dalet With Dagesh", "1": "One",
		"😀": "Emoji: Grinning Face", "\u0080": "Control", "ö": "Latin Small Letter O With Diaeresis",
	})
	require.NoError(t, err)
	require.Equal(t, "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\",\"ö\":\"Latin Small Letter O With Diaeresis\","+
		"\"€\":\"Euro Sign\",\"😀\":\"Emoji: Grinning Face\",\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}", string(written))
}

func TestEncoderRefuses(t *testing.T) {
	cyclic := map[string]any{}
	cyclic["again"], cyclic["more"] = cyclic, cyclic
	for name, example := range map[string]struct {
		write func(*Encoder)
		fault Fault
	}{
		"duplicate key": {func(e *Encoder) {
			e.BeginObject()
			for _, key := range []string{"b", "a", "b"} {
				e.Key(key)
				e.Null()
			}
			e.EndObject()
		}, FaultDuplicateKey},
		"duplicate key in order": {func(e *Encoder) {
			e.BeginObject()
			e.Key("a")
			e.Null()
			e.Key("a")
			e.Null()
			e.EndObject()
		}, FaultDuplicateKey},
		"nothing":        {func(*Encoder) {}, FaultMisuse},
		"unclosed":       {func(e *Encoder) { e.BeginArray() }, FaultMisuse},
		"second value":   {func(e *Encoder) { e.Null(); e.Null() }, FaultMisuse},
		"second array":   {func(e *Encoder) { e.Null(); e.BeginArray() }, FaultMisuse},
		"key outside":    {func(e *Encoder) { e.Key("a") }, FaultMisuse},
		"key in array":   {func(e *Encoder) { e.BeginArray(); e.Key("a") }, FaultMisuse},
		"key after key":  {func(e *Encoder) { e.BeginObject(); e.Key("a"); e.Key("b") }, FaultMisuse},
		"value no key":   {func(e *Encoder) { e.BeginObject(); e.Int(1) }, FaultMisuse},
		"close no value": {func(e *Encoder) { e.BeginObject(); e.Key("a"); e.EndObject() }, FaultMisuse},
		"close nothing":  {func(e *Encoder) { e.EndObject() }, FaultMisuse},
		"close crossed":  {func(e *Encoder) { e.BeginArray(); e.EndObject() }, FaultMisuse},
		"array crossed":  {func(e *Encoder) { e.BeginObject(); e.EndArray() }, FaultMisuse},
		"array nothing":  {func(e *Encoder) { e.EndArray() }, FaultMisuse},
		"text":           {func(e *Encoder) { e.String("\xed\xa0\x80") }, FaultText},
		"key text":       {func(e *Encoder) { e.BeginObject(); e.Key("\xff") }, FaultText},
		"large":          {func(e *Encoder) { e.Int(MaxInteger + 1) }, FaultNumber},
		"small":          {func(e *Encoder) { e.Int(-MaxInteger - 1) }, FaultNumber},
		"raw":            {func(e *Encoder) { e.Raw([]byte(`{"b":1,"a":2}`)) }, FaultKeyOrder},
		"empty value":    {func(e *Encoder) { e.Value(Value{}) }, FaultEnd},
		"float":          {func(e *Encoder) { e.tree([]any{1.5}) }, FaultType},
		"cycle":          {func(e *Encoder) { e.tree(cyclic) }, FaultDepth},
		"raw too deep": {func(e *Encoder) {
			for range 63 {
				e.BeginArray()
			}
			e.Raw([]byte(`[[]]`))
		}, FaultDepth},
	} {
		var encoder Encoder
		example.write(&encoder)
		_, err := encoder.Bytes()
		var found *Error
		require.ErrorAs(t, err, &found, name)
		require.Equal(t, example.fault, found.Fault, name)

		// The first fault stays whatever follows.
		encoder.failed = found
		encoder.BeginObject()
		encoder.Key("a")
		encoder.EndObject()
		encoder.BeginArray()
		encoder.EndArray()
		encoder.Null()
		encoder.Bool(false)
		encoder.Raw(nil)
		_, again := encoder.Bytes()
		require.Same(t, err, again, name)
	}
}

func TestAppendLeavesTheDestinationOnError(t *testing.T) {
	dst := []byte("kept")
	out, err := Append(dst, map[string]any{"a": struct{}{}})
	require.ErrorContains(t, err, "struct {}")
	require.Equal(t, "kept", string(out))
	out, err = AppendString(dst, "\xff")
	require.Error(t, err)
	require.Equal(t, "kept", string(out))
	out, err = AppendString(dst, "é\x00")
	require.NoError(t, err)
	require.Equal(t, `kept"é\u0000"`, string(out))
}

// TestEncoderAgreesWithTheOracle writes random trees both ways.
func TestEncoderAgreesWithTheOracle(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	for range 3000 {
		tree := randomTree(random, 4)
		written, err := Append(nil, tree)
		require.NoError(t, err)
		expected, err := oracleEncode(oracleTree(tree))
		require.NoError(t, err)
		require.Equal(t, string(expected), string(written))
		require.NoError(t, Check(written))
	}
}

func randomText(random *rand.Rand) string {
	alphabet := []string{"a", "b", "B", "1", "é", "ễ", "\n", "\x01", "\"", "\\", "\u0080", "\ue000", "\ufb33", "\uffff", "😀", "\U0010ffff", "/"}
	var text strings.Builder
	for range random.IntN(4) {
		text.WriteString(alphabet[random.IntN(len(alphabet))])
	}
	return text.String()
}

func randomTree(random *rand.Rand, depth int) any {
	switch kind := random.IntN(8); {
	case kind == 0:
		return nil
	case kind == 1:
		return random.IntN(2) == 0
	case kind == 2:
		return random.Int64N(2*MaxInteger+1) - MaxInteger
	case kind == 3:
		return random.IntN(10)
	case kind < 6 || depth == 0:
		return randomText(random)
	case kind == 6:
		array := []any{}
		for range random.IntN(4) {
			array = append(array, randomTree(random, depth-1))
		}
		return array
	}
	object := map[string]any{}
	for range random.IntN(6) {
		object[randomText(random)] = randomTree(random, depth-1)
	}
	return object
}

func oracleTree(tree any) any {
	switch value := tree.(type) {
	case int:
		return json.Number(fmt.Sprint(value))
	case int64:
		return json.Number(fmt.Sprint(value))
	case []any:
		array := []any{}
		for _, element := range value {
			array = append(array, oracleTree(element))
		}
		return array
	case map[string]any:
		object := oracleObject{}
		for key, member := range value {
			object = append(object, oracleMember{key: key, value: oracleTree(member)})
		}
		return object
	}
	return tree
}

func BenchmarkEncoder(b *testing.B) {
	var encoder Encoder
	buffer := make([]byte, 0, 4096)
	b.ReportAllocs()
	for b.Loop() {
		encoder.Reset(buffer)
		encoder.BeginObject()
		encoder.Key("candidate")
		encoder.String("HP-00017")
		encoder.Key("marks")
		encoder.BeginObject()
		encoder.Key("examiner-2")
		encoder.String("79.25")
		encoder.Key("examiner-1")
		encoder.String("82.5")
		encoder.EndObject()
		encoder.Key("name")
		encoder.String("Nguyễn Thị Ánh Tuyết")
		encoder.EndObject()
		written, err := encoder.Bytes()
		if err != nil {
			b.Fatal(err)
		}
		b.SetBytes(int64(len(written)))
	}
}
