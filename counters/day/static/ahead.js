// Days to come: dates with hours of their own, notices, the ticket's last line, and who changed what.

import { alive } from '/static/alive.js';
import { html, nothing, render } from '/static/vendor/lit-html/lit-html.js';
import { ASIDE_MS, get, ourMistake, pageData, post, statusOf, wordsOf } from '/static/api.js';
import { deed } from '/static/deed.js';
import { byId, filledIn, withEvent } from '/static/dom.js';
import { following } from '/static/following.js';
import { Begun } from '/static/staff/begun.js';
import { plural, wallClock } from '/static/staff/format.js';
import { showLink } from '/static/staff/link.js';
import { dateIn, dayWords } from '/static/staff/moments.js';
import { ringPart, ringSay, toRing } from './booked.js';
import { datesPart, datesSay } from './dates.js';
import { noticesPart, noticesSay } from './notices.js';
import { fields, said } from './wording.js';

/** @import { AheadPage, ChangesOut, DatesOut, NoticesOut, ToRingListOut } from '../types.js' */
/** @import { App } from '../view.js' */

const EVERY_MS = 30_000;
const PARTS = /** @type {const} */ ({ hours: 'Hours and dates', ring: 'Whom to ring', notices: 'Notices', line: 'Courtesy line', history: 'History' });

/** @type {AheadPage} */
const page = pageData();
const root = byId('main');
const voice = byId('voice');
const times = wallClock(page.site.timezone);

/** Since when (ms) no answer comes, or null. @type {number | null} */
let lostAt = null;

/** @type {App} */
const app = {
  page,
  dates: /** @type {DatesOut} */ (page.dates),
  notices: /** @type {NoticesOut} */ (page.notices),
  changes: /** @type {ChangesOut} */ (page.changes),
  ring: /** @type {ToRingListOut} */ (page.ring),
  busy: false,
  said: null,
  date: null,
  notice: null,
  begun: new Begun(sessionStorage, `ahead.${page.site.id}`),
  hm: times.hm,
  day: (moment) => dayWords(dateIn(page.site.timezone, moment)),
  draw,
  send,
  ask,
  look,
};

/** @returns {keyof typeof PARTS} */
function part() {
  const asked = location.hash.slice(1);
  return asked in PARTS ? /** @type {keyof typeof PARTS} */ (asked) : 'hours';
}

/**
 * One change; its answer is the part as it then stands. True if it was done.
 * @param {'dates' | 'notices' | 'ring'} which
 * @param {string} path
 * @param {object} body
 * @param {string} done
 */
async function send(which, path, body, done) {
  if (app.busy) return false;
  app.busy = true;
  app.said = null;
  draw();
  try {
    Object.assign(app, { [which]: await deed(`${page.url}/${path}`, body) });
    voice.textContent = done;
    return true;
  } catch (problem) {
    app.said = wordsOf(problem, 'No answer came. What you typed is still here: press again.');
    voice.textContent = app.said;
    return false;
  } finally {
    app.busy = false;
    draw();
  }
}

/** What a change would do; null, with its reason said, if it cannot be. @param {string} path @param {object} body */
async function ask(path, body) {
  if (app.busy) return null;
  app.busy = true;
  app.said = null;
  draw();
  try {
    return await post(`${page.url}/${path}`, body, { timeout: ASIDE_MS });
  } catch (problem) {
    app.said = wordsOf(problem, 'No answer came. What you typed is still here: press again.');
    voice.textContent = app.said;
    return null;
  } finally {
    app.busy = false;
    draw();
  }
}

async function look() {
  if (app.busy) return;
  try {
    const [dates, notices, changes, ring] = await Promise.all(
      ['dates', 'notices', 'changes', 'to-ring'].map((name) => get(`${page.url}/${name}`)),
    );
    lostAt = null;
    if (!app.busy) Object.assign(app, { dates, notices, changes, ring });
  } catch (problem) { // the last good state stays, and the bar says since when it is no newer
    if (statusOf(problem) === 401) location.reload();
    if (statusOf(problem) === undefined) ourMistake(problem);
    lostAt ??= Date.now();
  }
  draw();
}

function line() {
  const { courtesy } = app.dates;
  return html`<form class="fields-form" @submit=${withEvent(keepLine)}>
    <h2>What it says</h2>
    <p class="help">It stands at the foot of every ticket from now on. Empty: 'Thank you for waiting. We will show and say your number.'</p>
    ${fields(app, 'line', 'line', courtesy, page.longest.line)}
    ${said(app)}
    <div class="choose"><button class="button button--primary" aria-disabled=${app.busy ? 'true' : nothing}>Print this line from now on</button></div>
  </form>`;
}

/** @param {Event} event */
async function keepLine(event) {
  const words = filledIn(event);
  if (!await send('dates', 'courtesy', { words }, 'The line was changed.')) return;
  app.begun.forget('line');
  draw();
}

const history = () => html`<ol class="history">${app.changes.changes.map((one) => html`<li>
    <p>${one.what}</p><p class="when">${one.who}, ${app.day(one.at)} ${times.hm(one.at)}</p></li>`)}</ol>
  ${app.changes.changes.length ? nothing : html`<p class="help">Nothing was changed in the last two months.</p>`}`;

function headline() {
  switch (part()) {
    case 'notices': return noticesSay(app);
    case 'ring': return ringSay(app);
    case 'line': return Object.keys(app.dates.courtesy).length ? 'The ticket ends with your own line.' : 'The ticket ends with its usual line.';
    case 'history': {
      const n = app.changes.changes.length;
      if (n >= page.longest.history) return `The last ${n} changes; there were more in two months.`;
      return `${n || 'No'} ${plural(n, 'change', 'changes')} in the last two months.`;
    }
    default: return datesSay(app);
  }
}

function draw() {
  const here = part();
  showLink(lostAt, times.hm);
  document.title = `${headline()} · ${page.site.name}`;
  const bodies = { hours: () => datesPart(app), ring: () => ringPart(app), notices: () => noticesPart(app), line, history };
  render(html`<div class="ahead">
    <nav class="rail" aria-label="Yours to change"><h2>Yours to change</h2><ul>
      ${Object.entries(PARTS).map(([id, words]) => html`<li><a href="#${id}" aria-current=${id === here ? 'page' : nothing}>${words}${id === 'ring' && toRing(app) ? ` (${toRing(app)})` : nothing}</a></li>`)}
      <li><a href="/day/${page.site.id}">Today, types on and off</a></li></ul>
      <p class="help">Counts as soon as you press the button, and stands in the history.</p></nav>
    <div class="ahead__part"><h1>${headline()}</h1>${bodies[here]()}</div></div>`, root);
}

addEventListener('hashchange', () => {
  app.said = null;
  draw();
  look();
});
draw();
setInterval(look, EVERY_MS);
document.addEventListener('visibilitychange', () => { if (!document.hidden) look(); });
following(draw);
alive();
