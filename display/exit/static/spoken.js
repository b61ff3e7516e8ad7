// Spoken guidance at the exit, as the kiosk has it, and with the kiosk's words for it. It goes on from the
// question to the page of a complaint, and is off again for whoever comes next.
import { Aid } from '/static/aid/aid.js';
import { findAll } from '/static/dom.js';
import { eventually } from '/static/eventually.js';
import { nothing, render } from '/static/vendor/lit-html/lit-html.js';
import { joined, words } from '/static/words.js';

/** @import { Words } from '/static/words.js' */

const KEPT = 'spoken';
/** @type {Map<string, Words>} */
const known = new Map();

/** @param {string} code */
async function learn(code) {
  if (known.has(code)) return;
  const [first, more] = await Promise.all(['kiosk', 'kiosk-later'].map((room) => eventually(() => words(room, code))));
  known.set(code, joined(first, more));
}

/**
 * `which()` is another for another screen, `language()` the visitor's, `back()`, `leave()` for the next one, `stay()`: somebody is there.
 * @param {{ site: string, name: string, language: () => string, which: () => { key: string, page: number, home: boolean },
 *   back: () => void, leave: () => void, stay: () => void }} page
 */
export async function spokenAt({ site, name, language, which, back, leave, stay }) {
  await learn(language());
  const first = /** @type {Words} */ (known.get(language()));
  let on = false;

  function draw() {
    document.body.classList.toggle('is-spoken', aid.guide.on);
    for (const top of findAll('[data-spoken-top]')) render(aid.guide.on ? aid.top() : nothing, top);
    aid.drawn();
    if (!known.has(language())) learn(language()).then(draw);
  }

  const aid = new Aid({
    root: document.documentElement, state: `/api/v1/sites/${site}/exit`, sound: 'speaker', keys: [], choosing: false,
    words: () => known.get(language()) ?? first, site: () => name,
    ready: () => known.has(language()), on: () => on, asks: () => false, slow: () => false,
    which, draw, back, stay,
    reset: leave,
    turned(now) {
      on = now;
      if (now) sessionStorage.setItem(KEPT, JSON.stringify({ plugged: aid.guide.plugged }));
      else sessionStorage.removeItem(KEPT);
    },
  });
  const before = sessionStorage.getItem(KEPT);
  if (before) aid.guide.goOn(JSON.parse(before));
  draw();
  return { aid, draw };
}
