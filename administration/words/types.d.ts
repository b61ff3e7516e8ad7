// Made by `python -m tests.front.types` from the types of the server.

/** Days with the same opening times, in words. */
export interface DaysOpen {
  days: string;
  times: string;
}

/** What the display's page knows, calls that are made up among it, and how the house looks. `glass`: its pixels, where the file says. */
export interface DisplayDrawnOut {
  page: Record<string, any>;
  style: string;
  glass: string | null;
}

/** What a tile or an enquiry type has: its words in Easy Read, and the addresses of its picture and of its clip in sign language; '' for none. */
export interface Easy {
  name: Record<string, string>;
  picture: string;
  sign: string;
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

/** A language by its own name, and the direction in which it is read. */
export interface Language {
  code: string;
  name: string;
  dir: string;
}

/** A language of the site: how many phrases it has of all, how many are corrected, who read. */
export interface LanguageOut {
  code: string;
  name: string;
  own: string;
  all: number;
  there: number;
  corrected: number;
  read: ReadOut | null;
  shipped_read: boolean;
}

/** The paper at a width in millimetres: a picture of its dots, and how long it is. */
export interface PaperOut {
  width: number;
  png: string;
  mm: number;
}

/** The pages of a phone in a language, as HTML: a ticket's with all its views, those after the visit, an appointment's in each state, and that of a place elsewhere. A phrase in them is a sign, its name and what was filled in as JSON, a sign, its text, a sign (U+E000 to U+E002). */
export interface PhoneDrawnOut {
  pages: Array<string>;
}

/** One text of a phrase: of a figure, a plural or a word; `when` is '' where there is one. */
export interface PhraseFormOut {
  when: string;
  text: string;
}

/** A phrase: where it stands, what it says in English and in the language. `state`: it comes in English, as the program or the council has it, or corrected; `text` is the correction, in the draft if it is there, `original` what it stands for; `chooses` by what its forms are chosen, and `usual` the form for all else. `wrong` says why it is left out or to be looked at anew. */
export interface PhraseOut {
  room: 'kiosk' | 'display' | 'slips';
  message: string;
  heading: string;
  hint: string;
  english: string;
  state: 'english' | 'program' | 'corrected';
  draft: boolean;
  forms: Array<PhraseFormOut>;
  original: Array<PhraseFormOut>;
  chooses: string;
  usual: string;
  text: string | null;
  longest: number;
  wrong: string | null;
}

/** Who has read a language whose it is, and when; `since`: the words became others after it. */
export interface ReadOut {
  by: string;
  day: string;
  since: boolean;
  draft: boolean;
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

/** The site of a page: its English name, and the zone of its times. */
export interface SiteShown {
  id: string;
  name: string;
  timezone: string;
}

/** The paper at both widths. `lines`: the millimetres of each line of the ticket at 80 mm; `cannot`: what no printer of the house prints, and is left out. */
export interface SlipDrawnOut {
  papers: Array<PaperOut>;
  lines: Record<string, number>;
  cannot: Array<string>;
}

/** A language in which visitors are served; `always` where all staff speak it. */
export interface Spoken {
  code: string;
  name: string;
  dir: string;
  always: boolean;
}

/** The words of a language in the draft. `mark` is what they are known by when somebody has read them; `changes` counts all that is in the draft. */
export interface WordsOut {
  language: string;
  mark: string;
  read: ReadOut | null;
  shipped_read: boolean;
  changes: number;
  planned: boolean;
  phrases: Array<PhraseOut>;
}

/** What the page knows. `languages` are those of the draft (`LanguageOut`), `first` the words of the one that is looked at (`WordsOut`). */
export interface WordsPage {
  site: SiteShown;
  url: string;
  language: string;
  direction: string;
  languages: any;
  today: string;
  may: boolean;
  first: any;
}
