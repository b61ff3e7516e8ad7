// The visitor's phone: follows one ticket, and calls its owner when it is their turn.
import { pageData } from '/static/api.js';
import { live, serverNow } from '/static/live.js';
import { words } from '/static/words.js';
import { eventually } from './eventually.js';

const OFFLINE_AFTER = 5000; // ms; phones lose and find their network all the time
const BUZZ = [400, 200, 400];
const RINGS = 3;
const SAFFRON = '#ffc130';
const TEAL = '#0a4f52';

const page = pageData();
const say = await eventually(() => words('display', page.language));
const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: page.timezone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23',
});
const at = (moment) => clock.format(typeof moment === 'string' ? Date.parse(moment) : moment);

const each = (selector, act) => document.querySelectorAll(selector).forEach(act);
const fill = (name, text) => each(`[data-fill="${name}"]`, (node) => {
  if (node.textContent !== text) node.textContent = text;
});

let ticket = page.ticket;
let offline = null;
let pending = 0;
let connectedNow = false;
let updated = new Date(page.ticket.now);
let ring = null; // the chime, once a touch has allowed it
let lock = null;

const viewOf = (t) => t.outcome ?? t.state;
const remembered = `rung ${page.visit}`;

// ---------------------------------------------------------------- the words and figures

function draw() {
  const view = viewOf(ticket);
  document.querySelector('.page').dataset.view = view;
  each('[data-in]', (node) => (node.hidden = !node.dataset.in.split(' ').includes(view)));
  document.querySelector('meta[name="theme-color"]').content = view === 'called' ? SAFFRON : TEAL;

  fill('ahead', say('ahead', { n: ticket.ahead }));
  each('[data-person]', (node) => {
    const place = Number(node.dataset.person);
    node.toggleAttribute('hidden', ticket.ahead < place || ticket.ahead > page.figures);
  });
  drawPlace();
  fill('updated', offline ? say('not-up-to-date', { time: at(offline) }) : say('up-to-date-at', { time: at(updated) }));
  each('.updated', (node) => node.classList.toggle('updated--offline', Boolean(offline)));
  drawPromise();
}

function drawPlace() {
  const place = page.places[ticket.point];
  if (!place) return;
  const name = place.names[page.language];
  fill('word', name.word);
  fill('digit', name.digit);
  fill('place', name.full);
  each('[data-fill="word"]', (node) => (node.dataset.length = name.word.length > 8 ? 'long' : 'short'));
  each('[data-fill="digit"]', (node) => (node.dataset.kind = place.kind));
  const time = at(ticket.announced_at);
  fill('called', ticket.times > 1 ? say('called-again', { time }) : say('called-at', { time }));
  fill('missed', say('we-called-you-more', { time, place: name.full }));
  const goes = viewOf(ticket) === 'called';
  document.title = `${ticket.number} · ${goes ? name.full : say('phone-title')}`;
}

function drawPromise() {
  const ways = [ring && 'ring', navigator.vibrate && 'buzz'].filter(Boolean).join('-and-') || 'look';
  fill('promise', say(`keep-open-${ways}`));
  each('[data-needs-script]', (node) => (node.hidden = false));
  each('[data-sound="on"]', (node) => (node.hidden = !ring));
  each('[data-sound="off"]', (node) => (node.hidden = Boolean(ring)));
}

// ---------------------------------------------------------------- their turn

/** Buzz and ring once for each call and recall, also over a reload of the page. */
async function callOwner() {
  if (viewOf(ticket) !== 'called' || read(remembered) === ticket.announced_at) return;
  keep(remembered, ticket.announced_at);
  navigator.vibrate?.(BUZZ);
  for (let n = 0; ring && n < RINGS; n += 1) {
    ring.currentTime = 0;
    const over = new Promise((done) => (ring.onended = done));
    try {
      await ring.play();
    } catch {
      return; // the browser took the permission back: the page is saffron and buzzes all the same
    }
    await over;
  }
}

function read(key) {
  try {
    return sessionStorage.getItem(key);
  } catch {
    return null;
  }
}

function keep(key, value) {
  try {
    sessionStorage.setItem(key, value);
  } catch {
    /* private mode: a reload buzzes again */
  }
}

/** Keep the screen on while there is something to wait for; browsers let go of it in the pocket. */
async function stayAwake() {
  const wanted = ticket.state !== 'ended' && document.visibilityState === 'visible';
  if (wanted && !lock && navigator.wakeLock) {
    try {
      lock = await navigator.wakeLock.request('screen');
      lock.addEventListener('release', () => (lock = null));
    } catch {
      lock = null; // low battery: the phone may sleep
    }
  } else if (!wanted && lock) {
    await lock.release();
  }
}

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

document.addEventListener('visibilitychange', stayAwake);

live('/display', { ticket: page.visit }, {
  state: (next) => {
    ticket = next;
    updated = serverNow();
    draw();
    callOwner();
    stayAwake();
  },
  status: ({ connected }) => {
    clearTimeout(pending);
    if (connected) offline = null;
    else {
      const since = offline ?? updated;
      pending = setTimeout(() => {
        offline = since;
        draw();
      }, OFFLINE_AFTER);
    }
    connectedNow = connected;
    draw();
  },
});

// Nothing new while connected is news as well: the page is up to date.
setInterval(() => {
  if (connectedNow) updated = serverNow();
  draw();
}, 5000);

draw();
stayAwake();
