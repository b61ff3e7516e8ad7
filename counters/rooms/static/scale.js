// The scale of the rooms board's axis: one for all rooms, 55 minutes back and 95 ahead. Pure.

const MINUTE = 60_000;
const QUARTER = 15 * MINUTE;
const BACK = 55 * MINUTE;
const LENGTH = 150 * MINUTE;
/** Half of the 'now' mark and of an hour's figures, in px. */
const MARK = 46;
const FIGURES = 20;

/** @typedef {ReturnType<typeof axisAt>} Axis */

/**
 * The axis at a moment, drawn `width` px wide: begins on a quarter of an hour, so that it stands
 * still for most of one. `at` is a moment's place on it in hundredths.
 * @param {number} now
 * @param {number} width
 */
export function axisAt(now, width) {
  const start = Math.floor((now - BACK) / QUARTER) * QUARTER;
  /** @param {number} moment */
  const at = (moment) => (100 * (moment - start)) / LENGTH;
  /** @param {number} moment */
  const pct = (moment) => `${at(moment).toFixed(3)}%`;
  return { start, end: start + LENGTH, now, at, width, pct };
}

/** The half hours that the axis has. @param {Axis} axis */
export function marks(axis) {
  const first = Math.ceil(axis.start / (2 * QUARTER)) * 2 * QUARTER;
  return Array.from({ length: 6 }, (_, i) => first + i * 2 * QUARTER).filter((at) => at <= axis.end);
}

/**
 * The half hours whose figures have room beside the 'now' mark, and at which edge of the axis they
 * stand, if at one.
 * @param {Axis} axis
 */
export function figures(axis) {
  /** @param {number} percent */
  const px = (percent) => (percent * axis.width) / 100;
  const now = axis.at(axis.now);
  return marks(axis).filter((at) => Math.abs(px(axis.at(at) - now)) >= MARK + FIGURES + 4).map((at) => ({
    at, edge: px(axis.at(at)) < FIGURES ? 'start' : px(100 - axis.at(at)) < FIGURES ? 'end' : '',
  }));
}

/**
 * A line that has room for so many letters: all of it, or where it may be cut its beginning.
 * @param {string | null | undefined} line
 * @param {number} letters
 * @param {boolean} cut
 */
export function fitting(line, letters, cut) {
  if (!line || line.length <= letters) return line || null;
  return cut && letters >= 6 ? `${line.slice(0, letters - 1).trimEnd()}…` : null;
}
