//go:build race

package document

import "time"

// slow allows for the race detector's own work.
func slow(limit time.Duration) time.Duration { return 20 * limit }
