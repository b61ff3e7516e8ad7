"""Each protocol is a folder with the same names in it, and does what all of them must."""

from __future__ import annotations

import inspect
import pkgutil
from importlib import import_module

import pytest

from hardware.drivers import field
from hardware.drivers.field import SPOKEN, Exchange, Speech
from tests.unit.hardware.drivers.field.samples import C014, board, pad

#: What a protocol must have, as `Speech` names it.
ASKED = {
    name: one
    for name, one in vars(Speech).items()
    if inspect.isfunction(one) and not name.startswith("_")
}


def test_every_folder_is_spoken_under_its_name_and_has_the_same_names_in_it() -> None:
    folders = {one.name for one in pkgutil.iter_modules(field.__path__) if one.ispkg}
    assert folders == set(SPOKEN)
    for name in folders:
        inside = import_module(f"hardware.drivers.field.{name}").__path__
        assert {one.name for one in pkgutil.iter_modules(inside)} == {"driver", "framing"}, name


@pytest.mark.parametrize("protocol", sorted(SPOKEN))
def test_each_driver_is_asked_with_the_same_words(protocol: str) -> None:
    made = SPOKEN[protocol]
    for name, one in ASKED.items():
        theirs = inspect.signature(getattr(made, name)).parameters
        assert list(theirs) == list(inspect.signature(one).parameters), name
    for name in Speech.__annotations__:
        assert hasattr(made(), name), name


@pytest.mark.parametrize("protocol", sorted(SPOKEN))
def test_whatever_a_driver_is_asked_for_is_frames_of_its_line(protocol: str) -> None:
    speech = SPOKEN[protocol]()
    number = min(speech.numbers())
    shown = speech.show(board(protocol, number=number), [C014], new={7}, lit=False)
    one = pad(protocol, number=number)
    told = [*speech.lamp(one, "waiting", "C014"), *speech.refuse(one)]
    asked = [speech.poll(number), speech.renumber(number, number)]
    frames = [*shown, *told, *(frame for frame in asked if frame is not None)]
    assert all(isinstance(frame, Exchange) and frame.data for frame in frames)
    assert bool(shown) is (protocol != "keys")  # a keyboard shows nothing
    assert {frame.asks for frame in frames} <= ({number} if speech.answer_s else {None})
