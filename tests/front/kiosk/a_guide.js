// A guide in a house of screens, and what is heard of it.
import { Guide } from '../../../web/static/aid/guide.js';

/** @import { Words } from '/static/words.js' */
/** @import { Item, Shown } from '../../../web/static/aid/lines.js' */
/** @import { Key } from '../../../web/static/aid/guide.js' */

/** @type {Record<string, (values: any) => string>} */
const WORDS = {
  'aid-open': ({ site }) => `${site}. Press Down to hear the choices, OK to choose.`,
  'aid-choices': ({ n }) => (n === 1 ? '1 choice.' : `${n} choices.`),
  'aid-position': ({ at, of }) => `${at} of ${of}.`,
  'aid-choice': ({ at, of }) => `Choice ${at} of ${of}.`,
  'aid-one-choice': () => 'A choice.',
  'aid-ok': () => 'Press OK to choose it.',
  'aid-touch': () => 'Touch it again to choose it.',
  'aid-turn-on': () => 'Press OK to turn it on.',
  'aid-turn-off': () => 'Press OK to turn it off.',
  'aid-first': () => 'First.',
  'aid-last': () => 'Last.',
  'aid-private': () => 'What you came for is not said on the speaker.',
  'aid-nobody': () => 'Nobody is being called just now.',
  'aid-calling': ({ number, place }) => `Now calling ${number}, ${place}.`,
  'aid-where': () => 'Where are we now?',
  'mode-on': () => 'On', 'mode-off': () => 'Off', back: () => 'Back',
  'one-moment': () => 'One moment',
};
/** @type {Words} */
export const w = Object.assign((/** @type {string} */ id, values = {}) => WORDS[id](values), { language: 'en', dir: 'ltr' });

/** @param {string} name @param {string} [note] @returns {Item} */
export const tile = (name, note) => ({ name, kind: 'choice', note, own: true });
/** @param {string} name @returns {Item} */
export const way = (name, note = '') => ({ name, kind: 'way', note });
/** @type {Shown} */
export const HOME = {
  key: 'home', page: 0, home: true,
  texts: [{ text: 'How can we help you?' }],
  items: [tile('Council tax', 'No one waiting'), tile('Housing', '2 waiting'), way('Accessibility'), way('Talk to a person')],
};
/** @type {Shown} */
export const GROUP = {
  key: 'group housing', page: 0,
  texts: [{ text: 'Housing', own: true }, { text: 'Choose your enquiry' }],
  items: [tile('Garages', ''), tile('Rent', 'Closed. Opens on Tuesday at 10:00.'), way('Back')],
};
/** @type {Shown} */
export const TICKET = {
  key: 'ticket', page: 0,
  texts: [
    { text: 'Your number is', number: 'C014' }, { text: 'Ahead of you 3 people' },
    { text: 'Your ticket is printing. It will come out below.', news: true },
  ],
  items: [way('Talk to a person'), way('Done')],
};
/** @type {Shown} */
export const SETTINGS = {
  key: 'settings', page: 0, texts: [{ text: 'What would help you?' }],
  items: [{ name: 'Larger text', kind: 'choice', on: false, note: 'Half as large again' },
    { name: 'High contrast', kind: 'choice', on: true, note: 'White on black' }, way('Done')],
};

/**
 * A guide in a house of screens: what OK on an item leads to.
 * @param {{ headphones?: boolean, calls?: Array<{ number: string, place: Record<string, string> }> }} [given]
 */
export function walk({ headphones = true, calls = [] } = {}) {
  /** @type {string[]} */
  const heard = [];
  /** @type {string[]} */
  const did = [];
  let now = 0;
  let cuts = 0;
  /** @type {Map<string, Shown>} */
  const ways = new Map();
  const guide = new Guide({
    words: () => w,
    site: () => 'Riverside One Stop Shop',
    say: (lines, { after = false } = {}) => { if (!after) cuts += 1; heard.push(...lines.map(({ text }) => text)); },
    hush: () => did.push('hush'),
    focus: () => {},
    press: (at) => {
      const { name } = guide.shown.items[at];
      did.push(name);
      const next = ways.get(name);
      if (next) guide.drawn(next);
    },
    back: () => guide.drawn(HOME),
    leave: () => did.push('leave'),
    turned: () => {},
    changed: () => {},
    louder: () => [{ text: '2 of 3.' }],
    calls: async () => calls,
    now: () => now,
  }, { headphones });
  guide.drawn(HOME);
  /** @param {...Key} which */
  const keys = (...which) => {
    heard.length = 0;
    for (const key of which) guide.pressed(key);
    return [...heard];
  };
  return { guide, keys, heard, did, ways, cuts: () => cuts, later: (/** @type {number} */ ms) => { now += ms; } };
}
