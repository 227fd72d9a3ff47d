package ledger

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"strconv"
	"strings"

	"github.com/thituyen/thituyen/internal/canonical"
)

// Commitment stands in the body of an entry in the place of a personal value.
// It gives nothing away about the value to those without the salt, and whoever
// has salt and value can check that they are the ones.
type Commitment [sha256.Size]byte

// commitmentTag keeps commitments apart from all other hashes.
const commitmentTag = "thituyen/commitment/1"

// Commit commits to a value at a path in the body of an entry. The hash is
// taken over, each part after the tag standing where the ones before end:
//
//	length of the tag, tag, entry, length of path, path, salt, length of value, value
//
// with lengths and the entry as eight bytes, most significant first. Since all
// lengths are written, no two different sets of parts give the same bytes. The
// path is a JSON Pointer (RFC 6901) into the body and the value canonical
// JSON, so that the text "1" and the number 1 differ. A salt serves one field
// once: see [SaltBook].
func Commit(entry int, path string, salt [32]byte, value []byte) Commitment {
	const fixed = 4*8 + len(commitmentTag) + len(salt)
	message := make([]byte, 0, fixed+len(path)+len(value))
	message = binary.BigEndian.AppendUint64(message, uint64(len(commitmentTag)))
	message = append(message, commitmentTag...)
	message = binary.BigEndian.AppendUint64(message, uint64(entry))
	message = binary.BigEndian.AppendUint64(message, uint64(len(path)))
	message = append(message, path...)
	message = append(message, salt[:]...)
	message = binary.BigEndian.AppendUint64(message, uint64(len(value)))
	message = append(message, value...)
	return sha256.Sum256(message)
}

// String returns 64 lower-case hexadecimal digits.
func (c Commitment) String() string { return hex.EncodeToString(c[:]) }

const (
	commitmentKey  = "commitment"
	wantCommitment = `{"commitment":"<64 lower-case hexadecimal digits>"}`
)

// AppendTo appends the commitment as it stands in a body:
// {"commitment":"<64 lower-case hexadecimal digits>"}.
func (c Commitment) AppendTo(dst []byte) []byte {
	dst = append(dst, `{"`+commitmentKey+`":"`...)
	dst = hex.AppendEncode(dst, c[:])
	return append(dst, `"}`...)
}

// Committed is a commitment and where in a body it stands.
type Committed struct {
	Path       string // a JSON Pointer
	Commitment Commitment
}

// Commitments finds all commitments in a body, in the order in which they
// stand. The key "commitment" is kept for them: an object that has it and is
// not a commitment in its one form is an error, and so is a body that is not
// canonical.
func Commitments(body []byte) ([]Committed, error) {
	value, err := canonical.Parse(body)
	if err != nil {
		return nil, notCanonical(err, 0, fieldBody)
	}
	var found []Committed
	if failed := collectCommitments(value, "", &found); failed != nil {
		return nil, failed
	}
	return found, nil
}

func collectCommitments(value canonical.Value, path string, found *[]Committed) *Error {
	switch value.Kind() {
	case canonical.Array:
		index := 0
		for element := range value.Elements() {
			if failed := collectCommitments(element, path+"/"+strconv.Itoa(index), found); failed != nil {
				return failed
			}
			index++
		}
	case canonical.Object:
		if member, ok := value.Member(commitmentKey); ok {
			commitment, ok := parseCommitment(value, member)
			if !ok {
				return &Error{Code: CodeBadCommitment, Field: path, Want: wantCommitment, Have: string(value.Raw())}
			}
			*found = append(*found, Committed{Path: path, Commitment: commitment})
			return nil
		}
		for key, member := range value.Members() {
			if failed := collectCommitments(member, path+"/"+pointerToken(string(key)), found); failed != nil {
				return failed
			}
		}
	}
	return nil
}

// parseCommitment reads an object that has the key of a commitment.
func parseCommitment(object, member canonical.Value) (Commitment, bool) {
	var commitment Commitment
	text, ok := member.TextBytes()
	// In canonical form the object is a commitment and nothing else exactly
	// when it has the length of one.
	if !ok || len(object.Raw()) != len(`{"`+commitmentKey+`":""}`)+2*len(commitment) {
		return Commitment{}, false
	}
	return commitment, decodeHex(commitment[:], text)
}

// pointerToken escapes a key for a JSON Pointer.
func pointerToken(key string) string {
	if !strings.ContainsAny(key, "~/") {
		return key
	}
	return strings.NewReplacer("~", "~0", "/", "~1").Replace(key)
}
