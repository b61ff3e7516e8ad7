"""What the server and the agent tell each other about loudspeakers.

The server sends `say`, all that a loudspeaker is to say from now on; the agent asks `may_say`
before each word, and tells `said`; `try` is a sound that somebody wants to hear, and `tried` what
became of it. Sounds are fetched over HTTP, each at the moment of its word.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from hardware.message import Id, Message, Moment

#: 'chime', a language and which time (`cy/1`), or the number alone and which time.
Word = Annotated[str, Field(pattern=r"^(chime|[a-z]{2,3}/[12]|number/[0-9]{1,2})$")]


class Sound(Message):
    """A word of a call, and where on the server its sound file is; `own`: in the language of who is
    called."""

    word: Word
    path: str = Field(max_length=300, pattern=r"^/[ -~]+$")
    own: bool = False


class Spoken(Message):
    """A call as a loudspeaker says it: the `chime`, the `first` words, and those said `again` after
    a pause, as long as it is young."""

    call: int = Field(ge=1)
    at: Moment
    chime: Sound | None = None
    first: Annotated[tuple[Sound, ...], Field(min_length=1, max_length=8)]
    again: Annotated[tuple[Sound, ...], Field(max_length=20)] = ()
    again_pause_s: float = Field(default=1.5, ge=0, le=20)
    again_within_s: int = Field(default=40, ge=0, le=300)


class ToSay(Message):
    """All calls that a loudspeaker is to say: of visitors who are awaited now, and no others."""

    device: Id
    calls: Annotated[tuple[Spoken, ...], Field(max_length=200)] = ()


class MaySay(Message):
    """A loudspeaker is about to say a word of a call."""

    device: Id
    call: int = Field(ge=1)
    word: Word


class Saying(Message):
    """Whether the visitor is still called, and whether this loudspeaker says the word: another one
    of the room may, and at some hours nobody."""

    called: bool
    says: bool


class SaidCall(Message):
    """A loudspeaker has said a call."""

    device: Id
    call: int = Field(ge=1)


#: Whoever pressed 'test sound' listens for so long; what was not begun then is not played.
TRY_S = 15.0


class TrySound(Message):
    """Somebody of the house wants to hear a loudspeaker now. `tried` is another for each press."""

    device: Id
    tried: int = Field(ge=1)
    path: str = Field(max_length=300, pattern=r"^/[ -~]+$")


class Tried(Message):
    """What became of it; `says` why nothing was heard."""

    device: Id
    tried: int = Field(ge=1)
    played: bool
    says: str = Field(default="", max_length=300)
