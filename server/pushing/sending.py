"""Sends one message to a push service, in a process of its own: it encrypts, and waits for a
foreign server, and neither may hold up a call."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Literal

#: What became of it: the service took it; the phone is not there any more; it will never be taken;
#: it may be later.
Outcome = Literal["sent", "gone", "refused", "later"]
TIMEOUT_S = 6.0


@dataclass(frozen=True)
class Message:
    """What a phone is told, and until when (`ttl` seconds) that is of use. `words` go to nobody but
    the phone: the push service sees how long they are, and nothing else."""

    endpoint: str
    p256dh: str
    auth: str
    words: dict[str, str]
    ttl: int
    topic: str


def send(message: Message, private: str, subject: str) -> Outcome:
    """Encrypt and send it; no redirect is followed, no proxy of the environment asked."""
    import requests
    from pywebpush import WebPushException, webpush

    session = requests.Session()
    session.trust_env = False
    session.max_redirects = 0
    try:
        webpush(
            {
                "endpoint": message.endpoint,
                "keys": {"p256dh": message.p256dh, "auth": message.auth},
            },
            data=json.dumps(message.words),
            vapid_private_key=private,
            vapid_claims={"sub": subject},
            ttl=message.ttl,
            headers={"Urgency": "high", "Topic": message.topic},
            timeout=TIMEOUT_S,
            requests_session=session,
        )
    except WebPushException as refusal:
        status = getattr(refusal.response, "status_code", 0)
        if status in (404, 410):
            return "gone"
        return "later" if status == 429 or status >= 500 or not status else "refused"
    except requests.TooManyRedirects:
        return "refused"
    except requests.RequestException:
        return "later"
    finally:
        session.close()
    return "sent"
