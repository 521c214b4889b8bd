#!/usr/bin/env bash
# Installs what is missing on this machine: needs.sh build | test | bench
set -euo pipefail
. "$(dirname "$0")/common.sh"
purpose=$1

missing=()
# A package that is needed as such: libraries and headers.
want() { is_installed "$1" || missing+=("$1"); }
# A package that is one way of many to get a command.
want_command() { has "$1" || missing+=("$2"); }

is_installed() {
    if is_macos; then
        brew list --formula "$1" >/dev/null 2>&1
    else
        [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
    fi
}

has_java() { has java && java -version >/dev/null 2>&1; }

list_debian() {
    # What Swift itself needs to run, to fetch packages and to link.
    want_command git git
    want_command g++ g++
    want_command ld.gold binutils
    for package in ca-certificates libcurl4 libncurses6 libsqlite3-0 libxml2 tzdata; do
        want "$package"
    done
    # What Haven is built from.
    for package in libcmark-gfm-dev libcmark-gfm-extensions-dev libxxhash-dev libmd-dev; do
        want "$package"
    done
    if [ "$purpose" != build ]; then
        python3 -c 'import ensurepip, venv' 2>/dev/null || missing+=(python3 python3-venv)
        # The floor of the benchmark is compiled.
        want_command cc gcc
    fi
    if [ "$purpose" = test ]; then
        has_java || missing+=(default-jre-headless)
        want_command chromium chromium
        want_command chromedriver chromium-driver
    fi
}

list_macos() {
    want cmark-gfm
    want xxhash
    want libmd
    if [ "$purpose" != build ]; then
        want_command python3 python
    fi
    if [ "$purpose" = test ]; then
        has_java || missing+=(openjdk)
        # It drives the Chrome that is installed.
        want_command chromedriver chromedriver
    fi
}

install_debian() {
    local command=(apt-get install --yes --no-install-recommends "${missing[@]}")
    say "Haven needs packages that are not installed: ${missing[*]}"
    confirm "${command[*]}"
    local quiet=(env DEBIAN_FRONTEND=noninteractive)
    # Slim containers have no folder for manual pages, and Debian's Java fails to install without it.
    [ -d /usr/share/man/man1 ] || as_root mkdir -p /usr/share/man/man1
    # The lists of packages are fetched only if they cannot answer.
    if ! apt-get install --simulate "${missing[@]}" >/dev/null 2>&1; then
        as_root "${quiet[@]}" apt-get update
    elif as_root "${quiet[@]}" "${command[@]}"; then
        return
    else
        say "The lists of packages may be old; fetching them and trying once more."
        as_root "${quiet[@]}" apt-get update
    fi
    as_root "${quiet[@]}" "${command[@]}"
}

# Untested: written for Homebrew from its documentation.
install_macos() {
    has brew || stop "Homebrew is missing; get it from https://brew.sh, then run this again"
    say "Haven needs formulae that are not installed: ${missing[*]}"
    confirm "brew install ${missing[*]}"
    brew install "${missing[@]}"
}

has swift || stop "Swift is missing; get Swift 6.2 or newer from https://www.swift.org/install/ and put it on the PATH"

if is_macos; then
    list_macos
    [ ${#missing[@]} -eq 0 ] || install_macos
elif has apt-get; then
    list_debian
    [ ${#missing[@]} -eq 0 ] || install_debian
else
    say "This is neither Debian nor macOS; nothing is installed for you. The names of the Debian packages:"
    list_debian 2>/dev/null
    say "  ${missing[*]:-none missing}"
fi
