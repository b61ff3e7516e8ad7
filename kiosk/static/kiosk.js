// The kiosk: holds what is known, draws the screen that follows from it, and answers each touch.
import { html, render } from '/static/vendor/lit-html/lit-html.js';
import { keyed } from '/static/vendor/lit-html/directives/keyed.js';
import { pageData } from '/static/api.js';
import { live, serverNow } from '/static/live.js';
import { words } from '/static/words.js';
import { Idle } from './idle.js';
import { issue } from './issue.js';
import { walkWithKeys } from './keys.js';
import { fresh, isAtRest, paperOf, screenOf, STAYS, WARNING } from './model.js';
import { sameSpot } from './press.js';
import { layoutOf, measureTiles } from './tiles.js';
import { home } from './screens/home.js';
import { closedEnquiry, group } from './screens/group.js';
import { language, settings } from './screens/settings.js';
import { issuing, ticket } from './screens/ticket.js';
import { away, siteClosed, talk } from './screens/told.js';

const SCREENS = {
  home, group, 'closed-enquiry': closedEnquiry, issuing, ticket, talk, settings, language,
  away, trouble: away, 'site-closed': siteClosed,
};
const GRACE = 3000; // ms without the server before the screen says so: a short gap is nobody's matter

const root = document.getElementById('kiosk');
const page = pageData();
const vocabulary = new Map(
  await Promise.all(page.languages.map(async ({ code }) => [code, await words('kiosk', code)])),
);

const app = {
  page,
  ...fresh(page),
  live: null,
  away: false,
  paper: 'printing',
  tiles: null,
  get tilesAs() { return app.tiles[layoutOf(app.modes)] ?? 'tickets'; },
  welcome: vocabulary.get(page.languages[0].code)('welcome'),
  now: serverNow,
  get w() { return vocabulary.get(app.language); },

  // ------------------------------------------------------------ choices
  chooseGroup(chosen) {
    const [only] = chosen.enquiries;
    if (chosen.enquiries.length > 1) return show({ name: 'group', group: chosen.id, page: 0 });
    return app.chooseEnquiry({ id: only, open: chosen.open, opensAt: chosen.opensAt });
  },
  chooseEnquiry({ id, open, opensAt }) {
    if (open) return take(id);
    return show({ name: 'closed-enquiry', enquiry: id, opensAt, under: app.view });
  },
  turnTo: (number) => show({ ...app.view, page: number }),

  // ------------------------------------------------------------ ways
  back() {
    if (app.view.under) return show(app.view.under);
    if (app.screen === 'issuing' || app.screen === 'home') return draw();
    return reset();
  },
  done: () => reset(),
  stay() {
    app.extensions -= 1;
    restartIdle();
  },
  talk: () => show({ name: 'talk', under: below() }),
  settings: () => show({ name: 'settings', under: below() }),
  chooseLanguage: () => show({ name: 'language', under: below() }),
  speak(code) {
    app.language = code;
    if (app.screen === 'language') return show(app.view.under);
    return draw();
  },
  toggle(mode) {
    if (!app.modes.delete(mode)) app.modes.add(mode);
    draw();
  },
};

/** The view to come back to: that of a screen which lies over another is the other's. */
function below() {
  return ['talk', 'settings', 'language'].includes(app.view.name) ? app.view.under : app.view;
}

/** From a press to a ticket. The screen changes before the server is asked, so nothing is pressed twice. */
async function take(enquiry) {
  if (app.view.name === 'issuing') return;
  show({ name: 'issuing', slow: false });
  const slow = setTimeout(() => {
    if (app.view.name === 'issuing') show({ name: 'issuing', slow: true });
  }, 4000);
  try {
    const body = { enquiry, language: app.language, kiosk: page.kiosk.id };
    const answer = await issue(`/api/v1/sites/${page.site.id}/visits`, body);
    show({ name: 'ticket', ticket: answer, at: Date.now() });
  } catch (problem) {
    if (problem.status === 409 && 'opens_at' in problem) {
      show({ name: 'closed-enquiry', enquiry, opensAt: problem.opens_at, under: { name: 'home', page: 0 } });
    } else {
      show({ name: 'trouble' });
    }
  } finally {
    clearTimeout(slow);
  }
}

