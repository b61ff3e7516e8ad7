// A line of a list is taken by its grip and let go at another place: with a mouse, a pen or a finger.

import { html } from '/static/vendor/lit-html/lit-html.js';
import { withEvent } from '/static/dom.js';
import { icon } from '/static/staff/parts.js';
import { placeAt } from './model.js';

/**
 * The grip of the line at `at`; `drop` is told where it was let go, unless it stays. Keys have their
 * own way, so it is hidden from whoever does not see it.
 * @param {number} at @param {(to: number) => void} drop
 */
export const grip = (at, drop) => html`<span class="grip" aria-hidden="true" title="Drag"
  @pointerdown=${withEvent((event) => { if (event instanceof PointerEvent && event.button === 0) take(event, at, drop); })}>${icon('grip-vertical')}</span>`;

/** @param {PointerEvent} event @param {number} at @param {(to: number) => void} drop */
function take(event, at, drop) {
  const handle = event.currentTarget;
  const line = handle instanceof HTMLElement ? handle.closest('li') : null;
  if (!(handle instanceof HTMLElement) || !line?.parentElement) return;
  event.preventDefault();
  handle.setPointerCapture(event.pointerId);
  const others = [...line.parentElement.children].filter((one) => one !== line);
  const begin = event.clientY + scrollY;
  const middles = others.map((one) => one.getBoundingClientRect()).map((box) => box.top + box.height / 2 + scrollY);
  let to = at;

  /** @param {PointerEvent} moved */
  const move = (moved) => {
    const y = moved.clientY + scrollY;
    to = placeAt(middles, y);
    line.style.transform = `translateY(${y - begin}px)`;
    line.classList.add('held');
    others.forEach((one, n) => {
      one.classList.toggle('drop-above', n === to);
      one.classList.toggle('drop-below', to === others.length && n === to - 1);
    });
  };
  const ends = new AbortController();
  /** @param {boolean} kept */
  const end = (kept) => {
    ends.abort();
    line.style.transform = '';
    line.classList.remove('held');
    for (const one of others) one.classList.remove('drop-above', 'drop-below');
    if (kept && to !== at) drop(to);
  };
  handle.addEventListener('pointermove', move, ends);
  handle.addEventListener('pointerup', () => end(true), ends);
  handle.addEventListener('pointercancel', () => end(false), ends);
  addEventListener('keydown', (pressed) => { if (pressed.key === 'Escape') end(false); }, ends);
}
