//go:build race

package regulation_test

import "time"

// slow is how long something may take under the race detector.
func slow(d time.Duration) time.Duration { return 20 * d }
