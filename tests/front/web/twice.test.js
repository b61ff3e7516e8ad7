import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Presses } from '../../../web/static/twice.js';

const FINGER = { x: 300, y: 80, mouse: false, clicks: 1 };
const MOUSE = { x: 300, y: 80, mouse: true };

test('the second half of a double press falls on nothing that was drawn meanwhile', () => {
  const presses = new Presses();
  assert.equal(presses.fallsOnAnother({ ...FINGER, at: 1000, says: 'I am going' }), false);
  assert.equal(presses.fallsOnAnother({ ...FINGER, at: 1300, says: 'It is over' }), true);
  assert.equal(presses.fallsOnAnother({ ...FINGER, at: 1400, says: 'It is over' }), true);
  assert.equal(presses.fallsOnAnother({ ...FINGER, at: 1500, says: 'It is over' }), false);
  assert.equal(presses.fallsOnAnother({ ...MOUSE, at: 5000, clicks: 1, says: 'Stop the close' }), false);
  assert.equal(presses.fallsOnAnother({ ...MOUSE, at: 5400, clicks: 2, says: 'Let it close again' }), true);
});

test('who presses the same twice, elsewhere, or a moment later, presses', () => {
  const presses = new Presses();
  presses.fallsOnAnother({ ...FINGER, at: 1000, says: 'Week after' });
  assert.equal(presses.fallsOnAnother({ ...FINGER, at: 1100, says: 'Week after' }), false);
  assert.equal(presses.fallsOnAnother({ ...FINGER, x: 380, at: 1200, says: 'List' }), false);
  assert.equal(presses.fallsOnAnother({ ...FINGER, x: 380, at: 1700, says: 'Close' }), false);
  presses.fallsOnAnother({ ...MOUSE, at: 5000, clicks: 1, says: 'Switch off' });
  assert.equal(presses.fallsOnAnother({ ...MOUSE, at: 5100, clicks: 1, says: 'Close' }), false);
});
