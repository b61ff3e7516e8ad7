// What the kiosk knows and shows: plain data and the rules over it. No page, no network.

/** @import { KioskPage, KioskState } from '../types.js' */
/** @import { Words } from '/static/words.js' */
/** @import { App, Purpose, Ticket, View, Visitor } from '../view.js' */

/** @typedef {'larger' | 'contrast' | 'low' | 'spoken' | 'time' | 'counter' | 'served' | 'interpreter' | 'easy'} Mode */
/** @typedef {'printing' | 'take' | 'broken' | 'doubt' | 'none'} Paper */
/** @typedef {ReturnType<typeof enquiryOf>} Enquiry */
/** @typedef {ReturnType<typeof groupsOf>[number]} ShownGroup */
/** @typedef {ReturnType<typeof signpostOf>} Signpost */

/** @type {Mode[]} */
export const MODES = ['larger', 'contrast', 'easy', 'low', 'spoken', 'time', 'counter', 'served', 'interpreter'];

/**
 * Those that there are here: a voice only where the kiosk has sound, a low counter only where the house has one, the visitor's own language
 * only where somebody speaks it, an interpreter where the house has one, Easy Read where something is in it.
 * @param {Pick<KioskPage, 'low_counter' | 'interpreter' | 'kiosk' | 'easy'>} page
 * @param {{ live: Pick<KioskState, 'speakers'> | null, language: string }} app
 */
export const modesOf = (page, app) => MODES.filter((mode) => (mode !== 'counter' || page.low_counter)
  && (mode !== 'spoken' || page.kiosk.sound !== 'none')
  && (mode !== 'interpreter' || page.interpreter)
  && (mode !== 'easy' || Object.values(page.easy).some((one) => one.picture || Object.keys(one.name).length))
  && (mode !== 'served' || spokenFor(app).length > 0));

/** Whether a mode is on for who reads this screen: to be served in a language may be asked for another one. @param {Pick<App, 'modes' | 'asked' | 'language'>} app @param {Mode} mode */
export const isOn = ({ modes, asked, language }, mode) => modes.has(mode) && (mode !== 'served' || asked === language);

/**
 * What a ticket says of the language in which its visitor would be served.
 * @param {Pick<App, 'modes' | 'asked' | 'language' | 'live'>} app
 * @param {string} enquiry
 */
export function askedOf({ modes, asked, language, live }, enquiry) {
  if (modes.has('interpreter')) return { asked_language: language };
  return modes.has('served') && spokenFor({ live, language: asked }).includes(enquiry) ? { asked_language: asked } : {};
}

/**
 * The languages in which visitors are served just now, and whether each is one that can be asked for.
 * @param {Pick<KioskPage, 'spoken'>} page
 * @param {Pick<KioskState, 'speakers'> | null} live
 */
export const spokenNow = ({ spoken }, live) => spoken.filter(({ code, always }) => always || live?.speakers[code]);

/** The enquiry types that somebody here serves in the visitor's language, where not all speak it. @param {{ live: Pick<KioskState, 'speakers'> | null, language: string }} app */
export const spokenFor = ({ live, language }) => live?.speakers[language] ?? [];

/**
 * Seconds that each screen stays without a touch, the warning's included.
 * @type {{ [screen: string]: number, paperless: number, other: number }}
 */
export const STAYS = { ticket: 40, talk: 60, search: 90, sign: 180, paperless: 60, 'welcome-back': 40, other: 60 };
export const WARNING = 20;
export const EXTENSIONS = 10;
/**
 * Without news of the paper for so long, the visitor is told how to do without (seconds).
 * @type {{ [state: string]: number, queued: number }}
 */
export const PAPER_PATIENCE = { queued: 20, printing: 45 };

/** Not on a screen of staff for so long (ms), nobody is there to see that somebody asked. */
const NOBODY_MS = 4000;
/** Somebody said that they come: after so long (ms) it is asked whether they did. */
const CAME_MS = 5 * 60_000;
/** While it stands so the screen waits for the person, and no time-out runs. */
export const AWAITED = new Set(['asked', 'shown', 'more', 'coming']);

