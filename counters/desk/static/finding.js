// A number that none of the rows has: the server knows where its ticket is, or how it ended.

import { get } from '/static/api.js';
import { whereFound } from '/static/staff/found.js';
import { typedNumber } from '/static/staff/numbers.js';
import { endedWords } from './queue.js';

/** @import { FoundListOut } from '../types.js' */
/** @import { App, Desk } from '../view.js' */

/** So long nobody types, before it is asked for. */
const PAUSE_MS = 250;

/** The search of the desk that `app` is. @param {App} app */
export function finding(app) {
  const { page, local } = app;
  /** @type {number | undefined} */
  let timer;

  /** What was typed; the rows are narrowed at once, the server is asked after a pause. @param {string} text */
  function search(text) {
    clearTimeout(timer);
    local.found = text;
    local.elsewhere = null;
    if (typedNumber(text)) timer = window.setTimeout(() => ask(text), PAUSE_MS);
    app.draw();
  }

  /** @param {string} text */
  async function ask(text) {
    try {
      /** @type {FoundListOut} */
      const { visits } = await get(`${page.api.site}/visits?number=${encodeURIComponent(text.trim())}`);
      if (local.found === text) local.elsewhere = visits;
    } catch {
      // the line is away: what the page knows already stands there
    }
    app.draw();
  }

  return { search };
}

/**
 * What the server knows of the number that was typed: [{number, words}], or why nothing is shown.
 * @param {Desk} desk
 */
export function elsewhereWords({ page, times, elsewhere, found }) {
  if (!typedNumber(found)) return { rows: [], none: 'Nobody who waits has a word that begins like this.' };
  if (!elsewhere) return { rows: [], none: 'Nobody who waits is shown with this number.' };
  /** @type {import('/static/staff/found.js').Names} */
  const names = { enquiry: (id) => page.enquiries[id]?.name ?? id, point: (id) => page.points[id]?.name ?? id,
    ended: (outcome) => endedWords(page, { outcome }), hm: times.hm };
  return { rows: elsewhere.map((one) => ({ ...one, words: whereFound(one, names) })),
    none: 'There is no ticket of this number today.' };
}
