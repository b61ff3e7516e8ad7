// The time axis of the rooms board: one for all rooms, 55 minutes back and 95 ahead. SVG alone, so
// that nothing needs a style in the markup.

import { html, nothing, svg } from '/static/vendor/lit-html/lit-html.js';

const MINUTE = 60_000;
const QUARTER = 15 * MINUTE;
const BACK = 55 * MINUTE;
const LENGTH = 150 * MINUTE;
/** About how wide a letter of a block's first and second line is, in px: the rest is left out. */
const LETTER = [8.6, 7.2];
/** Half of the 'now' mark and of an hour's figures, in px. */
const MARK = 46;
const FIGURES = 20;

const ms = (iso) => Date.parse(iso);

/**
 * The axis at a moment, drawn `width` px wide: begins on a quarter of an hour, so that it stands
 * still for most of one.
 */
export function axisAt(now, width) {
  const start = Math.floor((now - BACK) / QUARTER) * QUARTER;
  const at = (moment) => (100 * (moment - start)) / LENGTH;
  return { start, end: start + LENGTH, now, at, width, pct: (moment) => `${at(moment).toFixed(3)}%` };
}

function marks(axis) {
  const first = Math.ceil(axis.start / (2 * QUARTER)) * 2 * QUARTER;
  return Array.from({ length: 6 }, (_, i) => first + i * 2 * QUARTER).filter((at) => at <= axis.end);
}

/** The row of hours above the rooms; those under the 'now' mark give way to it. */
export function hours(axis, times) {
  const now = axis.at(axis.now);
  const px = (percent) => (percent * axis.width) / 100;
  const hidden = (percent) => Math.abs(px(percent - now)) < MARK + FIGURES + 4;
  const side = (percent) => (px(percent) < FIGURES ? 'start' : px(100 - percent) < FIGURES ? 'end' : '');
  return html`<svg class="hours" aria-hidden="true" focusable="false">
    ${marks(axis).map((at) => (hidden(axis.at(at)) ? nothing
      : svg`<text x=${axis.pct(at)} y="26" class=${side(axis.at(at))}>${times.hm(at)}</text>`))}
    <svg x=${`${now.toFixed(3)}%`} overflow="visible"><rect class="now-mark" x="-46" y="9" width="92" height="23" rx="4"></rect>
      <text class="now-word" y="26">now ${times.hm(axis.now)}</text></svg>
  </svg>`;
}

/** A line that has room for so many letters: all of it, or where it may be cut its beginning. */
function fitting(line, letters, cut) {
  if (!line || line.length <= letters) return line;
  return cut && letters >= 6 ? `${line.slice(0, letters - 1).trimEnd()}…` : null;
}

/** One block between two moments, cut at the edges of the axis; with up to two lines of words. */
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

function here(room, axis) {
  if (!room.number || !room.since || !room.expected_end) return nothing;
  const [since, end] = [ms(room.since), ms(room.expected_end)];
  return [
    block(axis, since, Math.min(axis.now, end), 'in'),
    end > axis.now ? block(axis, axis.now, end, 'expected') : block(axis, end, axis.now, 'over'),
  ];
}

function closed(room, axis, reasons) {
  const [from, to] = [ms(room.since), room.until ? ms(room.until) : Infinity];
  const shown = Math.max(from, axis.start);
  const width = axis.at(Math.min(to, axis.end)) - axis.at(shown);
  const words = reasons[room.reason] ?? room.reason;
  return [
    block(axis, from, to, 'closed'),
    width < 12 ? nothing : svg`<svg x=${axis.pct(shown + 4 * MINUTE)} overflow="visible">
      <rect class="closed-words" x="-7" y="29" width=${words.length * 7.6 + 14} height="24"></rect>
      <text class="first" x="0" y="46">${words}</text></svg>`,
  ];
}

/** What was, is and will be in a room. Its words are the row's: this is the picture of them. */
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
