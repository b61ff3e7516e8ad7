// The kiosk: holds what is known, draws the screen that follows from it, and answers each touch.
import { alive } from '/static/alive.js';
import { keepAwake } from '/static/awake.js';
import { pageData, Problem } from '/static/api.js';
import { byId, find } from '/static/dom.js';
import { live, serverNow } from '/static/live.js';
import { pageNow } from '/static/patience.js';
import { chooseByFingers, sameSpot } from '/static/press.js';
import { leaveUnattended } from '/static/unattended.js';
import { glassOf } from './glass.js';
import { helping } from './helping.js';
import { Idle } from './idle.js';
import { issue } from './issue.js';
import { walkWithKeys } from './keys.js';
import { goes, have, haveAll, isLater, screenNow, speaking } from './later.js';
import {
  askedOf, AWAITED, closedBy, enquiryOf, fresh, isAtRest, isLong, isOurs, paperOf, personOf, scanned, screenOf, signpostsOf,
  STAYS, WARNING, withKey,
} from './model.js';
import { hearScanner } from './scan.js';
import { drawnName, Picture } from './picture.js';
import { typing } from './typing.js';
import { Vocabulary } from './vocabulary.js';

/** @import { KioskPage, KioskState } from '../types.js' */
/** @import { App, Purpose, View } from '../view.js' */

const GRACE = 3000; // ms without the server before the screen says so: a short gap is nobody's matter

const root = byId('kiosk');
const picture = new Picture(root);
/** How long things take, by a clock that nobody sets: a kiosk's own may be put right while it is used. */
const tick = () => performance.now();
/** @type {KioskPage} */
const page = pageData();
const api = `/api/v1/sites/${page.site.id}`;
const HOME = { name: 'home', page: 0 };
const ENDED = new Set(['ticket', 'welcome-back']);
leaveUnattended(window); // before anything is waited for
keepAwake();
const vocabulary = new Vocabulary(page.languages[0].code);
await Promise.all([...new Set([page.language, page.languages[0].code])].map((code) => vocabulary.learn(code)));
const helper = helping(() => app, { show, draw, reset: () => reset(), below, tick, home: HOME });

