// What the page of administration works out before anything is drawn: values by path, and what is
// typed as what the file says. Pure.

/** @import { DraftOut, DraftEditOut, Section } from '../types.js' */
/** @import { Ctx, Measures, Path, Served, Value } from '../view.js' */

/** @param {Path} path */
export const keyOf = (path) => path.join('.');

/**
 * What the draft says at a path; null where it says nothing.
 * @param {DraftOut} draft @param {Path} path @returns {Value}
 */
export function valueAt(draft, path) {
  const listed = draft.members[path[0]];
  if (!listed) {
    const held = draft.site[path[0]];
    return (path.length > 1 ? held?.[path[1]] : held) ?? null;
  }
  if (path.length === 1) return listed.map((one) => one.value.id);
  const found = listed.find((one) => one.key === path[1])?.value;
  return (path.length > 2 ? found?.[path[2]] : found) ?? null;
}

/** The change of the draft at a path, or of the member that it is in. @param {DraftOut} draft @param {Path} path */
export const editAt = (draft, path) => draft.edits.find((one) => keyOf(one.path) === keyOf(path));

/** What a member of a list is called. @param {Value} member */
export function called(member) {
  const name = member.name;
  if (name && typeof name === 'object') return name.en || Object.values(name)[0] || member.id;
  return name || member.id;
}

/** A figure as it is typed; null for nothing; the text itself where it is none, so that it is refused in words. @param {string} text */
export function figure(text) {
  const typed = text.trim().replace(',', '.');
  if (typed === '') return null;
  return Number.isNaN(Number(typed)) ? text : Number(typed);
}

/** What stands between commas. @param {string} text */
export const parts = (text) => text.split(/[,\s]+/).filter(Boolean);

/** The times of a day as they are typed: '08:45-12:00, 13:00-17:00', or 'closed'. @param {string} text @returns {Value} */
export function times(text) {
  const spans = text.replaceAll('–', '-').replace(/\s*-\s*/g, '-').split(/[,;]+/).map((one) => one.trim()).filter(Boolean);
  if (spans.length === 0) return null;
  if (spans.length === 1 && spans[0].toLowerCase() === 'closed') return [];
  return spans.length === 1 ? spans[0] : spans;
}

/** A day's times as a field shows them. @param {Value} value */
export const timesShown = (value) => (Array.isArray(value) ? value.join(', ') || 'closed' : value ?? '');

/** Without what is empty; null for nothing at all. @param {Record<string, Value>} value */
export function filled(value) {
  const kept = Object.entries(value).filter(([, one]) => one !== '' && one !== null);
  return kept.length ? Object.fromEntries(kept) : null;
}

/** A list with the one at `at` moved to `to`; the list itself where there is no such place. @param {string[]} ids @param {number} at @param {number} to */
export function moved(ids, at, to) {
  if (to === at || to < 0 || to >= ids.length) return ids;
  const others = ids.filter((_, n) => n !== at);
  return [...others.slice(0, to), ids[at], ...others.slice(to)];
}

/**
 * Where a line would stand among the others: after all whose middle is above it.
 * @param {number[]} middles those of the others, from above @param {number} y
 */
export const placeAt = (middles, y) => middles.filter((one) => one < y).length;

/** @param {Path} path @param {Path} base */
const within = (path, base) => keyOf(path.slice(0, base.length)) === keyOf(base);

/** How many fields under a path somebody has to mend. @param {Pick<Ctx, 'draft' | 'trouble'>} ctx @param {Path} base */
export const wrong = ({ draft, trouble }, base) => draft.mistakes.filter((one) => within(one.path, base)).length
  + [...trouble.keys()].filter((key) => key.startsWith(`${keyOf(base)}.`)).length;

/** What is said of a field by those checks that are `listed`. @template {{ path: Path }} T @param {T[]} listed @param {Path} path @returns {T[]} */
export const saidOf = (listed, path) => listed.filter((one) => within(one.path, path));

/** The page on which a path is changed. @param {Section[]} sections @param {Path} path */
export function pageOf(sections, path) {
  const found = sections.find((one) => (one.listed ? one.id === path[0]
    : one.tables.some((table) => (table.id ? table.id === path[0] : table.fields.some((field) => field.key === path[0])))));
  if (!found) return '#draft';
  return found.listed && path.length > 1 ? `#${found.id}/${encodeURIComponent(path[1])}` : `#${found.id}`;
}

/** An id out of a name: small letters, figures and single hyphens. @param {string} name */
export const slug = (name) => name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  .replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 60).replace(/-+$/, '');

/** How many changes, in words. @param {DraftEditOut[]} edits */
export const counted = (edits) => (edits.length === 1 ? '1 change in the draft.' : `${edits.length} changes in the draft.`);

