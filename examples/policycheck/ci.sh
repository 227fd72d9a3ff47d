#!/usr/bin/env bash
# The suites of the presets pass and see every rule at work, and every change
# of a rule of every version of every preset is noticed by a case. What is odd
# in the presets and their words are printed.
set -euo pipefail
cd "$(dirname "$0")/../.."
suites=workflow/regulation/testdata/suites
check=$(mktemp)
trap 'rm -f "$check"' EXIT
go build -o "$check" ./examples/policycheck
"$check" -cover 100 "$suites" | tail -n 1
for file in workflow/regulation/presets/*.yaml; do
	"$check" mutate "$(basename "$file" .yaml)" "$suites" | tail -n 1
done
for preset in $("$check" presets); do
	"$check" lint "$preset" | tail -n 1
	"$check" words "$preset" >/dev/null
done
