package canonical

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"unicode/utf16"
	"unicode/utf8"
)

// The oracle is the plain way: decode with encoding/json's tokens into a tree
// that keeps every member, write the tree by the letter of the RFC, and call
// bytes canonical when they come out as they went in.

type oracleMember struct {
	key   string
	value any
}

type oracleObject []oracleMember

var errOracle = errors.New("not canonical")

func oracleCheck(data []byte) error {
	if !utf8.Valid(data) {
		return errOracle
	}
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.UseNumber()
	tree, err := oracleDecode(decoder, 0)
	if err != nil {
		return err
	}
	if _, err := decoder.Token(); err != io.EOF {
		return errOracle
	}
	written, err := oracleEncode(tree)
	if err != nil {
		return err
	}
	if !bytes.Equal(written, data) {
		return errOracle
	}
	return nil
}

func oracleDecode(decoder *json.Decoder, depth int) (any, error) {
	token, err := decoder.Token()
	if err != nil {
		return nil, err
	}
	delimiter, ok := token.(json.Delim)
	if !ok {
		return token, nil
	}
	if depth++; depth > 64 {
		return nil, errOracle
	}
	if delimiter == '[' {
		array := []any{}
		for decoder.More() {
			element, err := oracleDecode(decoder, depth)
			if err != nil {
				return nil, err
			}
			array = append(array, element)
		}
		_, err := decoder.Token()
		return array, err
	}
	object := oracleObject{}
	for decoder.More() {
		key, err := decoder.Token()
		if err != nil {
			return nil, err
		}
		value, err := oracleDecode(decoder, depth)
		if err != nil {
			return nil, err
		}
		object = append(object, oracleMember{key: key.(string), value: value})
	}
	_, err = decoder.Token()
	return object, err
}

func oracleEncode(tree any) ([]byte, error) {
	switch value := tree.(type) {
	case nil:
		return []byte("null"), nil
	case bool:
		return []byte(strconv.FormatBool(value)), nil
	case string:
		return oracleString(value), nil
	case json.Number:
		number, err := strconv.ParseInt(value.String(), 10, 64)
		if err != nil || number > 9007199254740991 || number < -9007199254740991 {
			return nil, errOracle
		}
		return []byte(strconv.FormatInt(number, 10)), nil
	case []any:
		var parts [][]byte
		for _, element := range value {
			part, err := oracleEncode(element)
			if err != nil {
				return nil, err
			}
			parts = append(parts, part)
		}
		return slices.Concat([]byte("["), bytes.Join(parts, []byte(",")), []byte("]")), nil
	case oracleObject:
		sorted := slices.Clone(value)
		slices.SortFunc(sorted, func(left, right oracleMember) int {
			return slices.Compare(utf16.Encode([]rune(left.key)), utf16.Encode([]rune(right.key)))
		})
		var parts [][]byte
		for index, member := range sorted {
			if index > 0 && sorted[index-1].key == member.key {
				return nil, errOracle
			}
			part, err := oracleEncode(member.value)
			if err != nil {
				return nil, err
			}
			parts = append(parts, slices.Concat(oracleString(member.key), []byte(":"), part))
		}
		return slices.Concat([]byte("{"), bytes.Join(parts, []byte(",")), []byte("}")), nil
	}
	return nil, fmt.Errorf("unknown %T", tree)
}

func oracleString(text string) []byte {
	written := []byte{'"'}
	for _, character := range text {
		switch {
		case character == '"':
			written = append(written, `\"`...)
		case character == '\\':
			written = append(written, `\\`...)
		case character == '\b':
			written = append(written, `\b`...)
		case character == '\t':
			written = append(written, `\t`...)
		case character == '\n':
			written = append(written, `\n`...)
		case character == '\f':
			written = append(written, `\f`...)
		case character == '\r':
			written = append(written, `\r`...)
		case character < 0x20:
			written = fmt.Appendf(written, `\u%04x`, character)
		default:
			written = utf8.AppendRune(written, character)
		}
	}
	return append(written, '"')
}
