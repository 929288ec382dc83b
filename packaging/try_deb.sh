#!/usr/bin/env bash
# Tries the Debian package as a municipality would: in a clean Debian that holds nothing but the base system.
#
#   sudo bash packaging/try_deb.sh [FILE.deb]      default: the one in dist/
#
# Makes build/root (debootstrap, minbase), installs the package there with what it depends on, and as an ordinary user runs
# selfcheck and tour, opens the window from the desktop entry, takes a picture of it, then removes the package and looks for
# the data. Packages come from where this computer's apt gets them. Keeps build/root for the next run; pictures in build/try.
set -euo pipefail
cd "$(dirname "$0")/.."
deb=$(readlink -f "${1:-$(ls dist/desk-assistant_*.deb)}")
root=$PWD/build/root out=$PWD/build/try release=bookworm id=internal.desk_assistant.DeskAssistant

[ "$(id -u)" = 0 ] || { echo "A clean root can only be made by root: sudo bash packaging/try_deb.sh" >&2; exit 1; }
bash packaging/system_packages.sh try
# The mirror that apt uses for the base system; how it gets there (a proxy, say) is taken over too.
mirror=$(apt-get indextargets --format '$(SITE)|$(RELEASE)|$(COMPONENT)' | awk -F'|' -v r=$release '$2 == r && $3 == "main" { print $1; exit }')
[ -n "$mirror" ] || { echo "apt on this computer has no source for $release" >&2; exit 1; }

step() { echo "== $*"; }
within() { chroot "$root" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@"; }
as_user() { within /usr/sbin/runuser -u skranke -- /usr/bin/env HOME=/home/skranke "$@"; }

rm -rf "$out" && mkdir -p "$out"
if [ ! -e "$root/ready" ]; then
    step "A clean Debian ($release, minbase)"
    rm -rf "$root" && mkdir -p "$root"
    debootstrap --variant=minbase "$release" "$root" "$mirror" >"$out/debootstrap.log" 2>&1 || { tail -n 20 "$out/debootstrap.log" >&2; exit 1; }
    cp /etc/apt/apt.conf.d/*proxy* "$root/etc/apt/apt.conf.d/" 2>/dev/null || true
    touch "$root/ready"
fi
cp -L /etc/resolv.conf "$root/etc/resolv.conf" 2>/dev/null || true
cp -L /etc/hosts "$root/etc/hosts" 2>/dev/null || true
mkdir -p "$root/dev/shm" && { [ -e "$root/dev/null" ] || mknod -m 666 "$root/dev/null" c 1 3; }
mount -t proc proc "$root/proc" 2>/dev/null || true
trap 'umount "$root/proc" 2>/dev/null || true' EXIT
within apt-get update -q >"$out/apt.log"

step "The package, with what it depends on"
within apt-get purge -y -q desk-assistant >>"$out/apt.log" 2>&1 || true
cp "$deb" "$root/package.deb"
within apt-get install -y -q --no-install-recommends /package.deb >>"$out/apt.log" 2>&1 || { tail -n 20 "$out/apt.log" >&2; exit 1; }
within dpkg-query -W desk-assistant
within id skranke >/dev/null 2>&1 || within useradd --create-home skranke

step "No Python but the program's own"
if within dpkg-query -W -f '${db:Status-Abbrev}${Package}\n' 2>/dev/null | grep -E '^ii +(lib)?python'; then
    echo "A Python is installed in the root" >&2
    exit 1
fi
[ -z "$(find "$root/usr/bin" "$root/usr/local/bin" -name 'python*')" ]
echo "none"

step "selfcheck as an ordinary user"
as_user desk-assistant selfcheck | tee "$out/selfcheck.txt"

step "tour as an ordinary user"
as_user desk-assistant tour --no-pictures /home/skranke/tour >"$out/tour.txt" 2>&1 || { tail "$out/tour.txt" >&2; exit 1; }
head -c 4 "$root/home/skranke/tour/note.pdf" | grep -q %PDF
echo "$(grep -c ^saved "$out/tour.txt") facts saved, note.pdf printed"

step "The window, from the desktop entry"
within apt-get install -y -q --no-install-recommends xvfb xauth x11-utils x11-apps netpbm >>"$out/apt.log" 2>&1
command=$(sed -n 's/^Exec=//p' "$root/usr/share/applications/$id.desktop")
cat >"$root/window.sh" <<'INSIDE'
set -eu
"$@" &
program=$!
for _ in $(seq 60); do
    sleep 0.5
    window=$(xwininfo -root -tree | grep '("desk-assistant"' | grep -m1 -v ' 1x1+' || true)
    [ -z "$window" ] || break
done
[ -n "${window:-}" ] || { echo "no window came" >&2; exit 1; }
echo "$window"
sleep 3
xprop -id "$(echo "$window" | awk '{ print $1 }')" WM_CLASS _NET_WM_NAME
xwd -root -silent | xwdtopnm 2>/dev/null | pnmtopng >/tmp/window.png 2>/dev/null
kill "$program"
wait "$program" || true
INSIDE
as_user xvfb-run -a -s '-screen 0 1366x768x24' sh /window.sh $command >"$out/window.txt" 2>&1 || { cat "$out/window.txt" >&2; exit 1; }
cat "$out/window.txt"
cp "$root/tmp/window.png" "$out/window.png"

step "Removing the package leaves the data"
data=$root/home/skranke/.local/share/desk-assistant
[ -s "$data/besoeg.sqlite3" ]
before=$(find "$data" -type f -exec sha256sum {} + | sort | sha256sum)
within apt-get purge -y -q desk-assistant >>"$out/apt.log" 2>&1
[ ! -e "$root/opt/desk-assistant" ] && [ ! -e "$root/usr/bin/desk-assistant" ]
[ "$before" = "$(find "$data" -type f -exec sha256sum {} + | sort | sha256sum)" ]
ls "$data"
echo "The package holds up in a clean $release."
