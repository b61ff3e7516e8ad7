import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  askedOf, isOn, spokenNow, closedBy, enquiryOf, fresh, groupsOf, isAtRest, isLong, modesOf, otherLanguage, pagesOf, paperOf, personOf, scanned, screenOf,
  otherPlace, signpostsOf, waitWords, withKey, withoutPaper,
} from '../../../kiosk/static/model.js';
import { enquiry, live, page, signpost } from './a_kiosk.js';

/** @import { KioskState } from '../../../kiosk/types.js' */

/** @type {import('../../../kiosk/view.js').Ticket} */
const ticket = { visit: 'v1', number: 'C014', enquiry: 'council-tax', ahead: 2, about: null, print: { state: 'queued' } };

/** @param {Partial<KioskState>} changes */
const group = (changes) => groupsOf(page, live(changes))[0];

test('a group is open while one of its enquiry types is, and counts those who wait for the open ones', () => {
  assert.deepEqual([group({}).open, group({}).waiting], [true, 5]);
  const shut = enquiry({ open: false, reason: 'quota', opens_at: '2026-11-18T09:00:00Z' });
  const half = group({ enquiries: { 'council-tax': shut, benefits: enquiry({ waiting: 3 }) } });
  assert.deepEqual([half.open, half.waiting, half.opensAt], [true, 3, null]);
});

test('a tile tells the longest wait of its types, where each is known, else how many wait', () => {
  /** @param {string} id @param {object} [values] */
  const w = (id, values) => `${id} ${JSON.stringify(values)}`;
  const both = (/** @type {number | null} */ one, /** @type {number | null} */ two) =>
    group({ enquiries: { 'council-tax': enquiry({ about: one, waiting: 2 }), benefits: enquiry({ about: two, waiting: 0 }) } });
  assert.equal(waitWords(/** @type {any} */ (w), both(10, 25)), 'wait-about {"n":25}');
  assert.equal(waitWords(/** @type {any} */ (w), both(0, 0)), 'wait-about {"n":0}');
  assert.equal(waitWords(/** @type {any} */ (w), both(10, null)), 'waiting {"n":2}');
});

test('a closed group says when the first opens, and a reason only where it is the same for all', () => {
  const late = enquiry({ open: false, reason: 'hours', opens_at: '2026-11-18T12:00:00Z' });
  const soon = enquiry({ open: false, reason: 'hours', opens_at: '2026-11-18T09:00:00Z' });
  const shut = group({ enquiries: { 'council-tax': late, benefits: soon } });
  assert.deepEqual([shut.open, shut.opensAt, shut.reason, shut.waiting], [false, '2026-11-18T09:00:00Z', 'hours', null]);
  const mixed = group({ enquiries: { 'council-tax': late, benefits: { ...soon, reason: 'quota' } } });
  assert.equal(mixed.reason, null);
});

test('before the first state everything counts as open, and no wait is claimed', () => {
  const one = enquiryOf(page, null, 'benefits');
  assert.deepEqual([one.open, one.waiting, one.about, one.room], [true, null, null, true]);
  assert.equal(groupsOf(page, null)[0].waiting, null);
});

test('a long wait is asked about only where the site says from when, and the wait is known', () => {
  assert.equal(isLong(page, { about: 30 }), true);
  assert.equal(isLong(page, { about: 29 }), false);
  assert.equal(isLong(page, { about: null }), false);
  assert.equal(isLong({ warn_minutes: 0 }, { about: 90 }), false);
});

test('the paper is on its way, to be taken, or given up on', () => {
  /** @param {number} age @param {Partial<KioskState>} changes */
  const paper = (age, changes = {}) => paperOf(ticket, page, live(changes), age);
  assert.equal(paper(1), 'printing');
  assert.equal(paper(1, { prints: { v1: 'printed' } }), 'take');
  assert.equal(paper(1, { prints: { v1: 'failed' } }), 'broken');
  assert.equal(paper(1, { prints: { v1: 'in_doubt' } }), 'doubt');
  assert.equal(paper(21), 'doubt');
  assert.equal(paper(21, { prints: { v1: 'printing' } }), 'printing');
  assert.equal(paper(1, { printer: { state: 'paper_out', usable: false, since: null } }), 'broken');
  assert.equal(paper(1, { printer: { state: 'unknown', usable: false, since: null } }), 'printing');
  assert.equal(paperOf(ticket, { kiosk: { printer: false } }, null, 1), 'none');
});

test('what a visitor is in the middle of stays, whatever becomes of the house', () => {
  const closed = live({ open: false });
  assert.equal(screenOf({ view: { name: 'home' }, live: closed, away: false }), 'site-closed');
  assert.equal(screenOf({ view: { name: 'ticket' }, live: closed, away: true }), 'ticket');
  assert.equal(screenOf({ view: { name: 'group' }, live: live(), away: true }), 'away');
  assert.equal(screenOf({ view: { name: 'group' }, live: null, away: false }), 'group');
});