/** @type {App} */
const app = {
  page,
  ...fresh(page),
  live: null,
  away: false,
  paper: 'printing',
  glass: glassOf({ width: innerWidth, height: innerHeight, inches: page.kiosk.inches }),
  room: { columns: 2, each: 8, tight: 0 },
  ready: false,
  aid: null,
  screen: 'home',
  how: '',
  drawn: '',
  welcome: vocabulary.in(page.languages[0].code)('welcome'),
  now: serverNow,
  get w() { return vocabulary.in(app.language); },
  get whole() { return vocabulary.whole.has(app.language); },

  // ------------------------------------------------------------ choices
  chooseGroup(chosen) {
    const adding = app.view.name === 'also';
    const answers = adding ? [] : signpostsOf(page, app.live, chosen.id);
    if (!chosen.enquiries.length && answers.length === 1) return app.chooseSignpost(answers[0]);
    if (chosen.enquiries.length === 1 && !answers.length) {
      return app.chooseEnquiry(enquiryOf(page, app.live, chosen.enquiries[0]));
    }
    const name = adding ? 'also-group' : 'group';
    return show({ name, group: chosen.id, page: 0, under: adding ? app.view : null });
  },
  chooseEnquiry(chosen) {
    const { id: enquiry, open, opensAt, reason, cause, about } = chosen;
    if (!open) return show({ name: 'closed-enquiry', enquiry, opensAt, reason, cause, under: app.view });
    if (app.view.name.startsWith('also')) return addEnquiry(enquiry);
    if (isLong(page, chosen)) return show({ name: 'long', enquiry, about, under: app.view });
    return take(enquiry);
  },
  chooseSignpost({ id }) {
    show({ name: 'signpost', signpost: id, under: app.view });
    askWhere(id, false).catch(() => {}); // only the count is lost: the visitor has the answer
  },
  printSignpost: () => printAnswer(),
  takeAnyway: (enquiry) => take(enquiry),
  also: () => show({ name: 'also', page: 0, under: app.view }),

  // ------------------------------------------------------------ numbers and codes
  enter(purpose) {
    app.typed = '';
    show({ name: 'code', purpose, under: HOME });
  },
  key(key) {
    app.typed = withKey(page, app.view.purpose ?? 'appointment', app.typed, key);
    show({ ...app.view, page: undefined }); // the keys that come after this one
  },
  ...typing(() => app, { show: (view) => show(view), home: HOME }),
  submit: () => (app.typed ? hand(app.view.purpose ?? 'appointment', app.typed) : undefined),
  turnTo: (number) => show({ ...app.view, page: number }),

  // ------------------------------------------------------------ ways
  back() {
    helper.withdraw();
    if (app.view.under) return show(app.view.under);
    if (app.screen === 'issuing' || app.screen === 'home') return draw();
    // Whose visit has ended leaves nothing behind; who only looked keeps their language and settings.
    return ENDED.has(app.view.name) ? reset() : show(HOME);
  },
  done() { helper.withdraw(); reset(); },
  stay() { app.extensions -= 1; restartIdle(); },
  talk: () => helper.talk(), tell: (known) => helper.tell(known),
  askAgain: () => helper.askAgain(), goOn: () => helper.goOn(),
  watch: (enquiry) => show({ name: enquiry ? 'sign' : 'signs', enquiry, page: 0, under: app.view }),
  settings: () => show({ name: 'settings', under: below() }),
  chooseLanguage: () => show({ name: 'language', under: below() }),
  chooseServed: () => show({ name: 'served', page: 0, under: app.view }),
  serve(code) {
    const on = app.modes.has('served') && app.asked === code;
    app.asked = code;
    app.modes[on ? 'delete' : 'add']('served');
    draw();
  },
  speak(code) {
    if (code !== app.language) app.modes.delete('served');
    vocabulary.learnAll(code).then(draw);
    app.language = code;
    if (app.screen === 'language' && app.view.under) return show(app.view.under);
    return draw();
  },
  toggle(mode) {
    if (mode === 'served') return app.serve(app.language);
    if (!app.modes.delete(mode)) app.modes.add(mode);
    if (mode === 'spoken') spoken().then((aid) => (app.modes.has('spoken') ? aid.begin() : aid.forget()));
    return draw();
  },
  allOff() {
    app.modes.clear();
    app.aid?.forget();
    draw();
  },
};

/** The view to come back to: that of a screen which lies over another is the other's. */
function below() {
  return ['talk', 'settings', 'language'].includes(app.view.name) ? app.view.under ?? HOME : app.view;
}

/**
 * Show what is being done, and tell when it takes long, until `work` is over.
 * @template Answer
 * @param {Partial<View>} view
 * @param {() => Promise<Answer>} work
 */
async function patiently(view, work) {
  show({ ...view, name: 'issuing', slow: false });
  const slow = setTimeout(() => {
    if (app.view.name === 'issuing') show({ ...app.view, slow: true });
  }, 4000);
  try {
    return await work();
  } finally {
    clearTimeout(slow);
  }
}

/** From a press to a ticket. The screen changes before the server is asked, so nothing is pressed twice. @param {string} enquiry */
async function take(enquiry) {
  if (app.view.name === 'issuing') return;
  const lowCounter = app.modes.has('counter');
  const interpreter = app.modes.has('interpreter');
  const fetch = app.told.has('fetch');
  const larger = app.modes.has('larger');
  const body = { enquiry, language: app.language, kiosk: page.kiosk.id, low_counter: lowCounter, fetch, interpreter, larger, ...askedOf(app, enquiry) };
  try {
    const answer = await patiently({}, () => issue(`${api}/visits`, body));
    show({ name: 'ticket', ticket: { ...answer, low_counter: lowCounter, fetch }, at: tick() });
  } catch (problem) {
    if (problem instanceof Problem && problem.status === 409 && 'opens_at' in problem.facts) {
      show({ name: 'closed-enquiry', enquiry, ...closedBy(problem.facts), under: HOME });
    } else {
      show({ name: 'trouble' });
    }
  }
}

