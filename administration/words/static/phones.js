// A phrase as it is being typed, on the page of a phone on which it stands: the server's own pages, in which
// each phrase is marked with its name and what was filled in, in a frame without scripts.
import { FluentBundle, FluentResource } from '/static/vendor/fluent/index.js';
import { direction } from '/static/words.js';

/** As messageOf in phrases.js is asked to mark a text. */
const MARK = '\u2060';
/** As the server marks them (display/phone/drawn.py). */
const PHRASE = /\ue000([^\ue001]*)\ue001([^\ue002]*)\ue002/g;
const SCRIPTS = /<(script|noscript)\b[\s\S]*?<\/\1>/g;
/** What a ticket's page says by its script alone, and what it fills with that. @type {Record<string, string>} */
export const FILLED = {
  lost: 'lost', 'ahead-then': 'ahead', 'at-then': 'then', 'place-safe': 'title', 'not-up-to-date': 'updated',
  'up-to-date-at': 'updated', 'try-every': 'updated', 'your-appointment': 'ahead', 'undo-left': 'undo-left',
  'keep-open-buzz': 'promise', 'keep-open-ring': 'promise', 'keep-open-ring-and-buzz': 'promise',
  'called-again': 'called', 'told-on-my-way': 'heard', 'told-more-time': 'heard',
  'all-leave': 'standing', 'all-closing': 'standing', 'all-staff': 'standing-more',
};
const SAMPLE = { time: '10:42', n: 3, place: '' };
const SIGNS = /** @type {const} */ ([['&', '&amp;'], ['<', '&lt;'], ['>', '&gt;'], ['"', '&#34;'], ["'", '&#39;']]);

/** @param {string} text */
const escaped = (text) => SIGNS.reduce((found, [sign, written]) => found.replaceAll(sign, written), text);
/** @param {string} text */
const plain = (text) => [...SIGNS].reverse().reduce((found, [sign, written]) => found.replaceAll(written, sign), text);

/**
 * What a message says once something is filled in; figures are figures again, since forms are chosen by them.
 * @param {string} key @param {string} language @param {string} text as Fluent writes it
 */
export function saidBy(key, language, text) {
  const bundle = new FluentBundle(`${language}-u-nu-latn`, { useIsolating: direction(language) === 'rtl' });
  bundle.addResource(new FluentResource(text));
  const value = bundle.getMessage(key)?.value;
  /** @param {Record<string, string | number>} values */
  return (values) => {
    const filled = Object.entries(values).map(([name, one]) => [name, /^\d+$/.test(String(one)) ? Number(one) : one]);
    return value ? bundle.formatPattern(value, Object.fromEntries(filled), []) : '';
  };
}

/**
 * The first of the pages on which a phrase stands, with it as it is being typed; else the first page, and what
 * its script fills with it, where it does.
 * @param {string[]} pages @param {string} key @param {(values: Record<string, string | number>) => string} said
 * @returns {{ html: string, fills: string | null, text: string }}
 */
export function pageOf(pages, key, said) {
  const drawn = pages.map((page) => {
    let found = false;
    const html = page.replace(SCRIPTS, '').replace(PHRASE, (_, named, text) => {
      const [name, values] = JSON.parse(plain(named));
      if (name !== key) return text;
      found = true;
      return escaped(said(values));
    });
    return { html, found };
  });
  const there = drawn.find(({ found }) => found);
  return { html: (there ?? drawn[0]).html, fills: there ? null : FILLED[key] ?? null, text: there ? '' : said(SAMPLE) };
}

/**
 * In the frame: frame the phrase, and show what hides it. How often it stands there.
 * @param {Document} inside @param {{ fills: string | null, text: string }} drawn
 */
export function show(inside, { fills, text }) {
  inside.body.inert = true;
  for (const node of fills ? inside.querySelectorAll(`[data-fill="${fills}"]`) : []) node.textContent = text;
  const texts = inside.createTreeWalker(inside.body, NodeFilter.SHOW_TEXT);
  /** @type {HTMLElement[]} */
  const found = [];
  while (texts.nextNode()) {
    const { parentElement, nodeValue } = texts.currentNode;
    if (nodeValue?.includes(MARK) && parentElement) found.push(parentElement);
  }
  // One view of a ticket shows at a time: the first in which it stands.
  const view = found[0]?.closest('.view');
  if (view) for (const one of inside.querySelectorAll('.view')) one.toggleAttribute('hidden', one !== view);
  for (const one of found) {
    // Of lines that follow one another each would cover the one before with its own frame.
    if (inside.defaultView?.getComputedStyle(one).display === 'inline') one.style.display = 'inline-block';
    Object.assign(one.style, { outline: '0.14em solid #14202b', outlineOffset: '0.1em', boxShadow: '0 0 0 0.4em #fff' });
    if (one.closest('.view') !== (view ?? null)) continue;
    for (let up = /** @type {HTMLElement | null} */ (one); up; up = up.parentElement) up.removeAttribute('hidden');
  }
  const page = inside.querySelector('.page[data-view]');
  if (view) page?.setAttribute('data-view', view.getAttribute('data-in')?.split(' ')[0] ?? '');
  // Not into view: that would move the page around the frame as well.
  if (found.length) inside.defaultView?.scrollTo(0, found[0].getBoundingClientRect().top - 300);
  return found.length;
}
