#!/usr/bin/env bash
# Asks by curl or by openssl; a line for each NAME=URL: what came of it.
# Usage: probe.sh curl|openssl SECONDS NAME=URL...
set -uo pipefail
client=$1
seconds=$2
shift 2

ask_curl() {
  curl --silent --show-error --max-time "$1" --output /dev/null --write-out '%{http_code}\n' "$2/_emulator/health" 2>&1 ||
    echo "ended with $?"
  # What curl itself does not say of an answer that it got.
  curl --silent --max-time "$1" --verbose "$2/_emulator/health" 2>&1 | sed -n 's/.*SSL connection using \([^ ]*\).*/\1/p'
}

ask_openssl() {
  local place=${2#https://}
  timeout "$1" openssl s_client -connect "$place" -verify_return_error -verify_ip "${place%:*}" < /dev/null 2>&1 ||
    echo "ended with $?"
}

for pair in "$@"; do
  name=${pair%%=*}
  limit=30
  [ "$name" != stall ] || limit=$seconds
  echo "$name: $("ask_$client" "$limit" "${pair#*=}" | tr '\n' ' ')"
done