/**
 * How far it is with the person whom the visitor asked for: 'asked', 'shown' to staff, told to 'more' of
 * them, 'coming', whether they 'came', 'over' since nobody could, or 'nobody' sees it.
 * @param {Pick<View, 'at' | 'failed'>} view
 * @param {Pick<KioskState, 'person' | 'helper'> | null} live
 * @param {number} now by the clock that nobody sets
 * @param {number} wall by the server's
 */
export function personOf({ at = 0, failed = false }, live, now, wall) {
  const helper = live?.helper;
  if (helper?.taken_at) return wall - Date.parse(helper.taken_at) > CAME_MS ? 'came' : 'coming';
  if (helper && wall >= Date.parse(helper.over_at)) return 'over';
  if (helper?.told_more && wall >= Date.parse(helper.more_at)) return 'more';
  if (live?.person === 'shown') return 'shown';
  return failed || now - at > NOBODY_MS ? 'nobody' : 'asked';
}

/**
 * The kiosk at rest: home, in the house's language, every mode off.
 * @param {Pick<KioskPage, 'language'>} page
 * @returns {Visitor}
 */
export function fresh(page) {
  return {
    view: { name: 'home', page: 0 },
    language: page.language,
    modes: new Set(),
    extensions: EXTENSIONS,
    warning: null,
    typed: '',
    told: new Set(),
    asked: page.language,
  };
}

/**
 * The groups as the first screen shows them, with what is known of their queues.
 * @param {Pick<KioskPage, 'groups' | 'enquiries' | 'signposts'>} page
 * @param {KioskState | null} live
 */
export function groupsOf(page, live) {
  return page.groups.map((group) => {
    const members = group.enquiries.map((id) => enquiryOf(page, live, id));
    const open = members.filter((member) => member.open);
    const opens = members.map((member) => member.opensAt).filter((at) => at !== null).sort();
    const known = open.every((member) => member.waiting !== null);
    const reasons = new Set(members.map((member) => member.reason));
    const causes = new Set(members.map((member) => member.cause));
    const answers = signpostsOf(page, live, group.id);
    return {
      ...group,
      open: open.length > 0 || (answers.length > 0 && members.length === 0),
      opensAt: open.length ? null : (opens[0] ?? null),
      // A reason that is not the same for all of them would be wrong for some.
      reason: reasons.size === 1 ? (members[0]?.reason ?? null) : null,
      cause: causes.size === 1 ? (members[0]?.cause ?? null) : null,
      waiting: known && open.length ? open.reduce((sum, one) => sum + (one.waiting ?? 0), 0) : null,
      about: longest(open),
    };
  });
}

/** The wait of a tile is the longest of its types; of one that is not known nothing is said. @param {{ about: number | null }[]} open */
const longest = (open) => open.reduce((/** @type {number | null} */ most, { about }) =>
  (most === null || about === null ? null : Math.max(most, about)), open.length ? 0 : null);

/**
 * What a tile says of its queue: the wait where it is known, else how many wait.
 * @param {Words} w
 * @param {{ about: number | null, waiting: number | null }} one
 */
export const waitWords = (w, { about, waiting }) =>
  (about !== null ? w('wait-about', { n: about }) : waiting !== null ? w('waiting', { n: waiting }) : '');

/**
 * The tiles that answer and stand in `group`; with null, those that stand by themselves.
 * @param {Pick<KioskPage, 'signposts'>} page
 * @param {Pick<KioskState, 'signposts'> | null} live
 * @param {string | null} group
 */
export const signpostsOf = (page, live, group) =>
  Object.keys(page.signposts).filter((id) => page.signposts[id].group === group)
    .map((id) => signpostOf(page, live, id));

/**
 * A tile that answers, and whether its place is open now; null where that is not known.
 * @param {Pick<KioskPage, 'signposts'>} page
 * @param {Pick<KioskState, 'signposts'> | null} live
 * @param {string} id
 */
export const signpostOf = (page, live, id) => ({
  id, ...page.signposts[id], place_now: live?.signposts[id] ?? null,
});

