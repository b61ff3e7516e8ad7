"""Configuration: one TOML file and environment variables; an unknown key is refused by name."""

from __future__ import annotations

import os
import tomllib
from difflib import get_close_matches
from ipaddress import IPv4Address, IPv6Address, ip_address
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from server.concurrency import AsyncMode
from web.push import SERVICES

PREFIX = "NEXTPLEASE_"


class ConfigurationError(Exception):
    """The configuration cannot be used; each line of the message says what to write instead."""


#: The code of a longer one would be too wide for 58 mm paper before long.
_LONGEST_ADDRESS = 200


def _public(url: str) -> str:
    """An address that a phone can open; ValueError with what to write instead."""
    if not url:
        return url
    write = "write where phones reach this server, such as 'https://queue.example.org'"
    try:
        parts = urlsplit(url)
        whole = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
    except ValueError:
        whole = False
    if not whole or not url.isprintable() or " " in url:
        raise ValueError(f"{url[:60]!r} is no address for a phone; {write}")
    if parts.username is not None or parts.query or parts.fragment:
        raise ValueError(f"no name or password, '?' or '#' belongs into it; {write}")
    if len(url) > _LONGEST_ADDRESS:
        raise ValueError(
            f"it has {len(url)} letters, and the code on a slip leaves room for "
            f"{_LONGEST_ADDRESS}; write a shorter one"
        )
    return url


class Settings(BaseSettings):
    """The settings of a server. Every one may be set as NEXTPLEASE_<NAME> too, which wins."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, extra="forbid", frozen=True)

    host: str = Field("127.0.0.1", description="Address to listen on; loopback unless told.")
    port: Annotated[int, Field(ge=1, le=65535)] = Field(8000, description="Port to listen on.")
    data: Path = Field(Path("data"), description="Folder of the database, keys and audio.")
    public_url: Annotated[str, AfterValidator(_public)] = Field(
        "", description="Where phones reach this server, e.g. 'https://queue.example.org'."
    )
    proxies: Annotated[int, Field(ge=0, le=5)] = Field(
        0, description="Reverse proxies before the server, whose word on addresses is taken."
    )
    async_mode: AsyncMode = Field("eventlet", description="'eventlet' or 'threading'.")
    agent: bool = Field(True, description="Start and watch an agent for devices on this machine.")
    clips: Path | None = Field(None, description="Folder of recorded speech; espeak-ng without.")
    backups: Path | None = Field(
        None, description="Folder of the backups; 'backups' in the data folder without."
    )
    backups_kept: Annotated[int, Field(ge=0, le=366)] = Field(
        14, description="Backups of a night that are kept; 0: none is made at night."
    )
    backup_hour: Annotated[int, Field(ge=0, le=23)] = Field(
        3, description="The hour of the night's backup, in the time zone of the first site."
    )
    anonymous_rate: str = Field(
        "1200 per minute", description="Requests of one address that has not signed on."
    )
    sign_in_rate: str = Field(
        "10 per minute", description="Wrong PINs or passwords, by address and name."
    )
    pins_anywhere: bool = Field(
        True, description="PINs count at every PC; false: only at known ones, passwords elsewhere."
    )
    most_sockets: Annotated[int, Field(ge=10)] = Field(
        5000, description="Screens and phones connected at once, and a tenth more that are known."
    )
    require_second_factor: bool = Field(
        False,
        description="Supervisors and administrators need an app's code wherever the PC is not "
        "known; false: only those who have set one up.",
    )
    session_idle_minutes: Annotated[int, Field(ge=5, le=720)] = Field(
        240, description="Minutes without use after which a person is signed out."
    )
    security_log_days: Annotated[int, Field(ge=1, le=3650)] = Field(
        90, description="Days for which the security log is kept."
    )
    push_services: tuple[str, ...] = Field(
        SERVICES,
        description="Where phones may be told while their page is closed ([site.phone] push): the "
        "addresses of the browsers' push services; '*.' stands for any name below.",
    )
    demo: bool = Field(
        False,
        description="Show the demonstration's front page. It hands out tokens: never on a site.",
    )
    log_level: Literal["debug", "info", "warning", "error"] = Field(
        "info", description="The least that is logged."
    )

    @property
    def url(self) -> str:
        """Where visitors' phones reach the server, without a slash at the end."""
        return (self.public_url or self.local_url).rstrip("/")

    @property
    def phones_url(self) -> str:
        """What slips lead phones to; '' when none is known that a phone could reach.

        A machine that listens to itself alone is somebody's trial: there its own address will do.
        """
        return self.url if self.public_url or (self.on_loopback and not self.proxies) else ""

    @property
    def clips_folder(self) -> Path:
        """Where recorded speech is."""
        return self.clips or self.data / "clips"

    @property
    def on_loopback(self) -> bool:
        """Whether nobody but this machine reaches the server."""
        return self.host == "localhost" or _address(self.host).is_loopback

    def warnings(self) -> list[str]:
        """What somebody should look at before this server is let out, in sentences."""
        found = []
        if not self.phones_url:
            found.append(
                "public_url is empty: slips have no address for phones. Write where phones reach "
                "this server, such as public_url = 'https://queue.example.org'."
            )
        if self.demo and not self.on_loopback:
            found.append(
                f"demo is true and the server listens on {self.host}: whoever reaches it gets "
                "tokens of every role. Never on a site."
            )
        if self.proxies and not self.on_loopback:
            found.append(
                f"proxies is {self.proxies} and the server listens on {self.host}: whoever reaches "
                "it past the proxy may claim any address. Listen on 127.0.0.1 behind a proxy on "
                "this machine, or let a firewall see to it."
            )
        if not self.on_loopback and not self.proxies and not self.url.startswith("https:"):
            found.append(
                f"the server listens on {self.host} without https: PINs and cookies can be read "
                "on the way. Put a proxy in front (docs/installation.md)."
            )
        if self.clips is not None and not self.clips.is_dir():
            found.append(f"clips is {self.clips}, and there is no such folder: espeak-ng speaks.")
        return found

    @property
    def local_url(self) -> str:
        """Where this machine reaches the server."""
        host = "127.0.0.1" if self.host in ("0.0.0.0", "::") else self.host
        return f"http://{f'[{host}]' if ':' in host else host}:{self.port}"

    @property
    def database(self) -> Path:
        """The database file."""
        return self.data / "nextplease.db"

    @property
    def languages(self) -> Path:
        """The folder of the house's own languages, and of its own words in those of the program."""
        return self.data / "languages"


