// What the page of administration works out before anything is drawn: values by path, and what is
// typed as what the file says. Pure.

/** @import { DraftOut, DraftEditOut } from '../types.js' */
/** @import { Path, Value } from '../view.js' */

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

/** The times of a day as they are typed: '08:45-12:00, 13:00-17:00'. @param {string} text @returns {Value} */
export function times(text) {
  const spans = text.replaceAll('–', '-').replace(/\s*-\s*/g, '-').split(/[,;]+/).map((one) => one.trim()).filter(Boolean);
  if (spans.length === 0) return null;
  return spans.length === 1 ? spans[0] : spans;
}

/** A day's times as a field shows them. @param {Value} value */
export const timesShown = (value) => (Array.isArray(value) ? value.join(', ') : value ?? '');

/** Without what is empty; null for nothing at all. @param {Record<string, Value>} value */
export function filled(value) {
  const kept = Object.entries(value).filter(([, one]) => one !== '' && one !== null);
  return kept.length ? Object.fromEntries(kept) : null;
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
