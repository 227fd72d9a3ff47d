#!/usr/bin/env bash
# The suites of the presets pass, see every rule at work and notice every
# change of a rule; what is odd in the presets and their words are printed.
set -euo pipefail
cd "$(dirname "$0")/../.."
suites=workflow/regulation/testdata/suites
check=$(mktemp)
trap 'rm -f "$check"' EXIT
go build -o "$check" ./examples/policycheck
"$check" -cover 100 "$suites" | tail -n 1
for preset in $("$check" -presets); do
	"$check" -mutate "$preset" "$suites" | tail -n 1
	"$check" -lint "$preset" | tail -n 1
	"$check" -words "$preset" >/dev/null
done
