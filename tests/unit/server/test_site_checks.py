"""What only the whole house can say of a site file."""

from __future__ import annotations

from pathlib import Path

import pytest

from hardware import profiles
from hardware.models import model
from hardware.protocol import PrinterConfig
from server import name_checks, printer_checks, width_checks
from server.devices import configured
from server.site_checks import checks, of_languages
from tests.helpers import ROOT, fresh_store
from ticketing.sites.file import SiteFileError, cautions, parse

SAMPLE = (Path(__file__).parents[3] / "sites" / "one-stop-shop.toml").read_text("utf-8")


def test_the_sample_site_is_well() -> None:
    assert parse(SAMPLE, checks).id == "riverside"


def changed(*changes: tuple[str, str]) -> str:
    text = SAMPLE
    for was, becomes in changes:
        assert was in text
        text = text.replace(was, becomes)
    return text


def mistakes(text: str) -> list[str]:
    with pytest.raises(SiteFileError) as error:
        parse(text, checks)
    return [mistake.says for mistake in error.value.mistakes]


def notes(*changes: tuple[str, str]) -> list[str]:
    """What is said of the printers of a file that is well."""
    text = changed(*changes)
    found = cautions(text, parse(text, checks), printer_checks.cautions)
    return [one.says for one in found if one.where.startswith("printers")]


LEFT = 'address = "192.0.2.21:9100"'
RIGHT = 'address = "/dev/serial/by-id/usb-FTDI_FT232R_USB_UART_A10K2Q7Z-if00-port0"'
TRANSPORT = f'transport = "serial"\n{RIGHT}\nbaud = 115200'


@pytest.mark.parametrize(
    "profile", ["TSP600", "TUP500", "SP2000", "TM-U220", "TM-U220B", "OCD-100", "AF-240"]
)
def test_a_model_that_cannot_draw_a_slip_is_refused(profile: str) -> None:
    (says,) = mistakes(changed(('profile = "TM-T20II"', f'profile = "{profile}"')))
    assert profile in says


@pytest.mark.parametrize("profile", sorted(profiles.names()))
def test_every_model_is_driven_or_refused_with_its_reason(profile: str) -> None:
    text = changed(('profile = "TM-T20II"', f'profile = "{profile}"'))
    if model(profile, 80).refused:
        assert len(mistakes(text)) == 1
    else:
        assert parse(text, checks).printers[0].profile == profile


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("192.0.2.21:99999", "no port from 1 to 65535"),
        ("192.0.2.21:0", "no port from 1 to 65535"),
        ("192.0.2.21:", "no port from 1 to 65535"),
        ("192.0.2.21:-1", "no port from 1 to 65535"),
        ("192.0.2.21:91OO", "no port from 1 to 65535"),
        ("http://printer", "no port from 1 to 65535"),
        ("printer one", "is no host:port"),
        ("/dev/usb/lp0", "is no host:port"),
        (":9100", "is no host:port"),
    ],
)
def test_an_address_that_cannot_be_is_refused(address: str, says: str) -> None:
    (said,) = mistakes(changed((LEFT, f'address = "{address}"')))
    assert says in said


@pytest.mark.parametrize(
    "address",
    ["printer.example", "192.0.2.21", "[2001:db8::7]:9100", "2001:db8::7", "front-desk:9101"],
)
def test_an_address_that_can_be_is_taken(address: str) -> None:
    assert parse(changed((LEFT, f'address = "{address}"')), checks).printers[0].address == address


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("192.0.2.21:9100", "192.0.2.21:9100"),
        ("192.0.2.21", "192.0.2.21:9100"),
        ("Printer.Example:9100", "printer.example"),
        ("[2001:db8::7]:9100", "2001:db8::7"),
        ("[2001:db8:0:0::7]:9100", "[2001:DB8::7]:9100"),
        ("[::ffff:192.0.2.21]:9100", "192.0.2.21:9100"),
    ],
)
def test_one_printer_is_not_named_twice(one: str, other: str) -> None:
    (says,) = mistakes(
        changed(
            (LEFT, f'address = "{one}"'),
            (TRANSPORT, f'transport = "network"\naddress = "{other}"\nagent = "hall"'),
        )
    )
    assert "is the printer 'entrance-left-printer' already" in says


