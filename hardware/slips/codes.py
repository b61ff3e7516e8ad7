"""QR codes as pictures, as large as the paper allows."""

from __future__ import annotations

import segno
from PIL import Image

from hardware.slips.typeface import Unprintable

WHITE, BLACK = 255, 0
#: Dots of a module: what a phone reads at arm's length, and the least that thermal paper holds.
MODULE, LEAST_MODULE = 7, 4
QUIET = 4  # modules of white around a code, as ISO/IEC 18004 asks


def code_image(data: str, module: int = MODULE, quiet: int = QUIET) -> Image.Image:
    """`data` as a QR code, level M, `module` dots to a module, with its quiet zone."""
    code = segno.make(data, error="m", micro=False, boost_error=False)
    rows = [bytes(row) for row in code.matrix_iter(scale=module, border=quiet)]
    image = Image.new("L", (len(rows[0]), len(rows)), WHITE)
    image.putdata(bytes(BLACK if dark else WHITE for row in rows for dark in row))
    return image


def module_for(data: str, dots: int, most: int = MODULE, least: int = LEAST_MODULE) -> int:
    """How many dots to a module let the code and its quiet zone stand on `dots`.

    Raises Unprintable when even the fewest do not: a code that is cut off leads nowhere.
    """
    modules = code_image(data, 1).width
    fits = min(most, dots // modules)
    if fits < least:
        raise Unprintable(
            f"an address of {len(data)} letters makes a code that is wider than this paper; "
            "shorten public_url"
        )
    return fits
