//go:build !race

package document

import "time"

// slow allows for a machine that does other things at the same time.
func slow(limit time.Duration) time.Duration { return limit }
