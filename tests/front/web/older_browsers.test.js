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
  { what: /\(\?<[=!]/, save: '' }, // one of these in a file, and Safari before 16.4 reads none of it
];
const SCRIPTS = globSync('*/{static,*/static}/**/*.js', { cwd: ROOT })
  .map((file) => file.replaceAll('\\', '/')).filter((file) => !/node_modules|\/vendor\//.test(file));

test('no page depends on what the browsers of older tablets lack', () => {
  assert.ok(SCRIPTS.includes('kiosk/static/room.js') && SCRIPTS.includes('counters/desk/static/desk.js'));
  for (const file of SCRIPTS) {
    const script = readFileSync(join(ROOT, file), 'utf8').replace(/^\s*(\/\/|\/?\*).*$/gm, '');
    for (const { what, save } of LACKING) {
      if (file !== save) assert.doesNotMatch(script, what, file);
    }
  }
});
