#!/bin/sh
# Collects what this machine says about itself and sends it to the workshop.
# The workshop shows the command: curl -sS ADDRESS/l/TOKEN | sh
# By hand: sh linux.sh ADDRESS TOKEN
#
# Sent: what lshw, dmidecode, smartctl, hdparm, nvme, lspci and upower print. Nothing on the disks is read or
# changed; no files, names, accounts or networks are looked at. Everything collected is removed afterwards.
# Exit codes: 0 sent, 1 not sent, 2 something is missing.
set -u
LC_ALL=C
export LC_ALL
PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin

address=${1:-}
token=${2:-}
self_signed=
# given by the workshop

if [ -z "$address" ] || [ -z "$token" ]; then
  echo "Give the address and the token: sh linux.sh ADDRESS TOKEN" >&2
  exit 2
fi
if command -v curl >/dev/null 2>&1; then
  fetch=curl
elif command -v wget >/dev/null 2>&1; then
  fetch=wget
  # wget of GNU shows why a request was refused only when told to; that of busybox never does.
  with_refusals=
  wget --help 2>&1 | grep -q content-on-error && with_refusals=--content-on-error
else
  echo "curl and wget are missing on this stick. Save the reports and drop them on the device's page." >&2
  exit 2
fi

# A text console has no Vietnamese or Persian letters; a terminal window has.
language=
[ "${TERM:-}" = linux ] && language=en

# request PATH [FILE TYPE]: sends FILE, or asks; the answer goes to the standard output. Fails unless it is 200.
request() {
  if [ "$fetch" = curl ]; then
    set -- "$1" "${2:-}" "${3:-}" -sS --max-time 180 -H "authorization: Bearer $token" -H 'accept: text/plain'
    [ -n "$language" ] && set -- "$@" -H "accept-language: $language"
    [ -n "$self_signed" ] && set -- "$@" -k
    [ -n "$2" ] && set -- "$@" -H "content-type: $3" --data-binary "@$2"
    path=$1
    shift 3
    curl "$@" -w '\n%{http_code}' "$address$path" >"$folder/answer" || return 7
    status=$(tail -n 1 "$folder/answer")
    sed '$d' "$folder/answer"
    case $status in
      200) return 0 ;;
      *) return 1 ;;
    esac
  fi
  set -- "$1" "${2:-}" "${3:-}" -q $with_refusals -O - --header "authorization: Bearer $token" --header 'accept: text/plain'
  [ -n "$language" ] && set -- "$@" --header "accept-language: $language"
  [ -n "$self_signed" ] && set -- "$@" --no-check-certificate
  [ -n "$2" ] && set -- "$@" --header "content-type: $3" --post-file "$2"
  path=$1
  shift 3
  wget "$@" "$address$path"
}

# refused CODE ANSWER: what the workshop says to a refused request, or what may be wrong.
refused() {
  if [ "$1" -eq 7 ] || { [ "$fetch" = wget ] && [ "$1" -eq 4 ]; }; then
    echo "The workshop's address does not answer: $address" >&2
  elif grep -q '^[^<{]' "$2" && ! grep -q '^[<{]' "$2"; then
    cat "$2" >&2
  else
    echo "The workshop did not take it. Make a new command on the device's page and try again." >&2
  fi
  exit 1
}

folder=$(mktemp -d) || exit 1
trap 'rm -rf "$folder"' EXIT
trap 'exit 1' INT TERM
mkdir "$folder/files"

# Asked first, so that nobody waits for a report that is refused afterwards.
request /api/hardware-reports/pass >"$folder/pass" || refused $? "$folder/pass"
cat "$folder/pass" >&2

# Serial numbers and disks need administrator rights.
as_root=
if [ "$(id -u)" -ne 0 ]; then
  if command -v sudo >/dev/null 2>&1; then
    as_root=sudo
    sudo -v </dev/tty || as_root=
  fi
  [ -n "$as_root" ] || echo "Without administrator rights serial numbers and disks may be missing." >&2
fi

# collect FILE COMMAND...: adds the output where the command exists and says something.
collect() {
  file=$folder/files/$1
  shift
  command -v "$1" >/dev/null 2>&1 || return 0
  echo "  $*" >&2
  $as_root "$@" >"$folder/output" 2>/dev/null </dev/null || true
  [ -s "$folder/output" ] && cat "$folder/output" >>"$file"
  return 0
}

echo "Collecting:" >&2
collect lshw.json lshw -json
collect dmidecode.txt dmidecode
collect lspci.txt lspci -vnn
collect upower.txt upower -d
collect nvme-list.json nvme list -o json
number=0
for disk in /dev/sd? /dev/sd?? /dev/hd? /dev/nvme? /dev/nvme?? /dev/mmcblk?; do
  [ -e "$disk" ] || continue
  collect "smartctl-$number.json" smartctl --json -x "$disk"
  case $disk in
    # One file for each disk: a log of sanitising names no serial, and belongs to the identity before it.
    /dev/nvme*)
      collect "nvme-$number.txt" nvme id-ctrl "$disk"
      collect "nvme-$number.txt" nvme sanitize-log "$disk"
      ;;
    /dev/sd*) collect "hdparm-$number.txt" hdparm -I "$disk" ;;
  esac
  number=$((number + 1))
done
number=0
for supply in /sys/class/power_supply/*/uevent; do
  [ -r "$supply" ] || continue
  cat "$supply" >"$folder/files/power_supply-$number.uevent" 2>/dev/null
  number=$((number + 1))
done

# One form with all files, so that curl and wget send the same.
boundary=rework-$$-$(date +%s)
for file in "$folder"/files/*; do
  [ -s "$file" ] || continue
  printf -- '--%s\r\ncontent-disposition: form-data; name="file"; filename="%s"\r\n\r\n' "$boundary" "${file##*/}"
  cat "$file"
  printf '\r\n'
done >"$folder/form"
if [ ! -s "$folder/form" ]; then
  echo "No tool on this stick could say anything about the machine." >&2
  exit 1
fi
printf -- '--%s--\r\n' "$boundary" >>"$folder/form"

echo "Sending ..." >&2
request /api/hardware-reports "$folder/form" "multipart/form-data; boundary=$boundary" >"$folder/received" || refused $? "$folder/received"
cat "$folder/received"
