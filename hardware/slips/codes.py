"""QR codes as pictures, as large as the paper allows."""

from __future__ import annotations

from functools import lru_cache

import segno
from PIL import Image

from hardware.slips.typeface import Unprintable

WHITE, BLACK = 255, 0
#: Dots of a module: what a phone reads at arm's length, and the least that thermal paper holds.
MODULE, LEAST_MODULE = 7, 4
QUIET = 4  # modules of white around a code, as ISO/IEC 18004 asks


def code_image(data: str, module: int = MODULE, quiet: int = QUIET) -> Image.Image:
    """`data` as a QR code, level M, `module` dots to a module, with its quiet zone."""
    rows = _modules(data)
    small = Image.frombytes("L", (len(rows), len(rows)), b"".join(rows))
    whole = Image.new("L", (len(rows) + 2 * quiet,) * 2, WHITE)
    whole.paste(small, (quiet, quiet))
    return whole.resize((whole.width * module,) * 2, Image.Resampling.NEAREST)


@lru_cache(maxsize=8)
def _modules(data: str) -> tuple[bytes, ...]:
    """The code's rows, a byte for each of its modules."""
    code = segno.make(data, error="m", micro=False, boost_error=False)
    return tuple(bytes(BLACK if dark else WHITE for dark in row) for row in code.matrix)


def module_for(data: str, dots: int, most: int = MODULE, least: int = LEAST_MODULE) -> int:
    """How many dots to a module let the code and its quiet zone stand on `dots`.

    Raises Unprintable when even the fewest do not: a code that is cut off leads nowhere.
    """
    modules = len(_modules(data)) + 2 * QUIET
    fits = min(most, dots // modules)
    if fits < least:
        raise Unprintable(
            f"an address of {len(data)} letters makes a code that is wider than this paper; "
            "shorten public_url"
        )
    return fits
