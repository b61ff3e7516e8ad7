// What the keys of the exit's own keyboard do to a text. Pure: the page is writing.js.
import { lettersOf } from '/static/alphabet.js';

/** A page of keys: more than a hand finds at once, and a glass has room for. */
export const MOST = 31;
const SIGNS = [...'1234567890.,?!@-+:/()&£€\'"'];
const AFTER_SENTENCE = /(^|[.!?؟。।]\s+|\n)$/u;

/**
 * The pages of keys: the letters of a line, evenly, then figures and signs.
 * @param {string} line
 * @returns {string[][]}
 */
export function pagesOf(line) {
  const letters = lettersOf(line);
  const pages = Math.ceil(letters.length / MOST);
  const each = Math.ceil(letters.length / pages);
  return [...Array.from({ length: pages }, (_, nth) => letters.slice(nth * each, (nth + 1) * each)), SIGNS];
}

/**
 * A letter as it is written there: a capital at the beginning of a sentence, or of each name.
 * @param {string} letter
 * @param {string} before what stands before it
 * @param {'sentence' | 'names' | 'plain'} kind
 * @param {string} language
 */
export function cased(letter, before, kind, language) {
  const begins = kind === 'sentence' ? AFTER_SENTENCE.test(before) : kind === 'names' && /(^|[\s-])$/u.test(before);
  return begins ? letter.toLocaleUpperCase(language) : letter;
}

/**
 * A text with a letter in the place of what was chosen of it, and where writing goes on; null where it is full.
 * @param {{ text: string, from: number, to: number }} field
 * @param {string} letter
 * @param {number} most letters, none where it is negative
 */
export function written({ text, from, to }, letter, most) {
  const next = text.slice(0, from) + letter + text.slice(to);
  return most >= 0 && next.length > most ? null : { text: next, at: from + letter.length };
}

/**
 * A text without what was chosen of it, else without the sign before: a letter leaves with what hangs on it.
 * @param {{ text: string, from: number, to: number }} field
 */
export function erased({ text, from, to }) {
  const left = text.slice(0, from);
  const kept = from < to ? left : left.replace(/(?:\P{M}\p{M}*|\p{M}+)$/u, '');
  return { text: kept + text.slice(to), at: kept.length };
}
