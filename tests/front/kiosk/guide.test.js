// Spoken guidance: what is said of a screen, and where a key leads. Every walk is by keys alone, and what
// is asserted is what is heard, in its order.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { OFFER_MS } from '../../../web/static/aid/guide.js';
import { GROUP, HOME, SETTINGS, TICKET, tile, w, walk, way } from './a_guide.js';
import { fixedLines, itemLines, newsLines, screenLines, sentence, spelled, whereLines } from '../../../web/static/aid/lines.js';

/** @import { Item, Shown } from '../../../web/static/aid/lines.js' */
/** @import { Key } from '../../../web/static/aid/guide.js' */

test('the first key says one sentence, and the next one within a while begins', () => {
  const { guide, keys, later } = walk();
  assert.deepEqual(keys('down'), ['Riverside One Stop Shop. Press Down to hear the choices, OK to choose.']);
  assert.equal(guide.on, false);
  later(OFFER_MS + 1);
  assert.deepEqual(keys('down'), ['Riverside One Stop Shop. Press Down to hear the choices, OK to choose.']);
  assert.equal(guide.on, false);
  assert.deepEqual(keys('down'), [
    'How can we help you?', '2 choices.', 'Council tax.', '1 of 2.', 'No one waiting.', 'Press OK to choose it.',
  ]);
  assert.equal(guide.on, true);
});

test('what was on on the page before tells the next one at once, without an opening, and in headphones still', () => {
  const { guide, heard } = walk({ headphones: false });
  guide.goOn({ plugged: true });
  guide.drawn(GROUP);
  assert.ok(guide.on && guide.private);
  assert.equal(heard[0], GROUP.texts[0].text.replace(/[.]?$/, '.'));
});

test('each of the four keys is enough on the first screen, and none but up and down on another', () => {
  for (const key of /** @type {Key[]} */ (['up', 'down', 'ok', 'back'])) assert.equal(walk().keys(key).length, 1, key);
  const other = walk();
  other.guide.drawn(GROUP);
  assert.deepEqual(other.keys('back', 'back', 'ok', 'ok'), []);
  assert.equal(other.keys('up').length, 1);
});

test('a visit by four keys and by ear alone, from the first key to the number', () => {
  const { keys, ways, did } = walk();
  ways.set('Housing', GROUP).set('Garages', TICKET).set('Done', HOME);
  keys('down', 'down');
  assert.deepEqual(keys('down'), ['Housing.', '2 of 2.', '2 waiting.', 'Press OK to choose it.']);
  assert.deepEqual(keys('ok'), [
    'Housing.', 'Choose your enquiry.', '2 choices.', 'Garages.', '1 of 2.', 'Press OK to choose it.',
  ]);
  assert.deepEqual(keys('down'), ['Rent.', '2 of 2.', 'Closed. Opens on Tuesday at 10:00.', 'Press OK to choose it.']);
  assert.deepEqual(keys('up', 'ok').slice(3), [
    'Your number is C, 0, 1, 4.', 'C014.', 'Ahead of you 3 people.',
    'Your ticket is printing. It will come out below.', 'Talk to a person.', 'Press OK to choose it.',
  ]);
  assert.deepEqual(keys('down'), ['Done.', 'Press OK to choose it.']);
  assert.equal(keys('ok')[0], 'How can we help you?');
  assert.deepEqual(did, ['Housing', 'Garages', 'Done']);
});

test('nothing is said twice while a screen is drawn again and again, and what is new is said once, after the rest', () => {
  const { guide, keys, heard, ways, cuts } = walk();
  ways.set('Council tax', TICKET);
  keys('down', 'down', 'ok');
  heard.length = 0;
  const before = cuts();
  for (let i = 0; i < 5; i += 1) guide.drawn(TICKET);
  const out = structuredClone(TICKET);
  out.texts[2].text = 'Take your ticket. It is coming out below.';
  for (let i = 0; i < 5; i += 1) guide.drawn(out);
  assert.deepEqual(heard, ['Take your ticket. It is coming out below.']);
  assert.equal(cuts(), before); // the number is not cut off by the paper
});

