// The kiosk as a drawing, in a frame of administration: drawn by the screens themselves out of what
// the frame around it hands over. It asks the server for words and icons alone, and nothing can be
// pressed.
import { alive } from '/static/alive.js';
import { eventually } from '/static/eventually.js';
import { byId } from '/static/dom.js';
import { pageData } from '/static/api.js';
import { words } from '/static/words.js';
import { glassOf } from './glass.js';
import { fresh, screenOf } from './model.js';
import { Picture } from './picture.js';

/** @import { KioskDrawnOut, KioskPage, KioskState } from '../types.js' */
/** @import { App, View } from '../view.js' */
/** @import { Words } from '/static/words.js' */

const root = byId('kiosk');
root.inert = true;
const picture = new Picture(root);
const sheet = new CSSStyleSheet();
document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
/** @type {Map<string, Words>} */
const vocabulary = new Map();
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
    screen: 'home',
    drawn: '',
    welcome: vocabulary.get(page.languages[0].code)?.('welcome') ?? '',
    now: () => new Date(),
    get w() {
      const found = vocabulary.get(this.language) ?? vocabulary.get(page.languages[0].code);
      if (!found) throw new Error(`no words in ${this.language}`);
      return found;
    },
    chooseGroup: still, chooseEnquiry: still, chooseSignpost: still, printSignpost: still, takeAnyway: still,
    also: still, enter: still, key: still, erase: still, submit: still, turnTo: still, back: still, done: still,
    stay: still, talk: still, settings: still, chooseLanguage: still, speak: still, toggle: still,
  };
}

let app = appOf(pageData());
/** @type {Promise<unknown>} */
let last = Promise.resolve();

/**
 * @param {KioskDrawnOut} given
 * @param {{ language?: string, view?: View }} how
 */
async function show({ page, live, style }, { language, view }) {
  const known = /** @type {KioskPage} */ (/** @type {unknown} */ (page));
  await Promise.all(known.languages.filter(({ code }) => !vocabulary.has(code))
    .map(async ({ code }) => vocabulary.set(code, await eventually(() => words('kiosk', code)))));
  sheet.replaceSync(style);
  app = appOf(known);
  app.live = /** @type {KioskState} */ (/** @type {unknown} */ (live));
  if (language && known.languages.some(({ code }) => code === language)) app.language = language;
  if (view) app.view = view;
  picture.forget();
  draw();
}

function draw() {
  if (!app.live) return;
  app.screen = screenOf(app);
  picture.draw(app);
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
