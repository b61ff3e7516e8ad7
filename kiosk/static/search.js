// What a visitor's letters find: forgiving of case, accents and one wrong letter. Pure.

/** @import { SearchOut } from '../types.js' */
/** @import { KioskPage } from '../types.js' */
/**
 * @typedef {{ id: string, kind: 'enquiry' | 'signpost', texts: Array<{ text: string, name: boolean, own: boolean }> }} Entry
 * @typedef {{ id: string, kind: Entry['kind'], score: number, text: string, name: boolean,
 *   from: number, to: number }} Found  what was found, and by which part of which of its texts
 */

/** One wrong letter is forgiven in words from so many letters on. */
const FORGIVEN_FROM = 5;
/** Letters that no accent is taken from. @type {Record<string, string>} */
const SAME = { ł: 'l', đ: 'd', ø: 'o', ı: 'i', ß: 'ss', æ: 'ae', œ: 'oe', ґ: 'г', ى: 'ي', ی: 'ي', ے: 'ي', ک: 'ك', ة: 'ه', ہ: 'ه', ھ: 'ه', ە: 'ه' };
const ACCENTS = /[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u0640]/g;
const HAN = /\p{Script=Han}/u;

/** A sign as it is compared: '' for what is nothing, ' ' for what parts words. @param {string} sign */
function folded(sign) {
  const plain = sign.normalize('NFD').replace(ACCENTS, '').toLowerCase().normalize('NFC');
  return [...plain].map((one) => SAME[one] ?? (/[\p{L}\p{N}\p{M}]/u.test(one) ? one : /['’‘ʼ]/.test(one) ? '' : ' ')).join('');
}

/**
 * The words of a text as they are compared, each with where it stands in it.
 * @param {string} text
 */
export function wordsOf(text) {
  /** @type {Array<{ word: string, at: number[], end: number }>} */
  const words = [];
  let word = '';
  /** @type {number[]} */
  let at = [];
  let end = 0;
  const over = () => {
    if (word) words.push({ word, at, end });
    word = '';
    at = [];
  };
  let index = 0;
  for (const sign of text) {
    for (const one of folded(sign)) {
      if (one === ' ') over();
      else {
        word += one;
        at.push(index);
        end = index + sign.length;
      }
    }
    index += sign.length;
  }
  over();
  return words;
}

/**
 * Whether one wrong, missing, further or exchanged letter makes `typed` the beginning of `word`; then how
 * many of its letters.
 * @param {string} typed
 * @param {string} word
 */
export function nearly(typed, word) {
  let same = 0;
  while (same < typed.length && typed[same] === word[same]) same += 1;
  if (same === typed.length) return same;
  const rest = typed.slice(same);
  const ways = [
    { left: rest.slice(1), used: same + 1 }, // another letter
    { left: rest.slice(1), used: same }, // one too many
    { left: rest, used: same + 1 }, // one is missing
    ...(rest.length > 1 ? [{ left: rest[0] + rest.slice(2), used: same + 1, swapped: rest[1] === word[same] }] : []),
  ];
  for (const { left, used, swapped = true } of ways) {
    if (swapped && used <= word.length && word.startsWith(left, used)) return used + left.length;
  }
  return 0;
}

/**
 * How well a text answers to the words that were typed: null for not at all, else fewer is better.
 * @param {string[]} typed
 * @param {string} text
 */
function fits(typed, text) {
  const parts = wordsOf(text);
  // 'Flytipping' and 'fly tipping' are the same.
  const words = [...parts, ...parts.slice(1).map(({ word, at, end }, nth) => ({ word: parts[nth].word + word, at: [...parts[nth].at, ...at], end }))];
  let score = 0;
  let from = text.length;
  let to = 0;
  for (const one of typed) {
    /** @type {{ score: number, at: number, end: number } | null} */
    let best = null;
    words.forEach(({ word, at, end }, nth) => {
      let length = 0;
      let cost = nth ? 1 : 0;
      let start = 0;
      if (word.startsWith(one)) length = one.length;
      else if (HAN.test(one) && word.includes(one)) {
        start = word.indexOf(one);
        length = one.length;
      } else if ([...one].length >= FORGIVEN_FROM) {
        length = nearly(one, word);
        cost += 4;
      }
      if (!length) return;
      if (length === word.length) cost -= 0.5; // the whole word
      const last = start + length;
      if (!best || cost < best.score) best = { score: cost, at: at[start], end: last < at.length ? at[last] : end };
    });
    const found = /** @type {{ score: number, at: number, end: number } | null} */ (best);
    if (!found) return null;
    score += found.score;
    from = Math.min(from, found.at);
    to = Math.max(to, found.end);
  }
  return { score, from, to: Math.max(to, from) };
}

/** Letters enough to look for: two, or one that is a word. @param {string} typed */
export function isEnough(typed) {
  const signs = [...wordsOf(typed).map(({ word }) => word).join('')];
  return signs.length >= 2 || signs.some((one) => HAN.test(one));
}

/**
 * What was found, the best first; each once.
 * @param {Entry[]} entries
 * @param {string} typed
 * @returns {Found[]}
 */
export function search(entries, typed) {
  const words = wordsOf(typed).map(({ word }) => word);
  if (!isEnough(typed)) return [];
  return entries.flatMap(({ id, kind, texts }) => {
    /** @type {Found | null} */
    let best = null;
    for (const { text, name, own } of texts) {
      const fit = fits(words, text);
      if (!fit) continue;
      const score = fit.score + (name ? 0 : 2) + (own ? 0 : 1);
      if (!best || score < best.score) best = { id, kind, score, text, name, from: fit.from, to: fit.to };
    }
    return best ? [best] : [];
  }).sort((a, b) => a.score - b.score);
}

/**
 * All that can be found at a kiosk: what each thing is called, and by what else it is found; `own` is
 * what is in the visitor's language.
 * @param {Pick<KioskPage, 'enquiries' | 'signposts'>} page
 * @param {Pick<SearchOut, 'enquiries' | 'signposts'> | null} known
 * @param {string} language
 * @returns {Entry[]}
 */
export function entriesOf(page, known, language) {
  /**
   * @param {Record<string, { name: Record<string, string> }>} things
   * @param {Record<string, Record<string, string[]>>} phrases
   * @param {Entry['kind']} kind
   */
  const of = (things, phrases, kind) => Object.entries(things).map(([id, { name }]) => ({
    id, kind, texts: [
      ...Object.entries(name).map(([code, text]) => ({ text, name: true, own: code === language })),
      ...Object.entries(phrases[id] ?? {}).flatMap(([code, all]) => all.map((text) => ({ text, name: false, own: code === language }))),
    ],
  }));
  return [...of(page.enquiries, known?.enquiries ?? {}, 'enquiry'), ...of(page.signposts, known?.signposts ?? {}, 'signpost')];
}
