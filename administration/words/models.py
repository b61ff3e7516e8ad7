"""What the page of words asks for and is told."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, Field, StringConstraints

from web.interface import In, SitePath

_Part = Annotated[str, StringConstraints(max_length=60)]
_Text = Annotated[str, StringConstraints(max_length=1000)]


class WordsPath(SitePath):
    """The words of a site in a language."""

    language: _Part


class PhrasePath(WordsPath):
    """One phrase: where it stands, and which message it is."""

    room: _Part
    message: _Part


class CorrectIn(In):
    """What is to stand there, by form ('' where there is one), and the correction that was seen;
    null for none."""

    forms: Annotated[dict[_Part, _Text], Field(min_length=1, max_length=20)]
    seen: Annotated[str, StringConstraints(max_length=2000)] | None = None


class OriginalIn(In):
    """The correction that was seen, and that goes."""

    seen: Annotated[str, StringConstraints(max_length=2000)] | None = None


class PhraseFormOut(BaseModel):
    """One text of a phrase: of a figure, a plural or a word; `when` is '' where there is one."""

    when: str
    text: str


class PhraseOut(BaseModel):
    """A phrase: where it stands, what it says in English and in the language. `state`: it comes in
    English, as the program or the council has it, or corrected; `text` is the correction, in the
    draft if it is there, `original` what it stands for; `chooses` by what its forms are chosen, and
    `usual` the form for all else. `wrong` says why it is left out or to be looked at anew."""

    room: Literal["kiosk", "display", "slips"]
    message: str
    heading: str
    hint: str
    english: str
    state: Literal["english", "program", "corrected"]
    draft: bool
    forms: list[PhraseFormOut]
    original: list[PhraseFormOut]
    chooses: str
    usual: str
    text: str | None
    longest: int
    wrong: str | None


class ReadOut(BaseModel):
    """Who has read a language whose it is, and when; `since`: the words became others after it."""

    by: str
    day: str
    since: bool
    draft: bool


class WordsOut(BaseModel):
    """The words of a language in the draft. `mark` is what they are known by when somebody has read
    them; `changes` counts all that is in the draft."""

    language: str
    mark: str
    read: ReadOut | None
    shipped_read: bool
    changes: int
    planned: bool
    phrases: list[PhraseOut]


class LanguageOut(BaseModel):
    """A language of the site: how many phrases it has of all, how many are corrected, who read."""

    code: str
    name: str
    own: str
    all: int
    there: int
    corrected: int
    read: ReadOut | None
    shipped_read: bool
