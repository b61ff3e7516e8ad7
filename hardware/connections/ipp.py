"""A print queue: CUPS, or a printer that speaks IPP itself. Slips go there as pages, not as bytes.

RFC 8010 and 8011, as much of them as a slip needs. Every wait has an end, every answer a size.
"""

from __future__ import annotations

import http.client
import re
import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote, unquote, urlsplit

from hardware.connections.base import TransportError, Unplugged

_PORT = 631
_WAIT_S = 10.0
_LONGEST_ANSWER = 1 << 20
_QUEUE = re.compile(r"[!-\"$-.0-~]{1,127}")  # what CUPS allows for a name: no space, /, #
_USER = "nextplease"

PRINT_JOB, CANCEL_JOB, GET_JOB, GET_JOBS, GET_PRINTER = 0x02, 0x08, 0x09, 0x0A, 0x0B
_OPERATION, _JOB, _END = 0x01, 0x02, 0x03
_INTEGER, _BOOLEAN, _ENUM, _NAME, _KEYWORD = 0x21, 0x22, 0x23, 0x42, 0x44
_URI, _CHARSET, _LANGUAGE, _MIME = 0x45, 0x47, 0x48, 0x49
_NOT_FOUND = 0x0406
#: States of jobs that come out without anybody's doing: pending, processing, stopped in it.
_COMING = (3, 5, 6)

Value = str | int | bool
Attributes = dict[str, list[Value]]


class Refused(TransportError):
    """The queue understood, and will not do it."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message or f"the queue refuses it (IPP 0x{status:04x})")
        self.status = status


@dataclass(frozen=True)
class Queue:
    """Where a queue is."""

    host: str
    port: int
    path: str

    @property
    def uri(self) -> str:
        """As IPP names it."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"ipp://{host}:{self.port}{self.path}"


def queue_at(address: str) -> Queue:
    """`tickets`, a queue of this machine's CUPS; or `ipp://host/printers/tickets`.

    Raises ValueError, with what to write instead.
    """
    wrong = ValueError(
        f"{address!r} is no print queue; write its name as lpstat -p shows it, or "
        "ipp://host/printers/name"
    )
    if "://" not in address:
        if not _QUEUE.fullmatch(address):
            raise wrong
        return Queue("localhost", _PORT, f"/printers/{quote(address)}")
    try:
        found = urlsplit(address)
        host, port = found.hostname, found.port or _PORT
    except ValueError:
        raise wrong from None
    plain = host is not None and re.fullmatch(r"[0-9A-Za-z.:_-]{1,253}", host)
    if found.scheme != "ipp" or not plain or found.username or found.query or found.fragment:
        raise wrong
    path = quote(unquote(found.path or "/ipp/print"))
    return Queue(host or "", port, path)


