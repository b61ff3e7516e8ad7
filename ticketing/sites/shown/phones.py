"""What a visitor's own phone is used for."""

from __future__ import annotations

from ticketing.sites.parts import Part


class Phones(Part):
    """With `push` a phone may ask for a message when it is almost its visitor's turn, and when they
    are called: the server then needs a way out to the phones' push services. With `opinion` it is
    asked afterwards how the visit was."""

    push: bool = False
    opinion: bool = True