def _address(host: str) -> IPv4Address | IPv6Address:
    try:
        return ip_address(host)
    except ValueError:
        return ip_address("0.0.0.0")  # a name: as if it were reached from everywhere


def load(path: Path | None = None, **given: Any) -> Settings:
    """Settings from a file, the environment, and what is `given` (not None), which wins."""
    values: dict[str, Any] = {}
    if path is not None:
        try:
            values = tomllib.loads(path.read_text(encoding="utf-8-sig"))
        except OSError as error:
            raise ConfigurationError(f"cannot read {path}: {error.strerror}") from error
        except UnicodeDecodeError as error:
            raise ConfigurationError(f"{path} is no text file") from error
        except tomllib.TOMLDecodeError as error:
            raise ConfigurationError(f"{path} is no TOML: {error}") from error
    known = Settings.model_fields
    unknown = [f"unknown key '{key}'{_hint(key)}" for key in values if key not in known]
    if unknown:
        raise ConfigurationError("\n".join(f"{path}: {line}" for line in unknown))
    _refuse_unknown_environment()
    # The environment wins over the file, and the command line over both.
    values = {key: value for key, value in values.items() if not _in_environment(key)}
    values |= {key: value for key, value in given.items() if value is not None}
    try:
        return Settings(**values)
    except ValidationError as error:
        lines = [
            f"{'.'.join(map(str, e['loc']))}: {e['msg'].removeprefix('Value error, ')}"
            for e in error.errors()
        ]
        raise ConfigurationError("\n".join(lines)) from error


def _in_environment(key: str) -> bool:
    return PREFIX + key.upper() in os.environ


def _refuse_unknown_environment() -> None:
    for name in os.environ:
        key = name.removeprefix(PREFIX).lower()
        if name.startswith(PREFIX) and key not in Settings.model_fields:
            raise ConfigurationError(f"unknown environment variable {name}{_hint(key)}")


def _hint(key: str) -> str:
    close = get_close_matches(key, Settings.model_fields, 1)
    return f"; did you mean '{close[0]}'?" if close else ""
