"""The small script that stands in every page itself and loads it anew when the rest did not come.

It is the only one in a page: the content policy names it by its digest, so that nothing else in a
page can be one.
"""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

SCRIPT = Path(__file__).with_name("static").joinpath("again.js").read_text(encoding="utf-8")
#: As the content policy names it.
DIGEST = base64.b64encode(hashlib.sha256(SCRIPT.encode()).digest()).decode()