/** A further enquiry on the ticket that the visitor holds. What cannot be done leaves it as it is. @param {string} enquiry */
async function addEnquiry(enquiry) {
  if (app.view.name === 'issuing') return;
  let under = app.view;
  while (!under.ticket && under.under) under = under.under;
  const visit = under.ticket?.visit;
  if (!visit) return;
  try {
    await patiently({ plain: true }, () => issue(`/api/v1/visits/${visit}/enquiries`, { enquiry }));
    show({ ...under, more: (under.more ?? 0) + 1 });
  } catch {
    show({ ...under, moreFailed: true });
  }
}

/** A number or a code was handed over, by touch or by scanner. @param {Purpose} purpose @param {string} given */
async function hand(purpose, given) {
  if (app.view.name === 'issuing') return undefined;
  app.typed = '';
  /** @param {string} path @param {object} body */
  const send = (path, body) => patiently({ plain: purpose === 'back' }, () => issue(`${api}/${path}`, body));
  try {
    if (purpose === 'back') {
      const answer = await send('back', { code: given, kiosk: page.kiosk.id });
      return show({ name: 'welcome-back', answer, at: tick() });
    }
    const answer = await send('check-in', { code: given, kiosk: page.kiosk.id, larger: app.modes.has('larger') });
    return show({ name: 'ticket', ticket: { print: { state: 'queued' }, about: null, ...answer }, at: tick() });
  } catch (problem) {
    const status = problem instanceof Problem ? problem.status : 0;
    if (purpose === 'back' && [404, 422].includes(status)) {
      const number = given.length < 10 ? given : null; // what a slip's code holds is no number
      return show({ name: 'welcome-back', answer: { done: 'unknown', number }, at: tick() });
    }
    const known = purpose !== 'back' && [404, 409, 422].includes(status);
    const why = status === 409 && problem instanceof Problem ? String(problem.facts.reason ?? 'other') : 'unknown';
    return show(known ? { name: 'check-in-failed', code: given, why, under: HOME } : { name: 'trouble' });
  }
}

// -------------------------------------------------------------- tiles that answer

/** @param {string} id @param {boolean} print */
const askWhere = (id, print) =>
  issue(`${api}/signposts/${id}`, {
    language: app.language, kiosk: page.kiosk.id, print, larger: app.modes.has('larger'),
  });

/** Where it is done, on paper. The screen says at once that it comes, and what became of it. */
async function printAnswer() {
  const { view } = app;
  if (view.paper || !view.signpost) return;
  /** @type {View} */
  const begun = { ...view, paper: { visit: '', print: { state: 'queued' } }, at: tick() };
  show(begun);
  const slip = await askWhere(view.signpost, true).then((answer) => answer.slip, () => null);
  if (app.view !== begun) return; // the visitor has gone on
  show({ ...begun, paper: { visit: slip ?? '', print: { state: slip ? 'queued' : 'none' } } });
}

// -------------------------------------------------------------- drawing

/** @param {View} view */
function show(view) {
  goes(app.view.name, view.name);
  app.view = view;
  draw();
  if (isLater(view.name) && !(app.whole && screenNow(view.name))) {
    Promise.all([have(view.name), vocabulary.learnAll(app.language)]).then(draw);
  }
}

function reset() {
  goes(app.view.name, '');
  Object.assign(app, fresh(page));
  app.aid?.forget();
  picture.forget();
  idle.stop();
  draw();
  reloadIfChanged();
}

function draw() {
  if (!app.ready) return; // the letters are not there yet, by which it is laid out
  const { view } = app;
  const paper = view.ticket ?? view.paper;
  if (paper) app.paper = paperOf(paper, page, app.live, (tick() - (view.at ?? 0)) / 1000);
  app.screen = screenOf(app);
  const how = view.name === 'talk' ? personOf(view, app.live, tick(), app.now().getTime()) : '';
  const moved = how !== app.how;
  app.how = how;
  picture.draw(app);
  if (moved) restartIdle();
  const name = drawnName(app);
  const key = `${name} ${view.group ?? ''} ${view.signpost ?? ''} ${view.page ?? ''} ${view.more ?? ''}`;
  if (key !== app.drawn) {
    app.drawn = key;
    // What was focused is gone: reading begins again at the heading.
    if (!app.modes.has('spoken')) find('h1', root)?.focus({ preventScroll: true });
    restartIdle();
  }
  app.aid?.drawn();
}

