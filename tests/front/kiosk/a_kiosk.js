// A kiosk's page and state to begin from.
/** @import { EnquiryLive, KioskPage, KioskState } from '../../../kiosk/types.js' */

/** @type {KioskPage} */
export const page = {
  fingerprint: 'f', site: { id: 'riverside', name: { en: 'Riverside' }, timezone: 'Europe/London', hours: {} },
  kiosk: { id: 'left', name: 'Left', slot: 'below', printer: true, inches: null, hours: null, sound: 'none', keys: [] }, language: 'en', warn_minutes: 30,
  low_counter: false, interpreter: false,
  spoken: [{ code: 'en', name: 'English', dir: 'ltr', always: true }, { code: 'pl', name: 'Polski', dir: 'ltr', always: false }],
  appointments: true, letters: 'BC', code_letters: '', code_length: 6, state: '',
  languages: [
    { code: 'en', name: 'English', dir: 'ltr' }, { code: 'cy', name: 'Cymraeg', dir: 'ltr' },
    { code: 'pl', name: 'Polski', dir: 'ltr' },
  ],
  groups: [{ id: 'money', name: { en: 'Money' }, icon: 'coins', enquiries: ['council-tax', 'benefits'] }],
  enquiries: {
    'council-tax': { name: { en: 'Council tax' }, room: false, hours: null },
    benefits: { name: { en: 'Benefits' }, room: true, hours: null },
  },
  signposts: {}, leaving: {}, easy: {},
};

/** A tile that answers. @type {KioskPage['signposts'][string]} */
export const signpost = {
  name: { en: 'Births' }, group: null, icon: 'signpost', place: { en: 'Register office' },
  short: { en: 'Mill House' }, provider: { en: 'The register office' }, street: null, walk: null, way: null, map: '',
  week: null, bring: null, tel: null, phone: false,
};

/** @param {Partial<EnquiryLive>} changes @returns {EnquiryLive} */
export const enquiry = (changes = {}) => ({ open: true, opens_at: null, reason: null, cause: null,
  named: null, waiting: 2, about: 10, ...changes });

/** @param {Partial<KioskState>} changes @returns {KioskState} */
export const live = (changes = {}) => ({
  page: 'f', open: true, opens_at: null, reason: null, cause: null, named: null,
  enquiries: { 'council-tax': enquiry(), benefits: enquiry({ waiting: 3 }) },
  printer: { state: 'ready', usable: true, since: null }, prints: {}, instead: null, elsewhere: {}, person: null, helper: null, notices: [], message: null, dates: {}, speakers: {}, signposts: {}, ...changes,
});
