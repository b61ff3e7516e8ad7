import assert from 'node:assert/strict';
import { test } from 'node:test';
import { iconWords, nearIcons, stepTo } from '../../../administration/site/static/model.js';

test('beside the field stand the chosen icon and those of the other tiles, each once', () => {
  const tiles = [{ icon: 'house' }, { icon: 'trees' }, {}, { icon: 'house' }, ...['a', 'b', 'c', 'd'].map((icon) => ({ icon }))];
  assert.deepEqual(nearIcons('trees', tiles), ['trees', 'house', 'a', 'b', 'c']);
  assert.equal(iconWords('hand-coins'), 'hand coins');
});

test('arrow keys go through the icons as they stand, and stay within them', () => {
  const steps = (/** @type {string} */ key) => [0, 5, 9].map((at) => stepTo(key, at, 10, 4));
  assert.deepEqual(steps('ArrowRight'), [1, 6, null]);
  assert.deepEqual(steps('ArrowUp'), [null, 1, 5]);
  assert.deepEqual(steps('ArrowDown'), [4, 9, null]);
  assert.deepEqual([stepTo('Home', 7, 10, 4), stepTo('End', 7, 10, 4), stepTo('x', 7, 10, 4)], [0, 9, null]);
});
