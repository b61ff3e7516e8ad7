// Everybody who waits at once: stop them, and let them go on. Two presses: it cannot be unseen.

import { html, nothing } from '/static/vendor/lit-html/lit-html.js';
import { filledIn, withEvent } from '/static/dom.js';
import { plural } from '/static/staff/format.js';

/** @import { DayPage, StandstillOut } from '../types.js' */

/** @type {Array<[ending: string, words: string, means: string]>} */
const ENDINGS = [
  ['back', 'Back in: all wait on', 'Each keeps the place; the time meanwhile is no wait.'],
  ['come_again', 'Ask them to come again', 'Closed with the day, in no average; each is put in front next time.'],
  ['closed', 'Close them with the day', 'In no average, and without a pass.'],
];

/** What becomes of whom an adviser has called or serves. @param {number} n */
const theirs = (n) => (n ? `${n} ${plural(n, 'is', 'are')} called or served: ${plural(n, 'the adviser tells them', 'the advisers tell them')
  }, and then puts them on hold or finishes.` : '');

/** Which screens have shown it, and by name which have not. @param {StandstillOut['screens']} screens */
export function told(screens) {
  if (!screens.length) return nothing;
  const missed = screens.filter(({ shown }) => !shown);
  if (!missed.length) return html`<p class="told">On all ${screens.length} screens of ours.</p>`;
  return html`<p class="told late" role="alert"><b>Not on ${missed.length} of ${screens.length} ${plural(screens.length, 'screen', 'screens')} of ours.</b> Somebody has to go there:</p>
    <ul class="told">${missed.map(({ name, where, there }) => html`<li>${name} (${where})${there ? '' : ', not there'}</li>`)}</ul>`;
}

/** What is to be said, with the words that were typed. @param {Record<string, string>} filled */
const asked = ({ reason, ...typed }) => ({
  reason,
  words: Object.fromEntries(Object.entries(typed).filter(([, text]) => text.trim()).map(([name, text]) => [name.replace('words.', ''), text])),
});

/**
 * @param {DayPage} page
 * @param {StandstillOut} still
 * @param {{ open: boolean, busy: boolean, said: unknown, ask: (open: boolean) => void,
 *   send: (path: string, body: object) => void, hm: (moment: string) => string }} does
 */
export function everybody(page, still, { open, busy, said, ask, send, hm }) {
  const closed = busy ? 'true' : nothing;
  /** @param {string | null} id */
  const label = (id) => page.stop_reasons.find((one) => one.id === id)?.label ?? '';
  const body = still.reason ? html`<p><b>${label(still.reason)}</b>, since ${hm(still.since ?? '')}. ${Object.keys(still.words).length ? html`‘${still.words.en ?? Object.values(still.words)[0]}’ ` : nothing}${still.resting} ${
      plural(still.resting, 'visitor rests', 'visitors rest')}; displays, kiosks and phones say why. ${theirs(still.with_advisers)}</p>
      <ul class="endings">${ENDINGS.map(([ending, words, means]) => html`<li><button type="button" class="button" data-ending=${ending}
        aria-disabled=${closed} @click=${() => send('standstill/end', { ending })}>${words}</button> <span>${means}</span></li>`)}</ul>`
    : open ? html`<form class="choose" @submit=${withEvent((event) => send('standstill', asked(filledIn(event))))}>
        <label for="stop-reason">What is to be said<select id="stop-reason" name="reason">${page.stop_reasons.map((one) =>
          html`<option value=${one.id}>${one.label}</option>`)}</select></label>
        <fieldset class="own-words"><legend>In your own words, if you wish</legend>
          ${page.languages.map(({ code, name, dir }) => html`<label for="stop-${code}">${name}<input id="stop-${code}" name="words.${code}"
            lang=${code} dir=${dir} maxlength=${page.longest_message} autocomplete="off"></label>`)}</fieldset>
        <button class="button button--stop" aria-disabled=${closed}>Show it on every screen and phone</button>
        <button type="button" class="button" @click=${() => ask(false)}>Leave it</button></form>`
      : html`<p>An evacuation, a power cut, or too many left at closing time: nobody is called, no ticket is given
        out, and the clocks of all who wait stop.</p>
        <div class="choose"><button type="button" class="button" data-stop aria-disabled=${closed}
          @click=${() => ask(true)}>Stop everybody…</button></div>`;
  return html`<section class="day-part everybody" aria-labelledby="all-head"><h2 id="all-head">Everybody who waits</h2>
    ${body}${told(still.screens)}${said}</section>`;
}
