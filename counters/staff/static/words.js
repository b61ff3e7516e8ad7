// How the page of staff says things. Pure.

import { plural } from '/static/staff/format.js';

/** 'Megan', 'Megan and Owen', 'Megan, Owen and Priya'. */
export function listed(names) {
  if (names.length < 2) return names.join('');
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

const LEVELS = { preferred: 'Preferred', backup: 'Backup', no: 'No' };
export const levels = Object.entries(LEVELS);

/** What somebody can do: 'preferred', 'backup' or 'no'. */
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

/** [icon, words, class] of what somebody does now. */
export const state = (person) => (person.signed_on ? STATES[person.signed_on.state] : OFF);

/** The sentence on top of the page. */
export function headline(staff) {
  const serving = staff.filter((one) => one.role !== 'receptionist');
  const here = serving.filter((one) => one.signed_on);
  const resting = here.filter((one) => one.signed_on.state === 'break').map((one) => one.name);
  if (!here.length) return 'Nobody is signed on';
  const all = here.length === serving.length ? `All ${serving.length}` : `${here.length} of ${serving.length}`;
  const breaks = resting.length ? `. ${listed(resting)} ${plural(resting.length, 'is', 'are')} on a break` : '';
  return `${all} ${plural(here.length, 'is', 'are')} signed on${breaks}`;
}

/** Who of those signed on can do an enquiry type now: {words, none}. */
export function cover(staff, enquiry) {
  const here = staff.filter((one) => one.signed_on);
  const count = (wanted) => here.filter((one) => level(one, enquiry) === wanted).length;
  const [preferred, backup] = [count('preferred'), count('backup')];
  if (!preferred && !backup) return { words: here.length ? 'Nobody here' : 'Nobody', none: true };
  const words = [preferred ? `${preferred} preferred` : '', backup ? `${backup} backup` : ''];
  return { words: words.filter(Boolean).join(', '), none: false };
}

/** How somebody signs in, in words. */
export function signsIn(person) {
  if (person.pin && person.password) return 'PIN, password';
  if (person.pin) return 'PIN';
  return person.password ? 'Password' : 'Nothing yet';
}
