// Everybody who waits is asked to stop: the whole screen says what to do, in each language, instead of
// any call. By words and their size, never by colour or an arrow alone.

import { html } from '/static/vendor/lit-html/lit-html.js';

/** @import { Words } from '/static/words.js' */

/** What is said for each reason; the rest say to wait. @type {Record<string, string>} */
const TITLES = { evacuation: 'all-leave', closing: 'all-closing' };

/**
 * @param {string} reason
 * @param {{ words: Record<string, Words>, languages: string[], clock: string }} shown
 */
export function everybody(reason, { words, languages, clock }) {
  const title = TITLES[reason] ?? 'all-stopped';
  /** @param {string} key */
  const lines = (key) => languages.map((language) => html`<p lang=${language} dir=${words[language].dir}>${words[language](key)}</p>`);
  return html`<main class="everybody" data-reason=${reason} role="alert">
    <div class="everybody__title">${lines(title)}</div>
    <div class="everybody__more">${lines('all-staff')}</div>
    <div class="everybody__foot"><div>${
      // A house that closes may not keep the place of who waits.
      lines(reason === 'closing' ? 'keep-your-ticket' : 'all-keep')}</div><time class="everybody__clock number">${clock}</time></div>
  </main>`;
}
