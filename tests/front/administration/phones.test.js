import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pageOf, saidBy } from '../../../administration/words/static/phones.js';

/** A phrase as the server marks it, in HTML. @param {string} key @param {object} values @param {string} text */
const marked = (key, values, text) => `\ue000${JSON.stringify([key, values]).replaceAll('"', '&#34;')}\ue001${text}\ue002`;
const TICKET = `<script id="page">{}</script><h1>${marked('your-number', {}, 'Your number')}</h1><p>${marked('ahead', { n: '2' }, '2 people')}</p>`;
const QUESTION = `<title>${marked('opinion-title', {}, 'How was it?')}</title><noscript>x</noscript>`;

test('a phrase stands on its page as it is typed, with what the page fills in, and everything else as it is', () => {
  const said = saidBy('ahead', 'pl', 'ahead =\n    { $n ->\n       [few] <{ $n }> osoby\n       *[many] { $n } osób\n    }\n');
  assert.deepEqual(pageOf([TICKET, QUESTION], 'ahead', said), { html: '<h1>Your number</h1><p>&lt;2&gt; osoby</p>', fills: null, text: '' });
  const title = saidBy('opinion-title', 'pl', 'opinion-title =\n    Jak było?\n');
  assert.equal(pageOf([TICKET, QUESTION], 'opinion-title', title).html, '<title>Jak było?</title>');
});

test('what a ticket’s page says by its script alone is filled in where that does', () => {
  const said = saidBy('lost', 'en', 'lost =\n    No line since { $time }\n');
  const drawn = pageOf([TICKET], 'lost', said);
  assert.deepEqual([drawn.fills, drawn.text], ['lost', 'No line since 10:42']);
  assert.equal(pageOf([TICKET], 'key-space', saidBy('key-space', 'en', 'key-space =\n    Space\n')).fills, null);
});