/**
 * One enquiry type with its state; before the first state arrives it counts as open.
 * @param {Pick<KioskPage, 'enquiries'>} page
 * @param {Pick<KioskState, 'enquiries'> | null} live
 * @param {string} id
 */
export function enquiryOf(page, live, id) {
  const now = live?.enquiries[id];
  return {
    id,
    ...page.enquiries[id],
    open: now ? now.open : true,
    opensAt: now?.opens_at ?? null,
    reason: now?.reason ?? null,
    cause: now?.cause ?? null,
    waiting: now ? now.waiting : null,
    about: now?.about ?? null,
  };
}

/**
 * Why an enquiry type takes no tickets, and until when, out of the problem that says so.
 * @param {Record<string, unknown>} facts
 */
export function closedBy({ opens_at: opensAt, reason, cause }) {
  /** @param {unknown} fact */
  const text = (fact) => (typeof fact === 'string' ? fact : null);
  return { opensAt: text(opensAt), reason: text(reason), cause: text(cause) };
}

/**
 * Whether to ask before the ticket: the wait is known, and as long as the site says.
 * @param {Pick<KioskPage, 'warn_minutes'>} page
 * @param {{ about: number | null }} enquiry
 */
export const isLong = (page, enquiry) =>
  page.warn_minutes > 0 && enquiry.about !== null && enquiry.about >= page.warn_minutes;

/** Views that a visitor is in the middle of, whatever becomes of the house meanwhile. */
const HELD = new Set([
  'issuing', 'ticket', 'talk', 'settings', 'language', 'served', 'also', 'also-group', 'code', 'welcome-back',
]);

/**
 * Pages of at most `size`; the last may be shorter.
 * @template Item
 * @param {Item[]} items
 * @param {number} size
 */
export function pagesOf(items, size) {
  /** @type {Item[][]} */
  const pages = [];
  for (let i = 0; i < items.length; i += size) pages.push(items.slice(i, i + size));
  return pages.length ? pages : [[]];
}

/**
 * Where the paper comes out, when not here: that of this visit, or of whoever comes next.
 * @param {Pick<KioskState, 'prints' | 'instead' | 'elsewhere'> | null} live
 * @param {string} [visit]
 */
export const otherPlace = (live, visit) => (visit && live?.elsewhere[visit])
  || (visit && live?.prints[visit] ? null : live?.instead) || null;

/**
 * Whether it is known, before anybody asks for a ticket, that there will be no paper.
 * 'unknown' is no news of the printer, which may be well.
 * @param {{ kiosk: { printer: boolean } }} page
 * @param {Pick<KioskState, 'printer' | 'instead'> | null} live
 */
export const withoutPaper = (page, live) =>
  page.kiosk.printer && live !== null && !live.printer.usable && live.printer.state !== 'unknown' && !live.instead;

/**
 * What becomes of the paper: 'printing', 'take', 'broken', 'doubt' or 'none'.
 * `age`: seconds since the number was given.
 * @param {Pick<Ticket, 'visit' | 'print'>} ticket
 * @param {{ kiosk: { printer: boolean } }} page
 * @param {Pick<KioskState, 'prints' | 'printer' | 'instead' | 'elsewhere'> | null} live
 * @param {number} age
 * @returns {Paper}
 */
export function paperOf(ticket, page, live, age) {
  if (!page.kiosk.printer) return 'none';
  const print = live?.prints[ticket.visit] ?? ticket.print.state;
  if (print === 'printed') return 'take';
  if (print === 'failed' || print === 'expired') return 'broken';
  if (print === 'in_doubt') return 'doubt';
  if (print === 'none') return 'broken';
  if (withoutPaper(page, live) && !otherPlace(live, ticket.visit)) return 'broken';
  return age > (PAPER_PATIENCE[print] ?? PAPER_PATIENCE.queued) ? 'doubt' : 'printing';
}

/**
 * Which screen to draw: what the visitor holds comes first, then whether tickets can be had.
 * @param {{ view: View, live: Pick<KioskState, 'open' | 'message'> | null, away: boolean }} app
 */
