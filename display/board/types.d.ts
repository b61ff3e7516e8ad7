// Made by `python -m tests.front.types` from the types of the server.

/** The board as the page brings it, and when that was (ISO 8601). */
export interface BoardFirst {
  page: string;
  calls: Array<CallShown>;
  waiting: number;
  waits: Array<WaitShown>;
  lit: Lit | null;
  standing: string | null;
  message: MessageShown | null;
  notices: Array<Record<string, string>>;
  now: string;
}

/** What a zone's screens show: the calls, how many wait, how long, when it is lit, why everybody was asked to wait, what every screen says instead of all this, and the notices of now by language. `page` changes when the site file did, or what is shown between calls. */
export interface BoardShown {
  page: string;
  calls: Array<CallShown>;
  waiting: number;
  waits: Array<WaitShown>;
  lit: Lit | null;
  standing: string | null;
  message: MessageShown | null;
  notices: Array<Record<string, string>>;
}

/** A call as the screen has it; times in ISO 8601, `times` counts the first call too. */
export interface CallShown {
  announcement: number;
  number: string;
  point: string;
  called_at: string;
  announced_at: string;
  language: string;
  state: string;
  times: number;
}

/** What the display's page knows, calls that are made up among it, and how the house looks. `glass`: its pixels, where the file says. */
export interface DisplayDrawnOut {
  page: Record<string, any>;
  style: string;
  glass: string | null;
}

/** From when to when the screen is lit, as far as until `known` (ISO 8601). */
export interface Lit {
  spans: Array<[string, string]>;
  known: string;
}

/** How loud it is, in percent, from one local minute of the day to another, which may be the next day's. */
export interface LoudShown {
  since: number;
  until: number;
  percent: number;
}

/** A picture, video or page: from when to when it is shown (ISO 8601; null: without an end), and for how many seconds at a time. `url` is null for a page. */
export interface MediaShown {
  id: number;
  kind: 'picture' | 'video' | 'page';
  url: string | null;
  words: Record<string, string>;
  caption: boolean;
  since: string | null;
  until: string | null;
  seconds: number;
}

/** `reason`: one of the standstill's, 'back' after an evacuation, 'notice'. `words` are the house's own, by language; `until` when it ends by itself, where it does (ISO 8601). */
export interface MessageShown {
  reason: string;
  words: Record<string, string>;
  since: string;
  until: string | null;
}

/** A service point on a screen: its kind, its mark, and its names by language. */
export interface PlaceShown {
  kind: string;
  marker: string;
  names: Record<string, PlaceWords>;
}

/** A name in one language, as `PlaceName` has it, and the way there, or ''. */
export interface PlaceWords {
  word: string;
  digit: string;
  full: string;
  way: string;
}

/** What a screen knows besides its board. `spoken` are the languages in which a call is said, in their order, with `own_language` the visitor's as well, with `repeat` once more; `volume` is in percent, `volumes` at some hours another. `say` and `chime` are addresses of sounds, `state` is where the board is had without a socket; `layout` and `band` say what stands where, `waits` what the waits are of, `leaving` what is told beside 'Leave the building now', `media` what is shown between calls, and `alone` is the place of a screen that shows one. */
export interface ScreenPage {
  title: string;
  site: string;
  zone: string;
  timezone: string;
  languages: Array<string>;
  all_languages: Array<string>;
  notice: Record<string, string | null> | null;
  places: Record<string, PlaceShown>;
  layout: 'hall' | 'counter' | 'door';
  band: Array<'calls' | 'earlier' | 'waits' | 'media'>;
  waits: Record<string, WaitNamed>;
  media: Array<MediaShown>;
  leaving: Record<string, Record<string, string>>;
  alone: string | null;
  sound: boolean;
  spoken: Array<string>;
  own_language: boolean;
  repeat: boolean;
  volume: number;
  volumes: Array<LoudShown>;
  say: string;
  chime: string;
  state: string;
  board: BoardFirst;
}

/** What is waited for: its icon, as on the kiosk, and its name by language. */
export interface WaitNamed {
  icon: string;
  names: Record<string, string>;
}

/** About how many minutes one waits for a tile or an enquiry type; 0 is no wait. */
export interface WaitShown {
  id: string;
  about: number;
}
