package ledger

import "strconv"

// Salt is what keeps a committed value from being guessed: 32 bytes of secret
// randomness, one salt for each field. The caller draws it, from crypto/rand;
// see [SaltBook].
type Salt = [32]byte

// SaltBook refuses salts that would not hide their value. The zero SaltBook is
// empty. It keeps 32 bytes for each salt; it is not safe for concurrent use.
type SaltBook struct {
	taken map[Salt]struct{}
}

// Take returns the salt and notes it as used. It refuses, with an [*Error],
// one that does not have 32 bytes, one whose bytes are all the same, which is
// what a buffer that was never filled looks like, and one that was taken
// before.
func (b *SaltBook) Take(salt []byte) (Salt, error) {
	var taken Salt
	if len(salt) != len(taken) {
		return Salt{}, &Error{Code: CodeBadSalt, Field: "salt", Want: "32 bytes", Have: strconv.Itoa(len(salt))}
	}
	copy(taken[:], salt)
	if isUniform(taken) {
		return Salt{}, &Error{Code: CodeBadSalt, Field: "salt", Want: "random bytes", Have: "one byte repeated"}
	}
	if _, used := b.taken[taken]; used {
		// The salt itself stays out of the message: messages end in logs.
		return Salt{}, &Error{Code: CodeRepeatedSalt, Field: "salt"}
	}
	if b.taken == nil {
		b.taken = make(map[Salt]struct{})
	}
	b.taken[taken] = struct{}{}
	return taken, nil
}

func isUniform(salt Salt) bool {
	for _, character := range salt {
		if character != salt[0] {
			return false
		}
	}
	return true
}
