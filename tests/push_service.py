"""A push service on loopback, and a browser's subscription to it: it takes messages as those of the
browsers do (RFC 8030), checks who sends (RFC 8292), and opens them with the browser's own key (RFC
8291). Written from the RFCs, and never from the sender."""

from __future__ import annotations

import json
import threading
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import http_ece
from cryptography.hazmat.primitives.asymmetric import ec, utils
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat


def text(data: bytes) -> str:
    """URL-safe base64 without its end, as browsers write it."""
    return urlsafe_b64encode(data).rstrip(b"=").decode()


def data(letters: str) -> bytes:
    """What such text stands for."""
    return urlsafe_b64decode(letters + "=" * (-len(letters) % 4))


@dataclass
class Browser:
    """A phone's browser: its keys, which nobody else has."""

    key: ec.EllipticCurvePrivateKey = field(
        default_factory=lambda: ec.generate_private_key(ec.SECP256R1())
    )
    auth: bytes = b"0123456789abcdef"

    @property
    def p256dh(self) -> str:
        return text(
            self.key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        )

    def read(self, body: bytes) -> dict[str, str]:
        """What a message says."""
        opened = http_ece.decrypt(
            body, private_key=self.key, auth_secret=self.auth, version="aes128gcm"
        )
        found: dict[str, str] = json.loads(opened)
        return found


@dataclass
class Taken:
    """A message as it came."""

    path: str
    headers: dict[str, str]
    body: bytes

    def signed_by(self, public: str) -> bool:
        """Whether the server with this public key sent it, for this service."""
        parts = dict(part.strip().split("=", 1) for part in
                     self.headers["authorization"].removeprefix("vapid ").split(","))  # fmt: skip
        head, claims, signature = parts["t"].split(".")
        raw = data(signature)
        r, s = (int.from_bytes(half, "big") for half in (raw[:32], raw[32:]))
        key = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), data(public))
        key.verify(
            utils.encode_dss_signature(r, s), f"{head}.{claims}".encode(), ec.ECDSA(SHA256())
        )
        return parts["k"] == public and bool(json.loads(data(claims))["sub"])


@dataclass
class PushService:
    """`answers` are its next statuses, 201 for good after them."""

    port: int = 0
    answers: list[int] = field(default_factory=list)
    taken: list[Taken] = field(default_factory=list)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"


@contextmanager
def push_service() -> Iterator[PushService]:
    """One that runs."""
    service = PushService()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            status = service.answers.pop(0) if service.answers else 201
            if status < 300:
                named = {name.lower(): value for name, value in self.headers.items()}
                service.taken.append(Taken(self.path, named, body))
            self.send_response(status)
            if status == 302:
                self.send_header("Location", f"{service.url}/elsewhere")
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *args: Any) -> None: ...

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        service.port = server.server_port
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield service
        server.shutdown()
