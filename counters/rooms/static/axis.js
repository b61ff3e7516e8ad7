// The time axis of the rooms board, drawn. SVG alone, so that nothing needs a style in the markup.

import { html, nothing, svg } from '/static/vendor/lit-html/lit-html.js';
import { figures, fitting, marks } from './scale.js';

/** @import { Room } from '../types.js' */
/** @import { Axis } from './scale.js' */
/** @import { Times } from './words.js' */

/** About how wide a letter of a block's first and second line is, in px: the rest is left out. */
const LETTER = [8.6, 7.2];
/** Between the edge of a room's closure and its words. */
const INDENT = 4 * 60_000;

/** @param {string | null | undefined} iso */
const ms = (iso) => Date.parse(iso ?? '');

/** The row of hours above the rooms; those under the 'now' mark give way to it. @param {Axis} axis @param {Times} times */
export function hours(axis, times) {
  return html`<svg class="hours" aria-hidden="true" focusable="false">
    ${figures(axis).map(({ at, edge }) => svg`<text x=${axis.pct(at)} y="26" class=${edge}>${times.hm(at)}</text>`)}
    <svg x=${axis.pct(axis.now)} overflow="visible"><rect class="now-mark" x="-46" y="9" width="92" height="23" rx="4"></rect>
      <text class="now-word" y="26">now ${times.hm(axis.now)}</text></svg>
  </svg>`;
}

/**
 * One block between two moments, cut at the edges of the axis; with up to two lines of words.
 * @param {Axis} axis
 * @param {number} from
 * @param {number} to
 * @param {string} cls
 * @param {Array<string | null | undefined>} [lines]
 */
function block(axis, from, to, cls, lines = []) {
  const [a, b] = [Math.max(from, axis.start), Math.min(to, axis.end)];
  if (b <= a) return nothing;
  const width = axis.at(b) - axis.at(a);
  const room = (width * axis.width) / 100 - 10;
  const words = lines.map((line, i) => fitting(line, Math.floor(room / LETTER[i]), i > 0)).filter(Boolean);
  const top = words.length === 1 ? 32 : 23;
  return svg`<svg x=${axis.pct(a)} y="14" width=${`${width.toFixed(3)}%`} height="54">
    <rect class="block ${cls}" x="1" y="1" height="52" rx="3"></rect>
    ${words.map((line, i) => svg`<text class=${i ? 'second' : 'first'} x="8" y=${top - 3 + 17 * i}>${line}</text>`)}
  </svg>`;
}

/** @param {Room} room @param {Axis} axis */
function here(room, axis) {
  if (!room.number || !room.since || !room.expected_end) return nothing;
  const [since, end] = [ms(room.since), ms(room.expected_end)];
  return [
    block(axis, since, Math.min(axis.now, end), 'in'),
    end > axis.now ? block(axis, axis.now, end, 'expected') : block(axis, end, axis.now, 'over'),
  ];
}

/** @param {Room} room @param {Axis} axis @param {Record<string, string>} reasons */
function closed(room, axis, reasons) {
  const [from, to] = [ms(room.since), room.until ? ms(room.until) : Infinity];
  const shown = Math.max(from, axis.start);
  const width = axis.at(Math.min(to, axis.end)) - axis.at(shown);
  const words = reasons[room.reason ?? ''] ?? room.reason ?? '';
  return [
    block(axis, from, to, 'closed'),
    width < 12 ? nothing : svg`<svg x=${axis.pct(shown + INDENT)} overflow="visible">
      <rect class="closed-words" x="-7" y="29" width=${words.length * 7.6 + 14} height="24"></rect>
      <text class="first" x="0" y="46">${words}</text></svg>`,
  ];
}

/**
 * What was, is and will be in a room. Its words are the row's: this is the picture of them.
 * @param {Room} room
 * @param {Axis} axis
 * @param {Times} times
 * @param {Record<string, string>} reasons
 */
export function line(room, axis, times, reasons) {
  return html`<svg class="line" aria-hidden="true" focusable="false">
    ${marks(axis).map((at) => svg`<line class="grid" x1=${axis.pct(at)} x2=${axis.pct(at)} y1="0" y2="100%"></line>`)}
    ${room.past.map((stay) => block(axis, ms(stay.from), ms(stay.to), 'past', [stay.number, stay.adviser_name]))}
    ${room.tidied.map((one) => block(axis, ms(one.from), one.to ? ms(one.to) : axis.now, 'tidying'))}
    ${room.upcoming.map((one) => block(axis, ms(one.starts_at), ms(one.ends_at), 'ahead',
      one.number ? [one.number, `from ${times.hm(one.starts_at)}`] : [times.hm(one.starts_at), one.what]))}
    ${room.reason ? closed(room, axis, reasons) : nothing}
    ${here(room, axis)}
    <line class="now-line" x1=${axis.pct(axis.now)} x2=${axis.pct(axis.now)} y1="0" y2="100%"></line>
  </svg>`;
}
