// The screen at the exit: one touch is the answer, 'Thank you' stands for three seconds, and it goes back.
import { alive } from '/static/alive.js';
import { newKey, pageData, post } from '/static/api.js';
import { find, findAll } from '/static/dom.js';
import { saying } from '/static/packed.js';
import { chooseByFingers } from '/static/press.js';
import '/static/unattended.js';
import { spokenAt } from './spoken.js';
import { PRESSED, Touches } from './touches.js';

/** @import { ExitPage } from '../types.js' */

const THANKS_MS = 3000;
const BACK_MS = 20_000;
/** Whoever wanted help has more time. */
const BACK_HELPED_MS = 60_000;

/** @type {ExitPage} */
const page = pageData();
const touches = new Touches(newKey, () => performance.now());
let language = page.languages[0];
/** Answers go one after the other: the last face that was touched is the last that the server hears of. */
let sent = Promise.resolve();
let thanks = 0;
let back = 0;
/** Spoken guidance, once it is here. @type {Awaited<ReturnType<typeof spokenAt>> | null} */
let spoken = null;

/** @param {string} code */
const words = (code) => saying(page.words[code], code, page.directions[code]);

/** The house's own two languages at once, or the one that somebody chose. @param {boolean} thanking */
function draw(thanking = false) {
  const chosen = language !== page.languages[0];
  document.documentElement.lang = language;
  document.documentElement.dir = page.directions[language];
  const question = find('[data-question]');
  for (const node of findAll('[data-say]')) {
    const second = node.hasAttribute('data-second');
    const code = second ? page.languages[1] : language;
    const key = thanking && question?.contains(node) ? 'opinion-thanks' : node.dataset.say ?? '';
    node.textContent = words(code)(key);
    node.lang = code;
    if (second) node.dir = page.directions[code];
    node.hidden = second && chosen;
  }
  const complain = /** @type {HTMLAnchorElement | null} */ (find('[data-complain]'));
  if (complain) complain.href = `/exit/${page.site}/complaint?lang=${language}`;
  spoken?.draw();
}

/** @param {string} code */
function speak(code) {
  language = code;
  find('[data-languages]')?.removeAttribute('open');
  draw();
  goBackSoon();
}

/** As it is for the next visitor. */
function leave() {
  spoken?.forget();
  speak(page.languages[0]);
}

function goBackSoon() {
  clearTimeout(back);
  back = window.setTimeout(leave, spoken?.access.any || spoken?.access.open ? BACK_HELPED_MS : BACK_MS);
}

/** @param {HTMLElement} face */
async function touched(face) {
  clearTimeout(thanks);
  const touch = touches.touch();
  for (const one of findAll('[data-face]')) one.setAttribute('aria-pressed', String(one === face));
  draw(true);
  thanks = window.setTimeout(() => {
    for (const one of findAll('[data-face]')) one.setAttribute('aria-pressed', 'false');
    draw();
  }, THANKS_MS);
  goBackSoon();
  // One that does not arrive is lost: whoever touched it has gone, and nobody is told a lie about it.
  const said = { face: Number(face.dataset.face), touch, language };
  sent = sent.then(() => post(`/api/v1/sites/${page.site}/opinions`, said).then(() => undefined, () => undefined));
  await sent;
}

chooseByFingers(document.body, PRESSED);
for (const face of findAll('[data-face]')) face.addEventListener('click', () => touched(face));
find('[data-languages]')?.addEventListener('toggle', () => spoken?.draw());
for (const key of findAll('[data-language]')) key.addEventListener('click', () => speak(key.dataset.language ?? ''));

const clock = new Intl.DateTimeFormat('en-GB', { timeZone: page.timezone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
function tell() {
  const node = find('[data-clock]');
  if (node) node.textContent = clock.format(new Date());
}
tell();
setInterval(tell, 5000);
spokenAt({
  site: page.site, name: find('.bar__name')?.textContent ?? '', language: () => language, leave, stay: goBackSoon,
  which: () => ({ key: `${language} ${find('[data-languages]')?.hasAttribute('open')}`, page: 0, home: true }),
  back: () => {},
}).then((found) => {
  spoken = found;
  if (found.access.any) goBackSoon();
});
for (const kind of ['pointerdown', 'keydown']) addEventListener(kind, goBackSoon);
alive();
