// The urgency bar of every screen: a track from 0 to 1.5 times the promise, its tick at two thirds.
// Past the tick it is taller, hatched and outlined, so that nobody needs the colour.
// A page that uses it includes web/hatch.html once.

import { html, svg, nothing } from '/static/vendor/lit-html/lit-html.js';

const TICK = 200 / 3;
const LEAST_SEEN = 5.5;

/**
 * `ratio` is the time passed over its promise; `words` are what a screen reader says.
 * @param {number} ratio
 * @param {string} words
 * @param {'slim' | 'wide'} size
 */
export function bar(ratio, words, size = 'slim') {
  const filled = Math.min(TICK, ratio * TICK);
  const over = ratio > 1 ? Math.min(100 - TICK, Math.max(LEAST_SEEN, (ratio - 1) * TICK)) : 0;
  return html`<svg class="bar bar-${size}" role="img" aria-label=${words} focusable="false">
    <rect class="bar-track" x="0.5" y="25%" width="99%" height="50%"></rect>
    <rect class="bar-fill" x="0" y="25%" width="${filled.toFixed(2)}%" height="50%"></rect>
    ${over ? svg`<rect class="bar-over" x="${TICK}%" y="12%" width="${over.toFixed(2)}%"
        height="76%" fill="url(#hatch)"></rect>` : nothing}
    <line class="bar-tick" x1="${TICK}%" x2="${TICK}%" y1="0" y2="100%"></line>
  </svg>`;
}
