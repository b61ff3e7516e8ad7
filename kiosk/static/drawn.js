// The kiosk as a drawing, in a frame of administration: drawn by the screens themselves out of what
// the frame around it hands over. It asks the server for words and icons alone, and nothing can be
// pressed.
import { alive } from '/static/alive.js';
import { byId } from '/static/dom.js';
import { pageData } from '/static/api.js';
import { frame, withSaid } from '/static/marked.js';
import { glassOf } from './glass.js';
import { haveAll } from './later.js';
import { fresh, screenOf } from './model.js';
import { Picture } from './picture.js';
import { Vocabulary } from './vocabulary.js';

/** @import { KioskDrawnOut, KioskPage, KioskState } from '../types.js' */
/** @import { App, View } from '../view.js' */
/** @import { Said } from '/static/marked.js' */

const root = byId('kiosk');
root.inert = true;
const picture = new Picture(root);
const sheet = new CSSStyleSheet();
document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
const vocabulary = new Vocabulary(pageData().languages[0].code);
const still = () => undefined;

/** @param {KioskPage} page @returns {App} */
function appOf(page) {
  return {
    page,
    ...fresh(page),
    live: null,
    away: false,
    paper: 'printing',
    glass: glassOf({ width: innerWidth, height: innerHeight, inches: page.kiosk.inches }),
    room: { columns: 2, each: 8, tight: 0 },
    ready: true,
    aid: null,
    screen: 'home',
    how: '',
    drawn: '',
    whole: true,
    welcome: vocabulary.known.get(page.languages[0].code)?.('welcome') ?? '',
    now: () => new Date(),
    get w() { return withSaid(vocabulary.in(this.language), said); },
    chooseGroup: still, chooseEnquiry: still, chooseSignpost: still, printSignpost: still, takeAnyway: still,
    also: still, enter: still, key: still, erase: still, search: still, write: still, moreFound: still, submit: still, turnTo: still, back: still, done: still,
    stay: still, talk: still, tell: still, askAgain: still, goOn: still, settings: still, chooseLanguage: still, chooseServed: still, serve: still, speak: still, toggle: still, allOff: still, watch: still,
  };
}

/** @type {Said | undefined} */
let said;
let app = appOf(pageData());
/** @type {Promise<unknown>} */
let last = Promise.resolve();

/**
 * @param {KioskDrawnOut} given
 * @param {{ language?: string, view?: View, app?: Partial<App>, live?: Partial<KioskState>, said?: Said }} how `app` and `live`:
 * what is otherwise than when all is well, `said` a phrase as it is being corrected
 */
async function show({ page, live, style }, { language, view, app: other, live: told, said: phrase }) {
  const known = /** @type {KioskPage} */ (/** @type {unknown} */ (page));
  vocabulary.own = known.languages[0].code;
  await Promise.all([haveAll(), ...known.languages.map(({ code }) => vocabulary.learnAll(code))]);
  sheet.replaceSync(style);
  app = appOf(known);
  app.live = /** @type {KioskState} */ (/** @type {unknown} */ ({ ...live, ...told }));
  app.away = other?.away ?? false;
  app.paper = other?.paper ?? 'printing';
  app.warning = other?.warning ?? null;
  said = phrase;
  if (language && known.languages.some(({ code }) => code === language)) app.language = language;
  if (view) app.view = view;
  picture.forget();
  draw();
}

function draw() {
  if (!app.live) return;
  app.screen = screenOf(app);
  picture.draw(app);
  if (said) parent.postMessage({ framed: frame(root) }, location.origin);
  document.documentElement.dataset.drawn = 'true';
}

addEventListener('message', ({ origin, data }) => {
  if (origin !== location.origin || data?.draw !== 'kiosk') return;
  last = last.then(() => show(data.given, data.how));
});
addEventListener('resize', draw);
await document.fonts.ready;
parent.postMessage({ ready: 'kiosk' }, location.origin);
document.fonts.addEventListener('loadingdone', () => { picture.forget(); draw(); });
alive();
