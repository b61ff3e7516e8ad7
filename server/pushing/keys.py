"""The server's own key for push services (VAPID, RFC 8292): a browser's subscription is good for it
alone.

It is made at the first start and kept beside the other secrets. It is in no backup: what it is lost
with, subscriptions of a morning, is gone by then, and another key is made.
"""

from __future__ import annotations

from base64 import urlsafe_b64encode
from dataclasses import dataclass
from pathlib import Path

from server.auth import kept_secret


@dataclass(frozen=True)
class Keys:
    """Both in URL-safe base64: the private number, and the public point that browsers are given."""

    private: str
    public: str


def push_keys(data: Path) -> Keys:
    """The keys in `push.key` (mode 0600), made if there are none yet."""
    private, _, public = kept_secret(data / "push.key", _made).partition(" ")
    return Keys(private, public)


def _made() -> str:
    # A tenth of a second, once in a server's life.
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

    key = ec.generate_private_key(ec.SECP256R1())
    number = key.private_numbers().private_value.to_bytes(32, "big")
    point = key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    return " ".join(urlsafe_b64encode(part).rstrip(b"=").decode() for part in (number, point))