test('the kiosk is at rest on its first page in its own language with every mode off', () => {
  const app = { ...fresh(page), page, screen: 'home' };
  assert.equal(isAtRest(app), true);
  assert.equal(isAtRest({ ...app, language: 'cy' }), false);
  assert.equal(isAtRest({ ...app, modes: new Set(/** @type {const} */ (['low'])) }), false);
  assert.equal(isAtRest({ ...app, view: { name: 'home', page: 1 } }), false);
  assert.equal(isAtRest({ ...app, screen: 'group' }), false);
});

test('the language button leads to the other of the main two', () => {
  assert.equal(otherLanguage(page, 'en'), 'cy');
  assert.equal(otherLanguage(page, 'pl'), 'en');
  assert.equal(otherLanguage({ languages: [{ code: 'cy' }, { code: 'pl' }, { code: 'en' }] }, 'cy'), 'en');
  assert.equal(otherLanguage({ languages: [{ code: 'en' }] }, 'en'), null);
});

test('the pad takes what is on it, and no more than there can be', () => {
  assert.equal(withKey(page, 'back', 'C', '1'), 'C1');
  assert.equal(withKey(page, 'back', '', 'c'), 'C');
  assert.equal(withKey(page, 'back', 'C', 'X'), 'C');
  assert.equal(withKey(page, 'back', 'C00014', '1'), 'C00014');
  assert.equal(withKey(page, 'appointment', '12345', 'Enter'), '12345');
});

test('a scan is the address of a ticket or an appointment, a number, a code, or nothing of ours', () => {
  const id = '01J0000000000000000000000A';
  assert.deepEqual(scanned(`HTTPS://NEXT.EXAMPLE/T/${id}`), { purpose: 'back', code: id });
  assert.deepEqual(scanned(`https://next.example/a/${id.toLowerCase()}/`), { purpose: 'appointment', code: id });
  assert.deepEqual(scanned(' c014 '), { purpose: 'back', code: 'C014' });
  assert.deepEqual(scanned('123456'), { purpose: 'appointment', code: '123456' });
  assert.equal(scanned('?!'), null);
});

test('pages are full but for the last; there is always one', () => {
  assert.deepEqual(pagesOf([1, 2, 3], 2), [[1, 2], [3]]);
  assert.deepEqual(pagesOf([], 2), [[]]);
});

test('what a problem says of a closed enquiry type is taken as words or not at all', () => {
  assert.deepEqual(closedBy({ opens_at: '2026-11-18T09:00:00Z', reason: 'quota', cause: 7 }),
    { opensAt: '2026-11-18T09:00:00Z', reason: 'quota', cause: null });
});

test('that there is no paper is known before a ticket is asked for, where it is known at all', () => {
  const at = (/** @type {boolean} */ printer, /** @type {string} */ state, usable = false) => withoutPaper(
    { ...page, kiosk: { ...page.kiosk, printer } }, live({ printer: { state, usable, since: null } }));
  for (const state of ['paper_out', 'cover_open', 'cutter_stuck', 'busy', 'silent', 'unplugged', 'offline']) {
    assert.equal(at(true, state), true, state);
  }
  assert.equal(at(true, 'ready', true), false);
  assert.equal(at(true, 'paper_unknown', true), false);
  assert.equal(at(true, 'unknown'), false);
  assert.equal(at(false, 'none'), false);
  assert.equal(withoutPaper(page, null), false);
});

test('while another printer stands in there is paper, and it is said where', () => {
  const out = live({ printer: { state: 'paper_out', usable: false, since: null }, instead: 'Reception' });
  assert.equal(withoutPaper(page, out), false);
  assert.equal(otherPlace(out), 'Reception');
  assert.equal(otherPlace(out, 'v1'), 'Reception');
  assert.equal(paperOf(ticket, page, out, 1), 'printing');
  // Where a slip is printed stays so, whichever printer the next one goes to.
  const back = live({ prints: { v1: 'printed', v2: 'printed' }, elsewhere: { v1: 'Reception' } });
  assert.equal(otherPlace(back, 'v1'), 'Reception');
  assert.equal(otherPlace(back, 'v2'), null);
  assert.equal(otherPlace(live({ prints: { v2: 'printing' }, instead: 'Reception' }), 'v2'), null);
  assert.equal(otherPlace(null, 'v1'), null);
});
/** @param {Partial<import('../../../kiosk/types.js').HelperShown>} changes */
const helper = (changes = {}) => ({ asked_at: '2026-11-17T10:00:00Z', more_at: '2026-11-17T10:01:00Z', told_more: false,
  over_at: '2026-11-17T10:03:00Z', taken_at: null, who: null, met: false, ...changes });
const wall = (/** @type {string} */ time) => Date.parse(`2026-11-17T${time}Z`);