test('no line of a screen says the same sentence twice', () => {
  const { keys, ways } = walk();
  ways.set('Housing', GROUP).set('Garages', TICKET);
  for (const said of [keys('down', 'down'), keys('down'), keys('ok'), keys('down'), keys('ok')]) {
    assert.equal(new Set(said).size, said.length, said.join(' '));
  }
});

test('at an end it says so and stays, and nothing goes round', () => {
  const { keys, guide } = walk();
  keys('down', 'down');
  assert.equal(keys('up')[0], 'First.');
  assert.equal(guide.at, 0);
  keys('down', 'down', 'down');
  assert.deepEqual(keys('down'), ['Last.', 'Talk to a person.', 'Press OK to choose it.']);
  assert.equal(guide.at, 3);
});

test('back goes one screen, and on the first says the opening sentence', () => {
  const { keys, ways } = walk();
  ways.set('Council tax', GROUP);
  keys('down', 'down', 'ok');
  assert.equal(keys('back')[0], 'How can we help you?');
  assert.match(keys('back')[0], /^Riverside One Stop Shop\./);
});

test('on the speaker what somebody came for is not said, until they ask for it', () => {
  const { guide, keys, ways } = walk({ headphones: false });
  ways.set('Council tax', GROUP);
  keys('down', 'down');
  assert.deepEqual(keys('down'), ['Choice 2 of 2.', 'Press OK to choose it.']);
  const heard = keys('up', 'ok').join(' ');
  assert.doesNotMatch(heard, /Housing|Garages|Council tax/);
  assert.match(heard, /Choose your enquiry\. What you came for is not said on the speaker\. 2 choices\. Choice 1 of 2\./);
  guide.aloud();
  assert.match(keys('down').join(' '), /^Rent\. 2 of 2\./);
});

test('a number is said on the speaker too: it is on the wall anyway', () => {
  const { keys, ways } = walk({ headphones: false });
  ways.set('Council tax', TICKET);
  assert.equal(keys('down', 'down', 'ok').includes('Your number is C, 0, 1, 4.'), true);
});

test('headphones begin it with one sentence, are private, and end it when they are pulled out', () => {
  const { guide, keys, did } = walk({ headphones: false });
  assert.deepEqual(keys('plugged'), ['Riverside One Stop Shop. Press Down to hear the choices, OK to choose.']);
  assert.equal(guide.on, true);
  assert.equal(keys('down')[2], 'Council tax.');
  assert.deepEqual(keys('unplugged'), []);
  assert.deepEqual(did, ['hush', 'leave']);
  assert.equal(guide.on, false);
  assert.equal(guide.how.aloud, false);
});

test('a keypad that is plugged in again by nobody ends nothing', () => {
  const { did, keys } = walk();
  keys('unplugged');
  assert.deepEqual(did, []);
});

test('a switch begins it, steps by itself round and round, and chooses', () => {
  const { guide, keys, heard, did } = walk();
  keys('switch');
  assert.equal(keys('switch')[2], 'Council tax.');
  heard.length = 0;
  guide.step();
  assert.equal(heard[0], 'Housing.');
  for (let i = 0; i < 3; i += 1) guide.step();
  assert.equal(guide.at, 0);
  guide.pressed('switch');
  assert.deepEqual(did, ['Council tax']);
});

test('nothing steps by itself for who has keys', () => {
  const { guide, keys, heard } = walk();
  keys('down', 'down');
  heard.length = 0;
  guide.step();
  assert.deepEqual(heard, []);
});

test('the first touch reads, the second chooses, and one beside all chooses too', () => {
  const { guide, heard, did } = walk();
  guide.begin();
  heard.length = 0;
  guide.touched(1, true);
  assert.deepEqual(heard, ['Housing.', '2 of 2.', '2 waiting.', 'Touch it again to choose it.']);
  guide.touched(1, false); // the finger moves on it
  assert.deepEqual(did, []);
  guide.touched(0, false); // and glides to another
  assert.equal(heard[4], 'Council tax.');
  guide.touched(0, true);
  guide.touched(-1, true);
  assert.deepEqual(did, ['Council tax', 'Council tax']);
});

