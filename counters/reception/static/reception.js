// The reception's tablet: hears the state, draws it, and sends one deed at a time.

import { alive } from '/static/alive.js';
import { html, render } from '/static/vendor/lit-html/lit-html.js';
import { get, newKey, pageData, statusOf, wordsOf } from '/static/api.js';
import { deed } from '/static/deed.js';
import { byId, filledIn, find as element } from '/static/dom.js';
import { live, serverNow } from '/static/live.js';
import { callForHelp, NOBODY_HEARD } from '/static/staff/calls.js';
import { Drafts } from '/static/staff/drafts.js';
import { wallClock } from '/static/staff/format.js';
import { howCalled } from '/static/staff/found.js';
import { notInCircles } from '/static/staff/leaving.js';
import { Tone } from '/static/tone.js';
import { typedNumber } from '/static/staff/numbers.js';
import { body, top } from './frame.js';
import { needsWords, nobody, openFor, stays, ticketBody, TWICE_MS, Touches, UNDO_MS, undoLeft, visitOf, wanted } from './model.js';

/** @import { FoundListOut, PassesOut, ReceptionPage, ReceptionState } from '../types.js' */
/** @import { All, Does, Local } from '../view.js' */
/** @import { Just } from './model.js' */

/** @type {ReceptionPage} */
const page = pageData();
const times = wallClock(page.site.timezone);
const root = byId('reception');
const voice = byId('voice');
const TABLET = `nextplease.reception.${page.site.id}`;
const DONE = `${TABLET}.done`;
/** As many deeds are remembered, with their way back. */
const MOST_DONE = 8;

/** @param {Storage} store @param {string} key */
const stored = (store, key) => {
  try {
    return JSON.parse(store.getItem(key) ?? 'null');
  } catch {
    return null;
  }
};

/** @type {Local} */
const local = {
  state: null, lostAt: 0, next: nobody(), done: [stored(sessionStorage, DONE) ?? []].flat(),
  tablet: stored(localStorage, TABLET), panel: null, said: '', busy: false, typed: '', found: null, passes: null,
};
const touches = new Touches(newKey);
const drafts = new Drafts(sessionStorage, `reception.${page.site.id}`);

/** @param {string} id */
const nameOf = (id) => page.enquiries.find((one) => one.id === id)?.name ?? id;

// ------------------------------------------------------------------ deeds

/**
 * Post one deed, nothing else meanwhile. Its answer; undefined when it was refused or none came.
 * `touched`: the key of the touch, where a second one would do it twice.
 * @param {string} url
 * @param {object} payload
 * @param {string} [touched]
 * @returns {Promise<any>}
 */
async function send(url, payload = {}, touched = newKey()) {
  if (local.busy || local.lostAt) return undefined;
  local.busy = true;
  local.said = '';
  draw();
  try {
    const answer = await deed(url, payload, { key: touched });
    return answer ?? {};
  } catch (problem) {
    if (statusOf(problem) === 401) location.reload(); // to the sign-in; what was begun is kept
    tell(wordsOf(problem, 'No answer came. Touch again: it is not done twice.'));
    return undefined;
  } finally {
    local.busy = false;
    draw();
  }
}

/** Said on the spot, until the next deed. @param {string} words */
function tell(words) {
  local.said = words;
  heard(words);
}

/** What is seen in its place already is only spoken. @param {string} words */
function heard(words) {
  voice.textContent = words;
  draw();
}

/**
 * What was just done stands in its place, each deed of the last minute with its way back.
 * @param {Omit<Just, 'at'>} what
 */
function justDone(what) {
  const now = serverNow();
  remember([{ ...what, at: now.getTime() }, ...local.done.filter((one) => one.visit !== what.visit)
    .filter((one, n) => n === 0 || undoLeft(one, now))].slice(0, MOST_DONE));
}

/** @param {Just[]} done */
function remember(done) {
  local.done = done;
  sessionStorage.setItem(DONE, JSON.stringify(done));
}

/** The key of a touch that is a deed; its button is closed until nobody can mean the same touch. */
function touch() {
  const key = local.busy || local.lostAt ? null : touches.key(performance.now());
  if (key) setTimeout(draw, TWICE_MS + 20);
  return key;
}

/** @param {string} visit @param {string} deed */
const visitUrl = (visit, deed) => `/api/v1/visits/${visit}/${deed}`;
/** @param {string | null | undefined} kiosk */
const printerOf = (kiosk) => page.printers.find((one) => one.kiosk === kiosk);

