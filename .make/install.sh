#!/usr/bin/env bash
# Installs the release build: install.sh PREFIX (DESTDIR is put before it, for packagers)
set -euo pipefail
. "$(dirname "$0")/common.sh"
folder=${DESTDIR:-}$1/bin
program=$("$(dirname "$0")/build.sh")

mkdir -p "$folder" 2>/dev/null && [ -w "$folder" ] ||
    stop "no permission to write to $folder; run with sudo, or choose another place: make install PREFIX=~/.local"
# Beside the target first, so that a haven that is running is replaced and not changed.
cp "$program" "$folder/.haven.new"
if is_macos; then strip -S -x "$folder/.haven.new"; else strip "$folder/.haven.new"; fi
chmod 755 "$folder/.haven.new"
mv "$folder/.haven.new" "$folder/haven"
say "Installed $folder/haven"
