#!/usr/bin/env bash
# Builds haven in release mode and prints nothing but the path of the program on standard output.
#
# On Linux the Swift runtime is linked statically, like cmark-gfm and xxHash, so that the program runs
# on machines without Swift. It has a scratch path of its own: the flag would invalidate other builds.
set -euo pipefail
. "$(dirname "$0")/common.sh"
options=(--configuration release --product haven --scratch-path .build-release)
is_macos || options+=(--static-swift-stdlib)

swift build "${options[@]}" >&2
printf '%s/haven\n' "$(swift build "${options[@]}" --show-bin-path)"
