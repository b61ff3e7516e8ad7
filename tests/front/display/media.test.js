import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Files, Turns, isShown } from '../../../display/board/static/turns.js';

/** @import { MediaShown } from '../../../display/board/types.js' */

/** @param {number} id @param {Partial<MediaShown>} [more] @returns {MediaShown} */
const one = (id, more = {}) => ({
  id, kind: 'picture', url: `/m/${id}.jpg`, words: { en: `${id}` }, caption: true, since: null, until: null, seconds: 12, ...more,
});
/** Which is shown at each second. @param {Turns} turns @param {MediaShown[]} pieces @param {number} from @param {number} to @param {boolean} [quiet] */
function shown(turns, pieces, from, to, quiet = false) {
  const seen = new Set();
  for (let s = from; s <= to; s += 1) seen.add(turns.look(pieces, s * 1000, quiet)?.id ?? null);
  return [...seen];
}

test('each is shown for its seconds, one after the other, and again from the first', () => {
  const turns = new Turns();
  const all = [one(1), one(2, { seconds: 20 })];
  assert.deepEqual(shown(turns, all, 100, 111), [1]);
  assert.deepEqual(shown(turns, all, 112, 131), [2]);
  assert.deepEqual(shown(turns, all, 132, 140), [1]);
});

test('while a call is new nothing goes on, and afterwards it goes on where it was', () => {
  const turns = new Turns();
  const all = [one(1), one(2)];
  shown(turns, all, 100, 106);
  assert.deepEqual(shown(turns, all, 107, 200, true), [1]);
  assert.deepEqual(shown(turns, all, 201, 206), [1, 2]);
});

test('a video gives way when it has ended, and one that has stuck soon after its time', () => {
  const turns = new Turns();
  const all = [one(1, { kind: 'video', seconds: 30 }), one(2)];
  shown(turns, all, 100, 110);
  turns.ended();
  assert.equal(turns.look(all, 111_000, false)?.id, 2);
  shown(turns, all, 112, 123);
  assert.deepEqual(shown(turns, all, 124, 155), [1]);
  assert.equal(turns.look(all, 157_000, false)?.id, 2);
});

test('one that is taken out gives way at once, and nothing is left when there is none', () => {
  const turns = new Turns();
  shown(turns, [one(1), one(2)], 100, 105);
  assert.equal(turns.look([one(2)], 106_000, false)?.id, 2);
  assert.equal(turns.look([], 107_000, false), null);
});

test('days are kept to by the clock, also of weeks to come', () => {
  const week = one(1, { since: '2026-12-01T00:00:00.000Z', until: '2026-12-08T00:00:00.000Z' });
  const at = (/** @type {string} */ day) => isShown(week, Date.parse(`${day}T10:00:00Z`));
  assert.deepEqual(['2026-11-30', '2026-12-01', '2026-12-07', '2026-12-08'].map(at), [false, true, true, false]);
});

/** Files of a server that answers as `answers` says: kept, away (a TypeError), or not to be played. @param {Record<string, unknown>} answers */
function filesOf(answers) {
  /** @type {string[]} */
  const freed = [];
  let changes = 0;
  const files = new Files({
    async load(url) {
      const answer = answers[url];
      if (answer instanceof Error) throw answer;
      return `blob:${url}`;
    },
    free: (kept) => freed.push(kept),
    changed: () => { changes += 1; },
  });
  return { files, freed, changes: () => changes };
}

test('a picture is shown once it is here, one that cannot be played never, and that is told', async () => {
  const { files } = filesOf({ '/m/2.jpg': new Error('damaged') });
  const all = [one(1), one(2), one(3, { kind: 'page', url: null })];
  assert.deepEqual(files.ready(all).map(({ id }) => id), [3]);
  for (let n = 0; n < 3; n += 1) await files.keep(all, n);
  assert.deepEqual(files.ready(all).map(({ id }) => id), [1, 3]);
  assert.deepEqual(files.unplayed, [2]);
});

test('without an answer it is asked again, and is no fault of the file', async () => {
  const answers = { '/m/1.jpg': /** @type {unknown} */ (new TypeError('no network')) };
  const { files } = filesOf(answers);
  await files.keep([one(1)], 0);
  assert.deepEqual([files.unplayed, files.ready([one(1)])], [[], []]);
  answers['/m/1.jpg'] = 'here';
  await files.keep([one(1)], 10_000);
  assert.equal(files.ready([one(1)]).length, 0);
  await files.keep([one(1)], 31_000);
  assert.equal(files.ready([one(1)]).length, 1);
});

test('a file that never comes to its end holds up no other, and is asked for again', async () => {
  /** @type {string[]} */
  const asked = [];
  const files = new Files({
    load: (url, _kind, end) => new Promise((_, failed) => {
      end.addEventListener('abort', () => failed(end.reason));
      asked.push(url);
    }),
    free: () => undefined,
    changed: () => undefined,
    within: () => AbortSignal.timeout(1),
  });
  await files.keep([one(1)], 0);
  assert.deepEqual([files.busy, files.unplayed], [false, []]);
  await files.keep([one(1)], 31_000);
  assert.deepEqual(asked, ['/m/1.jpg', '/m/1.jpg']);
});

test('a clock that is put back makes nothing wait for longer', async () => {
  const answers = { '/m/1.jpg': /** @type {unknown} */ (new TypeError('no network')) };
  const { files } = filesOf(answers);
  await files.keep([one(1)], 86_400_000);
  answers['/m/1.jpg'] = 'here';
  await files.keep([one(1)], 1000);
  assert.equal(files.ready([one(1)]).length, 1);
});

test('what is no longer shown leaves the memory', async () => {
  const { files, freed } = filesOf({});
  await files.keep([one(1)], 0);
  await files.keep([], 1);
  assert.deepEqual(freed, ['blob:/m/1.jpg']);
});

test('one that stops while it plays is left out, and told once', async () => {
  const { files, changes } = filesOf({});
  await files.keep([one(1)], 0);
  const before = changes();
  files.fails('/m/1.jpg');
  files.fails('/m/1.jpg');
  assert.equal(changes() - before, 1);
  assert.deepEqual(files.ready([one(1)]), []);
});
