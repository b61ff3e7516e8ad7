// How many waited through the day, as points of a line and rows of a table. Pure.
/** @import { Chart } from '../types.js' */

const MINUTE = 60;
const HALF_HOUR = 30 * MINUTE;

/**
 * [[seconds since the epoch…], [how many waited…]] from the state; the last one is now.
 * @param {Chart} chart
 * @param {number} waiting
 * @param {number} now
 * @returns {[times: number[], counts: number[]]}
 */
export function line(chart, waiting, now) {
  const start = Date.parse(chart.start ?? '') / 1000;
  const times = chart.waiting.map((_, place) => start + place * MINUTE);
  return [[...times, Math.max(now / 1000, (times[times.length - 1] ?? start) + 1)], [...chart.waiting, waiting]];
}

/**
 * The rows of the table: how many waited at each full half hour.
 * @param {[times: number[], counts: number[]]} line
 */
export function halfHours([times, counts]) {
  return times
    .map((time, place) => ({ time: time * 1000, waiting: counts[place] }))
    .filter(({ time }) => (time / 1000) % HALF_HOUR === 0);
}
