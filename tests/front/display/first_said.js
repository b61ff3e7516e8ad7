// When the last of several calls is first said, reckoned without waiting, for `make bench`.
//
// Reads from standard input [[{number, at, language, lasts: {language: seconds}}, …], …]: mornings of
// calls, made `at` so many seconds, and how long the voice needs for each. Writes for each morning the
// seconds from the call to its first word, of the one who waits longest for it.
import { readFileSync } from 'node:fs';
import { call, screen } from './a_screen.js';

/** @typedef {{ number: string, at: number, language: string, lasts: Record<string, number> }} Made */

/** @param {Made[]} made */
async function longest(made) {
  const inTurn = [...made].sort((a, b) => a.at - b.at);
  const lasts = new Map(inTurn.map((one) => [one.number, one.lasts]));
  const house = screen({ lasts: ({ number }, language) => lasts.get(number)?.[language] ?? 0 });
  const calls = inTurn.map(({ number, at, language }, n) => call(n + 1, number, { at, language }));
  inTurn.forEach(({ at }, n) => house.board(at, calls.slice(0, n + 1)));
  await house.over();
  const first = house.first();
  return Math.max(...inTurn.map(({ number, at }) => (first[number] ?? Infinity) - at));
}

/** @type {Made[][]} */
const mornings = JSON.parse(readFileSync(0, 'utf8'));
const found = [];
for (const made of mornings) found.push(await longest(made));
process.stdout.write(JSON.stringify(found));
