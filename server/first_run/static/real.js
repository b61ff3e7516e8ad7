// The real thing beside a step: the kiosk's screen with what is ticked and typed, drawn by the kiosk's
// own code in a frame; or the paper. What cannot be drawn leaves what was drawn last.

import { ASIDE_MS, post, Problem } from '/static/api.js';
import { byId, find } from '/static/dom.js';

/** @import { KioskDrawnOut } from '../../../kiosk/types.js' */

const PAUSE = 250; // ms of no typing, after which it is drawn anew
const GLASS = [1080, 1920];
const WIDE = 276; // px, as narrow as a kiosk is shown
const PAPER = 250;

/** @param {HTMLElement} real */
export function draws(real) {
  const { kind, site, step } = real.dataset;
  const form = byId('step');
  real.hidden = false;
  if (kind === 'slip') {
    paper(real, `/api/v1/sites/${site}/draft/drawn/slip`);
    return;
  }
  /** @type {KioskDrawnOut | null} */
  let given = null;
  let asked = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let pause;
  const frame = document.createElement('iframe');
  frame.src = `/administration/${site}/drawn/kiosk`;
  frame.title = 'The screen of the kiosk';
  frame.tabIndex = -1;
  const hand = () => {
    if (given) frame.contentWindow?.postMessage({ draw: 'kiosk', given, how: { view: { name: 'home', page: 0 } } }, location.origin);
  };
  const fetch = async () => {
    asked += 1;
    const mine = asked;
    try {
      const answer = await post(`/api/v1/sites/${site}/setup/${step}/drawn`, { fields: fieldsOf(form) }, { timeout: ASIDE_MS });
      if (mine !== asked) return;
      given = answer;
      says('');
      sized(real, frame, given?.glass ?? '');
      hand();
    } catch (problem) {
      if (mine !== asked) return;
      if (!(problem instanceof Problem)) throw problem;
      says(problem.status === 422 ? 'As it was before the field that is to be mended.' : 'Not drawn anew: no answer came.');
    }
  };
  addEventListener('message', ({ origin, data }) => {
    if (origin === location.origin && data?.ready === 'kiosk') hand();
  });
  sized(real, frame, '');
  find('.glass', real)?.replaceChildren(frame);
  form.addEventListener('input', () => {
    clearTimeout(pause);
    pause = setTimeout(fetch, PAUSE);
  });
  fetch();
}

/** @param {string} words */
const says = (words) => { byId('real-says').textContent = words; };

/** The fields that would be sent, but for what is secret or says which form it is. @param {HTMLElement} form */
const fieldsOf = (form) => (form instanceof HTMLFormElement ? [...new FormData(form)] : [])
  .filter(([name, value]) => typeof value === 'string' && !['csrf_token', 'seen', 'again', 'again_code'].includes(name));

/** @param {HTMLElement} real @param {HTMLIFrameElement} frame @param {string} pixels */
function sized(real, frame, pixels) {
  const [wide, high] = pixels ? pixels.split('x').map(Number) : GLASS;
  const scale = WIDE / wide;
  const glass = find('.glass', real);
  if (glass) Object.assign(glass.style, { width: `${WIDE}px`, height: `${Math.round(high * scale)}px` });
  Object.assign(frame.style, { width: `${wide}px`, height: `${high}px`, transform: `scale(${scale})` });
}

/** @param {HTMLElement} real @param {string} url */
async function paper(real, url) {
  try {
    const { papers: [widest], cannot } = await post(url, {}, { timeout: ASIDE_MS });
    const papers = find('.papers', real);
    if (widest && papers) {
      const image = new Image(PAPER);
      image.src = widest.png;
      image.alt = `A ticket as it prints at ${widest.width} mm, ${widest.mm} mm long`;
      const figure = document.createElement('figure');
      figure.className = 'paper';
      const caption = document.createElement('figcaption');
      caption.textContent = `${widest.width} mm`;
      figure.append(caption, image);
      papers.replaceChildren(figure);
    }
    says(cannot.join(' '));
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    says('Not drawn: no answer came.');
  }
}
