import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { ROOT } from '../addresses.js';

/** What the browsers of older tablets and screens lack, and where it is used with another way beside it. */
const LACKING = [
  { what: /AbortSignal\.(timeout|any)\(/, save: 'web/static/patience.js' },
  { what: /crypto\.randomUUID\(/, save: 'web/static/api.js' },
  { what: /(?<![.\w])reportError\(/, save: 'web/static/api.js' },
  { what: /structuredClone\(|Object\.(hasOwn|groupBy)\(|Promise\.withResolvers\(/, save: '' },
  { what: /\.(findLast|findLastIndex|toSorted|toReversed|toSpliced)\(/, save: '' },
  { what: /\.at\((-|\d)|\.requestSubmit\(|'(long|short)Offset'|AggregateError|Promise\.any\(/, save: '' },
  { what: /\(\?<[=!]/, save: '' }, // one of these in a file, and Safari before 16.4 reads none of it
];
const SCRIPTS = globSync('*/{static,*/static}/**/*.js', { cwd: ROOT })
  .map((file) => file.replaceAll('\\', '/')).filter((file) => !/node_modules|\/vendor\//.test(file));

/** A script without its comments. @param {string} file */
const code = (file) => readFileSync(join(ROOT, file), 'utf8').replace(/^\s*(\/\/|\/?\*).*$/gm, '');

test('whatever a page asks of the server has an end', () => {
  const asked = /(?<!\bthis\.|\w|async )\bfetch\((?!\)|request\))(?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)/g;
  const found = SCRIPTS.flatMap((file) => [...code(file).matchAll(asked)].map(([call]) => ({ file, call })));
  assert.ok(found.length > 6);
  // What is asked of a line that swallows it, again and again, holds all the lines that a browser has.
  for (const { file, call } of found) assert.match(call, /\bsignal\b/, file);
});

test('no page depends on what the browsers of older tablets lack', () => {
  assert.ok(SCRIPTS.includes('kiosk/static/room.js') && SCRIPTS.includes('counters/desk/static/desk.js'));
  for (const file of SCRIPTS) {
    const script = code(file);
    for (const { what, save } of LACKING) {
      if (file !== save) assert.doesNotMatch(script, what, file);
    }
  }
});
