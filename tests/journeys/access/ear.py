"""How journeys hear spoken guidance, and press its four keys."""

from __future__ import annotations

import re

#: How long a hand has a key down; arrows and OK within less are a scanner's.
HAND_MS = 70
#: Each line that is said from now on, whole and in its order, as the page shows it.
LISTEN = """() => {
  window.heard = [];
  new MutationObserver((all) => {
    window.heard.push(all.at(-1).target.dataset.said); // what it came to, of one moment
  }).observe(document, { subtree: true, attributes: true, attributeFilter: ['data-said'] });
}"""
#: How many wait depends on the tests before.
WAITS = re.compile(r"No one waiting|\d+ waiting")
PLUG = """(key) => document.activeElement.dispatchEvent(
  new KeyboardEvent('keydown', { key, code: key, bubbles: true, cancelable: true }))"""
