#!/bin/sh
# Starts a screen full size at log-in, and again whenever it ends.
#   kiosk-autostart.sh ADDRESS [FIRST_ADDRESS]
#   kiosk-autostart.sh https://queue.example.org/kiosk/riverside/entrance-left
#   kiosk-autostart.sh https://queue.example.org/display/riverside/main
# A kiosk's token is given once, by hand, as FIRST_ADDRESS: the same with `?token=nxp_…` behind it.
# The browser's profile keeps the session (over a year), so the log-in entry has ADDRESS alone and
# the token is in no file here.
set -eu
address="${1:?the address of the screen}"
next="${2:-$address}"
browser=$(command -v chromium || command -v chromium-browser) || {
    echo "Chromium is missing: sudo apt-get install chromium" >&2
    exit 1
}
while :; do
    # No bars, no pinch, no dialogue about a crash; a display may speak without being touched.
    "$browser" --kiosk --noerrdialogs --disable-infobars --disable-pinch \
        --overscroll-history-navigation=0 --disable-session-crashed-bubble \
        --autoplay-policy=no-user-gesture-required --no-first-run \
        --user-data-dir="${XDG_DATA_HOME:-$HOME/.local/share}/nextplease-screen" \
        "$next" || true
    next="$address"
    sleep 2
done
