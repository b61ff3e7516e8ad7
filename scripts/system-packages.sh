#!/bin/sh
# Installs the Debian packages that nextplease needs, or says which ones are missing.
#   system-packages.sh run                  to run it: without the optional ones it goes on, and says so
#   system-packages.sh test                 to test it: all of them, and a real browser
#   system-packages.sh browser PLAYWRIGHT   where there is no Debian package of Chromium: Playwright's own
# PYTHON in the environment is the interpreter that the virtual environment is made with.
set -eu
python=${PYTHON:-python3}

# A snap's Chromium, and Ubuntu's package that only calls it, cannot be driven by Playwright:
# they see neither its profile in /tmp nor its pipe. tests/chromium.py draws the same line.
real_chromium() {
    [ -x /usr/bin/chromium ] || return 1
    case "$(readlink -f /usr/bin/chromium)" in *snap*) return 1 ;; esac
    ! head -c 4096 /usr/bin/chromium | grep -q /snap/
}

# Ubuntu packages no Chromium: chromium-browser there is a wrapper of the snap.
chromium_is_packaged() {
    ! grep -q '^ID=ubuntu$' /etc/os-release 2>/dev/null || return 1
    ! grep -qs /snap/ /usr/bin/chromium-browser
}

# ldconfig knows, but is not on everybody's PATH.
library() {
    ldconfig -p 2>/dev/null | grep -q "$1" ||
        [ -n "$(find /usr/lib /lib -name "$1*" -print -quit 2>/dev/null)" ]
}

present() {
    case "$1" in
    python3-venv) "$python" -c 'import ensurepip, venv' 2>/dev/null ;;
    espeak-ng) command -v espeak-ng >/dev/null ;;
    libfribidi0) library libfribidi.so.0 ;;
    libatomic1) library libatomic.so.1 ;;
    libusb-1.0-0) library libusb-1.0.so.0 ;;
    fonts-noto-core) [ -e /usr/share/fonts/truetype/noto/NotoSans-Regular.ttf ] ;;
    fonts-noto-cjk) [ -e /usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc ] ;;
    chromium) real_chromium ;;
    chromium-headless-shell) [ -x /usr/bin/chromium-headless-shell ] ;;
    esac
}

without() {
    case "$1" in
    espeak-ng) echo "announcements are not spoken" ;;
    libfribidi0) echo "slips leave out scripts that join their letters" ;;
    fonts-noto-core) echo "slips leave out scripts other than Latin" ;;
    fonts-noto-cjk) echo "slips leave out Chinese" ;;
    libusb-1.0-0) echo "printers with transport = 'usb' are not found" ;;
    chromium-headless-shell) echo "browser tests take a third longer" ;;
    esac
}

missing_of() {
    for package in "$@"; do
        present "$package" || printf ' %s' "$package"
    done
}

as_root=""
may_install() {
    command -v apt-get >/dev/null || return 1
    [ "$(id -u)" != 0 ] || return 0
    command -v sudo >/dev/null && sudo -n true 2>/dev/null || return 1
    as_root="sudo"
}

# Each by itself: one that cannot be had keeps none of the others away. sudo drops the caller's
# environment, so DEBIAN_FRONTEND is set behind it.
install() {
    echo "Installing$1 …"
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get update -qq || true
    for package in $1; do
        $as_root env DEBIAN_FRONTEND=noninteractive \
            apt-get install -y -qq --no-install-recommends "$package" >/dev/null || true
    done
}

case "${1:-run}" in
run) required="python3-venv" optional="espeak-ng libfribidi0 fonts-noto-core fonts-noto-cjk libusb-1.0-0" ;;
test)
    # Playwright brings a node of its own, which is linked to libatomic: a minimal system has none.
    required="python3-venv espeak-ng libfribidi0 fonts-noto-core libatomic1" optional="fonts-noto-cjk"
    # The same browser without the windows that nobody sees; not every Debian has it.
    ! chromium_is_packaged || { required="$required chromium" && optional="$optional chromium-headless-shell"; }
    ;;
browser)
    ! real_chromium || exit 0
    # It asks sudo itself for the libraries; the browser goes into the caller's own cache.
    "$2" install --with-deps chromium && exit 0
    echo "Chromium for the browser tests could not be installed. Try: $2 install --with-deps chromium" >&2
    exit 1
    ;;
*) echo "usage: $0 run | test | browser PLAYWRIGHT" >&2 && exit 2 ;;
esac

missing=$(missing_of $required $optional)
[ -n "$missing" ] || exit 0
if may_install; then
    install "$missing"
fi

missing=$(missing_of $required)
if [ -n "$missing" ]; then
    echo "These system packages are missing and could not be installed from here:$missing" >&2
    echo "Run this once, then make again:  sudo apt-get install$missing" >&2
    case "$missing" in *python3-venv*)
        echo "(python3-venv serves Debian's own Python: make PYTHON=/usr/bin/python3 takes that one; it was '$python'.)" >&2 ;;
    esac
    exit 1
fi
missing=$(missing_of $optional)
if [ -n "$missing" ]; then
    lost=""
    for package in $missing; do
        lost="$lost${lost:+, }$(without "$package")"
    done
    echo "Going on without$missing ($lost); to have them:  sudo apt-get install$missing" >&2
fi
