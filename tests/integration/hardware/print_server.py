"""A real cupsd in a folder of its own, and a printer behind it that a test opens and empties.

Its backend is a program as CUPS asks for one: it keeps each page as `<job>.pdf`, and what stands in
`trouble` is what the printer says of itself until the file is gone.
"""

from __future__ import annotations

import os
import re
import shutil
import socket
import struct
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

from PIL import Image

from tests.running import free_port

CUPSD, LPADMIN = Path("/usr/sbin/cupsd"), Path("/usr/sbin/lpadmin")
HAVE_CUPS = CUPSD.exists() and LPADMIN.exists() and os.geteuid() == 0
NO_CUPS = "needs Debian's cups-daemon and cups-client, and root"

_BACKEND = """#!/bin/sh
[ $# -gt 0 ] || { echo 'direct roll "Unknown" "Roll"'; exit 0; }
said=""
: > FOLDER/begun
while [ -e FOLDER/slow ]; do sleep 0.1; done
while [ -e FOLDER/trouble ]; do
    if [ -z "$said" ]; then said=$(cat FOLDER/trouble); echo "STATE: +$said" >&2; fi
    sleep 0.1
done
[ -z "$said" ] || echo "STATE: -$said" >&2
if [ -e FOLDER/broken ]; then exit 4; fi
cat ${6:-} > "FOLDER/out/$1.part" && mv "FOLDER/out/$1.part" "FOLDER/out/$1.pdf"
"""

_CUPSD = """Listen 127.0.0.1:{port}
LogLevel debug
MaxLogSize 0
WebInterface No
Browsing Off
DefaultAuthType None
<Location />
  Order allow,deny
  Allow all
</Location>
<Policy default>
  JobPrivateAccess all
  JobPrivateValues none
  <Limit All>
    Order deny,allow
    Allow all
  </Limit>
</Policy>
"""

_FILES = """ServerRoot {folder}/root
RequestRoot {folder}/spool
CacheDir {folder}/cache
StateDir {folder}/state
TempDir {folder}/tmp
AccessLog {folder}/log/access
ErrorLog {folder}/log/error
PageLog {folder}/log/page
DataDir /usr/share/cups
ServerBin {folder}/bin
User lp
Group lp
SystemGroup root
"""


class PrintServer:
    """One cupsd with one queue, `tickets`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port = free_port()
        self.address = f"ipp://127.0.0.1:{self.port}/printers/tickets"
        self._process: subprocess.Popen[bytes] | None = None
        for name in ("root", "spool", "cache", "state", "tmp", "log", "bin/backend", "out"):
            (folder / name).mkdir(parents=True, exist_ok=True)
        for part in Path("/usr/lib/cups").iterdir():
            if part.name != "backend":
                (folder / "bin" / part.name).symlink_to(part)
        backend = folder / "bin" / "backend" / "roll"
        backend.write_text(_BACKEND.replace("FOLDER", str(folder)))
        backend.chmod(0o700)
        (folder / "cupsd.conf").write_text(_CUPSD.format(port=self.port))
        (folder / "cups-files.conf").write_text(_FILES.format(folder=folder))

    def start(self) -> None:
        with (self.folder / "log" / "said").open("ab") as said:
            self._process = subprocess.Popen(
                [
                    CUPSD,
                    "-f",
                    "-c",
                    f"{self.folder}/cupsd.conf",
                    "-s",
                    f"{self.folder}/cups-files.conf",
                ],
                stdout=said,
                stderr=said,
            )
        deadline = time.monotonic() + 60
        while not self._answers():
            running = self._process.poll() is None and time.monotonic() < deadline
            assert running, (self.folder / "log" / "error").read_text()
            time.sleep(0.02)

    def _answers(self) -> bool:
        with socket.socket() as line:
            return line.connect_ex(("127.0.0.1", self.port)) == 0

    def stop(self) -> None:
        if self._process is not None:
            self._process.terminate()
            self._process.wait(90)
            self._process = None

    @property
    def pid(self) -> int:
        """The process that listens."""
        assert self._process is not None
        return self._process.pid

    def run(self, program: str, *arguments: str) -> None:
        """One of CUPS' own programs, such as lpadmin, on this server."""
        path = shutil.which(program) or f"/usr/sbin/{program}"
        subprocess.run(
            [path, *arguments],
            env={**os.environ, "CUPS_SERVER": f"127.0.0.1:{self.port}", "LC_ALL": "C"},
            check=True,
            capture_output=True,
            timeout=90,
        )

    # ------------------------------------------------------------------ its printer

    def trouble(self, reason: str | None) -> None:
        """What it says of itself while it prints, such as 'media-empty-error'; None: well."""
        if reason is None:
            (self.folder / "trouble").unlink(missing_ok=True)
        else:
            (self.folder / "trouble").write_text(reason)

    def dawdle(self, slow: bool) -> None:
        """From now on it takes as long for each page as this is so."""
        (self.folder / "begun").unlink(missing_ok=True)
        if slow:
            (self.folder / "slow").touch()
        else:
            (self.folder / "slow").unlink(missing_ok=True)

    @property
    def begun(self) -> bool:
        """Whether it has begun a page since it was told how long it is to take."""
        return (self.folder / "begun").exists()

    def breaks(self) -> None:
        """From now on its backend gives up each page."""
        (self.folder / "broken").touch()

    @property
    def pages(self) -> list[Image.Image]:
        """What came out, in order."""
        files = sorted((self.folder / "out").glob("*.pdf"), key=lambda file: int(file.stem))
        return [drawn(file.read_bytes()) for file in files]


@contextmanager
def print_server(folder: Path) -> Iterator[PrintServer]:
    server = PrintServer(folder)
    server.start()
    try:
        server.run("lpadmin", "-p", "tickets", "-v", "roll:/", "-E")
        yield server
    finally:
        server.stop()


def drawn(page: bytes) -> Image.Image:
    """The picture on a page, by wrapping its fax data (PDF 7.4.6) into the TIFF that it is."""
    head = re.search(rb"/Width (\d+).*?/Height (\d+).*?/K (-?\d+).*?/Length (\d+)", page, re.S)
    assert head is not None
    width, height, _, size = (int(part) for part in head.groups())
    start = page.index(b"stream", head.end()) + len(b"stream")
    start += 2 if page[start : start + 2] == b"\r\n" else 1
    data = page[start : start + size]
    tags = [(256, width), (257, height), (258, 1), (259, 4), (262, 1), (273, 8), (278, height)]
    tags.append((279, len(data)))
    pad = data + b"\0" * (len(data) % 2)
    entries = b"".join(struct.pack("<HHII", tag, 4, 1, value) for tag, value in tags)
    tiff = b"II*\0" + struct.pack("<I", 8 + len(pad)) + pad
    tiff += struct.pack("<H", len(tags)) + entries + bytes(4)
    return Image.open(BytesIO(tiff)).convert("1")
