#!/bin/sh
# Asks the Android tablet at this computer's USB port what it is, over adb, and sends it to the workshop.
# The workshop shows the command: curl -sS ADDRESS/a/TOKEN | sh
# By hand: sh android.sh ADDRESS TOKEN. With several tablets: ANDROID_SERIAL=... sh android.sh ADDRESS TOKEN
#
# Sent: make, model, serial number, memory, storage, battery, screen, features, how many cameras and accounts there
# are, and whether an organisation owns the tablet. What could name a person is left out on this computer already:
# accounts, networks, phone numbers and the SIM card are never sent. Nothing on the tablet is changed.
# Exit codes: 0 sent, 1 not sent, 2 something is missing.
set -u
LC_ALL=C
export LC_ALL

address=${1:-}
token=${2:-}
self_signed=
# given by the workshop

if [ -z "$address" ] || [ -z "$token" ]; then
  echo "Give the address and the token: sh android.sh ADDRESS TOKEN" >&2
  exit 2
fi
if ! command -v curl >/dev/null 2>&1; then
  echo "curl is missing on this computer." >&2
  exit 2
fi
if ! command -v adb >/dev/null 2>&1; then
  echo "adb is missing on this computer. Install the Android platform tools, such as: sudo apt install adb" >&2
  exit 2
fi

folder=$(mktemp -d) || exit 1
trap 'rm -rf "$folder"' EXIT
trap 'exit 1' INT TERM

adb start-server >/dev/null 2>&1 </dev/null
adb devices 2>/dev/null </dev/null | tr -d '\r' | sed -n '2,$p' | grep -v '^\*' | grep '[[:space:]]' >"$folder/devices"
ready=$(grep -c '[[:space:]]device$' "$folder/devices")
if [ -z "${ANDROID_SERIAL:-}" ] && [ "$ready" -gt 1 ]; then
  echo "Several tablets are connected. Leave one at the cable, or say which: ANDROID_SERIAL=... before sh." >&2
  sed 's/[[:space:]].*//; s/^/  /' "$folder/devices" >&2
  exit 1
fi
if [ "$ready" -eq 0 ]; then
  if grep -q 'unauthorized\|authorizing' "$folder/devices"; then
    echo "The tablet asks whether this computer may debug it. Unlock its screen and tap Allow." >&2
  elif grep -q 'no permissions' "$folder/devices"; then
    echo "This computer may not use the USB port. Run the command as administrator: ... | sudo sh" >&2
  elif grep -q 'offline' "$folder/devices"; then
    echo "The tablet does not answer. Take the cable out and put it in again." >&2
  else
    echo "No tablet answers. On the tablet: Settings, About tablet, tap Build number seven times;" >&2
    echo "then System, Developer options, turn on USB debugging. Use a cable that carries data." >&2
  fi
  echo "Then run the same command again." >&2
  exit 1
fi

ask() {
  adb shell "$@" 2>/dev/null </dev/null | tr -d '\r'
}

request() {
  path=$1
  shift
  [ -n "$self_signed" ] && set -- "$@" -k
  curl -sS --max-time 120 -H "authorization: Bearer $token" -H 'accept: text/plain' "$@" \
    -w '\n%{http_code}' "$address$path" >"$folder/answer" || {
    echo "The workshop's address does not answer: $address" >&2
    exit 1
  }
  case $(tail -n 1 "$folder/answer") in
    200) sed '$d' "$folder/answer" ;;
    *) sed '$d' "$folder/answer" >&2; exit 1 ;;
  esac
}

request /api/hardware-reports/pass >&2
echo "Collecting ..." >&2
mkdir "$folder/files"
# Only what the maker wrote: networks, the operator and the time zone stay here.
ask getprop | grep -E '^\[(ro\.|ril\.serialnumber\]|gsm\.version\.baseband\]|gsm\.current\.phone-type\]|vendor\.boot\.serialno\])' |
  grep -vi 'operator\|sim\.\|timezone\|hostname\|email\|account' >"$folder/files/getprop.txt"
ask dumpsys battery >"$folder/files/battery.txt"
ask cat /proc/meminfo >"$folder/files/meminfo.txt"

accounts=$(ask dumpsys account | sed -n 's/^ *Accounts: *\([0-9][0-9]*\).*/\1/p' | awk '{ sum += $1 } END { if (NR) print sum }')
owners=$(ask dpm list-owners | grep -ci 'DeviceOwner\|ProfileOwner')
[ "$owners" -gt 0 ] || owners=$(ask dumpsys device_policy | grep -c '^ *Device Owner: *$\|^ *Device Owner: *[^ ]')
cameras=$(ask dumpsys media.camera | sed -n 's/^ *Number of camera devices: *\([0-9][0-9]*\).*/\1/p' | head -n 1)
{
  echo "Rework Android summary 1"
  [ -n "$accounts" ] && echo "accounts: $accounts"
  echo "owners: $owners"
  [ -n "$cameras" ] && echo "cameras: $cameras"
  ask wm size | sed -n 's/^Physical size: */screen: /p'
  ask wm density | sed -n 's/^Physical density: */density: /p'
  ask df -k /data | awk 'NR == 2 && $2 ~ /^[0-9]+$/ { print "data_kib: " $2 }'
  ask pm list features | sed -n 's/^feature:\(android\.hardware\.[a-z._]*\).*/feature: \1/p'
  # Old Androids give it to anybody; where it needs a trick it is not asked for.
  ask dumpsys iphonesubinfo | sed -n 's/^ *Device ID = \([0-9]\{14,16\}\)$/imei: \1/p'
} >"$folder/files/android-summary.txt"

set --
for file in "$folder"/files/*; do
  [ -s "$file" ] && set -- "$@" -F "file=@$file"
done
echo "Sending ..." >&2
request /api/hardware-reports "$@"
