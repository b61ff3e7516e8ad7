// The visitor's phone: follows one ticket, and calls its owner when it is their turn.
import { alive } from '/static/alive.js';
import { keepAwake } from '/static/awake.js';
import { pageData } from '/static/api.js';
import { deed } from '/static/deed.js';
import { heardAt, live, serverNow, tryNow } from '/static/live.js';
import { saying } from '/static/packed.js';
import { find, findAll } from '/static/dom.js';
import { dropSecondHalves } from '/static/twice.js';
import { forget, keepLast, keepPage, lastKept } from './kept.js';
import { callOwner, letRing, readAlready, rings } from './turn.js';

const OFFLINE_AFTER = 4000; // ms; phones lose and find their network all the time
const KNOWN_OFFLINE_AFTER = 500; // where the phone itself says that it has none
const SAFFRON = '#ffc130';
const HOUSE = getComputedStyle(document.documentElement).getPropertyValue('--brand').trim();
/** What is said first while everybody is asked to stop. @type {Record<string, string>} */
const STANDING = { evacuation: 'all-leave', closing: 'all-closing' };

/** @import { PhonePage, TicketShown } from '../types.js' */

/** @type {PhonePage} */
const page = pageData();
const say = saying(page.words, page.language);
const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: page.timezone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23',
});
/** @param {string | Date} moment */
const at = (moment) => clock.format(typeof moment === 'string' ? Date.parse(moment) : moment);

/** @param {string} selector @param {(node: HTMLElement) => unknown} act */
const each = (selector, act) => findAll(selector).forEach(act);
/** @param {string} name @param {string} text */
const fill = (name, text) => each(`[data-fill="${name}"]`, (node) => {
  if (node.textContent !== text) node.textContent = text;
});

// A page that the phone itself kept may be older than what it saw since.
const kept = lastKept(page.visit);
const newer = kept && Date.parse(kept.at) > Date.parse(page.ticket.now) ? kept : null;
/** @type {TicketShown} */
let ticket = newer?.ticket ?? page.ticket;
/** @type {Date | null} */
let offline = null;
let pending = 0;
let connectedNow = false;
let updated = new Date(newer?.at ?? page.ticket.now);

/** @param {TicketShown} t */
const viewOf = (t) => t.outcome ?? t.state;
/** It is their turn: they go, or somebody comes to them. */
const CALLED = new Set(['called', 'fetched']);

// ---------------------------------------------------------------- the words and figures

function draw() {
  const view = viewOf(ticket);
  each('.page', (node) => (node.dataset.view = view));
  each('[data-in]', (node) => (node.hidden = !node.dataset.in?.split(' ').includes(view)));
  find('meta[name="theme-color"]')?.setAttribute('content', view === 'called' ? SAFFRON : HOUSE);

  const agreed = ticket.appointment_at;
  const ahead = offline ? 'ahead-then' : 'ahead';
  fill('ahead', agreed ? say('your-appointment', { time: at(agreed) }) : say(ahead, { n: ticket.ahead }));
  fill('title', say(offline ? 'place-safe' : 'your-number'));
  each('.queue', (node) => (node.hidden = Boolean(agreed || offline)));
  // What may be wrong by now is not said: no guess of a place or a wait without the network.
  each('[data-fill="wait"]', (node) => (node.hidden = !ticket.about || ticket.soon || Boolean(offline)));
  fill('wait', ticket.about ? say('wait-about', { n: ticket.about }) : '');
  each('[data-soon]', (node) => (node.hidden = !ticket.soon || Boolean(offline)));
  for (const figure of document.querySelectorAll('[data-person]')) {
    const place = Number(figure.getAttribute('data-person')); // an SVG's part
    figure.toggleAttribute('hidden', ticket.ahead < place || ticket.ahead > page.figures);
  }
  drawPlace();
  drawTurns();
  drawNotices();
  fill('updated', updatedWords());
  each('.updated', (node) => node.classList.toggle('updated--offline', Boolean(offline)));
  drawPromise();
}

