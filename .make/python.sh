#!/usr/bin/env bash
# Makes the virtual environment .venv hold what a requirements file pins: python.sh FILE
set -euo pipefail
. "$(dirname "$0")/common.sh"
requirements=$1
stamp=.venv/installed-$(basename "$requirements")

if [ -x .venv/bin/python ] && .venv/bin/python -c '' 2>/dev/null && cmp -s "$requirements" "$stamp"; then
    exit 0
fi
if ! { [ -x .venv/bin/python ] && .venv/bin/python -c '' 2>/dev/null; }; then
    say "Creating .venv"
    python3 -m venv --clear .venv
fi
say "Installing $requirements into .venv"
.venv/bin/python -m pip install -qq --disable-pip-version-check --requirement "$requirements"
cp "$requirements" "$stamp"
