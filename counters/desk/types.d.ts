// Made by `python -m tests.front.types` from the types of the server.

/** Where the desk sends its deeds. */
export interface Addresses {
  site: string;
  point: string;
  visits: string;
}

/** Who is signed on, since when (ISO 8601). */
export interface AdviserHere {
  id: string;
  name: string;
  since: string;
}

/** An open question as the API and the screens have it; times in ISO 8601. */
export interface CheckJson {
  check: number;
  service_point: string;
  adviser: string | null;
  asked_at: string;
  answer_by: string;
}

/** How many wait: in all, for one of this desk's enquiry types, and for each type. */
export interface Counts {
  all: number;
  mine: number;
  by_enquiry: Record<string, number>;
}

/** What the desk knows besides its live state. */
export interface DeskPage {
  site: SiteShown;
  point: Named;
  adviser: Named;
  enquiries: Array<EnquiryKnown>;
  kiosks: Record<string, string>;
  points: Array<PointKnown>;
  languages: Record<string, LanguageNames>;
  own_language: string;
  ticket_languages: Array<string>;
  outcomes: Array<Named>;
  endings: Record<string, string>;
  deeds: Record<string, string>;
  needs: Array<NeedShown>;
  reasons: Reasons;
  desk: DeskSettings;
  come_back_minutes: number;
  supervisors: string;
  api: Addresses;
  counters_url: string;
  sign_on_url: string;
  devices_url: string;
  appointments_url: string;
  device_states: Record<string, string>;
  device_well: Array<string>;
}

/** What the site says of its desks. */
export interface DeskSettings {
  outcome_required: boolean;
  ask_avoidable: boolean;
  hold_minutes: number;
  help_phone: string | null;
}

/** The desk of one service point, as the socket sends it. */
export interface DeskState {
  planned: Array<PlannedJson>;
  notes: Array<NoteJson>;
  story: Array<StoryLine>;
  next: Next | null;
  no_next: string;
  queue: Array<Queued>;
  counts: Counts;
  help: HelpHere | null;
  check: CheckJson | null;
  point: string;
  adviser: AdviserHere | null;
  state: string;
  pause: Pause | null;
  visit: VisitJson | null;
  recall: Recall | null;
  on_screens: Shown | null;
  heard: Heard | null;
  held: Array<Held>;
  refer: Forecasts | null;
  away: Record<string, string>;
  standing: string | null;
  standing_since: string | null;
  rooms: RoomsFor;
  people: Array<Person>;
  skills: Skills;
  home: Home | null;
  undo: UndoJson | null;
  last: Last | null;
  devices: Array<ShownDevice>;
  served_today: number;
  no_shows_today: number;
}

/** An enquiry type: its target in seconds; its usual length, and that of 9 in 10, in minutes; the places at which alone it is served, in words. */
export interface EnquiryKnown {
  id: string;
  name: string;
  target: number;
  service: number;
  nine_in_ten: number | null;
  room: boolean;
  partner: string | null;
  only_at: string | null;
}

/** Minutes by enquiry type: with the first arrival kept, and as from now. */
export interface Forecasts {
  kept: Record<string, number>;
  fresh: Record<string, number>;
}

/** The visits of today whose number it may be. */
export interface FoundListOut {
  visits: Array<FoundOut>;
}

/** A visit that was found. `ended_by` did what ended it, as staff call them; who missed the call may come back until `back_until`. */
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
}

/** What a visitor said, and when (ISO 8601). */
export interface Heard {
  says: string;
  at: string;
}

/** A visit on hold; `mine`: held by who looks. */
export interface Held {
  visit: string;
  number: string;
  enquiry: string;
  reason: string;
  since: string;
  until: string;
  mine: boolean;
  holder: string | null;
}

/** The call for help from a place that is not over. */
export interface HelpHere {
  help: number;
  since: string;
  taken: boolean;
  taken_by: string | null;
}

/** Why and until when a visit rests. */
export interface HoldJson {
  since: string;
  until: string | null;
  reason: string | null;
}

/** Since when a visit rests, until when at the most, and why. */
export interface HoldOut {
  since: string;
  until: string;
  reason: string;
}

/** The counter that was left for a room, and who is there meanwhile. */
export interface Home {
  point: string;
  taken_by: string | null;
}

/** A language's name in English, and in itself. */
export interface LanguageNames {
  name: string;
  own: string;
}

/** The visit that ended last, and how; `next`: the enquiry type for which it waits now. */
export interface Last {
  number: string;
  next: string | null;
  outcome: string | null;
  ended_at: string;
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

/** The step that would be called, and to which `place`; `target` in seconds. */
export interface Next {
  visit: string;
  number: string;
  enquiry: string;
  place: string | null;
  language: string | null;
  asked_language: string | null;
  needs: Array<string>;
  origin: string;
  waiting_since: string;
  queued_at: string;
  target: number;
  why: string;
}

/** When a room is expected to come free (ISO 8601), or None where nobody knows. */
export interface NextFreeJson {
  room: string;
  at: string | null;
}

/** A note on a visit: when (ISO 8601), by whom, and what it says. */
export interface NoteJson {
  at: string;
  author: string;
  text: string;
}

/** A break or wrap-up; `until` where it ends by itself. */
export interface Pause {
  kind: string;
  reason: string | null;
  since: string;
  until: string | null;
}

/** Somebody who is signed on: where, what they do, what they serve. */
export interface Person {
  adviser: string;
  name: string;
  point: string;
  state: string;
  skills: Array<string>;
  backup: Array<string>;
}

/** An enquiry that is still to come. */
export interface PlannedJson {
  step: number;
  enquiry: string;
}

/** A service point, and what it offers. */
export interface PointKnown {
  id: string;
  name: string;
  kind: string;
  seats: number;
  step_free: boolean;
  hearing_loop: boolean;
  low_counter: boolean;
  screen: boolean;
}

/** One who waits, as a desk sees them. */
export interface Queued {
  visit: string;
  number: string;
  enquiry: string;
  language: string | null;
  asked_language: string | null;
  needs: Array<string>;
  noted: boolean;
  origin: string;
  waiting_since: string;
  queued_at: string;
  weight: number;
  target: number;
  appointment_at: string | null;
  mine: boolean;
  backup: boolean;
  needs_room: boolean;
  for_me: boolean;
  for_other: string | null;
}

export interface Reasons {
  hold: Array<Named>;
  rest: Array<Named>;
  call: Array<Named>;
  break: Array<Named>;
}

/** When the called visitor may be called again, and how often before no-show opens. */
export interface Recall {
  allowed_at: string;
  done: number;
  needed: number;
}

/** Where a visit could go: how many rooms there are, which are free, when the others will be. */
export interface RoomsFor {
  all: number;
  free: Array<string>;
  outlook: Array<NextFreeJson>;
  words: string;
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

/** Enquiry types, by how gladly they are served. */
export interface Skills {
  preferred: Array<string>;
  backup: Array<string>;
}

/** What happened, and when (ISO 8601). */
export interface StoryLine {
  at: string;
  words: string;
}

/** What can be taken back, and until when (ISO 8601). */
export interface UndoJson {
  visit: string;
  number: string;
  command: string;
  until: string;
}

/** A visit as the API and the screens have it; times in ISO 8601, `target` in seconds. */
export interface VisitJson {
  visit: string;
  number: string;
  enquiry: string;
  state: string;
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
  source: string;
  needs: Array<string>;
  asked_language: string | null;
  origin: string;
  for_adviser: string | null;
  appointment: string | null;
  avoidable: boolean | null;
  hold: HoldJson | null;
}
