import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seenAs, TICKET, withLine } from '../../../administration/site/static/model.js';

test('a line that is switched on again stands where it usually does', () => {
  for (const line of TICKET) assert.deepEqual(withLine(TICKET.filter((one) => one !== line), line), TICKET);
});

test('in an order of the house it stands below all that usually stand above it', () => {
  assert.deepEqual(withLine(['when', 'code', 'number'], 'courtesy'), ['when', 'code', 'number', 'courtesy']);
  assert.deepEqual(withLine(['when', 'number'], 'logo'), ['logo', 'when', 'number']);
});

test('a logo is known by its first letters of SHA-256, and none by nothing', async () => {
  assert.equal(await seenAs(null), '');
  assert.equal(await seenAs('abc'), 'ba7816bf8f01cfea');
});
