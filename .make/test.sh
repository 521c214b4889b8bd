#!/usr/bin/env bash
# Runs every test and ends with one line: N passed, N failed.
set -euo pipefail
. "$(dirname "$0")/common.sh"
here=$(dirname "$0")
results=.build/test-results
rm -rf "$results"
mkdir -p "$results"
passed=0
failed=0

count() { # count STEP COMMAND…: one check that passes or fails as its command does
    local name=$1
    shift
    say ""
    say "== $name"
    if "$@"; then passed=$((passed + 1)); else
        failed=$((failed + 1))
        say "FAILED: $name"
    fi
}

swift_tests() {
    [ ! -s .build/spec.txt ] || export HAVEN_SPEC=$PWD/.build/spec.txt
    export HAVEN_PYTHON=$PWD/.venv/bin/python
    local status=0
    swift test --skip-build --xunit-output "$results/swift.xml" || status=$?
    .venv/bin/python "$here/count-xunit.py" "$results"/swift*.xml >"$results/swift" || status=1
    return $status
}

system_tests() {
    .venv/bin/python Tests/System/run.py --haven "$PWD/.build/installed/bin/haven" \
        --counts "$results/system"
}

count "format" swift format lint --strict --recursive Sources Tests Package.swift
count "build" swift build --build-tests
if [ "$failed" -eq 0 ] || [ -d .build/debug ]; then count "Swift tests" swift_tests; fi
count "install" env DESTDIR= "$here/install.sh" "$PWD/.build/installed"
count "system tests" system_tests

for file in "$results/swift" "$results/system"; do
    # The step that ran them is not counted beside its tests.
    if [ -s "$file" ]; then
        read -r good bad <"$file"
        if [ "$bad" -gt 0 ]; then failed=$((failed + bad - 1)); else passed=$((passed - 1)); fi
        passed=$((passed + good))
    fi
done
say ""
say "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
