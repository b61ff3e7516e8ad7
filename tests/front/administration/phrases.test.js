import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FluentBundle, FluentResource } from '/static/vendor/fluent/index.js';
import { found, formsOf, messageOf, screensOf, whenOf } from '../../../administration/words/static/phrases.js';

const PHRASE = {
  room: /** @type {const} */ ('kiosk'), message: 'waiting', heading: 'The first screen', hint: '', english: '{ $n } waiting', state: /** @type {const} */ ('program'),
  draft: false, forms: [{ when: 'one', text: 'Czeka { $n } osoba' }, { when: 'many', text: 'Czeka { $n } osób' }], original: [], chooses: '$n', usual: 'many',
  text: null, longest: 26, wrong: null,
};

/** @param {string} text @param {Record<string, number>} [values] */
function says(text, values) {
  const bundle = new FluentBundle('pl', { useIsolating: false });
  assert.deepEqual(bundle.addResource(new FluentResource(text)), []);
  const value = bundle.getMessage('waiting')?.value;
  assert.ok(value);
  return bundle.formatPattern(value, values, []);
}

test('a phrase is drawn as it is typed, form by form, between its marks', () => {
  const text = messageOf(PHRASE, formsOf(PHRASE.forms), '|');
  assert.equal(says(text, { n: 1 }), '|Czeka 1 osoba|');
  assert.equal(says(text, { n: 5 }), '|Czeka 5 osób|');
  assert.equal(says(messageOf({ ...PHRASE, chooses: '', usual: '' }, { '': 'Witamy.' }, '|')), '|Witamy.|');
});

test('phrases are found by any of their words, by state and by place', () => {
  const other = { ...PHRASE, message: 'soon', room: /** @type {const} */ ('display'), english: 'Almost', state: /** @type {const} */ ('corrected'), forms: [] };
  /** @param {Partial<Parameters<typeof found>[1]>} looked */
  const of = (looked) => found([PHRASE, other], { text: '', which: 'all', room: '', ...looked }).map((one) => one.message);
  assert.deepEqual(of({}), ['waiting', 'soon']);
  assert.deepEqual(of({ text: 'OSÓB czeka' }), ['waiting']);
  assert.deepEqual(of({ which: 'corrected' }), ['soon']);
  assert.deepEqual(of({ room: 'display' }), ['soon']);
  assert.deepEqual(of({ which: 'wrong' }), []);
});

test('the likeliest screen is drawn first, and every other may be tried', () => {
  const page = { groups: [{ id: 'a', enquiries: ['x', 'y'] }], signposts: {} };
  assert.equal(screensOf('The ticket', page)[0].view.name, 'ticket');
  assert.equal(screensOf('Whatever comes', page)[0].view.name, 'home');
  assert.ok(screensOf('Search', page).every((one) => one.view.name !== 'signpost'));
});

test('a form is named as people say it', () => {
  assert.deepEqual(['0', 'one', 'other', 'we-come'].map(whenOf), ['0 exactly', 'One', 'Any other number', 'We come']);
});
