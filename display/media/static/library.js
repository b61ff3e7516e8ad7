// What displays show between calls: pictures, videos and pages, in their order, each with its days.

import { alive } from '/static/alive.js';
import { html, nothing, render } from '/static/vendor/lit-html/lit-html.js';
import { live } from '/static/vendor/lit-html/directives/live.js';
import { repeat } from '/static/vendor/lit-html/directives/repeat.js';
import { pageData, post, wordsOf } from '/static/api.js';
import { byId, filledIn, withEvent, withValue } from '/static/dom.js';
import { Begun } from '/static/staff/begun.js';
import { plural } from '/static/staff/format.js';
import { dayWords } from '/static/staff/moments.js';
import { icon } from '/static/staff/parts.js';
import { upload } from '/static/staff/upload.js';

/** @import { LibraryOut, MediaOut, MediaPage } from '../types.js' */

const SENT_WITHIN_MS = 180_000; // 20 MB by a slow line, and drawn anew
const NO_ANSWER = 'No answer came. Press again.';
const KINDS = { picture: 'Picture', video: 'Video', page: 'Page of words' };

/** @type {MediaPage} */
const page = pageData();
/** @type {LibraryOut} */
let shown = page.first;
const root = byId('main');
const voice = byId('voice');
/** The number of the one whose fields are open, or 'new' for a page that is being written. @type {number | 'new' | null} */
let open = null;
let busy = false;
let said = { words: '', bad: false };
const begun = new Begun(sessionStorage, `library.${page.site.id}`);
/** Under which the words of one are kept while they are begun. @param {MediaOut | null} one */
const whatOf = (one) => String(one?.media ?? 'new');

/** @param {string} words @param {boolean} [bad] */
function tell(words, bad = false) {
  said = { words, bad };
  voice.textContent = words;
}

/** @param {() => Promise<LibraryOut>} ask @param {(now: LibraryOut) => string} done */
async function does(ask, done) {
  if (busy) return;
  busy = true;
  draw();
  try {
    shown = await ask();
    tell(done(shown), Boolean(shown.warning));
  } catch (thrown) {
    tell(wordsOf(thrown, NO_ANSWER), true);
  } finally {
    busy = false;
    draw();
  }
}

/** @param {string} path @param {object} [body] @returns {Promise<LibraryOut>} */
const send = (path, body = {}) => post(`${page.url}/media${path}`, body);

/** @param {Event} event */
async function bring({ target }) {
  if (!(target instanceof HTMLInputElement) || !target.files?.[0]) return;
  const [file] = target.files;
  tell(`Sending ${file.name}…`);
  await does(async () => upload(`${page.url}/media`, await file.arrayBuffer(), SENT_WITHIN_MS), (now) => {
    open = now.brought ?? null;
    return ['It is in. Say what it shows: then displays show it.', now.warning].filter(Boolean).join(' ');
  });
  target.value = '';
  focusOn();
}

const focusOn = () => document.getElementById(`words-${page.languages[0].code}`)?.focus();

/** @param {Event} event @param {MediaOut | null} one */
function keep(event, one) {
  const filled = filledIn(event);
  const words = Object.fromEntries(page.languages.map(({ code }) => [code, filled[`words-${code}`] ?? '']).filter(([, text]) => text.trim()));
  const body = {
    words, first_day: filled.first || null, last_day: filled.last || null,
    seconds: Number(filled.seconds || page.usual_s), displays: filled.where === 'some' ? page.displays.map(({ id }) => id).filter((id) => filled[`on-${id}`]) : null,
    caption: one?.kind !== 'picture' && one?.kind !== 'video' ? true : Boolean(filled.caption),
  };
  return does(() => send(one ? `/${one.media}` : '/pages', body), () => {
    open = null;
    begun.forget(whatOf(one));
    return 'It is kept. Displays follow at once.';
  });
}

