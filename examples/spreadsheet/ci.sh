#!/usr/bin/env bash
# The spreadsheet example's own checks. LibreOffice opens and computes anew
# every workbook; where it is missing and Debian's packages are at hand, it is
# installed, and elsewhere the test that needs it says that it is skipped.
set -euo pipefail
cd "$(dirname "$0")"
if ! command -v soffice >/dev/null && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
	apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends libreoffice-calc-nogui libreoffice-writer-nogui >/dev/null || echo 'LibreOffice could not be installed'
fi
go vet ./...
go test ./...
