#!/usr/bin/env bash
# The pilot as it stands in the documentation, with its page.
set -euo pipefail
go run ./examples/programme -html "$1/review.html" >"$1/review.txt"
grep -q 'Các kỳ thi' "$1/review.txt"
grep -q '</html>' "$1/review.html"