/** All displays, or some of them. @param {MediaOut | null} one */
const where = (one) => html`<fieldset class="where"><legend>Displays</legend>
  <label class="tick"><input type="radio" name="where" value="all" .checked=${!one?.displays}>All that have room for it</label>
  <label class="tick"><input type="radio" name="where" value="some" .checked=${Boolean(one?.displays)}>Only these:</label>
  <div class="some">${page.displays.map(({ id, name }) => html`<label class="tick"><input type="checkbox" name="on-${id}"
    .checked=${one?.displays?.includes(id) ?? false} @change=${some}>${name}</label>`)}</div></fieldset>`;

/** Whoever ticks a display means some. @param {Event} event */
function some({ target }) {
  const only = /** @type {HTMLInputElement} */ (target).closest('fieldset')?.querySelector('[value=some]');
  if (only instanceof HTMLInputElement) only.checked = true;
}

/** @param {MediaOut} one */
function places({ displays }) {
  if (!displays) return '';
  const names = page.displays.filter(({ id }) => displays.includes(id)).map(({ name }) => name);
  return names.length ? `, only on ${names.join(', ')}` : '';
}

/** None of the displays that were chosen is there any more, or has room. @param {MediaOut} one */
const nowhere = ({ displays }) => Boolean(displays) && !page.displays.some(({ id }) => displays?.includes(id));

/** @param {MediaOut | null} one */
const fields = (one) => html`<form class="fields" @submit=${withEvent((event) => keep(event, one))}>
  <h2>${one ? one.kind === 'page' ? 'What the page says' : 'What it shows' : 'A new page of words'}</h2>
  <p class="hint">${one && one.kind !== 'page' ? 'For who cannot see it, and below it for everybody. Never a name, and nothing in the yellow of a call.'
    : 'What is the case, then what to do. Short: it is read from a chair.'}</p>
  ${page.languages.map(({ code, name, dir }, n) => html`<label class="in" for="words-${code}">${name}${n ? nothing : ' (always)'}<textarea id="words-${code}"
    name="words-${code}" lang=${code} dir=${dir} rows="2" maxlength=${page.longest} ?required=${n === 0} autocomplete="off"
    .value=${live(begun.of(whatOf(one), one?.words ?? {})[code] ?? '')}
    @input=${withValue((text) => begun.keep(whatOf(one), code, text))}></textarea></label>`)}
  <div class="row"><label class="in" for="first">First day; none: from now on<input type="date" id="first" name="first" .value=${one?.first_day ?? ''}></label>
    <label class="in" for="last">Last day; none: until it is taken out<input type="date" id="last" name="last" .value=${one?.last_day ?? ''}></label>
    ${one?.kind === 'video' ? nothing : html`<label class="in" for="seconds">Seconds at a time<input type="number" id="seconds" name="seconds" required
      min=${page.shortest_s} max=${page.longest_s} .value=${String(one?.seconds ?? page.usual_s)}></label>`}</div>
  ${page.displays.length > 1 || one?.displays ? where(one) : nothing}
  ${one && one.kind !== 'page' ? html`<label class="tick"><input type="checkbox" name="caption" .checked=${one.caption}>Show the words below it</label>` : nothing}
  <div class="row"><button class="button button--primary" aria-disabled=${busy ? 'true' : nothing}>${one && one.state !== 'unready' ? 'Keep' : 'Show it'}</button>
    <button type="button" class="button" @click=${() => { begun.forget(whatOf(one)); open = null; draw(); }}>Leave it</button></div>
</form>`;

/** @param {MediaOut} one */
const short = (one) => one.words.en ?? Object.values(one.words)[0] ?? '';

/** @param {MediaOut} one */
function state(one) {
  const last = one.last_day ? `, until ${dayWords(one.last_day)}` : '';
  if (one.state !== 'over' && one.state !== 'unready' && nowhere(one)) {
    return html`<span class="state late">${icon('triangle-alert')}Not shown: its displays are gone, or have no room for it</span>`;
  }
  switch (one.state) {
    case 'unready': return html`<span class="state late">${icon('triangle-alert')}Not shown: it has no words yet</span>`;
    case 'over': return html`<span class="state">${icon('circle-dashed')}Over since ${dayWords(one.last_day ?? '')}</span>`;
    case 'coming': return html`<span class="state">${icon('clock')}From ${dayWords(one.first_day ?? '')}${last}</span>`;
    default: return html`<span class="state ok">${icon('circle-check')}Shows${last}</span>`;
  }
}

