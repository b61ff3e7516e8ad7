"""What a ticket's letter would tell the room. Everybody who waits sees and hears the numbers, and
soon knows which letter belongs to what.
"""

from __future__ import annotations

from collections.abc import Iterator

from ticketing.sites.model import Site
from ticketing.sites.parts import Enquiry

Path = tuple[str | int, ...]


def mistakes(site: Site) -> Iterator[tuple[Path, str]]:
    """A sensitive enquiry type whose letter stands for nothing neutral: where, and what to do."""
    for i, enquiry in enumerate(site.enquiries):
        if enquiry.sensitive and not _neutral(site, enquiry):
            yield (
                ("enquiries", i, "prefix"),
                f"only sensitive enquiry types have {enquiry.prefix!r}, so the ticket tells the "
                "room what it is about; give it the prefix of one that is not sensitive",
            )


def cautions(site: Site) -> Iterator[tuple[Path, str]]:
    """Where a letter might give something away, though nothing forbids it."""
    for i, enquiry in enumerate(site.enquiries):
        path: Path = ("enquiries", i, "prefix")
        others = [one for one in site.enquiries if one.prefix == enquiry.prefix]
        if enquiry.sensitive:
            language = _initial(enquiry)
            if language is not None and all(_initial(o) is None for o in _neutral(site, enquiry)):
                yield (
                    path,
                    f"{enquiry.prefix!r} begins its name ({language}), and that of no other type "
                    "with this prefix; another letter would tell less",
                )
        elif enquiry.needs_private_room and len(others) == 1:
            yield (
                path,
                f"whoever holds a ticket with {enquiry.prefix!r} is seen to go to a private room; "
                "share the prefix with another type, and set sensitive = true if it is",
            )


def _neutral(site: Site, enquiry: Enquiry) -> list[Enquiry]:
    """The types with the same letter that anybody may know of."""
    return [one for one in site.enquiries if one.prefix == enquiry.prefix and not one.sensitive]


def _initial(enquiry: Enquiry) -> str | None:
    """The language in which the prefix begins the type's name, if there is one."""
    return next(
        (
            language
            for language, name in enquiry.name.items()
            if name.upper().startswith(enquiry.prefix)
        ),
        None,
    )
