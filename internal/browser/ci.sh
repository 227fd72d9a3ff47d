#!/usr/bin/env bash
# The pages of the examples in headless Chromium: each is printed and its
# sheets are looked at, and an accessibility checker goes over it in light and
# dark, on a wide screen and on a phone. What is missing is installed from
# Debian's packages; the rest of the module needs none of it.
set -euo pipefail
cd "$(dirname "$0")"
out=${1:-$(mktemp -d)}
missing=()
need() { command -v "$1" >/dev/null || missing+=("${@:2}"); }
need chromium chromium fonts-dejavu-core
need pdftotext poppler-utils
need node nodejs
need npm npm
if [ "${#missing[@]}" -gt 0 ]; then
	apt-get update -qq
	DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
fi
npm ci --no-audit --no-fund --silent
pages=$out/pages
mkdir -p "$pages/papers"
for lang in vi en; do
	go run -C ../.. ./examples/haiphong -lang "$lang" -html "$pages/haiphong.$lang.html" >/dev/null
done
go run -C ../.. ./examples/programme -html "$pages/programme.html" >/dev/null
go run -C ../../examples/spreadsheet . demo -out "$pages/papers" >/dev/null
go run -C ../../examples/spreadsheet . words -regulation hai-phong-2018 -group city-committee -out "$pages/papers" >/dev/null
PAGES=$pages node --test