@pytest.mark.parametrize(
    ("address", "write"),
    [
        ("printer.example", "printer.example:9100"),
        ("192.0.2.21", "192.0.2.21:9100"),
        ("2001:db8::7", "[2001:db8::7]:9100"),
        ("[2001:db8::7]", "[2001:db8::7]:9100"),
    ],
)
def test_a_port_left_out_is_remarked_on(address: str, write: str) -> None:
    assert notes((LEFT, f'address = "{address}"')) == [
        f"no port is named, so 9100 is taken; write {write}"
    ]
    assert notes((LEFT, f'address = "{write}"')) == []


def test_a_control_character_is_refused_wherever_it_stands() -> None:
    device = RIGHT.replace("/dev/", "/dev/\\u0007")
    holiday = ('"Good Friday" = { cy = "', '"Good\\u001bFriday" = { cy = "\\u202e')
    found = mistakes(changed((RIGHT, device), holiday))
    assert sorted(says.split(" ")[0] for says in found) == ["U+0007", "U+001B", "U+202E"]


def test_two_agents_may_each_have_a_line_of_the_same_name() -> None:
    line = 'transport = "serial"\naddress = "/dev/ticket-printer"'
    twice = ((f'transport = "network"\n{LEFT}', line), (TRANSPORT, line))
    assert len(mistakes(changed(*twice))) == 1
    assert parse(changed(*twice[:1], (TRANSPORT, f'{line}\nagent = "hall"')), checks)


@pytest.mark.parametrize("path", ["/dev/ttyUSB0", "/dev/ttyACM1", "/dev/usb/lp0"])
def test_a_name_that_goes_from_printer_to_printer_is_remarked_on(path: str) -> None:
    (says,) = notes((RIGHT, f'address = "{path}"'))
    assert "serial number" in says


@pytest.mark.parametrize(
    "path", ["/dev/serial/by-path/pci-0000:00:14.0-usb-0:2:1.0-port0", "/dev/ttyS0", "/dev/lp0"]
)
def test_a_name_that_stays_is_not(path: str) -> None:
    assert notes((RIGHT, f'address = "{path}"')) == []


@pytest.mark.parametrize(
    ("baud", "style", "said"),
    [
        (9600, "graphic", True),
        (38400, "graphic", True),
        (115200, "graphic", False),
        (9600, "text", False),
    ],
)
def test_a_drawn_slip_on_a_slow_line_is_remarked_on(baud: int, style: str, said: bool) -> None:
    found = notes(("baud = 115200", f"baud = {baud}"), ('style = "text"', f'style = "{style}"'))
    assert [f"{baud} baud" in says for says in found] == [True] * said


def test_keys_that_change_nothing_and_paper_that_does_not_fit_are_remarked_on() -> None:
    (says,) = notes((LEFT, f'{LEFT}\nflow = "rts-cts"'))
    assert "means nothing with transport = 'network'" in says
    (says,) = notes(("width = 58", "width = 80"))
    assert "write width = 58" in says


def test_flow_and_paper_speed_reach_the_agent(tmp_path: Path) -> None:
    text = changed(("baud = 115200", 'baud = 115200\nflow = "xon-xoff"\npaper_speed = 45'))
    store = fresh_store(tmp_path / "nextplease.db", text)
    left, right = (one for one in configured(store) if isinstance(one, PrinterConfig))
    assert (left.flow, left.paper_speed) == ("none", None)
    assert (right.flow, right.paper_speed) == ("xon-xoff", 45)
    store.close()


@pytest.mark.parametrize(
    ("was", "becomes", "says"),
    [
        ('profile = "TM-T20II"', 'profile = "TM-T2OII"', "did you mean 'TM-T20II'?"),
        ('icon = "house"', 'icon = "houze"', "did you mean 'house'?"),
        ('id = "resolved"', 'id = "left"', "choose another id"),
    ],
)
def test_a_name_that_the_house_does_not_know_is_told_with_its_line(
    was: str, becomes: str, says: str
) -> None:
    text = SAMPLE.replace(was, becomes)
    with pytest.raises(SiteFileError) as error:
        parse(text, checks)
    (mistake,) = error.value.mistakes
    assert says in mistake.says
    assert becomes in text.splitlines()[mistake.line - 1]


def test_a_language_that_the_screens_do_not_speak_is_told() -> None:
    text = SAMPLE.replace('languages = ["cy", "en"]', 'languages = ["cy", "en", "br"]')
    with pytest.raises(SiteFileError) as error:
        parse(text, checks)
    assert "no words for the screens in 'br'" in str(error.value)