/** @type {Does} */
const does = {
  need(id) {
    const { needs } = local.next;
    local.next.needs = needs.includes(id) ? needs.filter((one) => one !== id) : [...needs, id];
    draw();
  },
  language(code) {
    local.next.language = code || null;
    draw();
  },
  clear() {
    local.next = nobody();
    draw();
  },
  async issue(enquiry) {
    const key = touch();
    if (!key) return;
    const told = needsWords(page, local.next);
    const body = ticketBody(page, local.next, enquiry, local.tablet?.kiosk);
    const answer = await send(`${page.api}/visits`, body, key);
    if (!answer) return;
    local.next = nobody();
    justDone({ kind: 'issued', visit: answer.visit, number: answer.number, enquiry,
      print: answer.print.state, told });
    heard(`${answer.number}, ${nameOf(enquiry)}`);
  },
  async answered(enquiry) {
    const key = touch();
    const answer = key && await send(`${page.api}/door-answers`, { enquiry }, key);
    if (!answer) return;
    justDone({ kind: 'answered', visit: answer.visit, enquiry });
    heard(`Answered: ${nameOf(enquiry)}`);
  },
  async undo(visit) {
    const done = local.done.find((one) => one.visit === visit);
    const answer = done && await send(visitUrl(visit, 'undo'));
    if (!answer) return;
    remember(local.done.filter((one) => one !== done));
    tell(`Undone: ${done.number ?? nameOf(done.enquiry)}`);
  },
  async print(visit) {
    const printer = printerOf(local.tablet?.kiosk);
    const answer = await send(visitUrl(visit, 'print'), printer ? { printer: printer.printer } : {});
    if (answer) tell(`${answer.number} prints again${printer ? ` at ${printer.name}` : ''}.`);
  },
  async here(appointment) {
    const kiosk = local.tablet?.kiosk;
    const answer = await send(`/api/v1/appointments/${appointment}/check-in`, kiosk ? { kiosk } : {});
    if (!answer) return;
    justDone({ kind: 'here', visit: answer.visit, number: answer.number, enquiry: answer.enquiry,
      print: answer.print?.state ?? 'queued' });
    heard(`${answer.number} is here`);
  },

  async cameAgain(visit) {
    const printer = printerOf(local.tablet?.kiosk);
    const answer = await send(visitUrl(visit, 'come-again'), printer ? { printer: printer.printer } : {});
    if (!answer) return;
    justDone({ kind: 'issued', visit: answer.visit, number: answer.number, enquiry: answer.enquiry,
      print: printer ? 'queued' : 'none', told: 'priority' });
    local.panel = null;
    heard(`${answer.number}, ${nameOf(answer.enquiry)}`);
  },
  async come(kiosk) {
    const answer = await send(`${page.api}/kiosks/${kiosk}/person/coming`);
    if (answer) tell(`The visitor at ${page.kiosks[kiosk] ?? kiosk} reads that somebody is coming.`);
  },
  async met(kiosk) {
    const answer = await send(`${page.api}/kiosks/${kiosk}/person/met`);
    if (answer) tell(`${page.kiosks[kiosk] ?? kiosk} is free for the next visitor.`);
  },
  async greet({ visit, number, enquiry }) {
    const answer = await send(visitUrl(visit, 'greet'));
    if (!answer) return;
    justDone({ kind: 'greet', visit, number, enquiry });
    heard(`${number} was greeted`);
  },
  async again({ visit, number }) {
    const answer = await send(visitUrl(visit, 'recall'));
    if (answer) tell(`${number} is called again.`);
  },

  // ---------------------------------------------------------------- mending
  open(panel) {
    local.panel = panel;
    local.said = '';
    local.found = null;
    local.passes = null;
    draw();
    (element('[data-panel-first]', root) ?? element('[data-panel-head]', root))?.focus();
  },
  close() {
    local.panel = null;
    draw();
  },
  async mend(visit, deed, payload = {}, words = 'Done') {
    const answer = await send(visitUrl(visit, deed), payload);
    if (answer) tell(words);
    return Boolean(answer);
  },
  begin: (visit, note) => drafts.keep(visit, note),
  async note(event, visit) {
    event.preventDefault();
    const text = drafts.of(visit, []).trim();
    if (!text || !await does.mend(visit, 'notes', { text }, 'Noted')) return;
    drafts.keep(visit, '');
    if (local.panel?.name === 'note') local.panel = null;
    draw();
  },
  /** As `mend`, after which the visit is no longer there to mend; what it was can be undone. */
  async away(visit, deed, payload, words) {
    const answer = await send(visitUrl(visit, deed), payload);
    if (!answer) return;
    justDone({ kind: deed, visit, number: answer.number, enquiry: answer.enquiry });
    local.panel = null;
    heard(words);
  },
  type(text) {
    local.typed = text;
  },
  async find(event) {
    event.preventDefault();
    const typed = local.typed.trim();
    if (!typedNumber(typed)) return tell('Type a ticket number, such as C014, or its figures alone.');
    try {
      /** @type {FoundListOut} */
      const { visits } = await get(`${page.api}/visits?number=${encodeURIComponent(typed)}`);
      if (!visits.length) return tell(`There is no ticket ${typed} today.`);
      const [one] = visits;
      const open = visits.length === 1 && openFor(one, serverNow().getTime());
      if (open && (open.name !== 'visit' || (local.state && visitOf(local.state, one.visit)))) {
        does.open(open);
        const point = (/** @type {string} */ id) => page.points.find((each) => each.id === id)?.name ?? id;
        const calls = howCalled(one.calls, { point, hms: times.hms });
        return calls ? tell(`${one.number} was ${calls}.`) : undefined;
      }
      local.said = '';
      local.found = visits;
      return heard(`${visits.length} found`);
    } catch (problem) {
      return tell(wordsOf(problem, 'No answer came. Try again.'));
    }
  },

  async findPass(event) {
    event.preventDefault();
    const typed = local.typed.trim();
    if (!typedNumber(typed)) return tell('Type a ticket number, such as C014, or its figures alone.');
    try {
      /** @type {PassesOut} */
      const { passes } = await get(`${page.api}/passes?number=${encodeURIComponent(typed)}`);
      if (!passes.length) return tell(`Nobody with ${typed} was asked to come again, or they have been here.`);
      local.passes = passes;
      local.said = '';
      return heard(`${passes.length} found`);
    } catch (problem) {
      return tell(wordsOf(problem, 'No answer came. Try again.'));
    }
  },

  // ---------------------------------------------------------------- this tablet
  setUp(event) {
    const { kiosk, point } = filledIn(event);
    local.tablet = { kiosk: kiosk || null, point };
    localStorage.setItem(TABLET, JSON.stringify(local.tablet));
    does.close();
  },
  async help() {
    const point = page.point ?? local.tablet?.point;
    if (!point) return does.open({ name: 'tablet' });
    // The bar on top makes no sound for a call from here; it says on how many screens it stands.
    const bar = byId('help');
    bar.dataset.raising = 'yes';
    const called = await callForHelp(`${page.api}/service-points/${point}`).catch((problem) => {
      if (statusOf(problem) === 401) location.reload(); // to the sign-in
      tell(wordsOf(problem, NOBODY_HEARD));
    });
    bar.dispatchEvent(new CustomEvent('raised', { detail: called?.help }));
    return undefined;
  },
};

