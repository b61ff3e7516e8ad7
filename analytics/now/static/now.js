// The supervisor's page of today: the state as the server sends it, the clock as it runs on.
import { render, html } from '/static/vendor/lit-html/lit-html.js';
import { live, serverNow } from '/static/live.js';
import { pageData } from '/static/api.js';
import { clockOf, dateOf, minutesSince, percent, sentence, urgency } from '/static/analytics/now/words.js';
import { queue } from '/static/analytics/now/queue.js';
import { places, devices } from '/static/analytics/now/places.js';
import { Day } from '/static/analytics/now/day.js';

const page = pageData();
const clock = clockOf(page.timezone);
const date = dateOf(page.timezone);
const at = (id) => document.getElementById(id);

// What was asked for by a touch: a definition, all enquiry types. It outlives every new state.
const asked = { figure: null, all: false };
let state = page.state;
let lost = null; // since when the server is away, as a Date
let refused = null;

const day = new Day(at('chart'), at('day-ways'), at('day-more'), {
  timezone: page.timezone,
  clock,
  counted: page.definitions.waiting_by_minute,
});

// Until the first live state this browser's own clock may be wrong; the page came with the time.
const ahead = Date.parse(page.now) - Date.now();
let joined = false;
const present = () => (joined ? serverNow() : new Date(Date.now() + ahead));

/** Waits stop counting when the connection is lost: nobody knows who was called since. */
const now = () => (lost ?? present()).getTime();

/** Who rests, and who was answered at the door: in no line and in no wait. */
function beside() {
  const words = [];
  if (state.held) words.push(`${state.held} on hold.`);
  if (state.door) words.push(`${state.door} answered at the door today.`);
  return words.join(' ');
}

function below() {
  const heads = state.enquiries.filter((enquiry) => enquiry.head);
  const first = heads.sort((a, b) => urgency(b, now()) - urgency(a, now()))[0];
  if (first) {
    const { number, waiting_since, target } = first.head;
    return html`Longest against target: <b><span class="number">${number}</span>, ${first.name},
      ${minutesSince(waiting_since, now())} min of ${Math.round(target / 60)}</b>. ${beside()}`;
  }
  const { called, within_target: within } = state.total;
  if (called === 0) return `Nobody was called today yet. ${beside()}`;
  return html`Today <b>${within.n} of ${called}</b> called were called within their target, ${percent(within)}. ${beside()}`;
}

function headline() {
  const [first, late] = sentence(state, now());
  render(html`${first}${late ? html` <span class="late">${late}</span>` : ''}`, at('sentence'));
  render(below(), at('below'));
  document.title = `${first} ${late}`.trim();
}

function connection() {
  const link = at('link');
  link.dataset.state = lost ? 'lost' : 'live';
  render(html`<span class="link-dot" aria-hidden="true"></span> ${lost ? 'Not connected' : 'Live'}`, link);
  const box = at('lost');
  box.hidden = !lost;
  box.className = 'lost';
  if (!lost) return;
  const why = refused ? `${refused} ` : '';
  render(html`<svg class="icon" aria-hidden="true"><use href="/static/icons.svg#unplug"></use></svg>
    <span>${why}Since ${clock(lost)} not connected: this is how it was then. Advisers call on all the
    same. The page comes back by itself.</span>`, box);
}

function tick() {
  const moment = present();
  at('clock').textContent = clock(moment);
  at('date').textContent = date(moment);
  headline();
  render(queue(state, { now: now(), asked, definitions: page.definitions, redraw: tick }), at('queue'));
  render(places(state, now()), at('places'));
}

function show(next) {
  state = next;
  tick();
  render(devices(state, clock), at('devices'));
  day.show(state, now());
}

// The first drawing replaces what the server wrote, so that nothing is said twice.
for (const id of ['sentence', 'link']) at(id).textContent = '';
show(state);
setInterval(tick, 1000);
setInterval(() => day.show(state, now()), 60_000);
document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && asked.figure) {
    const head = document.querySelector(`[data-figure="${asked.figure}"]`);
    asked.figure = null;
    tick();
    head?.focus();
  }
});

live('/supervisor', { site: page.site }, {
  state(next) {
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
