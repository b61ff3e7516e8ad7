"""Every command that a document tells somebody to type is one that the program has."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import click
import pytest

from server.cli import main
from tests.helpers import ROOT

DOCUMENTS = [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")]
#: What a block of lines begins and ends with, and what is quoted in a sentence.
_FENCE = re.compile(r"^ *```.*$", re.MULTILINE)
_QUOTED = re.compile(r"`([^`\n]+)`")
_BEFORE = re.compile(r"^\s*(?:\$ )?(?:sudo (?:-u \S+ )?)?(?:\S*/bin/)?(?=nextplease)")
#: Programs of these packages besides the command line.
_OTHERS = {"nextplease-agent"}


def typed(text: str) -> list[str]:
    """The lines of a document that begin with the program, or with what looks like it."""
    parts = _FENCE.split(text)
    lines = [line for block in parts[1::2] for line in block.splitlines()]
    lines += [quoted for part in parts[::2] for quoted in _QUOTED.findall(part)]
    found = [_BEFORE.sub("", line.partition(" #")[0]).strip() for line in lines]
    return [line for line in found if re.match(r"nextplease[a-z-]* [a-z-]", line)]


def wrong(line: str) -> str | None:
    """What of a line there is not; None for nothing."""
    name, *words = shlex.split(re.split(r" [|>] | < ", line)[0].replace("…", "").rstrip("\\"))
    if name in _OTHERS:
        return None
    if name != "nextplease":
        return name
    here: click.Command = main
    options = _options(here)
    context = click.Context(main)
    for word in words:
        if word.startswith("-"):
            if word.partition("=")[0] not in options:
                return word
        elif isinstance(here, click.Group):
            found = here.get_command(context, word)
            if found is None and not _is_value(words, word, here):
                return word
            here = found or here
            options |= _options(here)
    return None


def _options(command: click.Command) -> set[str]:
    names = {name for one in command.params for name in (*one.opts, *one.secondary_opts)}
    return {*names, "--help"}


def _is_value(words: list[str], word: str, here: click.Command) -> bool:
    """Whether it is what an option is given."""
    before = words[words.index(word) - 1] if words.index(word) else ""
    taking = {
        name
        for one in here.params
        if isinstance(one, click.Option) and not one.is_flag
        for name in one.opts
    }
    return before in taking


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_whatever_is_to_be_typed_is_there(document: Path) -> None:
    lines = typed(document.read_text(encoding="utf-8"))
    missing = {line: found for line in lines if (found := wrong(line)) is not None}
    assert missing == {}


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("nextplease restore --check FILE", None),
        ("nextplease --data FOLDER site check FILE", None),
        ("nextplease site new --template library > site.toml", None),
        ("nextpleaserestore --check FILE", "nextpleaserestore"),
        ("nextplease restor FILE", "restor"),
        ("nextplease restore --chek FILE", "--chek"),
        ("nextplease user passwort riverside carys", "passwort"),
    ],
)
def test_a_command_that_there_is_not_is_seen(line: str, found: str | None) -> None:
    assert wrong(line) == found
    assert typed(f"```\n  sudo {line}\n```\n") == [line]