test('a switch of the settings says its state, and after OK only that', () => {
  const { guide, keys, ways, heard } = walk();
  ways.set('Accessibility', SETTINGS);
  keys('down', 'down', 'down', 'down');
  assert.deepEqual(keys('ok').slice(2), ['Larger text, off.', '1 of 2.', 'Half as large again.', 'Press OK to turn it on.']);
  heard.length = 0;
  const on = structuredClone(SETTINGS);
  on.items[0].on = true;
  guide.drawn(on);
  guide.drawn(on);
  assert.deepEqual(heard, ['On.']);
});

test('another page of a list is heard from its first choice, and what a screen lays out anew keeps its focus', () => {
  const { guide, keys, heard } = walk();
  keys('down', 'down', 'down');
  heard.length = 0;
  guide.drawn({ ...HOME, items: [HOME.items[1], ...HOME.items.slice(2)] }); // larger text: fewer a page
  assert.equal(guide.at, 0);
  assert.deepEqual(heard, []);
  guide.drawn({ ...HOME, page: 1, items: [tile('Planning', ''), way('First choices')] });
  assert.deepEqual(heard.slice(0, 1), ['Planning.']);
});

test('whether somebody is still there is said at once, with the key that stays', () => {
  const { guide, keys, heard } = walk();
  keys('down', 'down');
  heard.length = 0;
  /** @type {Shown} */
  const asks = {
    ...HOME,
    texts: [...HOME.texts, { text: 'Are you still there?', news: true }],
    items: [...HOME.items, { name: 'Stay', kind: 'way', urgent: true }],
  };
  guide.drawn(asks);
  guide.drawn(asks);
  assert.deepEqual(heard, ['Are you still there?', 'Stay.', 'Press OK to choose it.']);
});

test('whoever stays hears where they are, and is where they were', () => {
  const { guide, keys, heard, ways } = walk();
  keys('down', 'down', 'down');
  /** @type {Shown} */
  const asks = {
    ...HOME,
    texts: [...HOME.texts, { text: 'Are you still there?', news: true }],
    items: [...HOME.items.slice(0, 2), { name: 'Stay', kind: 'way', urgent: true }, way('Start again')],
  };
  guide.drawn(asks);
  ways.set('Stay', HOME);
  assert.deepEqual(keys('ok'), ['Housing.', '2 of 2.', '2 waiting.', 'Press OK to choose it.']);
  guide.drawn(HOME);
  assert.equal(heard.length, 4);
  assert.equal(guide.at, 1);
  // Another key is an answer too, and is heard itself.
  guide.drawn(asks);
  assert.deepEqual(keys('up'), ['Housing.', '2 of 2.', '2 waiting.', 'Press OK to choose it.']);
  guide.drawn(HOME);
  assert.equal(heard.length, 4);
  // Where what had the focus has left, the first that there is.
  guide.drawn(asks);
  heard.length = 0;
  guide.drawn({ ...HOME, items: [HOME.items[0], way('Back')] });
  assert.equal(heard[0], 'Council tax.');
});

test('where we are now is said at any time, and by whoever has not begun', async () => {
  const calls = [{ number: 'C012', place: { cy: 'Cownter 3', en: 'Counter 3' } }];
  const { guide, heard } = walk({ calls });
  await guide.where();
  assert.deepEqual(heard, ['Now calling C012, Counter 3.']);
  const nobody = walk();
  await nobody.guide.where();
  assert.deepEqual(nobody.heard, ['Nobody is being called just now.']);
});

test('say it again says the last of it again', () => {
  const { keys } = walk();
  keys('down', 'down');
  const once = keys('down');
  assert.deepEqual(keys('again'), once);
});

test('for the next visitor all of it is gone', () => {
  const { guide, keys } = walk({ headphones: false });
  keys('plugged', 'down');
  guide.aloud();
  guide.end();
  assert.deepEqual([guide.on, guide.how.aloud, guide.scanning, guide.private], [false, false, false, false]);
});

test('sentences end as sentences, in each script, and numbers are spelled', () => {
  assert.equal(sentence('Housing'), 'Housing.');
  assert.equal(sentence('How can we help you?'), 'How can we help you?');
  assert.equal(sentence('ہم آپ کی کیا مدد کر سکتے ہیں؟'), 'ہم آپ کی کیا مدد کر سکتے ہیں؟');
  assert.equal(sentence('\u2068C014\u2069 '), 'C014.');
  assert.equal(spelled('C014'), 'C, 0, 1, 4');
});

