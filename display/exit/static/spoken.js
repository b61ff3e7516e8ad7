// What helps at the exit: the access key, and spoken guidance as the kiosk has it, both with the kiosk's words
// for it. They go on from the question to the page of a complaint, and are off again for whoever comes next.
import { Aid } from '/static/aid/aid.js';
import { findAll } from '/static/dom.js';
import { eventually } from '/static/eventually.js';
import { nothing, render } from '/static/vendor/lit-html/lit-html.js';
import { joined, words } from '/static/words.js';
import { Access } from './access.js';

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
 * `which()` is another for another screen, `language()` the visitor's, `back()`, `leave()` for the next one, `stay()`: somebody is there,
 * `asks()`: it is asked whether somebody is.
 * @param {{ site: string, name: string, language: () => string, which: () => { key: string, page: number, home: boolean },
 *   back: () => void, leave: () => void, stay: () => void, asks?: () => boolean }} page
 */
export async function spokenAt({ site, name, language, which, back, leave, stay, asks = () => false }) {
  await learn(language());
  const first = /** @type {Words} */ (known.get(language()));
  const said = () => known.get(language()) ?? first;
  let on = false;
  const access = new Access({
    words: said,
    voice: { on: () => on, turn: (now) => (now ? aid.begin() : aid.forget()) },
    changed: () => { draw(); stay(); },
  });

  function draw() {
    document.body.classList.toggle('is-spoken', aid.guide.on);
    access.draw();
    for (const top of findAll('[data-spoken-top]')) render(aid.guide.on ? aid.top() : nothing, top);
    aid.drawn();
    if (!known.has(language())) learn(language()).then(draw);
  }

  const aid = new Aid({
    root: document.documentElement, state: `/api/v1/sites/${site}/exit`, sound: 'speaker', keys: [], choosing: false,
    words: said, site: () => name,
    ready: () => known.has(language()), on: () => on, asks, slow: () => false,
    which() {
      const found = which();
      return access.open ? { key: `access ${found.key}`, page: 0, home: false } : found;
    },
    back: () => (access.open ? access.show(false) : back()),
    draw, stay,
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

  /** All as it was for the next visitor. */
  function forget() {
    access.open = false;
    access.clear();
    aid.forget();
  }
  return { aid, access, draw, forget };
}
