"""Programs that ask a server all at once: `python -m tests.clients '<work as JSON>'`.

Each says 'ready', waits for a line on its standard input, works, and prints what it got as JSON.
Nothing heavy is imported: many of them run beside each other.
"""

from __future__ import annotations

import http.client
import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

Answer = tuple[int, Any]


class Asking:
    """One keep-alive connection to a server, opened anew when it breaks."""

    def __init__(self, port: int, token: str) -> None:
        self._port = port
        self._headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
        self._line: http.client.HTTPConnection | None = None

    def post(self, path: str, body: Any = None, key: str | None = None) -> Answer:
        """(status, body) of a POST; OSError when there is no answer."""
        headers = self._headers | ({"Idempotency-Key": key} if key else {})
        data = b"" if body is None else json.dumps(body).encode()
        try:
            if self._line is None:
                self._line = http.client.HTTPConnection("127.0.0.1", self._port, timeout=90)
            self._line.request("POST", f"/api/v1{path}", data, headers)
            response = self._line.getresponse()
            text = response.read()
        except (OSError, http.client.HTTPException) as error:
            if self._line is not None:
                self._line.close()
            self._line = None
            raise OSError(str(error)) from error
        return response.status, json.loads(text) if text else None


def call(work: dict[str, Any]) -> list[str]:
    """Call, start and finish at one service point until nobody waits; the visits, in order."""
    asking = Asking(work["port"], work["token"])
    visits: list[str] = []
    while True:
        status, visit = asking.post(f"/sites/{work['site']}/service-points/{work['point']}/next")
        if status == 204:
            return visits
        assert status == 200, visit
        visits.append(visit["visit"])
        for deed, body in (("start", None), ("finish", {"outcome": "resolved"})):
            status, answer = asking.post(f"/visits/{visit['visit']}/{deed}", body)
            assert status == 200, answer


def issue(work: dict[str, Any]) -> list[Answer]:
    """Take tickets, one after the other, each under a key of its own."""
    asking = Asking(work["port"], work["token"])
    body = {"enquiry": work["enquiry"], "language": "en"}
    path = f"/sites/{work['site']}/visits"
    return [asking.post(path, body, f"{work['name']}-{n}") for n in range(work["count"])]


def through_failures(work: dict[str, Any]) -> list[Answer]:
    """Take tickets as a kiosk does, through every death of the server: the same key until there
    is an answer. Ends when the file `until` is there; the answers with status 201."""
    asking = Asking(work["port"], work["token"])
    body = {"enquiry": work["enquiry"], "language": "en", "kiosk": work.get("kiosk")}
    got: list[Answer] = []
    n = 0
    until = Path(work["until"])
    while not until.exists():
        n += 1
        while True:
            try:
                status, answer = asking.post(
                    f"/sites/{work['site']}/visits", body, f"{work['name']}-{n}"
                )
            except OSError:
                if until.exists():
                    return got
                time.sleep(0.02)
                continue
            if status < 500:
                break
        assert status == 201, answer
        got.append((status, answer))
        time.sleep(work.get("pause", 0))
    return got


def serve_through_failures(work: dict[str, Any]) -> list[str]:
    """Call, start, finish through every death of the server, until the file `until` is there."""
    asking = Asking(work["port"], work["token"])
    done: list[str] = []
    until, n = Path(work["until"]), 0

    def patiently(path: str, body: Any = None) -> Answer | None:
        nonlocal n
        n += 1
        while not until.exists():
            try:
                status, answer = asking.post(path, body, f"{work['name']}-{n}")
            except OSError:
                time.sleep(0.02)
                continue
            if status < 500:
                return status, answer
        return None

    while not until.exists():
        answer = patiently(f"/sites/{work['site']}/service-points/{work['point']}/next")
        if answer is None:
            break
        status, visit = answer
        if status == 204:
            time.sleep(0.05)
            continue
        assert status == 200, visit
        started = patiently(f"/visits/{visit['visit']}/start")
        finished = patiently(f"/visits/{visit['visit']}/finish", {"outcome": "resolved"})
        assert started is None or started[0] == 200, started
        assert finished is None or finished[0] == 200, finished
        done.append(visit["visit"])
    return done


WORKS = {f.__name__: f for f in (call, issue, through_failures, serve_through_failures)}


class Clients:
    """Client processes that begin together."""

    def __init__(self, works: list[dict[str, Any]]) -> None:
        self._processes = [
            subprocess.Popen(
                [sys.executable, "-m", "tests.clients", json.dumps(work)],
                cwd=Path(__file__).resolve().parent.parent,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
            )
            for work in works
        ]
        for process in self._processes:
            assert process.stdout is not None
            assert process.stdout.readline() == "ready\n"

    def go(self) -> Clients:
        """Let them loose at the same instant."""
        for process in self._processes:
            assert process.stdin is not None
            process.stdin.write("go\n")
            process.stdin.flush()
        return self

    def results(self, timeout: float = 120) -> list[Any]:
        """What each got; AssertionError if one failed."""
        found = []
        for process in self._processes:
            out, _ = process.communicate(timeout=timeout)
            assert process.returncode == 0
            found.append(json.loads(out))
        return found

    def kill(self) -> None:
        """End those that still run."""
        for process in self._processes:
            if process.poll() is None:
                process.kill()
                process.wait(10)


def at_once(works: list[dict[str, Any]], timeout: float = 120) -> list[Any]:
    """Run these works side by side, each in a process; what each got."""
    clients = Clients(works)
    try:
        return clients.go().results(timeout)
    finally:
        clients.kill()


def main() -> None:
    work = json.loads(sys.argv[1])
    print("ready", flush=True)  # noqa: T201 - it is what the parent waits for
    sys.stdin.readline()
    print(json.dumps(WORKS[work["work"]](work)), flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
