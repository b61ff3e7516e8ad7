import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { ROOT } from '../addresses.js';
import { leaveUnattended } from '../../../web/static/unattended.js';

const PLAIN = { ctrlKey: false, altKey: false, metaKey: false };

/**
 * A page of its own, or one in a frame; tells whether the browser gets what is pressed there, and, each
 * time it is `late`, what it asked the server.
 * @param {{ framed?: boolean, search?: string, whole?: boolean }} [how]
 */
function page({ framed = false, search = '', whole = true } = {}) {
  /** @type {Array<() => void>} */
  const later = [];
  /** @type {string[]} */
  const asked = [];
  const here = Object.assign(new EventTarget(), {
    top: /** @type {unknown} */ (null),
    location: { search },
    document: { documentElement: { dataset: whole ? { alive: '' } : {} } },
    requestAnimationFrame: (/** @type {() => void} */ draw) => draw(),
    setInterval: (/** @type {() => void} */ what) => later.push(what),
    setTimeout: (/** @type {() => void} */ what) => later.push(what),
    fetch: async (/** @type {string} */ address) => { asked.push(address); },
  });
  here.top = framed ? new EventTarget() : here;
  leaveUnattended(/** @type {Window} */ (/** @type {unknown} */ (here)));
  /** @type {string[]} */
  const heard = [];
  here.addEventListener('keydown', (event) => heard.push(/** @type {KeyboardEvent} */ (event).key));
  return {
    heard,
    asked,
    late: () => later.forEach((what) => what()),
    /** @param {Partial<KeyboardEvent & MouseEvent>} how */
    reaches: (how, kind = 'keydown') =>
      here.dispatchEvent(Object.assign(new Event(kind, { cancelable: true }), { ...PLAIN, ...how })),
  };
}

test('no key of the browser reaches it on a screen that nobody sits at', () => {
  const { reaches } = page();
  for (const key of ['j', 'J', 'p', 'n', 't', 'w', 'u', 'r', '+', '0', 'Tab', 'Enter', 'Control']) {
    assert.equal(reaches({ key, ctrlKey: true }), false, `Ctrl ${key}`);
  }
  for (const key of ['ArrowLeft', 'Home', 'd', 'F4', 'Alt']) assert.equal(reaches({ key, altKey: true }), false, `Alt ${key}`);
  assert.equal(reaches({ key: 'l', metaKey: true }), false);
  for (let n = 1; n <= 24; n += 1) assert.equal(reaches({ key: `F${n}` }), false, `F${n}`);
  for (const key of ['BrowserHome', 'BrowserSearch', 'LaunchMail', 'ContextMenu', 'Help', 'PrintScreen']) {
    assert.equal(reaches({ key }), false, key);
  }
  assert.equal(reaches({ key: 'F10' }, 'keyup'), false);
  assert.equal(reaches({}, 'contextmenu'), false);
});

test('nor does what a mouse has of the browser', () => {
  const { reaches } = page();
  assert.equal(reaches({ ctrlKey: true }, 'wheel'), false, 'larger and smaller');
  for (const button of [1, 2, 3, 4]) {
    for (const kind of ['mousedown', 'mouseup', 'auxclick']) assert.equal(reaches({ button }, kind), false, `${kind} ${button}`);
  }
  assert.equal(reaches({ button: 0 }, 'mousedown'), true);
  assert.equal(reaches({}, 'wheel'), true);
});

test('the keys by which visitors go through the kiosk are left alone', () => {
  const { reaches } = page();
  for (const key of ['ArrowDown', 'ArrowUp', 'Enter', ' ', 'Escape', 'Backspace', 'Tab', 'F', 'f', '7', 'C']) {
    assert.equal(reaches({ key }), true, key);
  }
});

test('the page itself hears what the browser does not: a line feed is Ctrl+J', () => {
  const { heard, reaches } = page();
  reaches({ key: 'j', ctrlKey: true });
  assert.deepEqual(heard, ['j']);
});

test('in a frame of another page somebody sits there, and has their browser', () => {
  assert.equal(page({ framed: true }).reaches({ key: 'r', ctrlKey: true }), true);
});

test('a page that is watched says that it lives, once all of it came and as long as it draws', () => {
  const watched = page({ search: '?language=en&watch=0123456789abcdef' });
  watched.late();
  assert.deepEqual(watched.asked, ['/watch/0123456789abcdef?alive', '/watch/0123456789abcdef?alive']);
  for (const how of [{ search: '' }, { search: '?watch=../x' }, { search: '?watch=0123456789abcdef', whole: false }]) {
    const silent = page(how);
    silent.late();
    assert.deepEqual(silent.asked, []);
  }
});

test('every screen that nobody sits at has no keys of the browser before it waits for anything', () => {
  for (const screen of ['kiosk/static/kiosk.js', 'display/board/static/screen.js', 'server/static/pairing.js',
    'server/static/unattended.js']) {
    const script = readFileSync(join(ROOT, screen), 'utf8');
    const [before] = script.split(/^(?:const .* = )?await /m);
    assert.match(before, /^leaveUnattended\(window\);/m, screen);
    assert.match(before, /^keepAwake\(\);/m, screen);
  }
});