test('that nobody sees the wish for a person is said after a moment, never that somebody comes', () => {
  const now = wall('10:00:10');
  assert.equal(personOf({ at: 1000 }, null, 1500, now), 'asked');
  assert.equal(personOf({ at: 1000 }, live({ person: 'asked', helper: helper() }), 5001, now), 'nobody');
  assert.equal(personOf({ at: 1000, failed: true }, null, 1500, now), 'nobody');
  assert.equal(personOf({ at: 1000 }, live({ person: 'shown', helper: helper() }), 9000, now), 'shown');
});

test('that more people are told is said once a screen of theirs shows it, and no sooner', () => {
  const at = (/** @type {string} */ time, told = true) => personOf({ at: 0 },
    live({ person: 'shown', helper: helper({ told_more: told }) }), 1, wall(time));
  assert.equal(at('10:00:59'), 'shown');
  assert.equal(at('10:01:00', false), 'shown');
  assert.equal(at('10:01:00'), 'more');
  assert.equal(at('10:03:00'), 'over');
});

test('somebody comes once somebody said so, and after five minutes it is asked whether they did', () => {
  const taken = live({ person: 'coming', helper: helper({ taken_at: '2026-11-17T10:02:00Z', who: 'Megan' }) });
  assert.equal(personOf({ at: 0 }, taken, 1, wall('10:02:01')), 'coming');
  assert.equal(personOf({ at: 0 }, taken, 1, wall('10:06:59')), 'coming');
  assert.equal(personOf({ at: 0 }, taken, 1, wall('10:07:01')), 'came');
});

test('a tile that answers stands in its group or by itself, and is never closed for want of tickets', () => {
  const posts = { births: signpost, wills: { ...signpost, group: 'money' } };
  const ours = { ...page, signposts: posts };
  const now = live({ signposts: { births: { open: false, until: null, opens_at: null } } });
  assert.deepEqual(signpostsOf(ours, now, null).map((one) => [one.id, one.place_now?.open]), [['births', false]]);
  assert.deepEqual(signpostsOf(ours, null, 'money').map((one) => [one.id, one.place_now]), [['wills', null]]);
  const alone = { ...ours, groups: [{ ...page.groups[0], enquiries: [] }] };
  assert.deepEqual([groupsOf(alone, now)[0].open, groupsOf(alone, now)[0].waiting], [true, null]);
});

test('a ticket asks for a language only where somebody who speaks it serves what it is for', () => {
  const here = live({ speakers: { pl: ['council-tax'] } });
  const asks = { live: here, language: 'en', asked: 'pl', modes: new Set(/** @type {const} */ (['served'])) };
  assert.deepEqual(askedOf(asks, 'council-tax'), { asked_language: 'pl' });
  assert.deepEqual(askedOf(asks, 'benefits'), {});
  assert.deepEqual(askedOf({ ...asks, modes: new Set() }, 'council-tax'), {});
  assert.deepEqual(askedOf({ ...asks, modes: new Set(/** @type {const} */ (['interpreter'])) }, 'benefits'), { asked_language: 'en' });
});

test('the switch of the language that is read is on only where it is that one that was asked for', () => {
  const modes = new Set(/** @type {const} */ (['served', 'larger']));
  assert.equal(isOn({ modes, asked: 'pl', language: 'en' }, 'served'), false);
  assert.equal(isOn({ modes, asked: 'pl', language: 'pl' }, 'served'), true);
  assert.equal(isOn({ modes, asked: 'pl', language: 'en' }, 'larger'), true);
});

test('spoken here now is what all staff speak, and what those who are here do', () => {
  assert.deepEqual(spokenNow(page, live()).map(({ code }) => code), ['en']);
  assert.deepEqual(spokenNow(page, live({ speakers: { pl: ['benefits'] } })).map(({ code }) => code), ['en', 'pl']);
});

test('a low counter is offered where the house has one, and a voice where the kiosk has sound', () => {
  const nobody = { live: null, language: 'pl' };
  assert.deepEqual(modesOf(page, nobody), ['larger', 'contrast', 'low', 'time']);
  assert.deepEqual(modesOf({ ...page, low_counter: true }, nobody).at(-1), 'counter');
  assert.deepEqual(modesOf({ ...page, interpreter: true }, nobody).at(-1), 'interpreter');
  const eased = { name: {}, picture: '', sign: '/kiosk/riverside/easy/a.mp4' };
  assert.ok(!modesOf({ ...page, easy: { benefits: eased } }, nobody).includes('easy'), 'a clip alone is none');
  assert.ok(modesOf({ ...page, easy: { benefits: { ...eased, name: { en: 'My money' } } } }, nobody).includes('easy'));
  const voice = { ...page, kiosk: { ...page.kiosk, sound: /** @type {const} */ ('speaker') } };
  assert.deepEqual(modesOf(voice, nobody), ['larger', 'contrast', 'low', 'spoken', 'time']);
  const polish = { ...nobody, live: { speakers: { pl: ['council-tax'] } } };
  assert.deepEqual(modesOf(page, polish).at(-1), 'served');
  assert.deepEqual(modesOf(page, { ...polish, language: 'ur' }).at(-1), 'time');
});
