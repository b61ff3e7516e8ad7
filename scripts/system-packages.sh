#!/bin/sh
# Installs the Debian packages that nextplease needs, or says which ones are missing.
#   system-packages.sh run    to run it
#   system-packages.sh test   to test it: a real browser besides
set -eu

wanted="python3-venv espeak-ng libfribidi0 fonts-noto-core"
if [ "${1:-run}" = test ]; then
    wanted="$wanted chromium"
fi

present() {
    case "$1" in
    python3-venv) python3 -c 'import ensurepip, venv' 2>/dev/null ;;
    espeak-ng) command -v espeak-ng >/dev/null ;;
    libfribidi0) ldconfig -p 2>/dev/null | grep -q libfribidi.so.0 || [ -n "$(find /usr/lib /lib -name 'libfribidi.so.0*' -print -quit 2>/dev/null)" ] ;;
    fonts-noto-core) [ -e /usr/share/fonts/truetype/noto/NotoSans-Regular.ttf ] ;;
    chromium) command -v chromium >/dev/null || command -v chromium-browser >/dev/null ;;
    esac
}

missing=""
for package in $wanted; do
    present "$package" || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

if ! command -v apt-get >/dev/null; then
    echo "These are missing:$missing. Install them with your system's package manager, then run make again." >&2
    exit 1
fi
as_root=""
if [ "$(id -u)" != 0 ]; then
    if command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
        as_root="sudo"
    else
        echo "These system packages are missing and may not be installed from here:$missing" >&2
        echo "Run this once, then make again:  sudo apt-get install$missing" >&2
        exit 1
    fi
fi
echo "Installing$missing …"
$as_root apt-get update -qq
DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends $missing >/dev/null
for package in $missing; do
    present "$package" || { echo "$package was installed but cannot be found; see above." >&2; exit 1; }
done
