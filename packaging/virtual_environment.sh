#!/usr/bin/env bash
# Makes .venv in the project folder and puts the Python packages into it. Quiet when there is nothing to do.
#
#   virtual_environment.sh app    what the program needs
#   virtual_environment.sh test   that, and what the tests need
#
# PYTHON=… chooses the interpreter; without it the first one from version 3.11 on is taken.
set -euo pipefail
cd "$(dirname "$0")/.."
kind=$1

# The contents of pyproject.toml decide, and the place, because an editable install remembers it.
fingerprint="$(cksum <pyproject.toml) $PWD"

is_ready() {
    [ "$(cat ".venv/ready-$kind" 2>/dev/null)" = "$fingerprint" ] && .venv/bin/python -c '' 2>/dev/null
}

find_python() {
    local candidate
    for candidate in ${PYTHON:-python3 /usr/bin/python3 python3.14 python3.13 python3.12 python3.11}; do
        # A version manager's stand-in answers for another file: ask the interpreter where it really is.
        "$candidate" -c 'import sys; sys.version_info < (3, 11) and sys.exit(1); print(sys.executable)' 2>/dev/null && return
    done
    echo "Python 3.11 or newer is needed and was not found. Name one with: make PYTHON=/path/to/python3" >&2
    return 1
}

make_venv() {
    local python
    python=$(find_python)
    if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
        bash packaging/system_packages.sh install \
            "$("$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')"
    fi
    rm -rf .venv
    "$python" -m venv .venv
}

is_ready && exit 0
.venv/bin/python -m pip --version >/dev/null 2>&1 || make_venv
rm -f .venv/ready-*
if [ "$kind" = test ]; then wanted='.[test]'; else wanted='.'; fi
echo "Installing Python packages into .venv (several hundred MB the first time)"
.venv/bin/python -m pip install --quiet --quiet --disable-pip-version-check --editable "$wanted"
echo "$fingerprint" >.venv/ready-app
[ "$kind" != test ] || echo "$fingerprint" >.venv/ready-test
