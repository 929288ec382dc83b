#!/usr/bin/env bash
# Sees to the system libraries and programs that pip cannot bring. Quiet when nothing is missing.
#
#   system_packages.sh app            what the program itself needs
#   system_packages.sh test           that, and what the tests use
#   system_packages.sh soak           that, and what only the long tests use
#   system_packages.sh package        what the program needs, and what packages are built and checked with
#   system_packages.sh try            what an installed package is tried with (packaging/try_deb.sh)
#   system_packages.sh install NAME…  just these packages
#
# Root on a Debian-like system: missing packages are installed. Anybody else gets the command to paste, and exit code 1
# if the program cannot start without them.
set -euo pipefail
# dpkg looks for ldconfig and start-stop-daemon in PATH; a user's PATH may hold neither.
export PATH="$PATH:/usr/local/sbin:/usr/sbin:/sbin"

# Every library outside the wheel that these link to: the Qt modules in use, the plug-ins for X11, Wayland, offscreen,
# printing, pictures, TLS and input methods. Found with ldd in a Debian 12 that held nothing but Python.
libraries='
libEGL.so.1             libegl1
libGL.so.1              libgl1
libX11.so.6             libx11-6
libX11-xcb.so.1         libx11-xcb1
libbrotlidec.so.1       libbrotli1
libcups.so.2            libcups2
libdbus-1.so.3          libdbus-1-3
libfontconfig.so.1      libfontconfig1
libfreetype.so.6        libfreetype6
libglib-2.0.so.0        libglib2.0-0
libgthread-2.0.so.0     libglib2.0-0
libwayland-client.so.0  libwayland-client0
libwayland-cursor.so.0  libwayland-cursor0
libwayland-egl.so.1     libwayland-egl1
libxcb.so.1             libxcb1
libxcb-cursor.so.0      libxcb-cursor0
libxcb-glx.so.0         libxcb-glx0
libxcb-icccm.so.4       libxcb-icccm4
libxcb-image.so.0       libxcb-image0
libxcb-keysyms.so.1     libxcb-keysyms1
libxcb-randr.so.0       libxcb-randr0
libxcb-render.so.0      libxcb-render0
libxcb-render-util.so.0 libxcb-render-util0
libxcb-shape.so.0       libxcb-shape0
libxcb-shm.so.0         libxcb-shm0
libxcb-sync.so.1        libxcb-sync1
libxcb-util.so.1        libxcb-util1
libxcb-xfixes.so.0      libxcb-xfixes0
libxcb-xkb.so.1         libxcb-xkb1
libxkbcommon.so.0       libxkbcommon0
libxkbcommon-x11.so.0   libxkbcommon-x11-0
'

# Without these there is no CUPS printer or no Wayland window, but the program starts.
can_do_without='libcups2 libwayland-client0 libwayland-cursor0 libwayland-egl1'

# A whole desktop without a screen (Xvfb, window manager, session bus, accessibility tree), readers of PDF and QR,
# Danish spelling, a maker of certificates, and a compiler for the recorder of writes (tests/store/power).
test_files='
/usr/bin/pdftotext                      poppler-utils
/usr/bin/zbarimg                        zbar-tools
/usr/bin/Xvfb                           xvfb
/usr/bin/xauth                          xauth
/usr/bin/openbox                        openbox
/usr/bin/hunspell                       hunspell
/usr/share/hunspell/da_DK.dic           hunspell-da
/usr/bin/openssl                        openssl
/usr/bin/sqlite3                        sqlite3
/usr/bin/gcc                            gcc
/usr/include/stdio.h                    libc6-dev
/usr/bin/dbus-run-session               dbus
/usr/libexec/at-spi-bus-launcher        at-spi2-core
/usr/lib/python3/dist-packages/pyatspi  python3-pyatspi
'

# A spreadsheet program that opens what is exported (271 MB).
soak_files='
/usr/bin/soffice  libreoffice-calc-nogui
'

package_files='
/usr/bin/git                    git
/usr/bin/dpkg-shlibdeps         dpkg-dev
/usr/bin/strip                  binutils
/usr/bin/objdump                binutils
/usr/bin/lintian                lintian
/usr/bin/appstreamcli           appstream
/usr/bin/desktop-file-validate  desktop-file-utils
'

try_files='
/usr/sbin/debootstrap  debootstrap
'

missing_libraries() {
    local known file package
    known=$(ldconfig -p)
    while read -r file package; do
        [ -z "$file" ] || [[ $known == *"	$file ("* ]] || echo "$package"
    done <<<"$libraries"
}

missing_files() {
    local file package
    while read -r file package; do
        [ -z "$file" ] || [ -e "$file" ] || echo "$package"
    done <<<"$1"
}

install_or_tell() {
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        echo "Installing system packages: $*"
        local log
        log=$(mktemp)
        export DEBIAN_FRONTEND=noninteractive
        if (apt-get update -q && apt-get install -y -q --no-install-recommends \
            -o DPkg::Lock::Timeout=120 -o Acquire::Retries=3 "$@") >"$log" 2>&1 </dev/null; then
            rm -f "$log"
            return
        fi
        tail -n 20 "$log" >&2
        echo "apt-get could not install these packages; its full output is in $log" >&2
        exit 1
    fi
    echo "System packages are missing. On Debian or Ubuntu, this installs them:" >&2
    echo "    sudo apt-get update && sudo apt-get install --no-install-recommends $*" >&2
    local package
    for package in "$@"; do
        [[ " $can_do_without " == *" $package "* ]] || exit 1
    done
}

[ "$(uname -s)" = Linux ] || exit 0
case "${1:-}" in
    app) missing=$(missing_libraries) ;;
    test) missing=$(missing_libraries; missing_files "$test_files") ;;
    soak) missing=$(missing_libraries; missing_files "$test_files$soak_files") ;;
    package) missing=$(missing_libraries; missing_files "$package_files") ;;
    try) missing=$(missing_files "$try_files") ;;
    install) shift; missing=$(printf '%s\n' "$@") ;;
    *) echo "usage: $0 app | test | soak | package | try | install NAME…" >&2; exit 2 ;;
esac
[ -z "$missing" ] || install_or_tell $(sort -u <<<"$missing")
