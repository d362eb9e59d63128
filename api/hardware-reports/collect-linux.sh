#!/bin/sh
# Collects what this machine says about itself and sends it to the workshop.
# Usage: curl -fsS ADDRESS/api/hardware-reports/linux.sh | sh -s -- ADDRESS TOKEN
# Nothing on the disks is read or changed; everything collected is removed afterwards.
set -u
LC_ALL=C
export LC_ALL
PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin

address=${1:-}
token=${2:-}
if [ -z "$address" ] || [ -z "$token" ]; then
  echo "Give the address and the token: sh -s -- ADDRESS TOKEN" >&2
  exit 2
fi
if ! command -v curl >/dev/null 2>&1; then
  echo "curl is missing on this stick. Install it, or save the reports and drop them on the device's page." >&2
  exit 2
fi

# Serial numbers and disks need administrator rights.
as_root=
if [ "$(id -u)" -ne 0 ]; then
  if command -v sudo >/dev/null 2>&1; then
    as_root=sudo
    sudo -v </dev/tty || as_root=
  fi
  [ -n "$as_root" ] || echo "Without administrator rights serial numbers and disks may be missing." >&2
fi

folder=$(mktemp -d) || exit 1
trap 'rm -rf "$folder"' EXIT
trap 'exit 1' INT TERM

# collect FILE COMMAND...: keeps the output where the command exists and says something.
collect() {
  file=$folder/$1
  shift
  command -v "$1" >/dev/null 2>&1 || return 0
  echo "  $*" >&2
  $as_root "$@" >"$file" 2>/dev/null </dev/null || true
  [ -s "$file" ] || rm -f "$file"
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
    /dev/nvme*) collect "nvme-sanitize-$number.json" nvme sanitize-log -o json "$disk" ;;
  esac
  number=$((number + 1))
done
number=0
for supply in /sys/class/power_supply/*/uevent; do
  [ -r "$supply" ] || continue
  cat "$supply" >"$folder/power_supply-$number.uevent" 2>/dev/null
  number=$((number + 1))
done

set --
for file in "$folder"/*; do
  [ -s "$file" ] && set -- "$@" -F "file=@$file"
done
if [ $# -eq 0 ]; then
  echo "No tool on this stick could say anything about the machine." >&2
  exit 1
fi

echo "Sending …" >&2
curl -sS --max-time 120 -H "authorization: Bearer $token" -H 'accept: text/plain' "$@" \
  -w '\n%{http_code}' "$address/api/hardware-reports" >"$folder/answer" || {
  echo "The workshop's address does not answer: $address" >&2
  exit 1
}
status=$(tail -n 1 "$folder/answer")
case $status in
  200) sed '$d' "$folder/answer" ;;
  401) echo "The token is wrong, too old or used. Get a new command on the device's page." >&2; exit 1 ;;
  403) echo "Whoever made the token may not record reports any more." >&2; exit 1 ;;
  *) echo "The workshop did not take the report ($status):" >&2; sed '$d' "$folder/answer" >&2; exit 1 ;;
esac
