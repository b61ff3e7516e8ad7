import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { PICTURED } from '../../../web/static/staff/printers.js';

test('every state of a printer has a picture of what to do', () => {
  const protocol = readFileSync(new URL('../../../hardware/protocol.py', import.meta.url), 'utf8');
  const [, body = ''] = protocol.split('class PrinterState(_State):');
  const states = [...(body.split('\n\n\n')[0] ?? '').matchAll(/^ {4}[A-Z_]+ = "([a-z_]+)"/gm)].map(([, state]) => state);
  assert.ok(states.length > 10);
  assert.deepEqual(states.filter((state) => state && !PICTURED.includes(state)), []);
});
