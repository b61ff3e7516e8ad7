import assert from 'node:assert/strict';
import { test } from 'node:test';
import { wavOf } from '../../../display/clips/static/wav.js';

test('samples become a WAV file of one channel of 16 bits', () => {
  const bytes = new Uint8Array(wavOf(new Float32Array([0, 0.5, -1, 7]), 8000));
  const text = (/** @type {number} */ from, /** @type {number} */ to) => String.fromCharCode(...bytes.slice(from, to));
  assert.deepEqual([text(0, 4), text(8, 16), text(36, 40)], ['RIFF', 'WAVEfmt ', 'data']);
  const view = new DataView(bytes.buffer);
  assert.deepEqual([view.getUint32(4, true), view.getUint32(24, true), view.getUint32(40, true)], [44, 8000, 8]);
  assert.deepEqual([44, 46, 48, 50].map((at) => view.getInt16(at, true)), [0, 16384, -32767, 32767]);
});