const spoken = () => speaking(app, { root, draw, reset, stay: restartIdle });

// -------------------------------------------------------------- time

const idle = new Idle({
  warn(left) {
    const first = app.warning === null;
    app.warning = left;
    draw();
    if (first && root.querySelector(':focus') === null) find('[data-focus]', root)?.focus();
  },
  calm() {
    app.warning = null;
    draw();
  },
  end: reset,
});

function restartIdle() {
  if (app.screen === 'issuing' || AWAITED.has(app.how) || isAtRest(app)) return idle.stop();
  const slower = app.modes.has('time') ? 10 : 1;
  return idle.start((STAYS[drawnName(app)] ?? STAYS.other) * slower, WARNING * slower);
}

/** Somebody is there. On an end screen only Stay counts: the next in line touches the glass too. */
function touched() {
  if (!['ticket', 'issuing', 'welcome-back'].includes(app.screen)) restartIdle();
}

/** The site file changed: load the page anew, while nobody is there and the server answers. */
async function reloadIfChanged() {
  const wanted = app.live?.page;
  if (!wanted || wanted === page.fingerprint || !isAtRest(app)) return;
  if (sessionStorage.getItem('loaded-for') === wanted) return; // it did not help: once is enough
  if (!(await pageNow()) || !isAtRest(app)) return;
  sessionStorage.setItem('loaded-for', wanted);
  location.reload();
}

// -------------------------------------------------------------- events

chooseByFingers(root);
document.addEventListener('click', sameSpot(() => app.screen), true);
document.addEventListener('click', touched);
hearScanner({
  isOurs,
  typed(key) {
    if (app.screen === 'search' && !/[0-9]/.test(key)) app.write(key.toLowerCase());
    else if (app.screen !== 'code') return false;
    else app.key(key);
    return true;
  },
  undo() {
    if (app.screen === 'code' || app.screen === 'search') app.typed = '';
    draw();
  },
  scanned(text) {
    const found = scanned(text);
    // On an end screen it is the next visitor's ticket: theirs to show when that one is done.
    if (found && !['ticket', 'issuing', 'away', 'everybody'].includes(app.screen)) hand(found.purpose, found.code);
  },
});
walkWithKeys(root, { back: () => app.back(), touched, enter: () => app.screen === 'code' && app.submit() });

let gone = setTimeout(lost, GRACE);
function lost() {
  app.away = true;
  draw();
}
live('/kiosk', { site: page.site.id, kiosk: page.kiosk.id }, {
  state(/** @type {KioskState} */ next) {
    const last = app.live;
    app.live = next;
    draw();
    helper.heard(next, last);
    reloadIfChanged();
  },
  status({ connected }) {
    clearTimeout(gone);
    if (connected) {
      app.away = false;
      draw();
    } else {
      gone = setTimeout(lost, GRACE);
    }
  },
}, page.state);

// Before anything is drawn: a tile must not move under a finger.
await Promise.race([
  Promise.all(['400', '600', '700'].map((weight) => document.fonts.load(`${weight} 45px "Atkinson Hyperlegible Next"`))
    .concat(document.fonts.load('800 45px "Overpass"'))),
  new Promise((done) => setTimeout(done, 2000)),
]);
app.ready = true;
draw();
window.addEventListener('resize', draw);
document.fonts.ready.then(() => { // with those that came late
  picture.forget();
  draw();
});
setInterval(draw, 1000); // the clock, the waits' age, the paper's patience
// The other languages when the screen stands: nobody waits for words that they do not read.
setTimeout(async () => {
  await Promise.all([haveAll(), vocabulary.learnAll(page.language)]);
  if (page.kiosk.sound !== 'none') await spoken();
  for (const { code } of page.languages) await vocabulary.learnAll(code).then(draw);
}, 3000);
alive();
