import assert from 'node:assert/strict';
import { test } from 'node:test';
import { volumeAt } from '../../../display/board/static/volume.js';

const page = {
  volume: 80,
  volumes: [{ since: 510, until: 570, percent: 40 }, { since: 1320, until: 1560, percent: 10 }],
};

test('it is as loud as the hour says, also past midnight', () => {
  const at = ['08:29', '08:30', '09:29', '09:30', '21:59', '22:00', '00:00', '01:59', '02:00'];
  assert.deepEqual(at.map((clock) => volumeAt(page, clock)), [0.8, 0.4, 0.4, 0.8, 0.8, 0.1, 0.1, 0.1, 0.8]);
});
