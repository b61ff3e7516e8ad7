"""What a request may take of the server. It is read before anything is patched: no imports."""

from __future__ import annotations

#: The head of a request, in bytes.
LARGEST_HEAD = 32 * 1024
#: A connection that takes nothing of what is sent to it for this long is ended.
LONGEST_SEND_S = 60.0
