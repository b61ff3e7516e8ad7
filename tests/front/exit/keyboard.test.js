// The keyboard on the glass at the exit.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cased, erased, MOST, pagesOf, written } from '../../../display/exit/static/keyboard.js';
import { CODES, lineOf } from '../letters.js';

test('each language has its own letters, no more on a page than there is room for, and figures after them', () => {
  assert.equal(pagesOf(lineOf('display', 'en'))[0].join(''), 'abcdefghijklmnopqrstuvwxyz');
  for (const code of CODES) {
    const pages = pagesOf(lineOf('display', code));
    assert.ok(pages.every((one) => one.length <= MOST), code);
    assert.ok('0123456789@'.split('').every((sign) => pages[pages.length - 1].includes(sign)), code);
    assert.equal(new Set(pages.flat()).size, pages.flat().length, `${code}: each key once`);
  }
  assert.ok(pagesOf(lineOf('display', 'pl')).flat().includes('ż'));
  assert.equal(pagesOf('').length, 1, 'figures alone, where no letter is known');
});

test('a sentence and a name begin with a capital; an address of e-mail never does', () => {
  assert.equal(cased('w', '', 'sentence', 'en'), 'W');
  assert.equal(cased('a', 'W', 'sentence', 'en'), 'a');
  assert.equal(cased('i', 'No. ', 'sentence', 'en'), 'I');
  assert.equal(cased('i', 'at 10.', 'sentence', 'en'), 'i');
  assert.equal(cased('j', 'Mary ', 'names', 'en'), 'J');
  assert.equal(cased('m', '', 'plain', 'en'), 'm');
});

test('a letter goes where the visitor is in the text, in the place of what they chose, and never beyond what is taken', () => {
  assert.deepEqual(written({ text: 'cat', from: 1, to: 1 }, 'o', 2000), { text: 'coat', at: 2 });
  assert.deepEqual(written({ text: 'cat', from: 0, to: 3 }, 'x', 2000), { text: 'x', at: 1 });
  assert.equal(written({ text: 'cat', from: 3, to: 3 }, 's', 3), null);
  assert.deepEqual(written({ text: 'cat', from: 3, to: 3 }, 's', -1), { text: 'cats', at: 4 });
});

test('deleting takes the sign before, with what hangs on it, or what was chosen', () => {
  assert.deepEqual(erased({ text: 'coat', from: 2, to: 2 }), { text: 'cat', at: 1 });
  assert.deepEqual(erased({ text: 'coat', from: 1, to: 3 }), { text: 'ct', at: 1 });
  assert.deepEqual(erased({ text: 'সা', from: 2, to: 2 }), { text: '', at: 0 });
  assert.deepEqual(erased({ text: 'a😀', from: 3, to: 3 }), { text: 'a', at: 1 });
  assert.deepEqual(erased({ text: 'a', from: 0, to: 0 }), { text: 'a', at: 0 });
});
