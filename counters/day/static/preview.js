// The notice as visitors would read it, while it is written: drawn by the display and the kiosk themselves.

import { html } from '/static/vendor/lit-html/lit-html.js';
import { post, Problem } from '/static/api.js';
import { wordsIn } from './wording.js';

/** @import { App } from '../view.js' */

const PAUSE = 300; // ms of no typing, after which it is drawn anew
/** Each drawing: its size, and how it is scaled. */
const DRAWN = /** @type {const} */ ([['display', 'On the displays', 1920, 1080, 340], ['kiosk', 'On the kiosks', 1080, 1920, 170]]);

/** @type {Record<string, unknown>} */
const given = {};
/** @type {ReturnType<typeof setTimeout> | undefined} */
let pause;
let asked = 0;

addEventListener('message', ({ origin, data }) => {
  if (origin === location.origin && typeof data?.ready === 'string') hand(data.ready);
});

/** Hand to a frame what it draws. @param {string} kind */
function hand(kind) {
  const frame = document.querySelector(`.preview iframe[data-kind="${kind}"]`);
  if (!(frame instanceof HTMLIFrameElement) || !given[kind]) return;
  const how = { language: '', view: { name: 'home', page: 0 } };
  frame.contentWindow?.postMessage({ draw: kind, given: given[kind], how }, location.origin);
}

/** @param {App} app @param {{ words: Record<string, string>, whole: boolean }} notice */
async function draw(app, notice) {
  asked += 1;
  const mine = asked;
  for (const [kind] of DRAWN) {
    try {
      const answer = await post(`${app.page.url}/notices/drawn/${kind}`, notice, { timeout: 20_000 });
      if (mine !== asked) return;
      given[kind] = answer;
      hand(kind);
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem; // what was drawn last stays
    }
  }
}

/** What is being typed, after a pause. @param {App} app @param {Event} event */
export function previewed(app, event) {
  const form = event.currentTarget;
  if (!(form instanceof HTMLFormElement)) return;
  clearTimeout(pause);
  pause = setTimeout(() => {
    const typed = Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value)]));
    draw(app, { words: wordsIn(app, typed), whole: Boolean(typed.whole) });
  }, PAUSE);
}

/** @param {App} app */
export function preview(app) {
  if (app.notice && app.notice !== last) {
    last = app.notice;
    draw(app, { words: app.notice.words, whole: app.notice.whole });
  }
  return html`<aside class="preview" aria-label="As visitors would see it">${DRAWN.map(([kind, words, wide, high, width]) => html`<h2>${words}</h2>
    <div class="glass" .style=${`width: ${width}px; height: ${Math.round((high * width) / wide)}px`}><iframe data-kind=${kind} title=${words} tabindex="-1"
      src="/administration/${app.page.site.id}/drawn/${kind}" .style=${`width: ${wide}px; height: ${high}px; transform: scale(${width / wide})`}></iframe></div>`)}</aside>`;
}
/** The notice of which was drawn last. @type {App['notice']} */
let last = null;
