#!/usr/bin/env bash
# Installs what the tests on S3 need and npm cannot bring: Ceph's gateway, from Debian's packages. Without them, or without
# the right to install them, those tests are skipped and say so.
set -u
packages=(radosgw ceph-mon ceph-osd ceph-mgr ceph-common)

if command -v radosgw ceph-mon ceph-osd ceph radosgw-admin monmaptool >/dev/null; then exit 0; fi
if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then
  echo "No S3 server for the tests: install ${packages[*]} to run them on S3 too."
  exit 0
fi
log=$(mktemp)
export DEBIAN_FRONTEND=noninteractive
if { apt-get update && apt-get install -y --no-install-recommends "${packages[@]}"; } >"$log" 2>&1 </dev/null; then
  echo "Installed ${packages[*]} for the tests on S3."
else
  echo "No S3 server for the tests: the packages could not be installed."
  tail -n 3 "$log"
fi
rm -f "$log"
exit 0
