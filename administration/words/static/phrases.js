// Phrases as they are looked for, written down and drawn. Pure.

/** @import { PhraseFormOut, PhraseOut } from '../types.js' */
/** @typedef {'all' | 'english' | 'corrected' | 'wrong'} Which */
/** @typedef {{ name: string, page?: number, under?: object, group?: string, purpose?: string, ticket?: object, enquiry?: string, about?: number, signpost?: string }} View */

/** Where a phrase stands, as people say it. @type {Record<string, string>} */
export const ROOMS = { kiosk: 'Kiosk', display: 'Displays and phones', slips: 'Paper, appointments and places' };

/** What is written into a phrase: a text a form. @typedef {Record<string, string>} Forms */

/** @param {PhraseFormOut[]} forms @returns {Forms} */
export const formsOf = (forms) => Object.fromEntries(forms.map(({ when, text }) => [when, text]));

/** @param {Pick<PhraseOut, 'room' | 'message'>} phrase */
export const keyOf = ({ room, message }) => `${room}/${message}`;

/** @param {PhraseOut} phrase @param {Which} which */
const among = (phrase, which) => which === 'all' || (which === 'wrong' ? phrase.wrong !== null : phrase.state === which);

/** Those in which all that is looked for stands, in any letters. @param {PhraseOut[]} phrases @param {{ text: string, which: Which, room: string }} looked */
export function found(phrases, { text, which, room }) {
  const wanted = text.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return phrases.filter((one) => {
    if (!among(one, which) || (room && one.room !== room)) return false;
    const all = [one.english, one.heading, one.message, ...one.forms.map((form) => form.text)].join(' ').toLocaleLowerCase();
    return wanted.every((word) => all.includes(word));
  });
}

const COUNTED = { zero: 'Zero', one: 'One', two: 'Two', few: 'A few', many: 'Many', other: 'Any other number' };

/** When a form is said. @param {string} when */
export function whenOf(when) {
  if (when in COUNTED) return COUNTED[/** @type {keyof typeof COUNTED} */ (when)];
  return /^\d+$/.test(when) ? `${when} exactly` : when.slice(0, 1).toUpperCase() + when.slice(1).replaceAll('-', ' ');
}

/** One text on one line. @param {string} text */
const line = (text) => text.split(/\s+/).filter(Boolean).join(' ');

/**
 * The phrase as a message of its language, each text between two marks.
 * @param {Pick<PhraseOut, 'message' | 'chooses' | 'usual'>} phrase
 * @param {Forms} forms
 * @param {string} [mark]
 */
export function messageOf({ message, chooses, usual }, forms, mark = '') {
  const whens = Object.keys(forms);
  if (!chooses || whens.length === 1) {
    const text = Object.values(forms)[0] ?? '';
    const mixed = text.includes('->'); // chooses in the middle: no place for a mark
    return `${message} =\n    ${mixed ? text.split('\n').join('\n    ') : `${mark}${line(text)}${mark}`}\n`;
  }
  const usually = whens.includes(usual) ? usual : whens[whens.length - 1];
  const each = whens.map((when) => `       ${when === usually ? '*' : ' '}[${when}] ${mark}${line(forms[when])}${mark}\n`);
  return `${message} =\n    { ${chooses} ->\n${each.join('')}    }\n`;
}

const HOME = { name: 'home', page: 0 };
/** @param {object} more */
const ticket = (more) => ({ view: { name: 'ticket', ticket: { visit: '01J', number: 'C014', ahead: 3, about: 15, print: 'done', ...more } } });

/** @typedef {{ view: View, app?: object, live?: object }} Screen */

/**
 * The screens of the kiosk on which a heading's phrases may stand, the likeliest first.
 * @param {string} heading
 * @param {{ groups: { id: string, enquiries: string[] }[], signposts: Record<string, unknown> }} page
 * @returns {Screen[]}
 */
export function screensOf(heading, { groups, signposts }) {
  const wide = groups.find((one) => one.enquiries.length > 1)?.id;
  const [enquiry = ''] = groups.flatMap((one) => one.enquiries);
  const [post] = Object.keys(signposts);
  const now = Date.now();
  const tomorrow = new Date(now + 86_400_000).toISOString();
  /** @param {string} reason */
  const told = (reason) => ({ view: HOME, live: { message: { reason, words: {}, since: new Date(now).toISOString() } } });
  /** @type {Record<string, Screen | null>} */
  const all = {
    home: { view: HOME },
    group: wide ? { view: { name: 'group', group: wide, page: 0, under: HOME } } : null,
    closed: { view: HOME, live: { open: false, opens_at: tomorrow, reason: 'hours' } },
    ticket: { ...ticket({ enquiry }), app: { paper: 'take' } },
    broken: { ...ticket({ enquiry, print: 'failed' }), app: { paper: 'broken' } },
    away: { view: HOME, app: { away: true } },
    warning: { view: { name: 'code', purpose: 'back', under: HOME }, app: { warning: 20 } },
    long: { view: { name: 'long', enquiry, about: 60, under: HOME } },
    code: { view: { name: 'code', purpose: 'appointment', under: HOME } },
    post: post ? { view: { name: 'signpost', signpost: post, under: HOME } } : null,
    talk: { view: { name: 'talk', under: HOME } },
    search: { view: { name: 'search', under: HOME } },
    everybody: told('evacuation'),
    standing: told('technical'),
    settings: { view: { name: 'settings', under: HOME } },
    language: { view: { name: 'language', under: HOME } },
  };
  const likely = LIKELY[heading] ?? [];
  return [...likely, ...Object.keys(all).filter((one) => !likely.includes(one))].map((one) => all[one]).filter((one) => one !== null);
}

/** @type {Record<string, string[]>} */
const LIKELY = {
  'The enquiries of a group': ['group'], 'Opening times': ['closed', 'group'], 'Not open, and why': ['closed'], 'The ticket': ['ticket'],
  'No paper': ['broken'], 'When it does not work': ['away'], 'Still there?': ['warning'], 'A long wait': ['long'],
  'An appointment, or back again': ['code', 'home'], 'Another enquiry': ['ticket'], 'A tile that answers': ['post', 'home'], 'A person who comes': ['talk'],
  Search: ['search'], 'A message to everybody': ['everybody', 'standing'], 'Accessibility, and spoken guidance': ['settings'],
};