/** @param {MediaOut} one */
function thumb({ kind, url, words }) {
  if (kind === 'page') return html`<div class="thumb page" aria-hidden="true">${Object.values(words)[0] ?? ''}</div>`;
  return html`<div class="thumb">${kind === 'video' ? html`<video src=${url} .muted=${true} muted preload="metadata" aria-hidden="true"></video>`
    : html`<img src=${url} alt="">`}</div>`;
}

/** @param {MediaOut} one @param {number} n */
function row(one, n) {
  const name = html`<span class="visually-hidden">: ${KINDS[one.kind]}, ${short(one) || `number ${n + 1}`}</span>`;
  /** @param {string} words @param {string} sign @param {() => unknown} act @param {boolean} [off] */
  const key = (words, sign, act, off = false) => html`<button type="button" class="button" ?disabled=${off} aria-disabled=${busy ? 'true' : nothing}
    @click=${act}>${icon(sign)}${words}${name}</button>`;
  /** @param {number} by */
  const moved = (by) => does(() => send(`/${one.media}/move`, { by }), () => `It is number ${n + 1 + by} now.`);
  return html`<li class="piece" data-media=${one.media}>${thumb(one)}
    <div><p class="words">${short(one) || KINDS[one.kind]}</p><p class="hint">${KINDS[one.kind]}, ${one.seconds} seconds${places(one)}</p>${state(one)}</div>
    ${page.may ? html`<div class="acts">${key('Change', 'pencil', () => { open = one.media; draw(); focusOn(); })}
      ${key('Before', 'arrow-up', () => moved(-1), n === 0)}${key('After', 'arrow-down', () => moved(1), n === shown.pieces.length - 1)}
      ${key('Take out', 'trash-2', () => does(() => send(`/${one.media}/remove`), () => 'It is taken out.'))}</div>` : nothing}
    ${open === one.media ? fields(one) : nothing}</li>`;
}

function draw() {
  const mega = (/** @type {number} */ bytes) => Math.round(bytes / 1e6);
  const n = shown.pieces.length;
  render(html`<p class="back"><a href="/day/${page.site.id}/ahead#notices">${icon('chevron-left')}Dates and notices</a></p>
    <h1>Between calls</h1>
    <p class="hint">Displays show these one after the other, below the calls, in this order. While somebody is called they rest behind a plain colour; a message to everybody
      takes their place. Videos have no sound. Which displays have room for them is said in the administration, <i>Displays</i>.</p>
    ${page.may ? html`<div class="put"><label class="button file" aria-disabled=${busy ? 'true' : nothing}>${icon('plus')}Put in a picture or a video<input type="file"
        accept="image/jpeg,image/png,image/webp,video/mp4,video/webm" class="visually-hidden" @change=${bring}></label>
      <button type="button" class="button" @click=${() => { open = 'new'; draw(); focusOn(); }}>${icon('pencil')}Write a page</button></div>
      <p class="hint">A JPEG, PNG or WebP of at most 12 MB, or a video (MP4 with H.264, or WebM) of at most 20 MB and two minutes.</p>` : nothing}
    <p class="said ${said.bad ? 'bad' : ''}" id="said">${said.words}</p>
    ${open === 'new' ? fields(null) : nothing}
    ${n ? html`<p class="hint">${n} ${plural(n, 'is', 'are')} there, with ${mega(shown.bytes)} of ${mega(shown.most_bytes)} MB.</p>
      <ol class="pieces">${repeat(shown.pieces, ({ media }) => media, row)}</ol>` : html`<p class="empty">Nothing is shown between calls yet.</p>`}`, root);
}

draw();
alive();
