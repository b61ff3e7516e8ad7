// What is said of a screen and of what has the focus: plain data in, sentences out. No page, no sound.
//
// One order: what to read, then the choices, then the ways. What is said is the text that stands there,
// the place in the list, and what OK does. Words that tell what somebody came for are left out where
// others would hear them.

/** @import { Words } from '/static/words.js' */

/**
 * A text of the screen. `own`: it tells what the visitor came for. `quiet`: what of it others may hear, where that
 * is less. `number`: a ticket's, at its end.
 * `news`: it is said when it comes or changes while the screen stays. `lang`: another language's.
 * @typedef {{ text: string, quiet?: string, number?: string, own?: boolean, news?: boolean, lang?: string }} Said
 */
/**
 * What can be chosen. `kind`: 'choice' in a list, a 'key' of a pad, or a 'way'. `on`: of a switch, or of `one` of several.
 * `urgent` has the focus when it comes, `lead` before the first choice.
 * @typedef {{ name: string, kind: 'choice' | 'key' | 'way', note?: string, own?: boolean, on?: boolean | null, one?: boolean,
 *   lang?: string, urgent?: boolean, lead?: boolean }} Item
 */
/**
 * A screen: `key` is another for another one, `page` for another page of its list.
 * @typedef {{ key: string, page: number, texts: Said[], items: Item[], home?: boolean }} Shown
 */
/** @typedef {{ text: string, lang?: string }} Line */
/** How it is said: whether names may be heard by others, and whether it is by touch. @typedef {{ aloud: boolean, touch?: boolean }} How */

/** @param {string} text */
export const sentence = (text) => {
  const clean = text.replace(/[\u2066-\u2069\u200e\u200f]/g, '').replace(/\s+/g, ' ').trim();
  return !clean || /[.?!:…。？！।؟۔]$/.test(clean) ? clean : `${clean}.`;
};

/** 'C014' as it is spelled: 'C, 0, 1, 4'. @param {string} number */
export const spelled = (number) => [...number].join(', ');

/** @param {string} text @param {string} [lang] @returns {Line[]} */
const line = (text, lang) => (sentence(text) ? [lang ? { text: sentence(text), lang } : { text: sentence(text) }] : []);

/** A text, a ticket's number in it spelled and then said as it is called. @param {Said} said @returns {Line[]} */
const textLines = ({ text, number, lang }) =>
  (number ? [...line(`${text} ${spelled(number)}`, lang), ...line(number, lang)] : line(text, lang));

/** What of the texts is said, where others hear it or not. @param {Said[]} texts @param {boolean} aloud */
const heard = (texts, aloud) => texts.filter(({ own }) => aloud || !own)
  .map((said) => (aloud ? said : { ...said, text: said.quiet ?? said.text })).flatMap(textLines);

/** Each sentence once. @param {Line[]} lines */
export const distinct = (lines) => {
  const seen = new Set();
  return lines.filter(({ text }) => !seen.has(text) && seen.add(text));
};

/** What is shown to read, and how many choices there are. @param {Shown} shown @param {How} how @param {Words} w @returns {Line[]} */
export function screenLines({ texts, items }, { aloud }, w) {
  const told = heard(texts, aloud);
  const kept = texts.length > 0 && !aloud && texts.some(({ own }) => own) ? line(w('aid-private')) : [];
  const choices = items.filter(({ kind }) => kind === 'choice').length;
  return distinct([...told, ...kept, ...(choices > 1 ? line(w('aid-choices', { n: choices })) : [])]);
}

/**
 * One that can be chosen: its name, its state, its place in the list, its wait, and what OK does.
 * @param {Shown} shown @param {number} at @param {How} how @param {Words} w @returns {Line[]}
 */
export function itemLines({ items }, at, { aloud, touch = false }, w) {
  const item = items[at];
  if (!item) return [];
  const list = items.filter(({ kind }) => kind === 'choice');
  const place = { at: list.indexOf(item) + 1, of: list.length };
  const listed = item.kind === 'choice' && list.length > 1;
  if (item.own && !aloud) {
    const hidden = listed ? w('aid-choice', place) : w('aid-one-choice');
    return [...line(hidden), ...act(item, touch, w)];
  }
  const isSwitch = item.on === true || item.on === false;
  const name = isSwitch ? `${item.name}, ${w(item.on ? 'mode-on' : 'mode-off').toLocaleLowerCase(w.language)}` : item.name;
  return distinct([
    ...line(name, item.lang),
    ...(listed ? line(w('aid-position', place)) : []),
    ...line(item.note ?? ''),
    ...(item.kind === 'key' ? [] : act(item, touch, w)),
  ]);
}

/** @param {Item} item @param {boolean} touch @param {Words} w @returns {Line[]} */
function act({ on, one = false }, touch, w) {
  if (one && on) return []; // another one puts it off
  if (touch) return line(w('aid-touch'));
  return line(w(on === true ? 'aid-turn-off' : on === false && !one ? 'aid-turn-on' : 'aid-ok'));
}

/**
 * What is new on a screen that stayed: texts that are told when they change, and were not yet.
 * @param {Shown} shown @param {Set<string>} told @param {How} how @returns {Line[]}
 */
export function newsLines({ texts }, told, { aloud }) {
  return distinct(heard(texts.filter(({ news }) => news), aloud)).filter(({ text }) => !told.has(text));
}

/** Who is being called. @param {Array<{ number: string, place: Record<string, string> }>} calls @param {Words} w @returns {Line[]} */
export function whereLines(calls, w) {
  if (!calls.length) return line(w('aid-nobody'));
  return calls.slice(0, 1).flatMap(({ number, place }) =>
    line(w('aid-calling', { number, place: place[w.language] ?? place.en ?? Object.values(place)[0] ?? '' })));
}

/** While a sentence is waited for. @param {Words} w @returns {Line} */
export const momentLine = (w) => ({ text: sentence(w('one-moment')) });

/** What is always said in the same words: to be had before it is wanted. @param {Words} w @param {string} site @returns {Line[]} */
export const fixedLines = (w, site) => [
  w('aid-open', { site }), w('aid-ok'), w('aid-touch'), w('aid-turn-on'), w('aid-turn-off'), w('mode-on'), w('mode-off'),
  w('aid-first'), w('aid-last'), w('aid-private'), w('back'), w('aid-nobody'), w('aid-where'), w('one-moment'),
].flatMap((text) => line(text));
