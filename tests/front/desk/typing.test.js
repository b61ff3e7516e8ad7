import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { hearKeys } from '../../../counters/desk/static/keyboard.js';

/** @import { TestContext } from 'node:test' */
/** @typedef {{ name: string, text: string, delay: number, after?: string[], opens?: boolean }} Case */

const TABLE = new URL('../../cases/texts_typed.json', import.meta.url);

/** A desk's keyboard; `done`: what the keys did that others notice. @param {TestContext} t */
function desk(t) {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  for (const name of ['Element', 'HTMLElement']) {
    Object.defineProperty(globalThis, name, { value: class {}, configurable: true });
    t.after(() => Reflect.deleteProperty(globalThis, name));
  }
  const target = new EventTarget();
  let now = 100_000;
  /** @type {string[]} */
  const done = [];
  /** What the others opened. @type {string[]} */
  const opened = [];
  let serving = false;
  let asking = false;
  const isOpening = (/** @type {string} */ name) => ['hold', 'refer', 'room', 'add', 'find', 'walk', 'break', 'visit', 'keys'].includes(name)
    || (['next', 'finish'].includes(name) && serving && !asking);
  hearKeys(/** @type {Document} */ (target), {
    enabled: () => true,
    asks: () => serving && !asking,
    press(name, value) {
      if (['next', 'finish'].includes(name) && serving && !asking) asking = true;
      else if (isOpening(name)) opened.push(name);
      else if (name !== 'back') done.push(value === undefined ? name : `${name} ${value}`);
      return true;
    },
  });
  /** @param {string} key @param {number} after ms */
  const press = (key, after) => {
    now += after;
    t.mock.timers.tick(after);
    const event = Object.assign(new Event('keydown', { cancelable: true }),
      { key, code: '', ctrlKey: false, altKey: false, metaKey: false, repeat: false, isComposing: false });
    Object.defineProperty(event, 'timeStamp', { value: now });
    target.dispatchEvent(event);
    return event.defaultPrevented;
  };
  const rest = (ms = 3000) => { now += ms; t.mock.timers.tick(ms); };
  return { done, opened, press, rest, serve: (/** @type {boolean} */ on) => { serving = on; asking = false; } };
}

test('nothing that is scanned or typed at the desk calls, ends or answers anything', (t) => {
  const { done, press, rest, serve } = desk(t);
  /** @type {Case[]} */
  const cases = JSON.parse(readFileSync(TABLE, 'utf-8'));
  assert.ok(cases.length > 15);
  for (const one of cases) {
    for (const state of [true, false]) {
      serve(state);
      for (const key of one.text) press(key, one.delay);
      for (const key of one.after ?? []) press(key, one.delay);
      rest();
      assert.deepEqual(done.splice(0), [], `${one.name}, ${state ? 'serving' : 'ready'}`);
    }
  }
});

test('a key that stands alone does what its list says, once the keyboard has been quiet', (t) => {
  const { done, press, rest } = desk(t);
  for (const [key, deed] of [['n', 'next'], ['s', 'start'], ['r', 'recall'], ['x', 'no-show'], ['u', 'undo']]) {
    press(key, 2000);
    assert.deepEqual(done, [], `${key} waits a moment`);
    rest(990);
    assert.deepEqual(done, [], `${key} waits for a second`);
    rest(20);
    assert.deepEqual(done.splice(0), [deed]);
  }
});

test('Enter after a key that waits does it at once, and no button', (t) => {
  const { done, press, rest } = desk(t);
  press('n', 2000);
  assert.equal(press('Enter', 200), true);
  assert.deepEqual(done, ['next']);
  rest();
  assert.deepEqual(done.splice(0), ['next']);
  press('n', 2000);
  assert.equal(press('Enter', 100), true, 'a scanner over the air');
  rest();
  assert.deepEqual(done, []);
});

test('Enter that comes a moment after the key was done by itself does nothing else', (t) => {
  const { done, press } = desk(t);
  for (const late of [1005, 1100, 1600]) {
    press('n', 3000);
    assert.equal(press('Enter', late), true, `${late} ms`);
    assert.deepEqual(done.splice(0), ['next'], `${late} ms`);
  }
  press('Enter', 900);
  assert.deepEqual(done, ['enter'], 'what is pressed afterwards counts');
});

test('finish and the figure of its outcome are two keys, as quick as a hand', (t) => {
  const { done, press, rest, serve } = desk(t);
  for (const gap of [90, 200, 700, 4000]) {
    serve(true);
    rest();
    press('f', 100);
    press('1', gap);
    rest();
    assert.deepEqual(done.splice(0), ['figure 1'], `${gap} ms`);
  }
});

