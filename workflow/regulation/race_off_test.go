//go:build !race

package regulation_test

import "time"

// slow is how long something may take.
func slow(d time.Duration) time.Duration { return d }