class Ipp:
    """One queue. A connection for each request: queues restart, and nothing is kept that could
    rot."""

    def __init__(self, address: str, wait: float = _WAIT_S) -> None:
        try:
            self._queue = queue_at(address)
        except ValueError as error:
            raise Unplugged(str(error)) from error
        self._wait = wait

    def printer(self) -> Attributes:
        """How the queue is. Raises Unplugged, Refused."""
        wanted = (
            "printer-state",
            "printer-state-reasons",
            "printer-state-message",
            "printer-is-accepting-jobs",
            "queued-job-count",
            "printer-make-and-model",
            "document-format-supported",
            "media-default",
        )
        return self._ask(GET_PRINTER, [_keywords("requested-attributes", wanted)])

    def print(self, document: bytes, form: str, name: str, options: Mapping[str, str]) -> int:
        """Queue a document; its job. Raises Unplugged, Refused."""
        job = b"".join(_attribute(_KEYWORD, key, value) for key, value in options.items())
        asked = [
            _attribute(_NAME, "job-name", name[:120]),
            _attribute(_MIME, "document-format", form),
            bytes((_JOB,)) + job,
        ]
        answer = self._ask(PRINT_JOB, asked, document)
        number = next(iter(answer.get("job-id", ())), None)
        if not isinstance(number, int):
            raise TransportError("the queue does not say which job it made")
        return number

    def job(self, number: int) -> Attributes:
        """How a job goes; the time of its processing from then on. Raises Unplugged, Refused."""
        wanted = _keywords("requested-attributes", ("job-state", "time-at-processing"))
        return self._ask(GET_JOB, [_attribute(_INTEGER, "job-id", number), wanted])

    def cancel(self, number: int) -> None:
        """Let a job not be printed any more, as far as that can be. Raises Unplugged, Refused."""
        self._ask(CANCEL_JOB, [_attribute(_INTEGER, "job-id", number)])

    def waiting(self, name: str) -> list[int]:
        """Jobs of ours that are not over and whose name begins so. Raises Unplugged, Refused."""
        asked = [
            _attribute(_INTEGER, "limit", 100),
            _attribute(_KEYWORD, "which-jobs", "not-completed"),
            _attribute(_BOOLEAN, "my-jobs", True),
            _keywords("requested-attributes", ("job-id", "job-name")),
        ]
        answer = self._ask(GET_JOBS, asked)
        jobs = zip(answer.get("job-id", []), answer.get("job-name", []), strict=False)
        return [n for n, called in jobs if isinstance(n, int) and str(called).startswith(name)]

    def ahead(self, of: int | None) -> list[int]:
        """Jobs of others that come out before the job `of`, or before a new one, in their order:
        not those that are held. Empty where the queue does not say. Raises Unplugged, Refused."""
        try:
            every = self._coming(mine=False)
            before = [n for n in every if of is None or n < of]
            return sorted(set(before) - set(self._coming(mine=True))) if before else []
        except Refused:
            return []

    def _coming(self, *, mine: bool) -> list[int]:
        """No more than number and state is asked for: CUPS tells nobody else's names."""
        asked = [
            _attribute(_INTEGER, "limit", 100),
            _attribute(_KEYWORD, "which-jobs", "not-completed"),
            _attribute(_BOOLEAN, "my-jobs", mine),
            _keywords("requested-attributes", ("job-id", "job-state")),
        ]
        answer = self._ask(GET_JOBS, asked)
        jobs = zip(answer.get("job-id", []), answer.get("job-state", []), strict=False)
        return [n for n, state in jobs if isinstance(n, int) and state in _COMING]

    # ------------------------------------------------------------------ one request

    def _ask(
        self, operation: int, attributes: Sequence[bytes], document: bytes = b""
    ) -> Attributes:
        common = (
            _attribute(_CHARSET, "attributes-charset", "utf-8"),
            _attribute(_LANGUAGE, "attributes-natural-language", "en"),
            _attribute(_URI, "printer-uri", self._queue.uri),
            *attributes[:1],
            _attribute(_NAME, "requesting-user-name", _USER),
            *attributes[1:],
        )
        head = struct.pack(">BBHIB", 1, 1, operation, 1, _OPERATION)
        body = head + b"".join(common) + bytes((_END,)) + document
        status, answer = parsed(self._post(body))
        if status >= 0x0100:
            message = str(next(iter(answer.get("status-message", ())), ""))[:200]
            if status == _NOT_FOUND and operation == GET_PRINTER:
                raise Unplugged(f"there is no print queue {self._queue.uri}")
            raise Refused(status, message)
        return answer

    def _post(self, body: bytes) -> bytes:
        queue = self._queue
        line = http.client.HTTPConnection(queue.host, queue.port, timeout=self._wait)
        try:
            line.request("POST", queue.path, body, {"Content-Type": "application/ipp"})
            answer = line.getresponse()
            data = answer.read(_LONGEST_ANSWER)
        except (OSError, http.client.HTTPException) as error:
            raise Unplugged(
                f"the print server at {queue.host}:{queue.port} does not answer: "
                f"{error or type(error).__name__}"
            ) from error
        finally:
            line.close()
        if answer.status == http.client.NOT_FOUND:
            raise Unplugged(f"there is no print queue {queue.uri}")
        if answer.status != http.client.OK:
            raise TransportError(
                f"the print server does not let the agent print (HTTP {answer.status})"
            )
        return data


# ---------------------------------------------------------------------- the encoding


def _attribute(tag: int, name: str, value: Value) -> bytes:
    if isinstance(value, bool):
        data = bytes((value,))
    elif isinstance(value, int):
        data = struct.pack(">i", value)
    else:
        data = value.encode("utf-8")
    key = name.encode("ascii")
    return struct.pack(">BH", tag, len(key)) + key + struct.pack(">H", len(data)) + data


def _keywords(name: str, values: Sequence[str]) -> bytes:
    first, *rest = values
    return _attribute(_KEYWORD, name, first) + b"".join(
        _attribute(_KEYWORD, "", value) for value in rest
    )


def parsed(data: bytes) -> tuple[int, Attributes]:
    """(status, every value of each attribute) of an answer. Raises TransportError."""
    found: Attributes = {}
    try:
        _, _, status, _ = struct.unpack_from(">BBHI", data)
        at, name = 8, ""
        while (tag := data[at]) != _END:
            at += 1
            if tag < 0x10:  # a group begins
                name = ""
                continue
            (size,) = struct.unpack_from(">H", data, at)
            key, at = data[at + 2 : at + 2 + size], at + 2 + size
            (size,) = struct.unpack_from(">H", data, at)
            raw, at = data[at + 2 : at + 2 + size], at + 2 + size
            if len(raw) < size:
                raise IndexError(at)
            name = key.decode("ascii") if key else name
            value = _value(tag, raw)
            if value is not None:
                found.setdefault(name, []).append(value)
    except (struct.error, IndexError, UnicodeDecodeError) as error:
        raise TransportError("what the print server answers is no IPP") from error
    return status, found


def _value(tag: int, raw: bytes) -> Value | None:
    if tag in (_INTEGER, _ENUM):
        return int(struct.unpack(">i", raw)[0])
    if tag == _BOOLEAN:
        return bool(raw[0])
    if 0x40 <= tag < 0x4A:
        return raw.decode("utf-8", "replace")
    return None
