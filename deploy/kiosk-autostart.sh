#!/bin/sh
# Starts a screen full size at log-in, and again whenever it ends.
#   kiosk-autostart.sh ADDRESS [FIRST_ADDRESS]
#   kiosk-autostart.sh https://queue.example.org/kiosk/riverside/entrance-left
#   kiosk-autostart.sh https://queue.example.org/display/riverside/main
# A kiosk's token is given once, by hand, as FIRST_ADDRESS: the same with `?token=nxp_…` behind it.
# The browser's profile keeps the session (over a year), so the log-in entry has ADDRESS alone and
# the token is in no file here. chromium-policy.json beside this keeps the browser to that address.
set -eu
address="${1:?the address of the screen}"
next="${2:-$address}"
browser=$(command -v chromium || command -v chromium-browser) || {
    echo "Chromium is missing: sudo apt-get install chromium" >&2
    exit 1
}
# A browser that is up before the server would stay on its own error page: this one waits for it.
waiting="$(cd "$(dirname "$0")" && pwd)/waiting.html"
profile="${XDG_DATA_HOME:-$HOME/.local/share}/nextplease-screen"

# A power cut leaves the profile's lock behind, and a PC whose name has changed since then is asked
# whether another computer uses the profile. A browser that runs here keeps its lock.
forget_stale_lock() {
    holder=$(readlink "$profile/SingletonLock") || return 0
    if [ "${holder%-*}" = "$(uname -n)" ] && kill -0 "${holder##*-}" 2>/dev/null; then
        return 0
    fi
    rm -f "$profile/SingletonLock" "$profile/SingletonCookie" "$profile/SingletonSocket"
}

# Otherwise X darkens the screen after ten minutes, also during a call. Said again and again: the
# desktop's own power manager may come later than this, and switch it on.
stay_lit() {
    [ -n "${DISPLAY:-}" ] && command -v xset >/dev/null || return 0
    xset s off -dpms 2>/dev/null || true
}

# Where no window manager runs, nobody else makes the window as large as the screen.
window_size() {
    [ -n "${DISPLAY:-}" ] && command -v xrandr >/dev/null || return 0
    xrandr 2>/dev/null | sed -n 's/.*current \([0-9]*\) x \([0-9]*\).*/--window-size=\1,\2/p' | head -n 1
}

# The page says every 20 seconds to the server that it lives, under this name, and the server says for
# how long it has not: of a page that crashed ("Aw, Snap!"), hangs, or is not ours no process tells.
watch=$(od -An -N8 -tx1 /dev/urandom | tr -d ' \n')
server=$(printf '%s' "$address" | sed 's|^\([a-z]*://[^/]*\).*|\1|')
watched() {
    case "$1" in *\?*) printf '%s&watch=%s' "$1" "$watch" ;; *) printf '%s?watch=%s' "$1" "$watch" ;; esac
}

# Ends the browser whose page has been silent for two minutes. While the server does not answer, the
# page is not to blame, and brings itself back.
look_after() {
    silent=0
    while kill -0 "$1" 2>/dev/null; do
        sleep "${NEXTPLEASE_LOOK_SECONDS:-15}"
        stay_lit
        # 404: of this page the server has never heard
        said=$(curl -s -m 10 -w ' %{http_code}' "$server/watch/$watch") || said="none"
        case "$said" in
            *" 200") age=${said%%[!0-9]*}; [ "${age:-0}" -ge 60 ] && silent=$((silent + 1)) || silent=0 ;;
            *" 404") silent=$((silent + 1)) ;;
            *) silent=0 ;;
        esac
        if [ "$silent" -ge 8 ]; then
            kill "$1" 2>/dev/null || true
            sleep 3
            kill -9 "$1" 2>/dev/null || true
            return 0
        fi
    done
}

while :; do
    forget_stale_lock
    stay_lit
    # No bars, no pinch, no question about a crash or a keyring; a display may speak without being
    # touched.
    # shellcheck disable=SC2046 # no size, no option
    "$browser" --kiosk $(window_size) --window-position=0,0 --noerrdialogs --disable-infobars --disable-pinch \
        --overscroll-history-navigation=0 --disable-session-crashed-bubble \
        --hide-crash-restore-bubble --password-store=basic \
        --autoplay-policy=no-user-gesture-required --no-first-run \
        --user-data-dir="$profile" \
        "file://$waiting#$(watched "$next")" &
    running=$!
    next="$address"
    if command -v curl >/dev/null; then look_after "$running"; fi
    wait "$running" || true
    sleep 2
done
