#!/bin/sh
# Run a command whose temporary files are in memory, where there is room for them: the tests make
# some ten thousand databases, and no disk has to keep any. They go with the command; whoever wants
# to look at what a test left behind runs pytest by itself.
room() { # enough kB free there, and in all of the memory; programs may be started from there
	[ "$(df -Pk /dev/shm 2>/dev/null | awk 'NR == 2 { print $4 }')" -gt 4000000 ] &&
		[ "$(awk '/^MemAvailable/ { print $2 }' /proc/meminfo)" -gt 8000000 ] &&
		place=$(mktemp -d /dev/shm/np-XXXXXX) &&
		printf '#!/bin/sh\n' >"$place/try" && chmod u+x "$place/try" && "$place/try" &&
		rm "$place/try"
} 2>/dev/null

place=
trap 'rm -rf ${place:+"$place"}' EXIT
trap 'exit 130' INT TERM
if [ -z "$TMPDIR" ] && room; then
	TMPDIR=$place
	export TMPDIR
fi
"$@"
