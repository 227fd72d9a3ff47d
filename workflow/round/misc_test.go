package round

import "github.com/thituyen/thituyen/ranking"

func drawn(seed string, ids ...string) []string { return ranking.Draw(seed, ids) }
