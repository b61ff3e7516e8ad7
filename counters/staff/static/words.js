// How the page of staff says things. Pure.

import { listed, plural } from '/static/staff/format.js';

/** @import { StaffPersonOut as Person } from '../types.js' */

/** @typedef {'preferred' | 'backup' | 'no'} Level */

/** The levels in words, in the order of the list. @type {Array<[Level, string]>} */
export const levels = [['preferred', 'Preferred'], ['backup', 'Backup'], ['no', 'No']];

/** Whether a word is one of the levels. @param {string} word @returns {word is Level} */
export const isLevel = (word) => levels.some(([one]) => one === word);

/**
 * What somebody can do.
 * @param {Person} person
 * @param {string} enquiry
 * @returns {Level}
 */
export function level(person, enquiry) {
  if (person.skills.includes(enquiry)) return 'preferred';
  return person.backup.includes(enquiry) ? 'backup' : 'no';
}

const STATES = {
  ready: ['circle-check', 'Ready', 'ok'],
  called: ['bell-ring', 'Called', 'call'],
  serving: ['user-round', 'Serving', 'busy'],
  break: ['coffee', 'On break', 'rest'],
  wrap_up: ['hourglass', 'Wrap-up', 'rest'],
};
const OFF = ['circle-dashed', 'Signed off', 'off'];

/** [icon, words, class] of what somebody does now. @param {Person} person */
export const state = (person) => (person.signed_on ? STATES[person.signed_on.state] : OFF);

/** Whether somebody serves visitors at a service point. @param {Person} person */
export const serves = (person) => !['receptionist', 'auditor'].includes(person.role);

/** The sentence on top of the page. @param {Person[]} staff */
export function headline(staff) {
  const serving = staff.filter(serves);
  const here = serving.filter((one) => one.signed_on);
  const resting = here.filter((one) => one.signed_on?.state === 'break').map((one) => one.name);
  if (!here.length) return 'Nobody is signed on';
  const all = here.length === serving.length ? `All ${serving.length}` : `${here.length} of ${serving.length}`;
  const breaks = resting.length ? `. ${listed(resting)} ${plural(resting.length, 'is', 'are')} on a break` : '';
  return `${all} ${plural(here.length, 'is', 'are')} signed on${breaks}`;
}

/**
 * Who of those signed on can do an enquiry type now: {words, none}.
 * @param {Person[]} staff
 * @param {string} enquiry
 */
export function cover(staff, enquiry) {
  const here = staff.filter((one) => one.signed_on);
  /** @param {Level} wanted */
  const count = (wanted) => here.filter((one) => level(one, enquiry) === wanted).length;
  const [preferred, backup] = [count('preferred'), count('backup')];
  if (!preferred && !backup) return { words: here.length ? 'Nobody here' : 'Nobody', none: true };
  const words = [preferred ? `${preferred} preferred` : '', backup ? `${backup} backup` : ''];
  return { words: words.filter(Boolean).join(', '), none: false };
}

/** How somebody signs in, in words. @param {Person} person */
export function signsIn(person) {
  if (person.pin && person.password) return 'PIN, password';
  if (person.pin) return 'PIN';
  return person.password ? 'Password' : 'Nothing yet';
}
