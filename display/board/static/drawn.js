// The display as a drawing, in a frame of administration: drawn by the screen itself out of what the
// frame around it hands over. It calls nobody, says nothing and asks the server for words and icons alone.
import { alive } from '/static/alive.js';
import { render } from '/static/vendor/lit-html/lit-html.js';
import { byId } from '/static/dom.js';
import { eventually } from '/static/eventually.js';
import { frame, withSaid } from '/static/marked.js';
import { words } from '/static/words.js';
import { everybody, MESSAGE_ICONS } from './everybody.js';
import { fit } from './fit.js';
import { bringIcons, screen, waitsOf } from './view.js';

/** @import { DisplayDrawnOut, ScreenPage } from '../types.js' */
/** @import { Said } from '/static/marked.js' */
/** @import { Words } from '/static/words.js' */

const ALSO = 2;
const root = byId('screen');
root.inert = true;
const sheet = new CSSStyleSheet();
document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
/** @type {Record<string, Words>} */
const vocabulary = {};
/** @type {ScreenPage | null} */
let page = null;
/** @type {Promise<unknown>} */
let last = Promise.resolve();

/** @type {Said | undefined} */
let said;

/** @param {DisplayDrawnOut} given @param {Said} [phrase] one as it is being corrected */
async function show(given, phrase) {
  said = phrase;
  const next = /** @type {ScreenPage} */ (/** @type {unknown} */ (given.page));
  await Promise.all(next.languages.filter((code) => !vocabulary[code])
    .map(async (code) => { vocabulary[code] = await eventually(() => words('display', code)); }));
  sheet.replaceSync(given.style);
  await bringIcons(Object.values(next.waits).map(({ icon }) => icon));
  page = next;
  draw();
}

/** The first that shows, as it stands between calls. @param {ScreenPage['media']} pieces */
function between([piece]) {
  const nothing = () => undefined;
  return piece ? { piece, src: piece.url ?? '', turn: 0, quiet: false, ended: nothing, failed: nothing } : null;
}

function draw() {
  if (!page) return;
  const { calls, waiting, message } = page.board;
  const spoken = Object.fromEntries(Object.entries(vocabulary).map(([code, words]) => [code, withSaid(words, said)]));
  const [call = null, ...others] = calls;
  const clock = new Intl.DateTimeFormat('en-GB', {
    timeZone: page.timezone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23',
  }).format(new Date(page.board.now));
  if (message) {
    const { languages, leaving, places } = page;
    render(everybody(message, { words: spoken, languages, leaving, places, call, clock }), root);
    fit(root);
    document.documentElement.dataset.drawn = 'true';
    return;
  }
  const awaited = others.filter(({ state }) => state === 'called').slice(0, ALSO);
  render(screen({
    title: page.title,
    words: spoken,
    languages: [...page.languages],
    places: page.places,
    notice: page.notice,
    phase: { call, fresh: call !== null, language: page.languages[0] },
    also: awaited,
    earlier: others.filter((one) => !awaited.includes(one)),
    spoken: null,
    waiting,
    waits: waitsOf(page, page.board),
    band: [...page.band],
    media: between(page.media),
    layout: page.layout,
    alone: page.alone,
    offline: null,
    clock,
    blocked: false,
    switchOn: () => undefined,
  }), root);
  fit(root);
  if (said) parent.postMessage({ framed: frame(root) }, location.origin);
  document.documentElement.dataset.drawn = 'true';
}

addEventListener('message', ({ origin, data }) => {
  if (origin !== location.origin || data?.draw !== 'display') return;
  last = last.then(() => show(data.given, data.how?.said));
});
addEventListener('resize', draw);
await Promise.all([document.fonts.ready, eventually(() => bringIcons(MESSAGE_ICONS))]);
parent.postMessage({ ready: 'display' }, location.origin);
document.fonts.addEventListener('loadingdone', draw);
alive();
