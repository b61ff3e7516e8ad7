// Made by `python -m tests.front.types` from the types of the server.

/** What was done, or how the ticket stands. `place` is where a called one goes, by language; of one who is fetched there is none. */
export interface BackAnswer {
  number: string;
  done: 'returned' | 'resumed' | 'waiting' | 'called' | 'serving' | 'held' | 'cancelled' | 'finished' | 'too_late';
  ahead: number;
  place: Record<string, string> | null;
  called_at: string | null;
}

/** The enquiry type takes no tickets now; `opens_at` says when it will, if that is known. */
export interface ClosedProblem {
  type: string;
  title: string;
  status: number;
  detail: string;
  opens_at: string | null;
}

/** Days with the same opening times, in words. */
export interface DaysOpen {
  days: string;
  times: string;
}

/** What a tile or an enquiry type has: its words in Easy Read, and the addresses of its picture and of its clip in sign language; '' for none. */
export interface Easy {
  name: Record<string, string>;
  picture: string;
  sign: string;
}

/** An enquiry type now: how many wait for it, and about how many minutes one waits, if that is known; 0 is no wait. */
export interface EnquiryLive {
  open: boolean;
  opens_at: string | null;
  reason: string | null;
  cause: string | null;
  named: Record<string, string> | null;
  waiting: number;
  about: number | null;
}

/** An enquiry type; `hours` are its own, if it has some. */
export interface EnquiryType {
  name: Record<string, string>;
  room: boolean;
  hours: Record<string, Array<[string, string]>> | null;
}

/** Enquiry types that stand together on the first screen. */
export interface Group {
  id: string;
  name: Record<string, string>;
  icon: string;
  enquiries: Array<string>;
}

/** How far it is with the person whom the visitor asked for: when (ISO 8601) they asked, from when on more people are told (`told_more`: they are), when nobody is believed to come any more; since when somebody comes, `who`, if the house shows it, and whether they are there. */
export interface HelperShown {
  asked_at: string;
  more_at: string;
  told_more: boolean;
  over_at: string;
  taken_at: string | null;
  who: string | null;
  met: boolean;
}

/** What the kiosk's page knows, what it is told, and how the house looks. `glass`: its pixels, where the file says. */
export interface KioskDrawnOut {
  page: Record<string, any>;
  live: Record<string, any>;
  style: string;
  glass: string | null;
}

/** The kiosk: whether it has a printer, where the paper comes out, how large its glass is, and its own hours, if it has some. `sound`: where it speaks; `keys`: 'up=F18' of its keypad. */
export interface KioskItself {
  id: string;
  name: string;
  slot: 'below' | 'left' | 'right';
  printer: boolean;
  inches: number | null;
  hours: Record<string, Array<[string, string]>> | null;
  sound: 'speaker' | 'headphones' | 'both' | 'none';
  keys: Array<string>;
}

/** What the kiosk knows besides its live state. `language`: the one that it returns to. `letters` and `code_letters` are those of ticket numbers and of appointments' codes, `state` where the live state is had without a socket; `interpreter`: whether one can be had; `spoken` in which languages visitors are served, at some time at least; `leaving` what is told beside 'Leave the building now', by language; `easy` what there is of Easy Read and of sign language (`kiosk.easy.of`). */
export interface KioskPage {
  fingerprint: string;
  site: KioskSite;
  kiosk: KioskItself;
  language: string;
  warn_minutes: number;
  low_counter: boolean;
  interpreter: boolean;
  appointments: boolean;
  letters: string;
  code_letters: string;
  code_length: number;
  state: string;
  languages: Array<Language>;
  spoken: Array<Spoken>;
  groups: Array<Group>;
  enquiries: Record<string, EnquiryType>;
  signposts: Record<string, SignpostPage>;
  easy: Record<string, Easy>;
  leaving: Record<string, Record<string, string>>;
}

/** The site: its name in each language, its zone and its hours. */
export interface KioskSite {
  id: string;
  name: Record<string, string>;
  timezone: string;
  hours: Record<string, Array<[string, string]>>;
}

/** What a kiosk is told: what can be chosen (by id), whether the places of its tiles that answer are open, its paper, its last slips (by visit, or by slip), where paper comes out `instead` and those slips `elsewhere`, whether reception knows that somebody here asked for a person, and who comes, the notices of now by language, the hours of the next seven days that are not the week's, by weekday, and in which further languages those who are here serve which enquiry types. */
export interface KioskState {
  open: boolean;
  opens_at: string | null;
  reason: string | null;
  cause: string | null;
  named: Record<string, string> | null;
  page: string;
  enquiries: Record<string, EnquiryLive>;
  signposts: Record<string, PlaceNow>;
  printer: PrinterNow;
  prints: Record<string, string>;
  instead: string | null;
  elsewhere: Record<string, string>;
  person: 'asked' | 'shown' | 'coming' | null;
  helper: HelperShown | null;
  notices: Array<Record<string, string>>;
  message: MessageShown | null;
  dates: Record<string, Array<[string, string]>>;
  speakers: Record<string, Array<string>>;
}

/** A language by its own name, and the direction in which it is read. */
export interface Language {
  code: string;
  name: string;
  dir: string;
}

/** `reason`: one of the standstill's, 'back' after an evacuation, 'notice'. `words` are the house's own, by language; `until` when it ends by itself, where it does (ISO 8601). */
export interface MessageShown {
  reason: string;
  words: Record<string, string>;
  since: string;
  until: string | null;
}

/** The ticket. `ahead` wait for the same enquiry type; `about` is the likely wait in minutes, None where it is not known; `url` is the visitor's own page. */
export interface NewTicket {
  visit: string;
  number: string;
  enquiry: string;
  ahead: number;
  about: number | null;
  print: PrintState;
  url: string;
}

/** Whether the place is open, until when, and when it opens next (ISO 8601). */
export interface PlaceNow {
  open: boolean;
  until: string | null;
  opens_at: string | null;
}

export interface PrintState {
  state: 'queued' | 'none';
}

/** How a printer is: a word, whether a slip may be sent now, since when (ISO 8601). */
export interface PrinterNow {
  state: string;
  usable: boolean;
  since: string | null;
}

/** The words by which each enquiry type and each tile that answers is found besides its name, by language; `page` is that of the kiosk's live state. */
export interface SearchOut {
  page: string;
  enquiries: Record<string, Record<string, Array<string>>>;
  signposts: Record<string, Record<string, Array<string>>>;
}

/** A tile that answers, in each language: null where the house says nothing. `map`: where the picture is, '' for none. `phone`: there is an address that phones can open. */
export interface SignpostPage {
  name: Record<string, string>;
  group: string | null;
  icon: string;
  place: Record<string, string>;
  short: Record<string, string>;
  provider: Record<string, string>;
  street: Record<string, string> | null;
  walk: Record<string, string> | null;
  way: Record<string, string> | null;
  map: string;
  week: Record<string, Array<DaysOpen>> | null;
  bring: Record<string, string> | null;
  tel: string | null;
  phone: boolean;
}

/** A language in which visitors are served; `always` where all staff speak it. */
export interface Spoken {
  code: string;
  name: string;
  dir: string;
  always: boolean;
}
