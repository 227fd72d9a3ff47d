#!/bin/sh
# Ask thituyen from a shell, or from anything that can send HTTP, such as a
# spreadsheet's web query:
#
#   thituyen.sh http://127.0.0.1:8040/ < requests.jsonl
#   thituyen.sh /run/thituyen.sock     < requests.jsonl
#
# Each line of the body is a request, and each line that comes back an answer.
set -eu
case "$1" in
http*) exec curl -sS --fail-with-body --data-binary @- "$1" ;;
*) exec curl -sS --fail-with-body --unix-socket "$1" --data-binary @- http://localhost/ ;;
esac
