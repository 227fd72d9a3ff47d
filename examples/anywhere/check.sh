#!/usr/bin/env bash
# The example's own checks: every door and every client answers the same cases
# with the same bytes. Node, Python and curl are installed where they are
# missing and Debian's packages are at hand; elsewhere the tests that need them
# say that they are skipped. The WASI runtime is a Go module.
set -euo pipefail
cd "$(dirname "$0")"
missing=()
command -v node >/dev/null || missing+=(nodejs)
command -v python3 >/dev/null || missing+=(python3)
command -v curl >/dev/null || missing+=(curl)
if [ "${#missing[@]}" -gt 0 ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
	apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null || echo "could not be installed: ${missing[*]}"
fi
go vet ./...
GOOS=wasip1 GOARCH=wasm go build -o /dev/null .
GOOS=js GOARCH=wasm go build -o /dev/null .
go test -v ./... | grep -v '^=== '
