// The desk's keyboard map: single letters only while no field has the focus, each press once.

/** Key to what it does; figures are the outcomes, or the rows of a panel. */
const MAP = {
  n: 'next', s: 'start', r: 'recall', x: 'no-show', h: 'hold', e: 'refer', m: 'room', f: 'finish',
  y: 'avoidable-yes', o: 'avoidable-no', a: 'add', p: 'print', '/': 'find', w: 'walk', u: 'undo',
  b: 'break', v: 'visit', c: 'home', '?': 'keys',
};

const inField = (target) => target.closest?.(
  'input:not([type="checkbox"]):not([type="radio"]), select, textarea, [contenteditable]');

/** Whether the key belongs to the field that has the focus. */
function fieldsOwn(event) {
  const field = event.target.closest?.('input, select, textarea');
  if (!field) return false;
  return field.type !== 'text' || field.getAttribute('role') !== 'combobox';
}

/**
 * Hear keys on `target` and call press(name, value?), which answers whether it took the key.
 * Escape, the F keys, Ctrl Enter, Alt with a figure and the arrows always work; single keys only
 * while `enabled()`. A held key counts once: its repeats are swallowed, also on a focused button,
 * where the browser would click again and again.
 */
export function hearKeys(target, { enabled, press }) {
  target.addEventListener('keydown', (event) => {
    if (event.isComposing || event.metaKey) return;
    const take = (name, value) => { if (press(name, value) !== false) event.preventDefault(); };
    const arrow = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (arrow && !event.ctrlKey && !event.altKey && !fieldsOwn(event)) { take('arrow', arrow); return; }
    if (event.repeat) {
      const activates = event.key === 'Enter' || event.key === ' ';
      if (activates && event.target.closest?.('button')) event.preventDefault();
      return;
    }
    if (event.altKey && /^Digit[1-9]$/.test(event.code)) { take('alt', Number(event.code.at(-1))); return; }
    if (event.ctrlKey && event.key === 'Enter') { take('confirm'); return; }
    if (event.ctrlKey || event.altKey) return;
    if (event.key === 'Escape') { press('back'); return; }
    if (event.key === 'F8') { take('help'); return; }
    if (event.key === 'Enter' && !event.target.closest?.('button, a, select, textarea')) {
      take('enter');
      return;
    }
    if (inField(event.target) || !enabled()) return;
    if (/^[0-9]$/.test(event.key)) take('figure', Number(event.key));
    else if (MAP[event.key.toLowerCase()]) take(MAP[event.key.toLowerCase()]);
  });
}
