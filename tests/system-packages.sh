#!/bin/sh
# See that the named things are on this machine: chromium, initdb, libatomic1, pdftotext, python3-venv, soffice.
# Installs what is missing through apt, as root or with a sudo that asks for no password; else says what to install.
set -eu

has() {
    case $1 in
        initdb) command -v initdb >/dev/null || ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 ;;
        libatomic1) /sbin/ldconfig -p | grep -q libatomic.so.1 ;;
        soffice) command -v soffice >/dev/null && ls /usr/lib/libreoffice/program/libswlo.so >/dev/null 2>&1 ;;
        python3-venv) python3 -c 'import ensurepip' 2>/dev/null ;;
        *) command -v "$1" >/dev/null ;;
    esac
}

package_of() {
    case $1 in
        chromium) echo chromium fonts-liberation ;;
        initdb) echo postgresql ;;
        pdftotext) echo poppler-utils ;;
        soffice) echo libreoffice-calc-nogui libreoffice-writer-nogui ;;
        *) echo "$1" ;;
    esac
}

packages=""
for thing in "$@"; do
    has "$thing" || packages="$packages $(package_of "$thing")"
done
[ -n "$packages" ] || exit 0

if ! command -v apt-get >/dev/null; then
    echo "Please install these, under the names your system gives them:$packages" >&2
    exit 1
elif [ "$(id -u)" -eq 0 ]; then
    as_root=""
elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
    as_root="sudo -n"
else
    echo "Please install what is missing, then try again: sudo apt-get install$packages" >&2
    exit 1
fi

echo "Installing$packages (Debian packages)"
log=$(mktemp)
apt() { $as_root env DEBIAN_FRONTEND=noninteractive apt-get --quiet --yes "$@" </dev/null >>"$log" 2>&1; }
# shellcheck disable=SC2086  # each package is an argument of its own
if ! { apt update && apt install --no-install-recommends $packages; }; then
    tail -n 20 "$log" >&2
    echo "These packages could not be installed:$packages (the whole log: $log)" >&2
    exit 1
fi
rm -f "$log"
