"""A browser without a screen: cookies, CSRF token, forms, and the markup of pages as it is read."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any, Protocol

import requests
from requests.adapters import HTTPAdapter

from tests.running import PIN
from web import again

#: Attributes that hold an address which a browser may follow.
ADDRESSES = frozenset({"href", "src", "action", "formaction", "data", "poster"})


class _From(HTTPAdapter):
    """Asks from another address of the loopback network, as another machine would."""

    def __init__(self, source: str) -> None:
        self._source = source
        super().__init__()

    def init_poolmanager(self, *args: Any, **more: Any) -> None:
        super().init_poolmanager(*args, source_address=(self._source, 0), **more)


class Reachable(Protocol):
    """A running server."""

    @property
    def url(self) -> str: ...


class Browser:
    """One browser with a session of its own, on the machine `source`."""

    def __init__(self, house: Reachable, source: str = "127.0.0.1") -> None:
        self.house = house
        self.session = requests.Session()
        self.session.mount("http://", _From(source))
        self.csrf = ""

    def open(self, path: str, **more: Any) -> requests.Response:
        """GET a page as a browser does, redirects followed; its CSRF token is remembered."""
        headers = {"Accept": "text/html,*/*;q=0.8", **more.pop("headers", {})}
        answer = self.session.get(self.house.url + path, headers=headers, timeout=90, **more)
        if "text/html" in answer.headers.get("Content-Type", ""):
            self.csrf = Markup(answer.text).meta.get("csrf-token", self.csrf)
        return answer

    def send(self, path: str, form: dict[str, str], **more: Any) -> requests.Response:
        """POST a form with the CSRF token of the page opened last."""
        return self.session.post(
            self.house.url + path, {"csrf_token": self.csrf, **form}, timeout=90, **more
        )

    def ask(self, path: str, body: Any = None, *, csrf: bool = True) -> requests.Response:
        """POST JSON to /api/v1 as the pages' scripts do."""
        answer = self.session.post(
            f"{self.house.url}/api/v1{path}",
            json=body,
            headers={"X-CSRFToken": self.csrf} if csrf else {},
            timeout=90,
        )
        self.csrf = answer.headers.get("X-CSRFToken", self.csrf)
        return answer

    def sign_on(
        self, site: str, adviser: str = "megan", point: str = "counter-1", pin: str = PIN
    ) -> requests.Response:
        """At a service point, by its form."""
        path = f"/counter/{site}/{point}"
        self.open(path)
        return self.send(path, {"adviser": adviser, "pin": pin})

    def sign_in(self, site: str, adviser: str = "carys", pin: str = PIN, to: str = "") -> Any:
        """At /sign-in; the answer itself, no redirect followed."""
        self.open("/sign-in")
        form = {"who": f"{site}|{adviser}", "secret": pin, "next": to}
        return self.send("/sign-in", form, allow_redirects=False)


class Markup(HTMLParser):
    """What a browser makes of a page: its elements, its visible text, and its data."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.inline: list[str] = []
        self.text = ""
        self._inside: list[str] = []
        self._script: dict[str, str] | None = None
        # The one script that stands in each page itself; the policy names it by its digest.
        self.feed(text.replace(f"<script>{again.SCRIPT}</script>", ""))

    @property
    def meta(self) -> dict[str, str]:
        """<meta name=… content=…>."""
        return {a["name"]: a.get("content", "") for t, a in self.elements
                if t == "meta" and "name" in a}  # fmt: skip

    def named(self, tag: str) -> list[dict[str, str]]:
        """The attributes of every element of that name."""
        return [attributes for name, attributes in self.elements if name == tag]

    @property
    def active(self) -> list[str]:
        """Everything that the content policy would refuse, or would have to."""
        found = list(self.inline)
        for tag, attributes in self.elements:
            found += [f"<{tag} {name}>" for name in attributes if name.startswith("on")]
            found += [f"<{tag} style>"] if "style" in attributes else []
            found += ["<style>"] if tag == "style" else []
            for name in ADDRESSES & attributes.keys():
                address = attributes[name].strip().lower()
                if address.startswith(("javascript:", "data:text", "vbscript:")):
                    found.append(f"<{tag} {name}={address[:40]}>")
                if address.startswith(("http:", "https:", "//")):
                    found.append(f"<{tag} {name}={address[:40]}> leads elsewhere")
        return found

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        self.elements.append((tag, attributes))
        self._script = attributes if tag == "script" else None

    def handle_endtag(self, tag: str) -> None:
        self._script = None

    def handle_data(self, data: str) -> None:
        if self._script is None:
            self.text += data
        elif "src" not in self._script and self._script.get("type") != "application/json":
            self.inline.append(f"<script>{data[:60]}")
