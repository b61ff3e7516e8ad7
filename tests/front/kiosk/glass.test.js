import assert from 'node:assert/strict';
import { test } from 'node:test';
import { glassOf, pxPerMm, tooSmall } from '../../../kiosk/static/glass.js';
import { roomsFor } from '../../../kiosk/static/room.js';

/** @import { Mode } from '../../../kiosk/static/model.js' */

/** @type {Array<[width: number, height: number, inches: number]>} */
const GLASSES = [[800, 480, 7], [768, 1024, 9.7], [1280, 1024, 17], [1366, 768, 15.6], [1920, 1080, 22],
  [1080, 1920, 17], [3840, 2160, 27]];
/** @param {[number, number, number]} glass @param {Mode[]} modes */
const laid = ([width, height, inches], ...modes) => glassOf({ width, height, inches }, new Set(modes));

test('104 units are at least 20 mm on every glass, and the drawing’s own px where it is as large', () => {
  for (const [width, height, inches] of GLASSES) {
    const { unit } = laid([width, height, inches]);
    assert.ok(104 * unit >= 20 * pxPerMm({ width, height, inches }) - 0.001, `${width} × ${height}`);
  }
  assert.equal(laid([1080, 1920, 17]).unit, 1);
  assert.equal(laid([3840, 2160, 27]).unit, 2);
});

test('a small glass has the dock as a rail, or below; large ones as they lie', () => {
  assert.deepEqual(GLASSES.map((one) => laid(one).shape),
    ['rail', 'column', 'side', 'side', 'side', 'column', 'side']);
  assert.deepEqual(GLASSES.map((one) => laid(one).scale), ['small', 'small', 'big', 'big', 'big', 'big', 'big']);
});

test('larger text is half as large again, laid out for what is left', () => {
  for (const one of GLASSES) assert.equal(laid(one, 'larger').unit, 1.5 * laid(one).unit);
  assert.equal(laid([1920, 1080, 22], 'larger').shape, 'rail');
  assert.equal(laid([1080, 1920, 17], 'larger').narrow, true);
});

test('low buttons lie in the lower half of every glass but one that a hand spans', () => {
  assert.equal(laid([1920, 1080, 22], 'low').shape, 'flat');
  assert.equal(laid([800, 480, 7], 'low').shape, 'flat');
  assert.equal(laid([800, 480, 7], 'low', 'larger').shape, 'rail');
});

test('without its inches a glass is taken to be as fine as others of its pixels', () => {
  assert.equal(glassOf({ width: 800, height: 480, inches: null }).shape, 'rail');
  assert.equal(glassOf({ width: 1080, height: 1920, inches: null }).unit, 1);
});

test('what is too small for a kiosk is said to be', () => {
  assert.equal(tooSmall({ width: 800, height: 480, inches: 7 }), false);
  assert.equal(tooSmall({ width: 640, height: 480, inches: 7 }), true);
  assert.equal(tooSmall({ width: 480, height: 800, inches: 5 }), true);
  assert.equal(glassOf({ width: 400, height: 711, inches: 17, framed: true }).small, false);
});

test('fewer choices a page come after what can be left out, and one that breaks words comes last', () => {
  const rooms = roomsFor('home', laid([800, 480, 7]), { low: false });
  assert.deepEqual(rooms[0], { columns: 2, each: 8, tight: 0 });
  assert.deepEqual(rooms.at(-1), { columns: 1, each: 1, tight: 3 });
  assert.ok(rooms.findIndex((one) => one.each === 8 && one.tight === 2) < rooms.findIndex((one) => one.each === 6));
});
