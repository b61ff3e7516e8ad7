"""How many files this process may have open, since every connection is one."""

from __future__ import annotations

import resource
from dataclasses import dataclass

#: What the server needs besides connections: readers of the database, processes, logs.
OWN = 150
#: Connections that are no sockets: requests, and those that have said nothing yet.
SPARE = 500


@dataclass(frozen=True)
class Files:
    """How many files may be open now, and how many before `raise_limit`."""

    most: int
    before: int

    @property
    def sockets(self) -> int:
        """How many sockets there is room for, with a tenth more for those who are known."""
        return max(10, int((self.most - OWN - SPARE) / 1.1))


def raise_limit() -> Files:
    """Raise the soft limit to the hard one, which is whoever runs the machine's to set."""
    before, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    try:
        resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    except (OSError, ValueError):  # a container may refuse what the kernel would allow
        return Files(_counted(before), _counted(before))
    return Files(_counted(hard), _counted(before))


def _counted(limit: int) -> int:
    return 2**20 if limit == resource.RLIM_INFINITY else limit