def test_what_has_no_name_in_a_further_language_comes_in_english_and_is_noted() -> None:
    text = SAMPLE.replace('languages = ["cy", "en"]', 'languages = ["cy", "en", "pl"]')
    site = parse(text, checks)
    assert site.group("housing").called("pl") == "Housing"
    (note,) = (one for one in cautions(text, site) if "'pl'" in one.says)
    assert note.says.startswith("no name in 'pl' for council-tax, housing, benefits, bins and ")


def test_a_main_language_names_everything() -> None:
    (says,) = mistakes(changed(('{ cy = "Tai", en = "Housing" }', '{ en = "Housing" }')))
    assert says == "the name in 'cy' is missing; add cy = \"…\""


def test_staff_are_told_what_nobody_whose_language_it_is_has_read() -> None:
    text = SAMPLE.replace('languages = ["cy", "en"]', 'languages = ["cy", "en", "pl"]')
    (says,) = of_languages(parse(text, checks))
    assert says == "Welsh, Polish: nobody whose language it is has read the words yet"


@pytest.mark.parametrize(
    ("transport", "address"),
    [
        ("usb", "04b8:0e15"),
        ("usb", "04b8:0e15:J7K1234567"),
        ("usb", "04b8:0e15@1-1.4"),
        ("cups", "tickets"),
        ("cups", "ipp://print.example/printers/tickets"),
        ("serial", "COM12"),
    ],
)
def test_a_printer_at_a_usb_socket_a_print_queue_or_a_port_of_windows_is_well(
    transport: str, address: str
) -> None:
    text = changed((TRANSPORT, f'transport = "{transport}"\naddress = "{address}"'))
    assert (parse(text, checks).printers[1].address) == address


@pytest.mark.parametrize(
    ("transport", "address", "says"),
    [
        ("usb", "/dev/usb/lp0", "as lsusb shows them"),
        ("usb", "04b8", "as lsusb shows them"),
        ("cups", "two words", "as lpstat -p shows it"),
        ("serial", "com3", "COM3 where Windows has it"),
        ("file", "COM3", "is no path"),
        ("cups", "http://print.example/printers/a", "as lpstat -p shows it"),
    ],
)
def test_what_names_no_printer_is_refused_with_what_to_write(
    transport: str, address: str, says: str
) -> None:
    (said,) = mistakes(changed((TRANSPORT, f'transport = "{transport}"\naddress = "{address}"')))
    assert says in said


def test_a_model_with_a_language_of_its_own_is_well_behind_a_queue() -> None:
    text = changed(
        (TRANSPORT, 'transport = "cups"\naddress = "star"'),
        ('profile = "POS-5890"', 'profile = "TSP600"'),
    )
    assert parse(text, checks).printers[1].profile == "TSP600"


def test_what_a_queue_decides_itself_is_remarked_on() -> None:
    said = notes((TRANSPORT, 'transport = "cups"\naddress = "star"\nflow = "rts-cts"'))
    assert said == ["means nothing with transport = 'cups'; leave it out"] * 2  # and its style


def test_the_rules_for_devices_name_every_make_by_its_number_or_its_socket() -> None:
    text = (ROOT / "deploy" / "99-nextplease-printers.rules").read_text("utf-8")
    rules = [line for line in text.splitlines() if line and not line.startswith("#")]
    names = [part for rule in rules for part in rule.split(", ") if part.startswith("SYMLINK")]
    assert names
    assert all("$env{ID_SERIAL_SHORT}" in name or "$env{ID_PATH}" in name for name in names)
    assert not any("idVendor" in rule for rule in rules)
    assert any('ENV{ID_MM_DEVICE_IGNORE}="1"' in rule for rule in rules)
    assert "brltty" in text
    assert "ipp-usb" in text


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("Pay\\u001b[31mments\\u0007", "U+001B, U+0007 cannot be shown"),
        ("Nul\\u0000here", "U+0000 cannot be shown"),
        ("Pay\\u202Estnem", "U+202E cannot be shown"),
        ("Libraries 📚", "U+1F4DA 📚 cannot be printed on a slip"),
        ("Two\\nlines", "U+000A cannot be shown"),
    ],
)
def test_a_name_with_a_sign_that_cannot_be_shown_is_named(name: str, says: str) -> None:
    found = mistakes(changed(('en = "Council tax"', f'en = "{name}"')))
    assert all(says in one for one in found)


