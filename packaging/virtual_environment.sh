#!/usr/bin/env bash
# Makes .venv in the project folder and puts the Python packages into it. Quiet when there is nothing to do.
#
#   virtual_environment.sh app      what the program needs
#   virtual_environment.sh test     that, and what the tests need
#   virtual_environment.sh package  what packages are built from, in build/venv: just what is pinned, nothing of the tests
#
# PYTHON=… chooses the interpreter; without it the first one from version 3.11 on is taken.
set -euo pipefail
cd "$(dirname "$0")/.."
kind=$1
if [ "$kind" = package ]; then place=build/venv; else place=.venv; fi

# What is asked for decides, and the place, because an editable install remembers it.
fingerprint="$(cat pyproject.toml packaging/*.lock | cksum) $PWD"

is_ready() {
    [ "$(cat "$place/ready-$kind" 2>/dev/null)" = "$fingerprint" ] && "$place/bin/python" -c '' 2>/dev/null
}

find_python() {
    local candidate first=python3
    # A package brings its Python along, and one that was built in place looks for libraries where it was built.
    [ "$kind" != package ] || first=/usr/bin/python3
    for candidate in ${PYTHON:-$first python3 /usr/bin/python3 python3.14 python3.13 python3.12 python3.11}; do
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
    rm -rf "$place"
    "$python" -m venv "$place"
}

install() {
    "$place/bin/python" -m pip install --quiet --quiet --disable-pip-version-check "$@"
}

is_ready && exit 0
if [ "$kind" = package ]; then
    make_venv # from nothing: what was installed before must not end up in a package
    echo "Installing what packages are built from into $place (several hundred MB)"
    install --require-hashes -r packaging/requirements.lock -r packaging/tools.lock
    echo "$fingerprint" >"$place/ready-package"
    exit
fi
"$place/bin/python" -m pip --version >/dev/null 2>&1 || make_venv
rm -f "$place"/ready-*
if [ "$kind" = test ]; then wanted='.[test]'; else wanted='.'; fi
echo "Installing Python packages into .venv (several hundred MB the first time)"
install --editable "$wanted"
echo "$fingerprint" >"$place/ready-app"
[ "$kind" != test ] || echo "$fingerprint" >"$place/ready-test"
