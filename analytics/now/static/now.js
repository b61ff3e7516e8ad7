// The supervisor's page of today: the state as the server sends it, the clock as it runs on.
import { alive } from '/static/alive.js';
import { render, html } from '/static/vendor/lit-html/lit-html.js';
import { live, serverNow } from '/static/live.js';
import { pageData } from '/static/api.js';
import { byId, find } from '/static/dom.js';
import { offBy, wallClock } from '/static/staff/format.js';
import { icon } from '/static/staff/parts.js';
import { greetedWords, percent, sentence, urgency, waitedMs } from './words.js';
import { queue } from './queue.js';
import { places, devices } from './places.js';
import { Day } from './day.js';

/** @import { NowKnown, NowState } from '../types.js' */
/** @import { Asked } from './queue.js' */

/** @type {NowKnown} */
const page = pageData();
const { hm: clock, day: date } = wallClock(page.timezone);

// What was asked for by a touch: a definition, all enquiry types. It outlives every new state.
/** @type {Asked} */
const asked = { figure: null, all: false };
let state = page.state;
/** @type {Date | null} */
let lost = null; // since when the server is away, as a Date
/** @type {string | null} */
let refused = null;

// Until the first live state this browser's own clock may be wrong; the page came with the time.
const ahead = Date.parse(page.now) - Date.now();
let joined = false;
const present = () => (joined ? serverNow() : new Date(Date.now() + ahead));

const day = new Day({ chart: byId('chart'), ways: byId('day-ways'), more: byId('day-more') }, {
  timezone: page.timezone, clock, counted: page.definitions.waiting_by_minute,
  first: state, now: Date.parse(page.now),
});

/** Waits stop counting when the connection is lost: nobody knows who was called since. */
const now = () => (lost ?? present()).getTime();

/** Who rests, and who was answered at the door: in no line and in no wait. */
function beside() {
  const words = [];
  if (state.held) words.push(`${state.held} on hold.`);
  if (state.door) words.push(`${state.door} answered at the door today.`);
  if (state.greeted) words.push(greetedWords(state.greeted));
  return words.join(' ');
}

function below() {
  const [first] = [...state.enquiries].sort((a, b) => urgency(b, now()) - urgency(a, now()));
  if (first?.head) {
    const { number, target } = first.head;
    return html`Longest against target: <b><span class="number">${number}</span>, ${first.name},
      ${Math.floor(waitedMs(first.head, now()) / 60000)} min of ${Math.round(target / 60)}</b>. ${beside()}`;
  }
  const { called, within_target: within } = state.total;
  if (called === 0) return `Nobody was called today yet. ${beside()}`;
  return html`Today <b>${within.n} of ${called}</b> called were called within their target, ${percent(within)}. ${beside()}`;
}

function headline() {
  const [first, late] = sentence(state, now());
  render(html`${first}${late ? html` <span class="late">${late}</span>` : ''}`, byId('sentence'));
  render(below(), byId('below'));
  document.title = `${first} ${late}`.trim();
}

function connection() {
  const link = byId('link');
  link.dataset.state = lost ? 'lost' : 'live';
  render(html`<span class="link-dot" aria-hidden="true"></span> ${lost ? 'Not connected' : 'Live'}`, link);
  const box = byId('lost');
  box.hidden = !lost;
  box.className = 'lost';
  if (!lost) return;
  const why = refused ? `${refused} ` : '';
  render(html`${icon('unplug')}
    <span>${why}Since ${clock(lost)} not connected: this is how it was then. Advisers call on all the
    same. The page comes back by itself.</span>`, box);
}

/** A clock that jumped: who waits stays in the queue, and a supervisor says whether it is right. */
function doubted() {
  const box = byId('doubt');
  box.className = state.clock ? 'doubted' : '';
  render(state.clock ? html`<b>${offBy(state.clock)}.</b>
    Nothing is closed by it, and nobody loses their place, before you say
    <a href="/day/${page.site}">whether it is right</a>.` : '', box);
}

function tick() {
  const moment = present();
  byId('clock').textContent = clock(moment);
  byId('date').textContent = date(moment);
  headline();
  render(queue(state, { now: now(), asked, definitions: page.definitions, redraw: tick }), byId('queue'));
  render(places(state, now()), byId('places'));
}

/** @param {NowState} next */
function show(next) {
  state = next;
  tick();
  doubted();
  render(devices(state, clock), byId('devices'));
  day.show(state, now());
}

// The first drawing replaces what the server wrote, so that nothing is said twice.
for (const id of ['sentence', 'link']) byId(id).textContent = '';
show(state);
setInterval(tick, 1000);
setInterval(() => day.show(state, now()), 60_000);
document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && asked.figure) {
    const head = find(`[data-figure="${asked.figure}"]`);
    asked.figure = null;
    tick();
    head?.focus();
  }
});

live('/supervisor', { site: page.site }, {
  state(/** @type {NowState} */ next) {
    joined = true;
    show(next);
  },
  status(link) {
    lost = link.connected ? null : (lost ?? present());
    refused = link.refused;
    connection();
    tick();
  },
});
alive();
