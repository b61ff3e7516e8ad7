// Made by `python -m tests.front.types` from the types of the server.

export interface Arriving {
  appointment: string;
  starts_at: string;
  enquiry: string;
  place: string;
  with: string;
  here_since: string | null;
  number: string | null;
  kept_until: string;
  name: string | null;
}

/** One who is called or served, and where; of a call, how long ago and on which screens. */
export interface Busy {
  visit: string;
  number: string;
  enquiry: string;
  state: string;
  point: string;
  called_at: string | null;
  on_screens: Shown | null;
}

/** A call of a visit, and what became of it: on how many screens it was `shown`, of how many of ours that show the place (`screens`; null where none is ours, and anybody's count), and on how many it was `said`. */
export interface CallOut {
  at: string;
  service_point: string;
  shown: number;
  said: number;
  screens: number | null;
}

/** One who was asked to come again when everybody had to stop, and on which service day. */
export interface ComeAgain {
  visit: string;
  number: string;
  enquiry: string;
  service_day: string;
}

/** Whether tickets of an enquiry type are given out, and how it stands; `about` in minutes. `served`: whether whoever is in the house already can be sent on to it. */
export interface EnquiryNow {
  open: boolean;
  served: boolean;
  why: string;
  waiting: number;
  about: number | null;
  answered: number;
}

/** The visits of today whose number it may be. */
export interface FoundListOut {
  visits: Array<FoundOut>;
}

/** A visit that was found, with its `calls`, the oldest first. `ended_by` did what ended it, as staff call them; who missed the call may come back until `back_until`. */
export interface FoundOut {
  visit: string;
  number: string;
  enquiry: string;
  state: 'waiting' | 'held' | 'called' | 'serving' | 'ended';
  language: string;
  kiosk: string | null;
  arrived_at: string;
  waiting_since: string;
  rested: number;
  stood: number;
  called_at: string | null;
  last_called_at: string | null;
  serving_at: string | null;
  ended_at: string | null;
  recalls: number;
  service_point: string | null;
  adviser: string | null;
  outcome: string | null;
  target: number;
  source: 'kiosk' | 'reception' | 'counter' | 'appointment' | 'program' | 'door';
  needs: Array<string>;
  asked_language: string | null;
  origin: 'arrival' | 'added' | 'referral' | 'back' | 'hold' | 'return';
  for_adviser: string | null;
  appointment: string | null;
  avoidable: boolean | null;
  hold: HoldOut | null;
  ended_by: string | null;
  back_until: string | null;
  calls: Array<CallOut>;
}

/** Since when a visit rests, until when at the most, and why. */
export interface HoldOut {
  since: string;
  until: string;
  reason: string;
}

/** One who waits; times in ISO 8601, `target` in seconds. `name` is what was written down with their appointment; `greet_by` until when somebody is to have turned to them, null where nobody promised that or somebody did. */
export interface InLine {
  visit: string;
  number: string;
  enquiry: string;
  language: string | null;
  asked_language: string | null;
  needs: Array<string>;
  waiting_since: string;
  rested: number;
  target: number;
  weight: number;
  appointment_at: string | null;
  planned: Array<PlannedJson>;
  notes: Array<NoteJson>;
  name: string | null;
  greet_by: string | null;
}

/** An enquiry type of which tickets are given out here; `target` in seconds. `own` is its name in the house's first language where that is not English: visitors look at this screen too. */
export interface Issued {
  id: string;
  name: string;
  own: string;
  prefix: string;
  target: number;
}

/** A language's name in English, and in itself. */
export interface LanguageNames {
  name: string;
  own: string;
}

/** A page of staff, in words. */
export interface Link {
  words: string;
  href: string;
}

/** One who was called, did not come, and may still come back. */
export interface Missed {
  visit: string;
  number: string;
  enquiry: string;
  missed_at: string | null;
  until: string | null;
}

/** Something by its id, with its English name. */
export interface Named {
  id: string;
  name: string;
}

/** Something that a visitor may need, with its icon. */
export interface NeedShown {
  id: string;
  icon: string;
  name: string;
}

/** A note on a visit: when (ISO 8601), by whom, and what it says. */
export interface NoteJson {
  at: string;
  author: string;
  text: string;
}

/** One who rests. */
export interface OnHold {
  visit: string;
  number: string;
  enquiry: string;
  language: string;
  needs: Array<string>;
  reason: string;
  until: string;
  planned: Array<PlannedJson>;
  notes: Array<NoteJson>;
}

/** One who was asked to come again, on which service day, and has not come yet. */
export interface PassOut {
  visit: string;
  number: string;
  enquiry: string;
  service_day: string;
}

/** The passes whose number it may be, the latest day first. */
export interface PassesOut {
  passes: Array<PassOut>;
}

/** An enquiry that is still to come. */
export interface PlannedJson {
  step: number;
  enquiry: string;
}

/** Where slips can come out: the printer of a kiosk. */
export interface Printer {
  kiosk: string;
  printer: string;
  name: string;
}

/** What the reception knows besides its live state. */
export interface ReceptionPage {
  site: SiteShown;
  name: string | null;
  own_language: string;
  site_languages: Array<string>;
  first_language: string;
  languages: Record<string, LanguageNames>;
  enquiries: Array<Issued>;
  needs: Array<NeedShown>;
  hold_reasons: Record<string, string>;
  hold_minutes: number;
  printers: Array<Printer>;
  kiosks: Record<string, string>;
  points: Array<Named>;
  adviser: string | null;
  endings: Record<string, string>;
  point: string | null;
  supervisor: boolean;
  reads: boolean;
  links: Array<Link>;
  device_states: Record<string, string>;
  device_well: Array<string>;
  devices_url: string;
  api: string;
}

/** What a reception shows; `enquiries` by id, `prints` by visit. */
export interface ReceptionState {
  enquiries: Record<string, EnquiryNow>;
  queue: Array<InLine>;
  queued: number;
  held: Array<OnHold>;
  missed: Array<Missed>;
  come_again: Array<ComeAgain>;
  come_again_all: number;
  standing: string | null;
  in_hand: Array<Busy>;
  arriving: Array<Arriving>;
  today: Today;
  prints: Record<string, string>;
  devices: Array<ShownDevice>;
  persons: Array<VisitorWaits>;
}

/** On how many screens a call is shown, on how many it was said, how many of them are ours. */
export interface Shown {
  shown: number;
  said: number;
  ours: number;
}

/** A device and how it is; `since` in ISO 8601, `where` in the words of the site file. */
export interface ShownDevice {
  device: string;
  name: string;
  state: string;
  since: string | null;
  where: string;
}

/** The site of a page: its English name, and the zone of its times. */
export interface SiteShown {
  id: string;
  name: string;
  timezone: string;
}

/** Who came since the site opened. */
export interface Today {
  since: string | null;
  came: number;
  answered: number;
  tickets: number;
  appointments: number;
}

/** The same with the names that people read. */
export interface VisitorWaits {
  kiosk: string;
  asked_at: string;
  more_at: string;
  until: string;
  coming: boolean;
  taken_by: string | null;
  language: string | null;
  known: Array<'fetch' | 'sign' | 'sight' | 'hearing' | 'language' | 'private'>;
  over: 'withdrawn' | 'met' | null;
  place: string;
  taken_by_name: string | null;
}
