// A message to everybody: the whole screen says it in each language, above any call. By words and their
// size, a sign, and never by colour or an arrow alone.

import { html, nothing } from '/static/vendor/lit-html/lit-html.js';
import { icon as drawn } from '/static/icon.js';
import { otherwise } from './once.js';

/** @import { Words } from '/static/words.js' */
/** @import { CallShown, MessageShown, PlaceShown } from '../types.js' */

/** What is said for each reason; the rest say to wait. @type {Record<string, string>} */
const TITLES = { evacuation: 'all-leave', closing: 'all-closing', back: 'all-back' };
/** @type {Record<string, string>} */
const SIGNS = { evacuation: 'log-out', back: 'door-open', notice: 'info' };
/** The house's own answers beside 'Leave the building now', in this order. */
const ANSWERS = /** @type {const} */ ([['door', 'footprints'], ['help', 'accessibility'], ['meet', 'map']]);
/** All that this screen may need when the server is away. */
export const MESSAGE_ICONS = [...Object.values(SIGNS), ...ANSWERS.map(([, sign]) => sign), 'hourglass', 'ticket'];

/** Whether a message is still to be shown: one that ends by itself has its end. @param {MessageShown | null} message @param {number} now */
export const stillSaid = (message, now) => (message && (message.until === null || now < Date.parse(message.until)) ? message : null);

/**
 * @param {MessageShown} message
 * @param {{ words: Record<string, Words>, languages: readonly string[], clock: string, leaving: Record<string, Record<string, string>>,
 *   call: CallShown | null, places: Record<string, PlaceShown> }} shown
 */
export function everybody({ reason, words: own }, { words, languages, clock, leaving, call, places }) {
  const icon = (/** @type {string} */ name) => drawn(name, { own: 'icon' });
  /** @param {string} key */
  const said = (key) => languages.map((code) => ({ code, text: words[code](key) }));
  /** What the house says itself, in the screen's languages, or as it is. @param {Record<string, string>} texts */
  const theirs = (texts) => {
    const there = otherwise(languages.filter((code) => texts[code]), (code) => texts[code]);
    return (there.length ? there : Object.keys(texts).slice(0, 1)).map((code) => ({ code, text: texts[code] }));
  };
  /** @param {{ code: string, text: string }[]} texts */
  const lines = (texts) => texts.map(({ code, text }) => html`<p lang=${code} dir=${words[code]?.dir ?? 'auto'}>${text}</p>`);
  const has = Object.keys(own).length > 0;
  const leave = reason === 'evacuation';
  const title = reason === 'notice' || (has && !leave) ? theirs(own) : said(TITLES[reason] ?? 'all-stopped');
  const answers = leave ? ANSWERS.filter(([key]) => Object.keys(leaving[key] ?? {}).length) : [];
  const more = reason === 'notice' ? [] : reason === 'back' ? said('all-go-on') : leave && has ? theirs(own) : said('all-staff');
  return html`<main class="everybody" data-reason=${reason}>
    <div class="everybody__head"><div class="everybody__sign">${icon(SIGNS[reason] ?? 'hourglass')}</div>
      <div class="everybody__title" role="alert">${lines(title)}</div></div>
    ${answers.length && !(leave && has) ? html`<ul class="everybody__answers">${answers.map(([key, sign]) => html`<li>${icon(sign)}<div>${lines(theirs(leaving[key]))}</div></li>`)}</ul>`
    : more.length ? html`<div class="everybody__more">${lines(more)}</div>` : nothing}
    <div class="everybody__foot">${reason === 'notice' ? last(call, places, languages)
      // A house that closes may not keep the place of who waits.
      : html`<div class="everybody__keep">${icon('ticket')}<div>${lines(said(reason === 'closing' ? 'keep-your-ticket' : 'all-keep'))}</div></div>`}
      <time class="everybody__clock number">${clock}</time></div>
  </main>`;
}

/** The last call stays below a notice, and a new one is seen there. @param {CallShown | null} call @param {Record<string, PlaceShown>} places @param {readonly string[]} languages */
const last = (call, places, languages) => (call && places[call.point]
  ? html`<p class="everybody__call" data-state=${call.state}><span class="number">${call.number}</span> <span aria-hidden="true">→</span> ${places[call.point].names[languages[0]]?.full}</p>`
  : html`<p></p>`);
