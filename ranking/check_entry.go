package ranking

import (
	"errors"

	"github.com/thituyen/thituyen"
)

// CheckEntry says what is wrong with one candidate alone, as [Ranker.Rank]
// would: an id unfit to be one, a value that is missing where the rules refuse
// that or is of another kind than the key's. The error is
// [thituyen.Mistakes] with paths below the candidate; a wrong call is a
// [*ValuesError].
func (r *Ranker) CheckEntry(e Entry) error {
	c := r.made().newCollector(1)
	if err := c.add(e); err != nil {
		return err
	}
	err := c.told()
	if err == nil {
		return nil
	}
	var mistakes thituyen.Mistakes
	errors.As(err, &mistakes)
	for i, m := range mistakes {
		var below thituyen.Path
		depth := 0
		for key, index := range m.Path.Steps() {
			if depth++; depth <= 2 {
				continue // candidates, and the id
			}
			if index < 0 {
				below = below.Key(key)
			} else {
				below = below.Index(index)
			}
		}
		mistakes[i].Path = below
	}
	return mistakes
}
