#!/usr/bin/env bash
# Installs the release build: install.sh PREFIX (DESTDIR is put before it, for packagers)
#
# Only the last step becomes root, and only where it must: what is built belongs to the one who builds.
set -euo pipefail
. "$(dirname "$0")/common.sh"
folder=${DESTDIR:-}$1/bin
program=$("$(dirname "$0")/build.sh")

stripped=$(mktemp)
trap 'rm -f "$stripped"' EXIT
cp "$program" "$stripped"
if is_macos; then strip -S -x "$stripped"; else strip "$stripped"; fi

privilege=
mkdir -p "$folder" 2>/dev/null && [ -w "$folder" ] || privilege=as_root
$privilege mkdir -p "$folder"
# Beside the target first, so that a haven that is running is replaced and not changed.
$privilege install -m 755 "$stripped" "$folder/.haven.new"
$privilege mv "$folder/.haven.new" "$folder/haven"
say "Installed $folder/haven"
