"""What goes out as JSON says the same as before, and is read by whoever reads JSON."""

from __future__ import annotations

import json
from enum import StrEnum

import pytest
from flask import Flask, jsonify
from hypothesis import given
from hypothesis import strategies as st
from socketio.packet import EVENT, Packet

from web.wire import Answers, TextPacket

plain = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=20,
)


class Colour(StrEnum):
    GREEN = "green"


@given(plain)
def test_a_packet_says_what_socketio_s_own_would(state: object) -> None:
    ours = TextPacket(EVENT, ["state", state], "/counter").encode()
    theirs = Packet(EVENT, ["state", state], "/counter").encode()
    assert ours.startswith("2/counter,[")
    assert json.loads(ours[10:]) == json.loads(theirs[10:])


def test_a_packet_that_came_in_is_read() -> None:
    found = TextPacket(encoded_packet='2/counter,7["join",{"point":"é"}]')
    assert found.data == ["join", {"point": "é"}]
    assert (found.namespace, found.id) == ("/counter", 7)


def test_a_number_without_an_end_is_refused_as_before() -> None:
    with pytest.raises(ValueError, match="too large"):
        TextPacket(encoded_packet=f'2["join",{"9" * 101}]')


def test_half_a_letter_that_somebody_sent_does_not_keep_an_answer_back() -> None:
    half = "\ud800"
    assert json.loads(answered(detail=half)) == {"detail": half}
    assert json.loads(TextPacket(EVENT, [half]).encode()[1:]) == [half]


@pytest.mark.parametrize(
    "sent",
    [
        b'{"language": "en", "further": [1, -2.5, 1e300, null, true, "\\u00e9"], "a": {}}',
        b'{"same": 1, "same": 2}',
        '{"a": "\u0142"}'.encode(),
        '{"a": "\u0142"}'.encode("utf-16"),
        b'{"half": "\\ud800"}',
        b"[1e400, NaN, -0]",
        b"9" * 60,
        '"\ud800"',
    ],
)
def test_what_a_request_says_is_read_as_the_standard_library_reads_it(sent: bytes | str) -> None:
    assert repr(reader().loads(sent)) == repr(json.loads(sent))


@pytest.mark.parametrize("sent", [b"", b"{", b'{"a": 1} 2', b"\xff", b"{'a': 1}"])
def test_what_is_no_json_is_refused_with_the_standard_library_s_words(sent: bytes) -> None:
    with pytest.raises((json.JSONDecodeError, UnicodeDecodeError)) as theirs:
        json.loads(sent)
    with pytest.raises(type(theirs.value)) as ours:
        reader().loads(sent)
    assert str(ours.value) == str(theirs.value)


def reader() -> Answers:
    return Answers(Flask("answers"))


def answered(**values: object) -> str:
    app = Flask("answers")
    app.json = Answers(app)
    with app.test_request_context():
        answer = jsonify(**values)
    assert answer.mimetype == "application/json"
    return answer.get_data(as_text=True)


def test_an_answer_keeps_its_order_and_its_letters() -> None:
    assert (
        answered(b="Treth Gyngor – ŵ", a=Colour.GREEN) == '{"b":"Treth Gyngor – ŵ","a":"green"}\n'
    )


@given(plain)
def test_an_answer_says_what_flask_s_own_would(value: object) -> None:
    assert json.loads(answered(value=value)) == {"value": value}


def test_what_no_answer_may_hold_is_a_mistake_of_ours() -> None:
    with pytest.raises(TypeError):
        answered(value=object())


@pytest.mark.parametrize(
    "packet",
    [
        '2/display,["disconnect"]',
        '2/display,["disconnect","client"]',
        '2["connect",{}]',
        '2["\\u0064isconnect"]',
        "2[]",
        "2{}",
        "2[7]",
        '2["join",1,2,3]',
        '51-["x",{"_placeholder":true,"num":0}]',
        "61-[]",
    ],
)
def test_what_no_client_of_ours_sends_is_no_packet(packet: str) -> None:
    with pytest.raises(ValueError, match=r"event|bytes"):
        TextPacket(encoded_packet=packet)


@pytest.mark.parametrize(
    "packet",
    [
        '2/display,1["join",{"site":"\\ud800","zone":"main"}]',
        '2["join",{"ticket":["\\uDC00"]}]',
        '0/kiosk,{"token":"\\ud83d"}',
    ],
)
def test_half_a_letter_is_in_no_packet(packet: str) -> None:
    with pytest.raises(ValueError, match="surrogates"):
        TextPacket(encoded_packet=packet)


def test_what_clients_send_is_read_as_before() -> None:
    assert TextPacket(encoded_packet='2["x","\\ud83d\\ude00"]').data == ["x", "😀"]
    packet = TextPacket(encoded_packet='2/display,7["join",{"site":"riverside"}]')
    assert (packet.namespace, packet.id, packet.data) == (
        "/display", 7, ["join", {"site": "riverside"}],
    )  # fmt: skip
