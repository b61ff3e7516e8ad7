// The visitor's phone: follows one ticket, and calls its owner when it is their turn.
import { alive } from '/static/alive.js';
import { keepAwake } from '/static/awake.js';
import { pageData } from '/static/api.js';
import { deed } from '/static/deed.js';
import { heardAt, live, serverNow } from '/static/live.js';
import { words } from '/static/words.js';
import { find, findAll } from '/static/dom.js';
import { eventually } from '/static/eventually.js';
import { dropSecondHalves } from '/static/twice.js';

const OFFLINE_AFTER = 4000; // ms; phones lose and find their network all the time
const KNOWN_OFFLINE_AFTER = 500; // where the phone itself says that it has none
const BUZZ = [400, 200, 400];
const RINGS = 3;
const SAFFRON = '#ffc130';
const HOUSE = getComputedStyle(document.documentElement).getPropertyValue('--brand').trim();
/** What is said first while everybody is asked to stop. @type {Record<string, string>} */
const STANDING = { evacuation: 'all-leave', closing: 'all-closing' };

/** @import { PhonePage, TicketShown } from '../types.js' */

/** @type {PhonePage} */
const page = pageData();
const say = await eventually(() => words('display', page.language));
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

/** @type {TicketShown} */
let ticket = page.ticket;
/** @type {Date | null} */
let offline = null;
let pending = 0;
let connectedNow = false;
let updated = new Date(page.ticket.now);
/** The chime, once a touch has allowed it. @type {HTMLAudioElement | null} */
let ring = null;

/** @param {TicketShown} t */
const viewOf = (t) => t.outcome ?? t.state;
/** It is their turn: they go, or somebody comes to them. */
const CALLED = new Set(['called', 'fetched']);
const remembered = `rung ${page.visit}`;

// ---------------------------------------------------------------- the words and figures

function draw() {
  const view = viewOf(ticket);
  each('.page', (node) => (node.dataset.view = view));
  each('[data-in]', (node) => (node.hidden = !node.dataset.in?.split(' ').includes(view)));
  find('meta[name="theme-color"]')?.setAttribute('content', view === 'called' ? SAFFRON : HOUSE);

  const agreed = ticket.appointment_at;
  fill('ahead', agreed ? say('your-appointment', { time: at(agreed) }) : say('ahead', { n: ticket.ahead }));
  // A wait that was true before the network went is none.
  fill('wait', ticket.about ? say('wait-about', { n: ticket.about }) : '');
  each('[data-fill="wait"]', (node) => (node.hidden = !ticket.about || Boolean(offline)));
  each('.queue', (node) => (node.hidden = Boolean(agreed)));
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

function drawPromise() {
  const ways = [ring && 'ring', 'vibrate' in navigator && 'buzz'].filter(Boolean).join('-and-') || 'look';
  // What cannot be kept is not promised: the loss stands first, and in the promise's place what to do.
  fill('promise', offline ? say('lost-promise') : say(`keep-open-${ways}`));
  fill('lost', offline ? say('lost', { time: at(offline) }) : '');
  const open = ['waiting', 'held', ...CALLED].includes(viewOf(ticket));
  each('[data-lost]', (node) => (node.hidden = !offline || !open));
  each('[data-needs-script]:not([data-while])', (node) => (node.hidden = false));
  each('.outs [data-deed]', (node) => node.toggleAttribute('disabled', Boolean(offline)));
  each('[data-sound="on"]', (node) => (node.hidden = !ring));
  each('[data-sound="off"]', (node) => (node.hidden = Boolean(ring)));
}

// ---------------------------------------------------------------- their turn

/** Buzz and ring once for each call and recall, also over a reload of the page. */
async function callOwner() {
  const announced = ticket.announced_at;
  if (!CALLED.has(viewOf(ticket)) || !announced || read(remembered) === announced) return;
  keep(remembered, announced);
  navigator.vibrate?.(BUZZ);
  const chime = ring;
  // Not on and on for one who has gone there meanwhile.
  const still = () => CALLED.has(viewOf(ticket)) && ticket.announced_at === announced;
  for (let n = 0; chime && n < RINGS && still(); n += 1) {
    chime.currentTime = 0;
    const over = new Promise((done) => (chime.onended = done));
    try {
      await chime.play();
    } catch {
      return; // the browser took the permission back: the page is saffron and buzzes all the same
    }
    await over;
  }
}

/** @param {string} key */
function read(key) {
  try {
    return sessionStorage.getItem(key);
  } catch {
    return null;
  }
}

/** @param {string} key @param {string} value */
function keep(key, value) {
  try {
    sessionStorage.setItem(key, value);
  } catch {
    /* private mode: a reload buzzes again */
  }
}

/** Keep the screen on while there is something to wait for; browsers let go of it in the pocket. */
const stayAwake = keepAwake(() => ticket.state !== 'ended');

// ---------------------------------------------------------------- what happens

each('button[data-sound="off"]', (button) =>
  button.addEventListener('click', async () => {
    const chime = new Audio(page.chime);
    try {
      await chime.play();
      ring = chime;
    } catch {
      ring = null;
    }
    draw();
  }),
);

dropSecondHalves(document);

// What a visitor can do themselves. One deed at a time; the answer is the ticket as it is then.
let doing = false;
each('[data-deed]', (button) => button.addEventListener('click', async () => {
  if (doing) return;
  doing = true;
  button.setAttribute('aria-disabled', 'true');
  each('[data-refused]', (node) => (node.hidden = true));
  try {
    ticket = await deed(`/api/v1/visits/${page.visit}/ticket/${button.dataset.deed}`);
    updated = serverNow();
  } catch {
    each('[data-refused]', (node) => {
      node.textContent = say('not-done');
      node.hidden = false;
    });
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
    draw();
    callOwner();
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

draw();
alive();