test('a name in another language is said by its own voice', () => {
  /** @type {Shown} */
  const shown = { key: 'l', page: 0, texts: [], items: [{ name: 'Polski', kind: 'choice', lang: 'pl' }, { name: 'English', kind: 'choice' }] };
  assert.deepEqual(itemLines(shown, 0, { aloud: true }, w)[0], { text: 'Polski.', lang: 'pl' });
});

test('a key of a pad says itself alone, and what was typed is news', () => {
  /** @type {Shown} */
  const shown = { key: 'code', page: 0, texts: [{ text: 'Typed so far', number: '44', news: true }], items: [{ name: '4', kind: 'key' }] };
  assert.deepEqual(itemLines(shown, 0, { aloud: true }, w).map(({ text }) => text), ['4.']);
  assert.deepEqual(newsLines(shown, new Set(), { aloud: true })[0].text, 'Typed so far 4, 4.');
});

test('a screen of which all is private says so on the speaker', () => {
  const told = screenLines({ key: 'x', page: 0, texts: [{ text: 'Births', own: true }], items: [] }, { aloud: false }, w);
  assert.deepEqual(told.map(({ text }) => text), ['What you came for is not said on the speaker.']);
});

test('what somebody typed is not said on the speaker, and in headphones it is', () => {
  /** @type {Shown} */
  const shown = { key: 'search', page: 0, texts: [{ text: 'We did not find “debt”.', quiet: 'We did not find “”.', news: true }], items: [] };
  for (const lines of [screenLines(shown, { aloud: false }, w), newsLines(shown, new Set(), { aloud: false })]) {
    assert.deepEqual(lines.map(({ text }) => text), ['We did not find “”.']);
  }
  assert.deepEqual(newsLines(shown, new Set(['We did not find “”.']), { aloud: false }), []);
  assert.equal(newsLines(shown, new Set(), { aloud: true })[0].text, 'We did not find “debt”.');
});

test('the place of a call is in the visitor’s language, else in English', () => {
  const cy = Object.assign((/** @type {string} */ id, /** @type {any} */ values) => w(id, values), { language: 'cy', dir: 'ltr' });
  assert.equal(whereLines([{ number: 'C1', place: { cy: 'Cownter 3', en: 'Counter 3' } }], cy)[0].text, 'Now calling C1, Cownter 3.');
  assert.equal(whereLines([{ number: 'C1', place: { en: 'Counter 3' } }], cy)[0].text, 'Now calling C1, Counter 3.');
});

test('the phrases that are always the same are known beforehand', () => {
  const fixed = fixedLines(w, 'Riverside').map(({ text }) => text);
  assert.equal(fixed[0], 'Riverside. Press Down to hear the choices, OK to choose.');
  assert.equal(fixed.includes('Press OK to choose it.'), true);
});

test('a field that its heading names is said once, and one of several is chosen and never put off', () => {
  /** @type {Item} */
  const complaint = { name: 'A complaint', kind: 'choice', on: true, one: true };
  /** @type {Item} */
  const comment = { name: 'A comment', kind: 'choice', on: false, one: true };
  /** @type {Shown} */
  const form = { key: 'form', page: 0, texts: [{ text: 'What would you like to tell us?' }], items: [way('What would you like to tell us?'), way('Send')] };
  const { guide, heard } = walk();
  guide.begin();
  guide.drawn(form);
  heard.length = 0;
  guide.pressed('down');
  assert.deepEqual(heard, ['What would you like to tell us?', 'Press OK to choose it.']);
  const kinds = { ...form, items: [complaint, comment] };
  const how = { aloud: true };
  assert.deepEqual(itemLines(kinds, 0, how, w).map(({ text }) => text), ['A complaint, on.', '1 of 2.']);
  assert.deepEqual(itemLines(kinds, 1, how, w).map(({ text }) => text), ['A comment, off.', '2 of 2.', 'Press OK to choose it.']);
});