// ------------------------------------------------------------------ visitors at a kiosk

/** How long after a tone the next one comes, while nobody goes. */
const RING_MS = 12_000;
const tone = new Tone();
let rung = -Infinity;
/** What this page has answered already. @type {Set<string>} */
const answered = new Set();

/** Sound for those who ask for a person, and tell the server that they stand here to be seen. */
function ring() {
  const open = local.state && !local.lostAt ? wanted(local.state, page.adviser, serverNow().getTime()).filter(({ open: asks }) => asks) : [];
  if (!open.length) rung = -Infinity;
  else if (performance.now() - rung >= RING_MS) {
    rung = performance.now();
    tone.play();
  }
  if (document.visibilityState === 'hidden') return;
  for (const { one: { kiosk, asked_at: since } } of open) {
    const told = `${kiosk} ${since}`;
    if (answered.has(told)) continue;
    answered.add(told);
    socket.emit('shown', { site: page.site.id, kiosk });
  }
}

// ------------------------------------------------------------------ drawing

function draw() {
  if (!local.state) return;
  const now = local.lostAt || serverNow().getTime();
  if (local.done.length && serverNow().getTime() - local.done[0].at > 12 * UNDO_MS) remember([]);
  if (local.panel?.name === 'visit') {
    local.panel = stays(local.panel, visitOf(local.state, local.panel.visit), drafts.of(local.panel.visit, []));
  }
  /** @type {All} */
  const all = { ...local, busy: local.busy || touches.settling(performance.now()), state: local.state, page, times, now, clock: serverNow(), does, nameOf, draftOf: (visit) => drafts.of(visit, []) };
  root.setAttribute('aria-busy', String(local.busy));
  document.title = local.lostAt ? 'No connection · Reception' : `${local.state.queued} wait · Reception`;
  render(html`${top(all)}${body(all)}`, root);
}

const socket = live('/reception', { site: page.site.id }, {
  state(/** @type {ReceptionState} */ next) {
    local.state = next;
    document.querySelector('.first')?.remove();
    if (!local.tablet && !page.reads) local.panel ??= { name: 'tablet' };
    draw();
    ring();
  },
  anew: draw,
  status({ connected, refused }) {
    if (refused && notInCircles('nextplease.reception.left')) return location.reload();
    answered.clear(); // to the server it is another page
    if (!connected && !local.lostAt) local.lostAt = serverNow().getTime();
    if (connected) local.lostAt = 0;
    if (local.state) voice.textContent = connected ? 'Live' : 'No connection';
    return draw();
  },
});
document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && local.panel) does.close();
  if (event.key === 'F8') {
    event.preventDefault();
    if (!event.repeat) does.help();
  }
});
document.addEventListener('visibilitychange', ring);
setInterval(() => { draw(); ring(); }, 1000);
alive();
