"""A test slip: whether a printer prints, how wide, and which letters it has."""

from __future__ import annotations

from datetime import datetime

from hardware.slips import (
    Code,
    Label,
    Number,
    Pair,
    Pairs,
    Reverse,
    Rule,
    Slip,
    Text,
    When,
    Words,
)
from slips.marks import heading, logo, said
from slips.ticket import date_words, slip_languages
from ticketing.sites import Site

#: Letters that printers get wrong: the currencies, the accents of Welsh, typographic marks.
_LETTERS = "£ € ŵ ŷ â ê î ô û é ï ’ – …"
_LONGEST_MODEL = 16


def trial_slip(site: Site, *, printer: str, model: str, width: int, at: datetime) -> Slip:
    """The test slip of the printer called `printer`. It has no number, so nobody takes it for a
    ticket; its code leads nowhere."""
    spoken = slip_languages(site, site.languages[0])
    local = at.astimezone(site.zone_info)
    return Slip(
        elements=(
            *logo(site, "small"),
            heading(site, spoken),
            Rule(),
            Label(lines=said("slip-trial", spoken)),
            Number(text=said("slip-trial-large", spoken)[0].text),
            Reverse(lines=(Words(text=printer),)),
            Pairs(
                pairs=(
                    Pair(label=said("slip-trial-model", spoken), value=model[:_LONGEST_MODEL]),
                    Pair(label=said("slip-trial-paper", spoken), value=f"{width} mm"),
                )
            ),
            Rule(style="dotted"),
            Text(lines=(Words(text=_LETTERS),)),
            Rule(style="dotted"),
            Code(data="NEXTPLEASE", lines=said("slip-trial-note", spoken)),
            Rule(),
            When(
                dates=tuple(Words(text=date_words(local, code), lang=code) for code in spoken),
                time=f"{local:%H:%M}",
            ),
        )
    )
