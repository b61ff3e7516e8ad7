// Visitors' words, from <room>/words/<language>.ftl (Project Fluent), in the browser.
import { endAfter, PART_MS } from '/static/patience.js';
import { FluentBundle, FluentResource } from '/static/vendor/fluent/index.js';

const FALLBACK = 'en';
// As the server has them; a test holds the two together.
const RTL = new Set(['ar', 'ckb', 'dv', 'fa', 'he', 'ks', 'pnb', 'prs', 'ps', 'sd', 'skr', 'ug', 'ur', 'yi']);
/** @type {Map<string, Promise<FluentBundle | null>>} */
const loaded = new Map();

/** @typedef {Record<string, import('/static/vendor/fluent/index.js').FluentVariable>} Values */
/**
 * @typedef {{ (id: string, values?: Values): string, language: string,
 *   dir: string }} Words
 */

/** 'rtl' for languages written from right to left, else 'ltr'. @param {string} language */
export const direction = (language) => (RTL.has(language.split('-')[0]) ? 'rtl' : 'ltr');

let of = ''; // whose words they are, as the page says

/** @param {string} room @param {string} language */
async function load(room, language) {
  const response = await fetch(`/words/${room}/${language}.ftl${of && `?of=${of}`}`, { signal: endAfter(PART_MS) });
  if (response.status === 404) return null;
  if (!response.ok) throw new Error(`words ${room}/${language}: ${response.status}`);
  // Isolating marks are needed only where a left-to-right value stands in right-to-left text.
  // Figures as on the ticket in every language: a number must be found again by its looks.
  const bundle = new FluentBundle(`${language}-u-nu-latn`, { useIsolating: direction(language) === 'rtl' });
  bundle.addResource(new FluentResource(await response.text()));
  return bundle;
}

/** @param {string} room @param {string} language */
function bundleFor(room, language) {
  const { wording = '' } = document.documentElement.dataset;
  if (wording !== of) loaded.clear();
  of = wording;
  const name = `${room}/${language}`;
  const known = loaded.get(name);
  if (known) return known;
  const promise = load(room, language);
  promise.catch(() => loaded.delete(name)); // the next caller tries again
  loaded.set(name, promise);
  return promise;
}

/**
 * What `first` has not, `then` has.
 * @param {Words} first
 * @param {Words} then
 * @returns {Words}
 */
export function joined(first, then) {
  /** @param {string} id @param {Values} [values] */
  const word = (id, values) => {
    const text = first(id, values);
    return text === id ? then(id, values) : text;
  };
  return Object.assign(word, { language: first.language, dir: first.dir });
}

/**
 * `const w = await words('kiosk', 'cy')`; `w('number-is', {n: 3})` is the text. A message that the
 * language lacks comes in English, with the same file; one that nobody has comes as its id.
 * `w.language` and `w.dir` are what to set on the element.
 * @param {string} room
 * @param {string} language
 * @returns {Promise<Words>}
 */
export async function words(room, language) {
  const bundle = await bundleFor(room, language) ?? await bundleFor(room, FALLBACK);
  /** @type {Words} */
  const word = (id, values = {}) => {
    const message = bundle?.getMessage(id);
    return message?.value && bundle ? bundle.formatPattern(message.value, values, []) : id;
  };
  word.language = language;
  word.dir = direction(language);
  return word;
}
