// What is shown between calls, drawn and played: a picture, a page of words, a video without its sound.
import { html, nothing } from '/static/vendor/lit-html/lit-html.js';
import { keyed } from '/static/vendor/lit-html/directives/keyed.js';

/** @import { MediaModel, Model } from '../view.js' */

/** A file into the page's memory, once the browser can show it. @param {string} url @param {string} kind @param {AbortSignal} end */
export async function load(url, kind, end) {
  const answer = await fetch(url, { signal: end });
  if (answer.status >= 500 || answer.status === 429) throw new TypeError(`${answer.status}`); // later
  if (!answer.ok) throw new Error(`${answer.status}`);
  const kept = URL.createObjectURL(await answer.blob());
  try {
    await Promise.race([ended(end), kind === 'video' ? plays(kept) : decodes(kept)]);
  } catch (problem) {
    URL.revokeObjectURL(kept);
    throw new Error('cannot be shown', { cause: problem });
  }
  return kept;
}

/** A file may be so that the browser says neither that it plays nor that it does not. @param {AbortSignal} end @returns {Promise<void>} */
const ended = (end) => new Promise((_, failed) => end.addEventListener('abort', () => failed(end.reason)));

/** @param {string} kept */
async function decodes(kept) {
  const image = new Image();
  image.src = kept;
  await image.decode();
}

/** @param {string} kept @returns {Promise<void>} */
const plays = (kept) => new Promise((done, failed) => {
  const film = document.createElement('video');
  film.muted = true;
  film.preload = 'auto';
  film.onloadeddata = () => { film.removeAttribute('src'); done(); };
  film.onerror = () => failed(film.error?.message);
  film.src = kept;
});

/**
 * The zone: a picture with its words, a page of words, or a video without its sound.
 * @param {Model} m
 * @param {(m: Model, texts: Record<string, string>) => unknown} inBoth
 */
export function mediaZone(m, inBoth) {
  const shown = m.media;
  if (!shown) return nothing;
  const { piece, turn, quiet } = shown;
  return html`<section class="media media--${piece.kind}" data-media=${piece.id} ?data-quiet=${quiet}>${keyed(turn, inside(m, shown, inBoth))}</section>`;
}

/** @param {Model} m @param {MediaModel} shown @param {(m: Model, texts: Record<string, string>) => unknown} inBoth */
function inside(m, { piece, src, ended, failed }, inBoth) {
  if (piece.kind === 'page') return html`<div class="media__page stack">${inBoth(m, piece.words)}</div>`;
  const alt = m.languages.map((code) => piece.words[code]).find(Boolean) ?? Object.values(piece.words)[0] ?? '';
  return html`<figure>${piece.kind === 'video'
    ? html`<video .muted=${true} muted playsinline disablepictureinpicture src=${src} aria-label=${alt} @ended=${ended} @error=${failed}></video>`
    : html`<img src=${src} alt=${alt} @error=${failed}>`}
    ${piece.caption ? html`<figcaption class="media__words stack">${inBoth(m, piece.words)}</figcaption>` : nothing}</figure>`;
}

/** A video runs while nobody is called, and not for who asks for less motion. @param {HTMLElement} root @param {boolean} rests */
export function run(root, rests) {
  const film = root.querySelector('.media video');
  if (!(film instanceof HTMLVideoElement)) return;
  film.muted = true;
  if (rests) film.pause();
  else if (film.paused && !film.ended) film.play().catch(() => {}); // what it cannot play it says itself
}
