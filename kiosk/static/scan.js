// A code scanner types like a keyboard, only faster than any hand, and ends with Enter.

const GAP = 80; // ms: a hand leaves more between two keys
const LEAST = 4; // characters: two keys that happen to be pressed together are no scan

/**
 * Listen for scans in the whole document, before anything else does. `scanned(text)` gets each
 * one; `typed(character)` each printable key, scan or not, and tells whether it was of use.
 * @param {{ scanned: (text: string) => void, typed: (key: string) => boolean, now?: () => number }} hear
 */
export function hearScanner({ scanned, typed, now = () => performance.now() }) {
  let text = '';
  let last = -Infinity;
  document.addEventListener('keydown', (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const quick = now() - last < GAP;
    if (event.key === 'Enter') {
      const found = quick && text.length >= LEAST ? text : null;
      text = '';
      if (found === null) return;
      // Not a press of whatever has the focus.
      event.preventDefault();
      event.stopImmediatePropagation();
      scanned(found);
    } else if (event.key.length === 1) {
      text = quick ? text + event.key : event.key;
      last = now();
      if (typed(event.key)) event.preventDefault();
    }
  }, true);
}
