"""What a request may take of the server, and what its connection may become. It is read before
anything is patched: no imports."""

from __future__ import annotations

#: The head of a request, in bytes.
LARGEST_HEAD = 32 * 1024
#: A connection that takes nothing of what is sent to it for this long is ended.
LONGEST_SEND_S = 60.0
#: Where the app finds, of a request that may become a web socket, what takes its connection over
#: from the thread that serves it; not there where each socket keeps a thread.
TAKE_OVER = "nextplease.take_over"
