#!/bin/sh
# The command `nextplease` of an installed house: with its settings, and as its user, since what root
# left in the data folder would lock the server out of its own database.
set -e
program=/opt/nextplease/.venv/bin/nextplease
settings=/etc/nextplease/nextplease.toml
case "${1:-}" in
agent | demo | simulate) exec "$program" "$@" ;;
esac
if [ "$(id -u)" = 0 ]; then
    exec runuser -u nextplease -- "$program" --config "$settings" "$@"
fi
exec "$program" --config "$settings" "$@"
