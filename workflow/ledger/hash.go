package ledger

import (
	"crypto/sha256"
	"encoding/hex"
	"strconv"
	"strings"
)

// Hash is the SHA-256 of the raw bytes of a line without its newline. The zero
// Hash stands before entry 1.
type Hash [sha256.Size]byte

// HashLine returns the hash of a line as written, without its newline.
func HashLine(line []byte) Hash { return sha256.Sum256(line) }

// String returns 64 lower-case hexadecimal digits.
func (h Hash) String() string { return hex.EncodeToString(h[:]) }

// ParseHash reads exactly 64 lower-case hexadecimal digits.
func ParseHash(text string) (Hash, error) {
	var hash Hash
	if !decodeHex(hash[:], []byte(text)) {
		return Hash{}, &Error{Code: CodeBadValue, Field: "hash", Want: wantHash, Have: text}
	}
	return hash, nil
}

const wantHash = "64 lower-case hexadecimal digits"

// decodeHex fills out from exactly as many digits as it needs, in the one form
// of the record: lower case.
func decodeHex(out, digits []byte) bool {
	if len(digits) != 2*len(out) {
		return false
	}
	for index := range out {
		high, low := hexValues[digits[2*index]], hexValues[digits[2*index+1]]
		if high|low > 0xF {
			return false
		}
		out[index] = high<<4 | low
	}
	return true
}

// hexValues maps lower-case digits to their values and all else to 0xFF.
var hexValues = func() (values [256]byte) {
	for index := range values {
		values[index] = 0xFF
	}
	for index, digit := range []byte("0123456789abcdef") {
		values[digit] = byte(index)
	}
	return values
}()

// Head names an entry and with it everything before it: its number and hash.
// The head of a record is printed in minutes and published lists, so that a
// record can later be held against it. The zero Head is that of an empty
// record.
type Head struct {
	Number int
	Hash   Hash
}

// IsZero says that the head is that of an empty record.
func (h Head) IsZero() bool { return h == Head{} }

// String returns the head as it is printed: the number, a colon, the hash.
func (h Head) String() string { return strconv.Itoa(h.Number) + ":" + h.Hash.String() }

// ParseHead reads what [Head.String] writes and nothing else. White space
// around it, which copying from a page brings along, is allowed.
func ParseHead(text string) (Head, error) {
	text = strings.TrimSpace(text)
	failed := &Error{Code: CodeBadValue, Field: "head", Want: "the number of an entry, a colon and " + wantHash, Have: text}
	digits, hash, found := strings.Cut(text, ":")
	if !found {
		return Head{}, failed
	}
	number, err := strconv.Atoi(digits)
	if err != nil || number < 0 || strconv.Itoa(number) != digits {
		return Head{}, failed
	}
	head := Head{Number: number}
	if !decodeHex(head.Hash[:], []byte(hash)) || (number == 0) != (head.Hash == Hash{}) {
		return Head{}, failed
	}
	return head, nil
}