def test_every_name_that_cannot_be_shown_is_named_at_once() -> None:
    text = changed(('name = "Megan"', 'name = "Meg 📚"'), ('name = "Carys"', 'name = "C 🏳️‍🌈"'))
    assert len(mistakes(text)) == 2


def test_the_names_of_the_sample_site_can_all_be_shown() -> None:
    assert list(name_checks.mistakes(parse(SAMPLE))) == []


def widths(text: str) -> list[str]:
    """What the widths say that is no mistake."""
    return [one.says for one in cautions(text, parse(text, checks), width_checks.cautions)]


@pytest.mark.parametrize("name", ["Reception 2", "Help desk 12", "Derbynfa 12", "Till 3"])
def test_usual_names_of_places_stand_on_displays_as_they_are(name: str) -> None:
    assert widths(changed(('en = "Counter 3"', f'en = "{name}"'))) == []


def test_a_long_name_of_a_place_is_noted_with_the_distance_of_its_words() -> None:
    [says] = widths(changed(('en = "Room 2"', 'en = "Interview room 2"')))
    assert says == (
        "the words of 'Interview room 2' (en) are read from 5 m of a display of 43 inches, and 4 m "
        "of one that stands upright; its figure is read from the back of the room; those of a "
        "shorter name, like 'Room 2', from 8 and 7"
    )


def test_a_place_too_wide_for_a_display_is_refused_with_what_to_write() -> None:
    # As many letters as some that stand there, and wide: letters are not counted.
    assert parse(changed(('en = "Counter 3"', 'en = "Until till till 3"')), checks)
    [says] = mistakes(changed(('en = "Counter 3"', 'en = "MMM MMMM MMMM 3"')))
    assert says == (
        "'MMM MMMM MMMM 3' (en) has no room on a display that lies, with a word half as high as "
        "its figure; use a shorter name, like 'Room 2'"
    )
    [says] = mistakes(changed(('en = "Counter 3"', 'en = "Customer services 3"')))
    assert "stands upright" in says


def test_a_way_beneath_it_leaves_a_place_as_wide() -> None:
    place = 'kind = "room"\nname = { cy = "Ystafell 1", en = "Interview room 1" }'
    way = '\nway = { cy = "Llawr cyntaf", en = "First floor" }'
    text = changed(('kind = "room"\nname = { cy = "Ystafell 1", en = "Room 1" }', place + way))
    [says] = widths(text)
    assert "read from 5 m of a display of 43 inches" in says


def test_the_steps_are_those_of_the_display() -> None:
    script = (ROOT / "display" / "board" / "static" / "fit.js").read_text(encoding="utf-8")
    assert f"const STEPS = [{', '.join(f'{one:g}' for one in width_checks.STEPS)}];" in script
    view = (ROOT / "display" / "board" / "static" / "view.js").read_text(encoding="utf-8")
    assert f"const TAILS = /{width_checks.TAILS.pattern}/u;" in view


def test_a_glass_that_is_too_small_is_refused_by_name() -> None:
    slot = 'slot = "below"'
    assert parse(changed((slot, f'{slot}\nglass = "800x480"\ninches = 7')), checks)
    [says] = mistakes(changed((slot, f'{slot}\nglass = "640x480"')))
    assert says.startswith("a glass of 640x480 is too small")
    [says] = mistakes(changed((slot, f'{slot}\nglass = "480x800"\ninches = 7')))
    assert "110 mm wide" in says


def test_a_word_that_a_tile_would_break_is_noted() -> None:
    text = changed(('en = "Housing" }', 'en = "Accommodationmanagement" }'))
    site = parse(text, checks)
    [note] = cautions(text, site, width_checks.cautions)
    assert "'Accommodationmanagement' (en) is too wide for a tile" in note.says


def test_the_way_to_a_place_is_a_line_in_every_language() -> None:
    place = 'kind = "room"'
    good = 'way = { cy = "Llawr cyntaf, wrth y lifft", en = "First floor, by the lift" }'
    parse(SAMPLE.replace(place, f"{place}\n{good}"), checks)
    says = mistakes(SAMPLE.replace(place, f'{place}\nway = {{ en = "First floor" }}', 1))
    assert ["cy" in one for one in says] == [True]
    long = good.replace("by the lift", "left of the lift and through the second door")
    (says_long,) = mistakes(SAMPLE.replace(place, f"{place}\n{long}", 1))
    assert "longer than the line of a display" in says_long