test('a key that bounces counts once, and what follows a pause counts again', (t) => {
  const { done, press, rest } = desk(t);
  press('n', 2000);
  press('n', 20);
  rest();
  assert.deepEqual(done.splice(0), ['next']);
  for (const key of 'nothing') press(key, 200);
  rest(2100);
  press('n', 0);
  rest();
  assert.deepEqual(done, ['next']);
});

test('Enter after a text that went nowhere is no press, and after a pause it is one', (t) => {
  const { done, press, rest } = desk(t);
  for (const key of 'NX0042FAU77HB') press(key, 3);
  assert.equal(press('Enter', 3), true);
  rest();
  assert.deepEqual(done, []);
  press('Enter', 2000);
  assert.deepEqual(done, ['enter']);
});

test('Escape takes back a key that still waits: nothing changes', (t) => {
  const { done, press, rest } = desk(t);
  for (const gap of [0, 100, 390]) {
    press('r', 2000);
    press('Escape', gap);
    rest();
    assert.deepEqual(done, [], `${gap} ms`);
  }
});

test('after Escape the next key counts at once, however quick the hand', (t) => {
  const { done, opened, press, rest, serve } = desk(t);
  serve(true);
  for (const key of ['h', 'Escape', 'e', 'Escape', 'v', 'Escape', 'r']) press(key, 90);
  rest();
  assert.deepEqual(opened, ['hold', 'refer', 'visit']);
  assert.deepEqual(done, ['recall']);
});

test('Escape in the middle of a text does not make commands of its rest', (t) => {
  const { done, press, rest } = desk(t);
  for (const key of [...'it is', 'Escape', 'u', 'n']) press(key, 90);
  rest();
  press('x', 0);
  press('Escape', 20);
  for (const key of 'Next') press(key, 90);
  rest();
  assert.deepEqual(done, []);
});

/** Words that are keys of the desk in each of their letters, or nearly. */
const WORDS = ['sort', 'nurse', 'stop', 'rent or exit', 'sunrise', 'n1f2s3', 'N1 2AB', 'F1000223', 'ss'];

test('a word whose letters somebody searches for does nothing, up to a second a letter', (t) => {
  const { done, press, rest, serve } = desk(t);
  for (const gap of [410, 550, 700, 850, 990]) {
    for (const word of WORDS) {
      for (const state of [true, false]) {
        serve(state);
        for (const key of word) press(key, gap);
        if (word === 'ss') press('p', gap); // a letter twice is one that bounced, if nothing follows
        rest();
        assert.deepEqual(done.splice(0), [], `${word}, ${gap} ms`);
      }
    }
  }
});

test('of a word that takes up to two seconds a letter no more than the first is done', (t) => {
  const { done, press, rest, serve } = desk(t);
  for (const gap of [1010, 1200, 1500, 1800, 1990]) {
    for (const word of WORDS.filter((one) => one.length > 2)) {
      for (const state of [true, false]) {
        serve(state);
        for (const key of word) press(key, gap);
        rest();
        const rested = done.splice(0);
        assert.ok(rested.length <= 1, `${word}, ${gap} ms: ${rested.join(', ')}`);
        assert.ok(!rested.some((deed) => deed.startsWith('figure')), `${word}, ${gap} ms: ${rested.join(', ')}`);
      }
    }
  }
});

test('which letter comes sooner and which later makes no word of keys', (t) => {
  const { done, press, rest, serve } = desk(t);
  for (const gaps of [[900, 300], [300, 900], [700, 950, 450], [950, 950, 350, 800]]) {
    for (const word of WORDS.filter((one) => one.length > 2)) {
      serve(false);
      [...word].forEach((key, n) => press(key, gaps[n % gaps.length]));
      rest();
      assert.deepEqual(done.splice(0), [], `${word}, ${gaps.join(', ')} ms`);
    }
  }
});

test('finish, whether it was avoidable and how it ended are three keys, one after the other', (t) => {
  const { done, press, rest, serve } = desk(t);
  serve(false);
  for (const gap of [250, 500, 900, 1500]) {
    serve(true);
    rest();
    press('f', 0);
    press('y', Math.max(gap, 450));
    press('1', gap);
    rest();
    assert.deepEqual(done.splice(0), ['avoidable-yes', 'figure 1'], `${gap} ms`);
  }
});

test('what a hand does one after the other counts, and undo at any time', (t) => {
  const { done, press, rest } = desk(t);
  press('r', 2000);
  press('x', 1300); // each after the one before was seen to be done
  press('n', 2100);
  press('u', 2100);
  rest();
  assert.deepEqual(done, ['recall', 'no-show', 'next', 'undo']);
});