/** What the house says for a while: in the page's language, else in the house's own. */
function drawNotices() {
  const shown = JSON.stringify(ticket.notices);
  each('[data-notices]', (node) => {
    if (node.dataset.notices === shown) return;
    node.dataset.notices = shown;
    const said = ticket.notices.map((one) => {
      const lang = [page.language, ...page.languages].find((code) => one[code]) ?? Object.keys(one)[0];
      return Object.assign(document.createElement('p'), { lang, dir: 'auto', textContent: one[lang] });
    });
    node.hidden = !said.length;
    node.replaceChildren(...said);
  });
}

function drawPlace() {
  const place = page.places[ticket.point ?? ''];
  if (!place) return;
  const name = place.names[page.language];
  fill('word', name.word);
  fill('digit', name.digit);
  fill('place', name.full);
  fill('way', name.way);
  each('[data-fill="way"]', (node) => (node.hidden = !name.way));
  each('[data-fill="word"]', (node) => (node.dataset.length = name.word.length > 8 ? 'long' : 'short'));
  each('[data-fill="digit"]', (node) => (node.dataset.kind = place.kind));
  each('[data-fill="digit"]', (node) => (node.dataset.figures = ['one', 'one', 'two'][name.digit.length] ?? 'more'));
  const time = at(ticket.announced_at ?? '');
  fill('called', ticket.times > 1 ? say('called-again', { time }) : say('called-at', { time }));
  fill('missed', say('we-called-you-more', { time, place: name.full }));
  const goes = viewOf(ticket) === 'called';
  document.title = `${ticket.number} · ${goes ? name.full : say('phone-title')}`;
}

/** As of when it is so: claimed only for what the server was heard to say. */
function updatedWords() {
  if (offline && waits()) return say('try-every');
  if (offline) return say('not-up-to-date', { time: at(offline) });
  return heardAt() ? say('up-to-date-at', { time: at(updated) }) : say('as-of', { time: at(updated) });
}

/** Why the visitor waits again, what is still to come, and what they can do about it. */
function drawTurns() {
  fill('news', say('news', { origin: ticket.origin }));
  each('[data-news]', (node) => (node.hidden = ticket.origin === 'arrival'));
  fill('further', say('further', { n: ticket.further }));
  each('[data-fill="further"]', (node) => (node.hidden = !ticket.further));
  if (ticket.hold_until) fill('held', say('place-held-more', { time: at(ticket.hold_until) }));
  if (ticket.back_until) fill('back-until', say('back-until', { time: at(ticket.back_until) }));
  fill('standing', say(STANDING[ticket.standing ?? ''] ?? 'all-stopped'));
  // A house that closes may not keep the place of who waits.
  fill('standing-more', say(ticket.standing === 'closing' ? 'all-staff' : 'all-wait-more'));
  const undoLeft = left(ticket.undo_until);
  fill('undo-left', say('undo-left', { n: undoLeft }));
  each('[data-while="back"]', (node) => (node.hidden = left(ticket.back_until) <= 0));
  each('[data-while="undo"]', (node) => (node.hidden = undoLeft <= 0));
}

/** Whole seconds until a moment; 0 for one that there is not. @param {string | null} moment */
const left = (moment) =>
  (moment ? Math.max(0, Math.ceil((Date.parse(moment) - serverNow().getTime()) / 1000)) : 0);

/** Whether there is still something to wait for, so that a loss is told first. */
const waits = () => ['waiting', 'held', ...CALLED].includes(viewOf(ticket));

