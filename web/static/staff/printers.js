// A printer in each of its states, with what to do to it: for whoever walks there, whatever they read.

import { html, svg } from '/static/vendor/lit-html/lit-html.js';

const BODY = svg`<rect class="body" x="16" y="60" width="92" height="44" rx="4"></rect>`;
const SHUT = svg`<path class="lid" d="M24 40h76l8 20H16z"></path>`;
/** Its lid stands up at the back, so that one sees where the roll lies. */
const OPEN = svg`<path class="lid" d="M24 60 34 8h56l10 52z"></path>${BODY}
  <path d="M30 60c0 24 64 24 64 0"></path>`;
const MOUTH = svg`<path d="M36 74h52"></path>`;
/** @param {number} x @param {number} y */
const down = (x, y) => svg`<path class="sign" d="M${x} ${y}v20m-8-8 8 8 8-8"></path>`;
/** @param {number} x @param {number} y */
const up = (x, y) => svg`<path class="sign" d="M${x} ${y + 20}V${y}m-8 8 8-8 8 8"></path>`;
const QUESTION = svg`<path class="sign" d="M54 12a9 9 0 1 1 12 9q-4 2-4 7m0 7v1"></path>`;

/** @type {Record<string, unknown>} */
const DRAWN = {
  ready: svg`${SHUT}${BODY}${MOUTH}<path class="paper" d="M42 74v26h40V74M50 82h24M50 90h16"></path>`,
  // A thin roll inside, a full one beside.
  paper_low: svg`<path class="lid" d="M8 40h62l8 20H0z"></path><rect class="body" x="2" y="60" width="76" height="44" rx="4"></rect>
    <circle cx="40" cy="82" r="9"></circle><circle cx="40" cy="82" r="6"></circle>
    <circle class="paper" cx="101" cy="82" r="21"></circle><circle cx="101" cy="82" r="6"></circle>
    <path class="sign" d="M101 52q0-30-44-26m8-8-8 8 8 8"></path>`,
  paper_unknown: svg`${SHUT}${BODY}<circle cx="62" cy="82" r="14"></circle><circle cx="62" cy="82" r="5"></circle>
    <path class="sign" d="M38 20q24-24 48 0q-24 24-48 0z"></path><circle class="sign" cx="62" cy="20" r="5"></circle>`,
  // The roll goes in with its end at the front, from below.
  paper_out: svg`${OPEN}<circle class="paper" cx="62" cy="30" r="18"></circle><circle cx="62" cy="30" r="6"></circle>
    <path class="paper" d="M44 30v46h36V30"></path>${down(106, 22)}`,
  cover_open: svg`${OPEN}<path class="sign" d="M106 14q14 26-4 42m0-11v11h11"></path>`,
  paper_jam: svg`${OPEN}<path class="paper" d="M44 74l6-8-8-6 12-6-6-8 14 2 4-8 8 10 10-4-4 10 8 6-10 4 4 8z"></path>${up(106, 22)}`,
  not_taken: svg`${SHUT}${BODY}${MOUTH}<path class="paper" d="M42 74v30h40V74M50 82h24M50 90h16"></path>
    <path class="sign" d="M94 94h22m-8-8 8 8-8 8"></path>`,
  // Off first; then the blade.
  cutter_stuck: svg`${OPEN}<path d="M34 60h56l-6 7-6-7-6 7-6-7-6 7-6-7-6 7-6-7-6 7z"></path>
    <path class="sign" d="M54 30l16 16m0-16L54 46"></path>
    <path class="sign" d="M112 12v12m-7-8a10 10 0 1 0 14 0"></path>`,
  offline: svg`${SHUT}${BODY}<circle cx="92" cy="82" r="7"></circle><circle class="sign" cx="92" cy="98" r="1"></circle>
    ${down(92, 44)}<path d="M30 78h40M30 88h28"></path>`,
  busy: svg`<rect class="body" x="4" y="8" width="40" height="28" rx="3"></rect><rect class="body" x="80" y="8" width="40" height="28" rx="3"></rect>
    <path d="M24 36v14q0 8 14 8h10M100 36v14q0 8-14 8H76"></path>
    <path class="lid" d="M38 54h48l6 14H32z"></path><rect class="body" x="32" y="68" width="60" height="34" rx="4"></rect>
    <path class="sign" d="M92 14l16 16m0-16L92 30"></path>`,
  silent: svg`${SHUT}${BODY}${MOUTH}${QUESTION}`,
  unplugged: svg`<path class="lid" d="M40 40h60l8 20H32z"></path><rect class="body" x="32" y="60" width="76" height="44" rx="4"></rect>
    <path d="M32 88H20q-12 0-12-12V62M1 62h14V50H1zM4 50v-8m8 8v-8"></path>
    <path class="sign" d="M8 34V14m-8 8 8-8 8 8"></path>`,
  unknown: svg`<rect class="body" x="22" y="6" width="80" height="56" rx="4"></rect><path d="M62 62v12M44 76h36"></path>
    <path class="sign" d="M54 24a9 9 0 1 1 12 9q-4 2-4 7m0 7v1"></path><path d="M62 80v10M44 92h36v12H44z"></path>`,
};

/** What to do to a printer in this state. @param {string} state */
export const printerPicture = (state) => html`<svg class="picture" viewBox="-4 0 132 108" data-state=${state}
    aria-hidden="true" focusable="false">${DRAWN[state] ?? DRAWN.silent}</svg>`;

/** The states that have a picture. */
export const PICTURED = Object.keys(DRAWN);
