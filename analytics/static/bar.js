// The urgency bar: a track from 0 to 1.5 times the target with the tick at two thirds, everywhere.
// Past the tick it is taller, hatched and outlined, so that nobody needs the colour.
import { html, svg, nothing } from '/static/vendor/lit-html/lit-html.js';

const TICK = 200 / 3;
const LEAST_SEEN = 5.5;

/** `waited` and `target` in seconds; `words` are what a screen reader says. */
export function bar(waited, target, words) {
  const ratio = waited / target;
  const filled = Math.min(TICK, ratio * TICK);
  const over = ratio > 1 ? Math.min(100 - TICK, Math.max(LEAST_SEEN, (ratio - 1) * TICK)) : 0;
  return html`<svg class="urge" role="img" aria-label=${words}>
    <rect class="urge-track" x="0.5" y="25%" width="99%" height="50%"></rect>
    <rect class="urge-fill" x="0" y="25%" width="${filled.toFixed(2)}%" height="50%"></rect>
    ${over ? svg`<rect class="urge-over" x="${TICK}%" y="8%" width="${over.toFixed(2)}%" height="84%"
      fill="url(#past-target)"></rect>` : nothing}
    <line class="urge-tick" x1="${TICK}%" x2="${TICK}%" y1="0" y2="100%"></line>
  </svg>`;
}
