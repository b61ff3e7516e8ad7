// Where the picture stands against burn-in: every hour a little elsewhere, never far.

/** How far it moves at once, and how far it is from its place at most, across and down (px). */
export const STEP = 4;
const HOUR = 3_600_000;
/** Round its place: in an hour one step, at most one across and one down. */
const ROUND = [[0, 0], [1, 0], [1, 1], [0, 1], [-1, 1], [-1, 0], [-1, -1], [0, -1], [1, -1]];

/**
 * @param {number} now the server's time in ms: all screens of a house stand alike
 * @returns {[number, number]} px across and down
 */
export function shiftAt(now) {
  const [x, y] = ROUND[Math.floor(now / HOUR) % ROUND.length];
  return [x * STEP, y * STEP];
}
