#!/bin/sh
# /usr/bin/nextplease: the command, for the house of this machine and as its user. What root left in
# the data folder would lock the server out of its own database.
set -e
program=/usr/lib/nextplease/bin/nextplease
settings=/etc/nextplease/nextplease.toml
case "${1:-}" in
agent | demo | simulate) exec "$program" "$@" ;;
esac
if [ "$(id -u)" = 0 ]; then
    exec runuser -u nextplease -- "$program" --config "$settings" "$@"
fi
exec "$program" --config "$settings" "$@"
