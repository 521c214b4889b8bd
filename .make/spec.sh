#!/usr/bin/env bash
# Puts the text of the CommonMark/GFM specification at .build/spec.txt, from Debian's package cmark-gfm.
set -euo pipefail
. "$(dirname "$0")/common.sh"
target=.build/spec.txt
document=usr/share/doc/cmark-gfm/spec.txt.gz

[ -s "$target" ] && exit 0
mkdir -p .build
if [ -s "/$document" ]; then
    gunzip --stdout "/$document" >"$target.new"
elif has apt-get; then
    # Containers often exclude documentation: dpkg then drops the file, so it is taken from the package.
    folder=$(mktemp -d)
    trap 'rm -rf "$folder"' EXIT
    chmod 755 "$folder"
    say "Fetching the specification from the package cmark-gfm"
    (cd "$folder" && apt-get download cmark-gfm >/dev/null 2>&1) || {
        as_root apt-get update
        (cd "$folder" && apt-get download cmark-gfm)
    }
    dpkg-deb --extract "$folder"/cmark-gfm_*.deb "$folder/package"
    gunzip --stdout "$folder/package/$document" >"$target.new"
else
    say "The specification comes from a Debian package; its examples are not run here."
    exit 0
fi
mv "$target.new" "$target"
