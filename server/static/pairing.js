// A browser that is no screen yet: asks whether its code was typed, and goes on as what it then is.
import { alive } from '/static/alive.js';
import { pageData, post, statusOf } from '/static/api.js';
import { keepAwake } from '/static/awake.js';
import { byId } from '/static/dom.js';
import { leaveUnattended } from '/static/unattended.js';

/** @import { CodeShown, PairingPage } from '../types.js' */

const STARTS_MS = 1500; // so long it says what it is now
const LOADS_MS = 2000;

/** @type {PairingPage} */
const page = pageData();
const code = byId('code');
const lines = byId('lines');
const clock = byId('now');
/** When it was connected last, by the browser's own clock. */
let heard = new Date();

/** @param {string[]} said */
function say(said) {
  [...lines.children].forEach((line, at) => {
    if (line.textContent !== said[at]) line.textContent = said[at] ?? '';
  });
}

/** @param {CodeShown} shown */
function draw(shown) {
  const halves = shown.code ? [shown.code.slice(0, 3), shown.code.slice(3)] : [];
  code.replaceChildren(...halves.flatMap((half, at) => {
    const part = document.createElement('span');
    part.textContent = half;
    return at ? [' ', part] : [part];
  }));
  say(shown.lines);
  clock.textContent = shown.now;
}

/** @param {Date} moment */
const hm = (moment) => `${String(moment.getHours()).padStart(2, '0')}:${String(moment.getMinutes()).padStart(2, '0')}`;

async function ask() {
  try {
    /** @type {CodeShown} */
    const shown = await post('/pair', { asked: page.asked });
    heard = new Date();
    draw(shown);
    if (shown.goes_on) {
      const address = shown.goes_on + location.search;
      setTimeout(() => location.replace(address), STARTS_MS);
      return;
    }
  } catch (problem) {
    const status = statusOf(problem);
    if (status === 401) {
      // Its session was lost, or never kept: a page that is loaded anew has another.
      setTimeout(() => location.reload(), LOADS_MS);
      return;
    }
    code.replaceChildren();
    say(page.offline.map((words) => words.replace('{time}', hm(heard))));
  }
  setTimeout(ask, page.every);
}

leaveUnattended(window);
keepAwake();
if (page.shown.goes_on) location.replace(page.shown.goes_on + location.search);
else setTimeout(ask, page.every);
alive();
