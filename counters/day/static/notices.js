// Notices: what displays, kiosks and phones say for a while.

import { html, nothing } from '/static/vendor/lit-html/lit-html.js';
import { filledIn, withEvent } from '/static/dom.js';
import { plural } from '/static/staff/format.js';
import { dateIn, momentIn } from '/static/staff/moments.js';
import { preview, previewed } from './preview.js';
import { fields, ready, said, short, wordsIn } from './wording.js';

/** @import { NoticeOut } from '../types.js' */
/** @import { App, NoticeDraft } from '../view.js' */

const PLACES = /** @type {const} */ ([['displays', 'Displays'], ['kiosks', 'Kiosks'], ['phones', 'Phones']]);

/** '17:00' today, 'Friday 4 December 09:00' on another day. @param {App} app @param {string} at */
const moment = (app, at) =>
  (app.day(at) === app.day(app.notices.now) ? app.hm(at) : `${app.day(at)} ${app.hm(at)}`);

/** @param {App} app */
export function noticesSay(app) {
  const showing = app.notices.notices.filter((one) => one.state === 'showing');
  if (!showing.length) return 'No notice is showing.';
  const ends = showing.map((one) => one.ends_at).filter((at) => at !== null).sort();
  const until = ends.length === showing.length ? `, until ${moment(app, ends[ends.length - 1])}` : '';
  return `${showing.length} ${plural(showing.length, 'notice is', 'notices are')} showing${until}.`;
}

/** @param {App} app @param {NoticeOut} one */
function when(app, one) {
  if (one.state === 'coming') return `From ${moment(app, one.starts_at)}`;
  if (one.state === 'over') return `Ended ${moment(app, one.ends_at ?? one.starts_at)}`;
  return one.ends_at ? `Now, until ${moment(app, one.ends_at)}` : 'Now, until somebody takes it down';
}

/** @param {App} app */
export const noticesPart = (app) => html`<div class="two">
  <div><ul class="list">${app.notices.notices.map((one) => html`<li class="${app.notice?.id === one.notice ? 'chosen' : ''} ${one.state}">
      <button type="button" data-looks @click=${() => begin(app, one)}><small>${when(app, one)}</small><b>${short(one.words)}</b></button></li>`)}</ul>
    <div class="choose"><button type="button" class="button" @click=${() => begin(app)}>Another notice</button>
      <a class="button" href="/day/${app.page.site.id}/media">Pictures, videos and pages</a></div></div>
  ${app.notice ? html`${form(app, app.notice)}${preview(app)}` : html`<p class="help">Choose a notice, or put up another. Two show at a time at each place.</p>`}</div>`;

/** One that is over is shown again as a new one. @param {App} app @param {NoticeOut} [one] */
function begin(app, one) {
  const again = one?.state === 'over';
  const what = one ? `notice ${again ? 'again ' : ''}${one.notice}` : 'notice new';
  app.notice = {
    id: again || !one ? null : one.notice,
    what,
    words: app.begun.of(what, one?.words ?? {}),
    places: one?.places ?? ['displays', 'kiosks'],
    from: again || !one ? null : one.starts_at,
    until: again || !one ? null : one.ends_at,
    state: again || !one ? null : one.state,
    whole: one?.whole ?? false,
    sure: false,
  };
  app.said = null;
  app.draw();
  document.getElementById(`notice-${app.page.languages[0].code}`)?.focus();
}

/** @param {App} app @param {NoticeDraft} draft */
function form(app, draft) {
  const zone = app.page.site.timezone;
  const from = draft.from ?? app.notices.now;
  return html`<form class="fields-form" @submit=${withEvent((event) => keep(app, draft, event))} @input=${withEvent((event) => previewed(app, event))}>
    <h2>What it says</h2>
    <p class="help">What is the case, then what to do. Two lines fit.</p>
    ${ready(app, 'notice', draft.what, app.page.notice_presets)}${fields(app, 'notice', draft.what, draft.words, app.page.longest.notice)}
    <div class="row">
      <label for="from-day">From<input type="date" id="from-day" name="from-day" required ?readonly=${draft.state === 'showing'} .value=${dateIn(zone, from)}></label>
      <label for="from-time"><span class="visually-hidden">From, at</span><input type="time" id="from-time" name="from-time" required ?readonly=${draft.state === 'showing'} .value=${app.hm(from)}></label>
      <label for="until-day">Until<input type="date" id="until-day" name="until-day" .value=${draft.until ? dateIn(zone, draft.until) : ''}></label>
      <label for="until-time"><span class="visually-hidden">Until, at</span><input type="time" id="until-time" name="until-time" .value=${draft.until ? app.hm(draft.until) : ''}></label>
    </div>
    <p class="help">No end: until somebody takes it down.</p>
    <fieldset class="ticks"><legend>Where</legend>${PLACES.map(([id, words]) => html`<label><input type="checkbox" name="place-${id}" .checked=${draft.places.includes(id)}>${words}</label>`)}
      <label><input type="checkbox" name="whole" .checked=${draft.whole}>Fill every screen, above the calls, and say it</label></fieldset>
    ${draft.sure ? html`<p class="said" role="alert">It fills every display until ${app.hm(draft.until ?? app.notices.now)}, stands on kiosks, phones and desks, and is said once a minute. Press once more.</p>` : nothing}
    ${said(app)}
    <div class="choose"><button class="button button--primary" aria-disabled=${app.busy ? 'true' : nothing}>${draft.sure ? 'Yes, fill every screen' : draft.state ? 'Change this notice' : 'Show this notice'}</button>
      ${draft.id !== null ? html`<button type="button" class="button" aria-disabled=${app.busy ? 'true' : nothing}
        @click=${() => takeDown(app, draft)}>${draft.state === 'showing' ? 'Take it down' : 'Do not show it'}</button>` : nothing}</div>
  </form>`;
}

/** @param {App} app @param {NoticeDraft} draft @param {Event} event */
async function keep(app, draft, event) {
  const filled = filledIn(event);
  const zone = app.page.site.timezone;
  const from = momentIn(zone, filled['from-day'], filled['from-time']);
  const [day, time] = [filled['until-day'], filled['until-time']];
  const until = day || time ? momentIn(zone, day || filled['from-day'], time || '23:59') : null;
  const places = PLACES.map(([id]) => id).filter((id) => filled[`place-${id}`]);
  draft.words = wordsIn(app, filled);
  Object.assign(draft, { places, until });
  if (draft.state !== 'showing') draft.from = from;
  const whole = Boolean(filled.whole);
  // What takes the screens from the calls is never a matter of one press.
  const sure = draft.sure || !whole || (draft.whole && draft.state === 'showing');
  Object.assign(draft, { whole, sure: whole });
  if (!sure) { app.draw(); return; }
  const body = { words: draft.words, places, starts_at: from, ends_at: until, whole };
  const path = draft.id === null ? 'notices' : `notices/${draft.id}`;
  if (await app.send('notices', path, body, 'The notice is kept.')) done(app, draft);
}

/** @param {App} app @param {NoticeDraft} draft */
async function takeDown(app, draft) {
  const { id } = draft;
  if (id !== null && await app.send('notices', `notices/${id}/take-down`, {}, 'The notice was taken down.')) done(app, draft);
}

/** @param {App} app @param {NoticeDraft} draft */
function done(app, { what }) {
  app.begun.forget(what);
  app.notice = null;
  app.draw();
}
