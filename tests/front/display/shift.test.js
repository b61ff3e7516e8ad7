import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { shiftAt, STEP } from '../../../display/board/static/shift.js';

const HOUR = 3_600_000;
const BEGIN = Date.parse('2026-11-17T00:00:00Z');
const places = (/** @type {number} */ hours) => Array.from({ length: hours }, (_, nth) => shiftAt(BEGIN + nth * HOUR));

test('the picture moves once an hour, by a step at most across and down, and stands still between', () => {
  const hours = places(24 * 365);
  hours.slice(1).forEach(([x, y], nth) => {
    const [ox, oy] = hours[nth];
    assert.ok(x !== ox || y !== oy, `hour ${nth} stands still`);
    assert.ok(Math.abs(x - ox) <= STEP && Math.abs(y - oy) <= STEP, `hour ${nth} jumps`);
  });
  assert.deepEqual(shiftAt(BEGIN), shiftAt(BEGIN + HOUR - 1));
  assert.notDeepEqual(shiftAt(BEGIN), shiftAt(BEGIN + HOUR));
});

test('it never leaves its place by more than a step, and is everywhere as long', () => {
  /** @type {Map<string, number>} */
  const seen = new Map();
  for (const [x, y] of places(9 * 200)) {
    assert.ok(Math.abs(x) <= STEP && Math.abs(y) <= STEP);
    seen.set(`${x} ${y}`, (seen.get(`${x} ${y}`) ?? 0) + 1);
  }
  assert.deepEqual([...seen.values()], Array(9).fill(200));
});

test('at the edge nothing shows behind it: what reaches over is wider than it moves, on a small screen too', () => {
  const css = readFileSync(new URL('../../../display/board/static/screen.css', import.meta.url), 'utf8');
  const over = [...css.matchAll(/\.(?:card|strip) \{ box-shadow: 0 0 0 ([\d.]+)rem/g)].map(([, rem]) => Number(rem));
  assert.equal(over.length, 2);
  assert.match(css, /^html \{ font-size: min\(100vw \/ 192, 100vh \/ 108\); \}/m);
  const smallest = 1280 / 192; // px of a rem
  for (const rem of over) assert.ok(rem * smallest > STEP);
});
