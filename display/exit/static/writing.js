// A complaint at the exit: nobody's half-written words stay on the glass. There is no keyboard at a door: the
// page has its own, in the letters of its language, and shows with it only the field that is written into. One thing
// a screen: what is told first, then who wants an answer.
import { shownAs } from '/static/alphabet.js';
import { alive } from '/static/alive.js';
import { find, findAll } from '/static/dom.js';
import { icon } from '/static/icon.js';
import { chooseByFingers, sameSpot } from '/static/press.js';
import '/static/unattended.js';
import { html, render } from '/static/vendor/lit-html/lit-html.js';
import { cased, erased, pagesOf, written } from './keyboard.js';
import { spokenAt } from './spoken.js';
import { PRESSED } from './touches.js';

/** @typedef {HTMLInputElement | HTMLTextAreaElement} Field */

const main = find('[data-back]');
const wait = Number(main?.dataset.seconds ?? 120) * 1000;
const WARNING_MS = 20_000;
const still = find('[data-still]');
const board = find('[data-board]');
const pages = pagesOf(board?.dataset.letters ?? '');
let timer = 0;
let page = 0;
let step = 1;
/** @type {Field | null} */
let into = null;
/** Spoken guidance, once it is here. @type {Awaited<ReturnType<typeof spokenAt>> | null} */
let spoken = null;

const away = () => location.replace(main?.dataset.back ?? '/');

/** Nobody is there any more. */
function leave() {
  spoken?.forget();
  away();
}

/** Before what is written is gone, it is asked. */
function warn() {
  if (still) still.hidden = false;
  spoken?.draw();
  timer = window.setTimeout(leave, WARNING_MS);
}

function again() {
  clearTimeout(timer);
  if (still && !still.hidden) {
    still.hidden = true;
    spoken?.draw();
  }
  const asked = find('.write') !== null;
  timer = window.setTimeout(asked ? warn : leave, asked ? wait - WARNING_MS : wait);
}

// ---------------------------------------------------------------- its steps

/** By ear each thing has its own name: the heading is that of the first field alone. */
const head = () => find('h1')?.toggleAttribute('data-seen', step === 2 || (into !== null && into.id !== 'text'));

/** What leads on from here, or sends it. */
const loud = () => find(`.write .button--primary[data-step="${step}"]`);

/** @param {number} next */
function go(next) {
  step = next;
  document.body.dataset.step = String(step);
  find('[data-on]')?.toggleAttribute('hidden', step !== 1);
  head();
}

/** @param {number} next */
function walk(next) {
  go(next);
  const [first, told] = [find(step === 1 ? 'h1' : '.write__safe'), spoken?.aid.guide.on];
  if (first && !told) {
    first.tabIndex = -1; // whoever has a keyboard goes on from here
    first.focus();
  }
  spoken?.draw();
}

/** Nothing is told yet: the server says so, before anybody writes who they are. */
function on() {
  const text = /** @type {Field | null} */ (find('#text'));
  if (text?.value.trim()) walk(2);
  else find('.write button:not([type])')?.click(); // not every browser has requestSubmit
}

if (find('.write')) go(1);
find('[data-on]')?.addEventListener('click', on);
find('a.button')?.addEventListener('click', (event) => {
  if (step !== 2) return;
  event.preventDefault();
  walk(1);
});

// ---------------------------------------------------------------- its keyboard

/** @param {{ text: string, at: number } | null} next */
function put(next) {
  if (!next || !into) return;
  into.value = next.text;
  into.setSelectionRange(next.at, next.at);
  into.dispatchEvent(new Event('input', { bubbles: true }));
  // What is written is nobody else's: it is said in headphones alone.
  if (spoken?.aid.guide.private) spoken.aid.say([{ text: next.text.slice(0, next.at).match(/\S*\s?$/u)?.[0] ?? '' }]);
}

const field = () => ({ text: into?.value ?? '', from: into?.selectionStart ?? 0, to: into?.selectionEnd ?? 0 });

/** @param {string} letter */
function write(letter) {
  const kind = /** @type {'sentence' | 'names' | 'plain'} */ (into?.dataset.write ?? 'plain');
  const { text, from } = field();
  put(written(field(), cased(letter, text.slice(0, from), kind, document.documentElement.lang), into?.maxLength ?? -1));
}

/** @param {string[]} letters */
const named = (letters) => (letters[0] === '1' ? '123' : `${shownAs(letters[0])}–${shownAs(letters[letters.length - 1])}`);

/** @param {number} next */
function turn(next) {
  page = next;
  draw();
  spoken?.draw();
}

function draw() {
  if (!board) return;
  const { space, erase, done } = board.dataset;
  render(html`
    ${pages[page].map((letter) => html`<button type="button" class="key" data-letter=${letter} @click=${() => write(letter)}>${shownAs(letter)}</button>`)}
    ${pages.map((letters, nth) => (nth === page ? '' : html`<button type="button" class="key key--two" data-turn @click=${() => turn(nth)}>${named(letters)}</button>`))}
    <button type="button" class="key key--two" data-letter=" " @click=${() => write(' ')}>${icon('space')}<span>${space}</span></button>
    <button type="button" class="key key--two" data-erase @click=${() => put(erased(field()))}>${icon('delete')}<span>${erase}</span></button>
    <button type="button" class="key key--two key--done" data-done @click=${close}>${icon('check')}<span>${done}</span></button>`, board);
}

/** @param {Field} one */
function open(one) {
  if (into === one) return;
  into = one;
  page = 0;
  for (const each of findAll('.write > *')) {
    each.classList.toggle('is-written', each === one || (each instanceof HTMLLabelElement && each.htmlFor === one.id));
  }
  document.body.classList.add('is-writing');
  head();
  if (board) board.hidden = false;
  draw();
  spoken?.draw();
}

function close() {
  const last = into;
  into = null;
  document.body.classList.remove('is-writing');
  head();
  if (board) board.hidden = true;
  last?.blur(); // so that a touch opens it again
  loud()?.focus();
  spoken?.draw();
}

for (const one of findAll('[data-write]')) {
  if (!(one instanceof HTMLInputElement || one instanceof HTMLTextAreaElement)) continue;
  one.inputMode = 'none'; // a tablet's own keyboard would cover this one
  // By ear the focus only reads it; OK opens it.
  one.addEventListener('focus', () => { if (!document.body.classList.contains('is-spoken')) open(one); });
  one.addEventListener('click', () => open(one));
}
// The field keeps the focus, and the place in it, while its keys are touched.
board?.addEventListener('pointerdown', (event) => event.preventDefault());
addEventListener('keydown', ({ key }) => { if (key === 'Escape') close(); });

for (const one of findAll('[type="radio"]')) one.addEventListener('change', () => spoken?.draw());
// What lacks is said by the page itself: a browser's own bubble is in its language, and nobody hears it.
find('.write')?.toggleAttribute('novalidate', true);

// A double tap is one press: its second half would send what is to be gone on with, or write a letter.
chooseByFingers(document.body, PRESSED);
document.addEventListener('click', sameSpot(() => `${step} ${into?.id ?? ''}`), true);

// ---------------------------------------------------------------- time

for (const kind of ['pointerdown', 'keydown', 'input']) addEventListener(kind, again);
again();
spokenAt({
  site: main?.dataset.site ?? '', name: find('.bar__name')?.textContent ?? '', language: () => document.documentElement.lang,
  which: () => ({ key: into?.id ?? `form ${step}`, page, home: false }),
  back: () => (into ? close() : step === 2 ? walk(1) : away()), leave, stay: again,
  asks: () => still?.hidden === false,
}).then((found) => { spoken = found; });
alive();
