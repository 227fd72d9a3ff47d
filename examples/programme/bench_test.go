package main

import "testing"

// BenchmarkRounds plays the programme with 1,000 rounds: each is held, written,
// verified, counted and registered.
func BenchmarkRounds(b *testing.B) {
	const rounds = 1000
	for b.Loop() {
		if _, err := play(1, rounds, func(int) {}); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(rounds*float64(b.N)/b.Elapsed().Seconds(), "rounds/s")
}