// -------------------------------------------------------------- drawing

function show(view) {
  app.view = view;
  draw();
}

function reset() {
  Object.assign(app, fresh(page));
  idle.stop();
  draw();
  reloadIfChanged();
}

/** The name under which the screen is drawn; another one is another screen. */
function drawnName() {
  const told = app.screen === 'ticket' && !['printing', 'take'].includes(app.paper);
  return told ? 'paperless' : app.screen;
}

function draw() {
  if (!app.tiles) return; // not measured yet
  const { view, modes } = app;
  if (view.ticket) app.paper = paperOf(view.ticket, page, app.live, (Date.now() - view.at) / 1000);
  app.screen = screenOf(app);
  const { lang, dataset } = document.documentElement;
  if (lang !== app.language) document.documentElement.lang = app.language;
  document.documentElement.dir = app.w.dir;
  dataset.modes = [...modes].join(' ');
  const name = drawnName();
  const content = keyed(name, SCREENS[app.screen](app));
  render(html`<div class="screen" data-screen=${name}>${content}</div>`, root);
  const key = `${name} ${view.group ?? ''} ${view.page ?? ''}`;
  if (key !== app.drawn) {
    app.drawn = key;
    // What was focused is gone: reading begins again at the heading.
    root.querySelector('h1')?.focus({ preventScroll: true });
    restartIdle();
  }
}

// -------------------------------------------------------------- time

const idle = new Idle({
  warn(left) {
    const first = app.warning === null;
    app.warning = left;
    draw();
    if (first && root.querySelector(':focus') === null) root.querySelector('[data-focus]')?.focus();
  },
  calm() {
    app.warning = null;
    draw();
  },
  end: reset,
});

function restartIdle() {
  if (app.screen === 'issuing' || isAtRest(app)) return idle.stop();
  const slower = app.modes.has('time') ? 10 : 1;
  return idle.start((STAYS[drawnName()] ?? STAYS.other) * slower, WARNING * slower);
}

/** Somebody is there. On an end screen only Stay counts: the next in line touches the glass too. */
function touched() {
  if (app.screen !== 'ticket' && app.screen !== 'issuing') restartIdle();
}

/** The site file changed: load the page anew, while nobody is there and the server answers. */
async function reloadIfChanged() {
  const wanted = app.live?.page;
  if (!wanted || wanted === page.fingerprint || !isAtRest(app)) return;
  if (sessionStorage.getItem('loaded-for') === wanted) return; // it did not help: once is enough
  const answer = await fetch(location.href).catch(() => null);
  if (!answer?.ok || !isAtRest(app)) return;
  sessionStorage.setItem('loaded-for', wanted);
  location.reload();
}

// -------------------------------------------------------------- events

document.addEventListener('click', sameSpot(() => app.screen), true);
document.addEventListener('click', touched);
document.addEventListener('contextmenu', (event) => event.preventDefault());
walkWithKeys(root, { back: () => app.back(), touched });

let gone = setTimeout(lost, GRACE);
function lost() {
  app.away = true;
  draw();
}
live('/kiosk', { site: page.site.id, kiosk: page.kiosk.id }, {
  state(next) {
    app.live = next;
    draw();
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
});

// Measured before anything is drawn: a tile must not move under a finger.
await Promise.race([
  document.fonts.load('700 45px "Atkinson Hyperlegible Next"'),
  new Promise((done) => setTimeout(done, 2000)),
]);
app.tiles = measureTiles(page);
draw();
setInterval(draw, 1000); // the clock, the waits' age, the paper's patience
