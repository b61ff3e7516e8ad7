"""The small script that stands in every page itself and loads it anew when the rest did not come.

It is the only one in a page: the content policy names it by its digest, so that nothing else in a
page can be one.
"""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

_LINES = (
    Path(__file__).with_name("static").joinpath("again.js").read_text(encoding="utf-8").split("\n")
)
#: Without its remarks: pages go out as they are, and a kiosk counts each byte.
SCRIPT = "\n".join(line.strip() for line in _LINES if not line.lstrip().startswith(("//", "/**")))
#: As the content policy names it.
DIGEST = base64.b64encode(hashlib.sha256(SCRIPT.encode()).digest()).decode()
