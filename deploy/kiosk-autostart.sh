#!/bin/sh
# Starts a screen full size at log-in, and again whenever it ends.
#   kiosk-autostart.sh https://queue.example.org/kiosk/riverside/entrance-left?token=nxp_…
#   kiosk-autostart.sh https://queue.example.org/display/riverside/main
set -eu
address="${1:?the address of the screen}"
browser=$(command -v chromium || command -v chromium-browser)
while :; do
    # No bars, no pinch, no dialogue about a crash; a display may speak without being touched.
    "$browser" --kiosk --noerrdialogs --disable-infobars --disable-pinch \
        --overscroll-history-navigation=0 --disable-session-crashed-bubble \
        --autoplay-policy=no-user-gesture-required --no-first-run \
        --user-data-dir="${XDG_DATA_HOME:-$HOME/.local/share}/nextplease-screen" \
        "$address" || true
    sleep 2
done
