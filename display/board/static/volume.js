// How loud calls are at an hour of the day.

/** @import { ScreenPage } from '../types.js' */

const DAY = 24 * 60;

/**
 * Of the loudspeaker's whole, 0 to 1, at a local time of the day, 'HH:MM'.
 * @param {Pick<ScreenPage, 'volume' | 'volumes'>} page @param {string} clock
 */
export function volumeAt({ volume, volumes }, clock) {
  const [hours, minutes] = clock.split(':').map(Number);
  const now = hours * 60 + minutes;
  const there = volumes.find(({ since, until }) => [now, now + DAY].some((one) => since <= one && one < until));
  return (there?.percent ?? volume) / 100;
}