function drawPromise() {
  const ways = [rings() && 'ring', 'vibrate' in navigator && 'buzz'].filter(Boolean).join('-and-') || 'look';
  // What cannot be kept is not promised: the loss stands first, and what to do in the promise's place.
  const lost = Boolean(offline) && waits();
  fill('promise', say(`keep-open-${ways}`));
  fill('lost', offline ? say('lost', { time: at(offline) }) : '');
  fill('then', offline ? say('at-then', { time: at(offline) }) : '');
  each('[data-lost]', (node) => (node.hidden = !lost));
  each('[data-needs-script]:not([data-while])', (node) => (node.hidden = false));
  each('[data-offline]', (node) => (node.hidden = !lost));
  each('[data-online]', (node) => (node.hidden = lost));
  each('[data-deed]', (node) => node.toggleAttribute('disabled', Boolean(offline)));
  each('[data-sound="on"]', (node) => (node.hidden = !rings()));
  each('[data-sound="off"]', (node) => (node.hidden = rings()));
  const heard = ticket.heard;
  fill('heard', heard ? say(heard === 'on_my_way' ? 'told-on-my-way' : 'told-more-time') : '');
  each('[data-unsaid]', (node) => (node.hidden = Boolean(heard)));
  each('[data-said]', (node) => (node.hidden = !heard));
}

/** What is shown is kept for when there is no network, and forgotten when it is over. */
function keep() {
  if (ticket.state === 'ended') forget(page.visit);
  else keepLast(page.visit, ticket, updated);
}

/** Keep the screen on while there is something to wait for; browsers let go of it in the pocket. */
const stayAwake = keepAwake(() => ticket.state !== 'ended');

// ---------------------------------------------------------------- what happens

each('button[data-sound="off"]', (button) =>
  button.addEventListener('click', async () => {
    await letRing(page.chime);
    draw();
  }),
);
each('[data-try]', (button) => button.addEventListener('click', tryNow));

dropSecondHalves(document);

/** Say what did not work, until the next press. @param {string} id */
function refuse(id) {
  each('[data-refused]', (node) => {
    node.textContent = say(id);
    node.hidden = false;
  });
}

// What a visitor can do themselves. One deed at a time; the answer is the ticket as it is then.
let doing = false;
each('[data-deed]', (button) => button.addEventListener('click', async () => {
  if (doing) return;
  doing = true;
  button.setAttribute('aria-disabled', 'true');
  each('[data-refused]', (node) => (node.hidden = true));
  try {
    const { says } = button.dataset;
    const told = says === undefined ? {} : { says: says || null };
    ticket = await deed(`/api/v1/visits/${page.visit}/ticket/${button.dataset.deed}`, told);
    updated = serverNow();
    keep();
  } catch {
    refuse('not-done');
  } finally {
    doing = false;
    button.removeAttribute('aria-disabled');
    draw();
    // What was focused may be hidden now: reading goes on at the heading that shows.
    findAll('.view h1').find((node) => node.getClientRects().length)?.focus();
  }
}));

live('/display', { ticket: page.visit }, {
  state: (/** @type {TicketShown} */ next) => {
    ticket = next;
    updated = serverNow();
    // Over: the page that comes now asks how it was, and stays when it was answered.
    if (viewOf(ticket) === 'finished' && viewOf(page.ticket) !== 'finished') return location.reload();
    draw();
    keep();
    callOwner(page.visit, () => ticket);
    stayAwake();
  },
  anew: draw,
  status: ({ connected }) => {
    clearTimeout(pending);
    if (connected) offline = null;
    else {
      const since = offline ?? updated;
      pending = setTimeout(() => {
        offline = since;
        draw();
      }, navigator.onLine === false ? KNOWN_OFFLINE_AFTER : OFFLINE_AFTER);
    }
    connectedNow = connected;
    draw();
  },
}, `/api/v1/visits/${page.visit}/ticket`);

// Nothing new while the server is heard is news as well: the page is up to date.
setInterval(() => {
  if (connectedNow) updated = heardAt() ?? updated;
  draw();
}, 5000);
setInterval(() => ticket.undo_until && drawTurns(), 1000);

if (page.ticket.soon) readAlready(page.visit);
draw();
keepPage(page.visit, ticket.state !== 'ended');
if (page.push_key && ticket.state !== 'ended' && 'PushManager' in window) {
  import('./push.js').then(({ offer }) => offer(page, refuse), () => undefined);
}
alive();
