// What a visitor's letters find at the kiosk.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lettersOf, shownAs } from '../../../web/static/alphabet.js';
import { CODES, lineOf } from '../letters.js';
import { entriesOf, isEnough, nearly, search, wordsOf } from '../../../kiosk/static/search.js';
import { page } from './a_kiosk.js';

const known = {
  enquiries: {
    'council-tax': { en: ['council tax bill', 'direct debit'] },
    benefits: { en: ['help with rent', 'universal credit'], cy: ['budd-dal'], pl: ['śmieci i zasiłki'] },
  },
  signposts: {},
};
/** @param {string} typed @param {string} [language] */
const found = (typed, language = 'en') => search(entriesOf(page, known, language), typed).map(({ id }) => id);

test('a name is found by its beginning, and before what is found by another word', () => {
  assert.deepEqual(found('coun'), ['council-tax']);
  assert.deepEqual(found('BENE'), ['benefits']);
  assert.deepEqual(found('tax bill'), ['council-tax']);
});

test('other words find it too, in each language of the house', () => {
  assert.deepEqual(found('rent'), ['benefits']);
  assert.deepEqual(found('budd'), ['benefits']);
  assert.deepEqual(found('budddal'), ['benefits']);
});

test('accents need not be typed, and may be', () => {
  assert.deepEqual(found('smieci'), ['benefits']);
  assert.deepEqual(found('śmieci'), ['benefits']);
  assert.deepEqual(wordsOf('Łódź, Ïe').map(({ word }) => word), ['lodz', 'ie']);
});

test('one wrong letter is forgiven from five letters on, and no second one', () => {
  for (const typed of ['benifits', 'bnefits', 'bennefits', 'ebnefits', 'benefist']) assert.deepEqual(found(typed), ['benefits'], typed);
  assert.deepEqual(found('binifits'), []);
  assert.deepEqual(found('taz'), []);
});

test('nearly says how many letters of the word were meant', () => {
  assert.equal(nearly('rubish', 'rubbish'), 7);
  assert.equal(nearly('rubbisj', 'rubbish'), 7);
  assert.equal(nearly('rubbi', 'rubbish'), 5);
  assert.equal(nearly('plates', 'rubbish'), 0);
});

test('nothing is guessed before two letters', () => {
  assert.equal(isEnough('c'), false);
  assert.equal(isEnough('c '), false);
  assert.deepEqual(found('c'), []);
  assert.equal(isEnough('税'), true);
});

test('what was found says which part of the text it was', () => {
  const [one] = search(entriesOf(page, known, 'en'), 'univers');
  assert.deepEqual([one.text.slice(one.from, one.to), one.name], ['univers', false]);
  const [other] = search(entriesOf(page, known, 'pl'), 'smie');
  assert.equal(other.text.slice(other.from, other.to), 'śmie');
});

test('letters that are written in two ways are the same', () => {
  const entries = entriesOf({ enquiries: { x: { name: { ur: 'کوڑا', ar: 'إصلاح' }, room: false, hours: null } }, signposts: {} }, null, 'ur');
  assert.equal(search(entries, 'كو').length, 1);
  assert.equal(search(entries, 'اصلاح').length, 1);
});

test('Chinese is found in the middle of a text, as it parts no words', () => {
  const entries = entriesOf({ enquiries: { x: { name: { zh: '家庭垃圾回收' }, room: false, hours: null } }, signposts: {} }, null, 'zh');
  const [one] = search(entries, '垃圾');
  assert.equal(one.text.slice(one.from, one.to), '垃圾');
});

test('any letters are answered, whatever they are', () => {
  for (const typed of ['((((', '\\', ' ', '.*', '১২', '🙂🙂', 'a'.repeat(500)]) assert.deepEqual(found(typed), [], typed);
});

test('a line of letters is a key for each, or for what stands together', () => {
  assert.deepEqual(lettersOf('અઆક'), ['અ', 'આ', 'ક']);
  assert.deepEqual(lettersOf('કખ઼ગ'), ['ક', 'ખ઼', 'ગ']);
  assert.deepEqual(lettersOf(' ક્ષ જ્ઞ  અ '), ['ક્ષ', 'જ્ઞ', 'અ']);
  assert.deepEqual(lettersOf(''), []);
});

test('each language has the letters that its words are written in', () => {
  assert.deepEqual(lettersOf(lineOf('kiosk', 'en')).join(''), 'abcdefghijklmnopqrstuvwxyz');
  assert.ok(lettersOf(lineOf('kiosk', 'pl')).includes('ł'));
  assert.ok(lettersOf(lineOf('kiosk', 'bn')).includes('ড়'.normalize('NFC')));
  assert.equal(shownAs('é'), 'É');
  assert.equal(shownAs('ি'), '◌ি');
  for (const code of CODES) {
    const letters = lettersOf(lineOf('kiosk', code));
    assert.equal(new Set(letters).size, letters.length, code);
    assert.equal(lineOf('kiosk', code), lineOf('display', code), `${code}: alike at the entrance and at the exit`);
  }
});