/** What a long value is known by: SHA-256, its first 16 letters; '' for none. Without https a browser
 * reckons none, and the server takes what is there. @param {Value} value */
export async function seenAs(value) {
  if (value === null) return '';
  if (!globalThis.crypto?.subtle) return 'any';
  const made = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(value));
  return Array.from(new Uint8Array(made), (byte) => byte.toString(16).padStart(2, '0')).join('').slice(0, 16);
}

const NEAR = 5; // so many icons stand beside their field

/** What an icon is called: 'hand coins'. @param {string} name */
export const iconWords = (name) => name.replaceAll('-', ' ');

/**
 * The one that is chosen, then those of the house's other tiles, each once.
 * @param {string} chosen
 * @param {Array<{ icon?: string }>} tiles
 */
export function nearIcons(chosen, tiles) {
  const names = [chosen, ...tiles.map((one) => one.icon ?? '')].filter(Boolean);
  return [...new Set(names)].slice(0, NEAR);
}

/**
 * Where a key leads among `count` icons in rows of `columns`; null where it means nothing here.
 * @param {string} key
 * @param {number} at
 * @param {number} count
 * @param {number} columns
 */
export function stepTo(key, at, count, columns) {
  const to = { ArrowLeft: at - 1, ArrowRight: at + 1, ArrowUp: at - columns, ArrowDown: at + columns, Home: 0, End: count - 1 }[key];
  return to === undefined || to < 0 || to >= count ? null : to;
}

/** The lines of a ticket from the top, where the house says nothing. */
export const TICKET = ['logo', 'name', 'number', 'enquiry', 'ahead', 'code', 'courtesy', 'when'];

/** The lines with one more, after those that usually stand above it. @param {string[]} lines @param {string} line */
export function withLine(lines, line) {
  const above = TICKET.slice(0, TICKET.indexOf(line)).filter((one) => lines.includes(one));
  const at = Math.max(0, ...above.map((one) => lines.indexOf(one) + 1));
  return [...lines.slice(0, at), line, ...lines.slice(at)];
}

/** The pieces with one of them a place further on, or back. @param {string[]} pieces @param {string} one @param {number} by */
export function shifted(pieces, one, by) {
  const at = pieces.indexOf(one);
  const to = at + by;
  if (at < 0 || to < 0 || to >= pieces.length) return pieces;
  const others = pieces.filter((each) => each !== one);
  return [...others.slice(0, to), one, ...others.slice(to)];
}

/**
 * The figures of the interface by enquiry type, as far as something was measured.
 * @param {{ enquiries: { enquiry: string, within_target: Measures['within'], service: Measures['service'] }[],
 *   greeted: { enquiry: string, greeted: number, in_time: number }[] }} found
 * @returns {Map<string, Measures>}
 */
export const counting = ({ enquiries, greeted }) => new Map(enquiries.map(({ enquiry, within_target: within, service }) => {
  const met = greeted.find((one) => one.enquiry === enquiry);
  return [enquiry, { within, service, greeted: { n: met?.in_time ?? 0, of: met?.greeted ?? 0 } }];
}));

/** What was measured of a key: '' for nothing. A promise rounds against the house. @param {string} key @param {Measures | undefined} found */
export function toldOf(key, found) {
  const kept = { target_minutes: found?.within, greet_minutes: found?.greeted }[key];
  if (kept?.of) {
    const share = kept.of < 20 ? `${kept.n} of ${kept.of}` : `${Math.floor((kept.n / kept.of) * 100)} in 100, of ${many(kept.of)},`;
    return `In the last 12 weeks ${share} were.`;
  }
  if (key !== 'service_minutes' || !found?.service.n || found.service.mean === null) return '';
  return `Measured: ${Math.max(1, Math.round(found.service.mean / 60))} min on average, of ${many(found.service.n)} in the last 12 weeks.`;
}

/** @param {number} n */
const many = (n) => n.toLocaleString('en-GB');

/** Who serves an enquiry type, and who does when others are busy. @param {string} id @param {Served[]} staff */
export function servedBy(id, staff) {
  /** @param {'skills' | 'backup'} part */
  const named = (part) => staff.filter((one) => one[part].includes(id)).map(({ name }) => name);
  const [first, backup] = [named('skills'), named('backup')];
  if (!first.length && !backup.length) return 'Nobody serves it.';
  const [who, verb] = first.length ? [first, first.length > 1 ? 'serve' : 'serves'] : [backup, backup.length > 1 ? 'serve' : 'serves'];
  const rest = first.length && backup.length ? `, ${listed(backup)} as backup` : first.length ? '' : ' as backup';
  return `${listed(who)} ${verb} it${rest}.`;
}

/** 'Megan, Daniel and Aisha'. @param {string[]} names */
const listed = (names) => (names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${names[names.length - 1]}` : names[0]);
