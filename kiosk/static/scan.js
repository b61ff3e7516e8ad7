// A code scanner types like a keyboard, only faster than any hand, and ends with Enter,
// with a line feed, or with both.

const GAP = 80; // ms: a hand leaves more between two keys
const LEAST = 4; // characters: two keys that happen to be pressed together are no scan

/**
 * Whether a key ends a scan: carriage return, or line feed, which keyboards type as Ctrl+J (and the
 * former, from some scanners, as Ctrl+M).
 * @param {KeyboardEvent} event
 */
function endsScan({ key, ctrlKey, altKey, metaKey }) {
  if (altKey || metaKey) return false;
  return ctrlKey ? ['j', 'm', 'enter'].includes(key.toLowerCase()) : key === 'Enter';
}

/**
 * Listen for scans in the whole document, before anything else does. `scanned(text)` gets each
 * one; `typed(character)` each printable key, scan or not, and tells whether it was of use.
 * @param {{ scanned: (text: string) => void, typed: (key: string) => boolean, now?: () => number }} hear
 */
export function hearScanner({ scanned, typed, now = () => performance.now() }) {
  let text = '';
  let last = -Infinity;
  document.addEventListener('keydown', (event) => {
    const quick = now() - last < GAP;
    if (endsScan(event)) {
      const found = quick && text.length >= LEAST ? text : null;
      text = '';
      if (found === null) return;
      // Not a press of whatever has the focus.
      event.preventDefault();
      event.stopImmediatePropagation();
      scanned(found);
    } else if (event.key.length === 1 && !event.altKey && !event.ctrlKey && !event.metaKey) {
      text = quick ? text + event.key : event.key;
      last = now();
      if (typed(event.key)) event.preventDefault();
    }
  }, true);
}
