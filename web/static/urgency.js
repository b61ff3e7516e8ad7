// The urgency bar: time waited against the target, as an SVG that needs no style attribute.
import { svg, html, nothing } from '/static/vendor/lit-html/lit-html.js';

const SCALE = 1.5; // the bar ends at one and a half times the target
const TICK = 100 / SCALE;

/** 'ok' below 75 % of the target, 'soon' up to it, 'late' past it. */
export function urgencyState(waited, target) {
  const share = waited / target;
  return share > 1 ? 'late' : share >= 0.75 ? 'soon' : 'ok';
}

function hatch(from, to) {
  const lines = [];
  for (let x = from + 1; x < to; x += 3) lines.push(`M${x} 8L${x + 2} 0`);
  return svg`<path class="urgency__past" vector-effect="non-scaling-stroke" d=${lines.join('')}></path>`;
}

/** A template: `waited` and `target` in seconds; `label` says the same in words (or is nearby). */
export function urgencyBar(waited, target, label = '') {
  const share = Math.min(waited / target, SCALE);
  const end = (share / SCALE) * 100;
  return html`<svg class="urgency" data-state=${urgencyState(waited, target)} viewBox="0 0 100 8"
    preserveAspectRatio="none" role="img" aria-label=${label || nothing}
    aria-hidden=${label ? nothing : 'true'}>
    <rect class="urgency__track" width="100" height="8"></rect>
    <rect class="urgency__fill" width=${Math.min(end, TICK)} height="8"></rect>
    ${end > TICK ? hatch(TICK, end) : nothing}
    <line class="urgency__tick" x1=${TICK} x2=${TICK} y1="-2" y2="10" vector-effect="non-scaling-stroke"></line>
  </svg>`;
}
