#!/usr/bin/env bash
# Restores Exchange mailboxes with the REST API v6 of Veeam Backup for Microsoft 365, from login to stop.
#
# Reads from the environment:
#   VB365_URL                the server, for example https://backup.example.com:4443
#   VB365_USER               who logs in
#   VB365_PASSWORD
#   VB365_CA                 a file with the CA that vouches for the server; the usual CAs by default
#   VB365_ORGANIZATION       the organization's name; the first one by default
#   VB365_MAILBOX            the e-mail address of a mailbox to restore; the first one by default
#   VB365_EXCHANGE_USER      who writes the items back
#   VB365_EXCHANGE_PASSWORD
#   VB365_APPLICATION_ID     the application that restores by device code and by certificate
#   VB365_CERTIFICATE        a PFX file with its certificate; without one that restore is left out
#   VB365_CERTIFICATE_PASSWORD
#   VB365_PAGE_SIZE          mailboxes fetched at once; 100 by default
#
# Needs curl 7.76 and jq.
set -euo pipefail

: "${VB365_URL:?}" "${VB365_USER:?}" "${VB365_PASSWORD:?}"
: "${VB365_EXCHANGE_USER:?}" "${VB365_EXCHANGE_PASSWORD:?}" "${VB365_APPLICATION_ID:?}"
url="${VB365_URL%/}"
limit="${VB365_PAGE_SIZE:-100}"
token=""
session=""

curl_options=(--silent --show-error --fail-with-body)
if [ -n "${VB365_CA:-}" ]; then curl_options+=(--cacert "$VB365_CA"); fi

# call METHOD PATH [BODY]: prints the answer; 22 where the server refuses. Token and body go by standard input, where
# no list of processes shows them.
call() {
  local options=(--request "$1" --config -)
  if [ $# -gt 2 ]; then options+=(--header 'Content-Type: application/json'); fi
  {
    printf 'header = "Authorization: Bearer %s"\n' "$token"
    if [ $# -gt 2 ]; then printf 'data-raw = %s\n' "$(printf '%s' "$3" | jq --raw-input --slurp .)"; fi
  } | curl "${curl_options[@]}" "${options[@]}" "$url/$2"
}

# counts: one line for the statistics on standard input.
counts() {
  jq -r '"created \(.createdItemsCount), merged \(.mergedItemsCount), failed \(.failedItemsCount), skipped \(.skippedItemsCount)"'
}

stop() {
  if [ -n "$session" ]; then call POST "v6/RestoreSessions/$session/Stop" || true; fi
  session=""
}
trap stop EXIT

# Asked without a token, a version that is served answers 401, another one 404.
status=$(curl --silent --show-error ${VB365_CA:+--cacert "$VB365_CA"} --output /dev/null --write-out '%{http_code}' \
  "$url/v6/ServiceInstance")
[ "$status" != 404 ] || {
  echo 'The server does not have version 6 of the API.' >&2
  exit 1
}

# The only call that takes a form; the password goes by standard input.
token=$(printf '%s' "$VB365_PASSWORD" | curl "${curl_options[@]}" --data-urlencode grant_type=password \
  --data-urlencode "username=$VB365_USER" --data-urlencode password@- "$url/v6/token" | jq -er .access_token)
echo "version $(call GET v6/ServiceInstance | jq -r .version)"

organization=$(call GET v6/Organizations | jq -er --arg name "${VB365_ORGANIZATION:-}" \
  'first(.[] | select($name == "" or (.name | ascii_downcase) == ($name | ascii_downcase))).id')

started=$(call POST "v6/Organizations/$organization/explore" '{"type": "Vex", "showDeleted": true, "showAllVersions": true}')
session=$(jq -er .id <<<"$started")
echo "session $(jq -r .name <<<"$started")"
mailboxes_path="v6/RestoreSessions/$session/organization/mailboxes"

# Page by page, for as long as there is a next one; the links lack the host.
mailboxes='[]'
next="$mailboxes_path?offset=0&limit=$limit"
while [ -n "$next" ]; do
  page=$(call GET "$next")
  mailboxes=$(jq --argjson page "$page" '. + $page.results' <<<"$mailboxes")
  next=$(jq -r '._links.next.href // "" | ltrimstr("/")' <<<"$page")
done
echo "mailboxes $(jq length <<<"$mailboxes")"
mailbox=$(jq -er --arg email "${VB365_MAILBOX:-}" \
  'first(.[] | select($email == "" or (.email | ascii_downcase) == ($email | ascii_downcase))).id' <<<"$mailboxes")

by_password=$(jq -n '{userName: env.VB365_EXCHANGE_USER, userPassword: env.VB365_EXCHANGE_PASSWORD}')
echo "by password: $(call POST "$mailboxes_path/$mailbox/restore" "$by_password" | counts)"

code=$(call POST "v6/RestoreSessions/$session/organization/restoreDeviceCode" \
  "$(jq -n '{targetApplicationId: env.VB365_APPLICATION_ID}')")
jq -r .message <<<"$code"
echo "by device code: $(call POST "$mailboxes_path/$mailbox/restore" "$(jq '{userCode}' <<<"$code")" | counts)"

if [ -n "${VB365_CERTIFICATE:-}" ]; then
  by_certificate=$(base64 --wrap=0 "$VB365_CERTIFICATE" | jq --raw-input '{
    applicationId: env.VB365_APPLICATION_ID,
    applicationCertificate: .,
    applicationCertificatePassword: env.VB365_CERTIFICATE_PASSWORD,
    impersonationAccountName: env.VB365_EXCHANGE_USER
  }')
  echo "by certificate: $(call POST "$mailboxes_path/$mailbox/restore" "$by_certificate" | counts)"
fi

bulk=$(jq '{
  mailBoxes: map({id, name, email}),
  casServer: "outlook.office365.com",
  changedItems: true, deletedItems: true, markRestoredAsUnread: false, skipUnresolved: true,
  excludeDrafts: true, excludeDeletedItems: true, excludeInPlaceHoldItems: true, excludeLitigationHoldItems: true,
  office365UserName: env.VB365_EXCHANGE_USER, office365UserPassword: env.VB365_EXCHANGE_PASSWORD,
  recentItemRestorePeriod: 7
}' <<<"$mailboxes")
call POST "$mailboxes_path/restore" "$bulk" | jq -r '
  "all mailboxes: \(.status)",
  (.details[] | "  \(.mailbox.email): \(.status): " +
    if .status == "Failed" then .error
    else .details | "created \(.createdItemsCount), merged \(.mergedItemsCount), failed \(.failedItemsCount), skipped \(.skippedItemsCount)"
    end)'

call GET "v6/RestoreSessions/$session/Events?limit=100" | jq -r '.results[] | "event \(.order): \(.status): \(.message)"'

# A session that has been stopped restores nothing any more.
stop
if ! refusal=$(call POST "$mailboxes_path/$mailbox/restore" "$by_password" 2>/dev/null); then
  echo "refused: $(jq -r .message <<<"$refusal")"
fi