export function screenOf({ view, live, away }) {
  const said = away ? null : live?.message?.reason; // without the server it may be over
  if (said === 'evacuation') return 'everybody';
  if (HELD.has(view.name)) return view.name;
  if (away) return 'away';
  if (said && !['back', 'notice'].includes(said)) return 'everybody';
  if (live && !live.open) return 'site-closed';
  return view.name;
}

/**
 * Whether the kiosk has nothing of a visitor's to clear away.
 * @param {Pick<App, 'screen' | 'view' | 'language' | 'modes'> & { page: { language: string } }} app
 */
export function isAtRest(app) {
  const rest = ['home', 'away', 'site-closed', 'everybody'].includes(app.screen) && !app.view.page;
  return rest && app.language === app.page.language && app.modes.size === 0;
}

/**
 * The language that the one button on inner screens leads to: the other of the main two.
 * @param {{ languages: Array<{ code: string }> }} page
 * @param {string} language
 */
export function otherLanguage(page, language) {
  const codes = page.languages.map((one) => one.code);
  const main = [codes[0], codes.includes('en') && codes[0] !== 'en' ? 'en' : codes[1]];
  return main.find((code) => code && code !== language) ?? null;
}

/** The longest that can be typed or scanned: an address with a visit's id in it. */
const LONGEST = 200;

/**
 * What may be typed on the pad: letters of tickets or codes, and figures.
 * @param {Pick<KioskPage, 'letters' | 'code_letters'>} page
 * @param {Purpose} purpose
 */
export const keysOf = (page, purpose) => ({
  letters: purpose === 'back' ? page.letters : page.code_letters,
  figures: '1234567890',
});

/**
 * `typed` with one more character, if that is on the pad.
 * @param {Pick<KioskPage, 'letters' | 'code_letters' | 'code_length'>} page
 * @param {Purpose} purpose
 * @param {string} typed
 * @param {string} key
 */
export function withKey(page, purpose, typed, key) {
  const { letters, figures } = keysOf(page, purpose);
  const one = key.toUpperCase();
  const most = purpose === 'back' ? 6 : page.code_length;
  return one.length === 1 && (letters + figures).includes(one) && typed.length < most
    ? typed + one : typed;
}

/**
 * The text as it was printed: a keyboard set to German types ':' and '/' as other signs, and Y as Z.
 * @param {string} text
 */
function asPrinted(text) {
  const clean = text.trim().slice(0, LONGEST);
  if (!/-[TA]-[0-9A-Z]{26}-?$/i.test(clean)) return clean;
  return clean.replaceAll('-', '/').replace(/[yz]/gi, (one) => ({ y: 'z', z: 'y', Y: 'Z', Z: 'Y' })[one] ?? one);
}

/**
 * Whether a text is on a ticket or a letter of ours and nowhere else: the address of a visit or of an
 * appointment. A number alone might be anybody's.
 * @param {string} text
 */
export const isOurs = (text) => /\/[TA]\/[0-9A-Z]{26}\/?$/i.test(asPrinted(text));

/**
 * What a scanned text asks for: {purpose: 'back', code} for a ticket's address or number, else
 * {purpose: 'appointment', code} with a code or, of an appointment's address, its id; null for
 * what no ticket and no letter of ours has on it.
 * @param {string} text
 * @returns {{ purpose: Purpose, code: string } | null}
 */
export function scanned(text) {
  const clean = asPrinted(text);
  const visit = /\/T\/([0-9A-Z]{26})\/?$/i.exec(clean)?.[1];
  if (visit) return { purpose: 'back', code: visit.toUpperCase() };
  const own = /\/A\/([0-9A-Z]{26})\/?$/i.exec(clean)?.[1];
  if (own) return { purpose: 'appointment', code: own.toUpperCase() };
  const code = /([0-9A-Z-]{4,40})\/?$/i.exec(clean)?.[1];
  if (code && /^[A-Z]{1,2}[0-9]{3,6}$/i.test(clean)) return { purpose: 'back', code: code.toUpperCase() };
  return code ? { purpose: 'appointment', code: code.toUpperCase() } : null;
}
