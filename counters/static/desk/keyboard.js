// The desk's keyboard map: single letters only while no field has the focus, each press once.

/** Key to what it does; figures are the outcomes. */
const MAP = { n: 'next', s: 'start', r: 'recall', x: 'no-show', f: 'finish', '?': 'keys' };

const inField = (target) => target.closest?.('input, select, textarea, [contenteditable]');

/**
 * Hear keys on `target` and call press(name, value?). Escape always works; single keys only while
 * `enabled()`. A held key counts once: its repeats are swallowed, also on a focused button, where
 * the browser would click again and again.
 */
export function hearKeys(target, { enabled, press }) {
  target.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    const activates = event.key === 'Enter' || event.key === ' ';
    if (event.repeat) {
      if (activates && event.target.closest?.('button')) event.preventDefault();
      return;
    }
    if (event.key === 'Escape') { press('back'); return; }
    if (inField(event.target) || !enabled()) return;
    if (/^[1-9]$/.test(event.key)) {
      press('figure', Number(event.key));
    } else if (MAP[event.key.toLowerCase()]) {
      event.preventDefault();
      press(MAP[event.key.toLowerCase()]);
    }
  });
}
