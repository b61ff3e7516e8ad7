// Made by `python -m tests.front.types` from the types of the server.

/** What the page knows. `first` are the clips of `language` (`ClipsOut`); a clip has at most `longest` seconds, and no number above `highest`. */
export interface AnnouncementsPage {
  site: SiteShown;
  url: string;
  language: string;
  languages: Record<string, LanguageNames>;
  places: Array<Named>;
  number: string;
  longest: number;
  highest: number;
  may: boolean;
  first: any;
}

/** A clip that is wanted, with the `words` that are spoken. `seconds` is null until it is recorded; `shared`: it is one of all houses of this server, and cannot be deleted here. */
export interface ClipOut {
  kind: 'phrases' | 'letters' | 'digits' | 'numbers' | 'places';
  name: string;
  words: string;
  needed: boolean;
  seconds: number | null;
  shared: boolean;
}

/** The clips of a language. `voice`: whether a voice of this server speaks it; `missing`: how many needed clips there are not. */
export interface ClipsOut {
  language: string;
  voice: boolean;
  missing: number;
  clips: Array<ClipOut>;
}

/** A language's name in English, and in itself. */
export interface LanguageNames {
  name: string;
  own: string;
}

/** Something by its id, with its English name. */
export interface Named {
  id: string;
  name: string;
}

/** What became of a clip: its length, and by how many decibels it was made louder. */
export interface RecordedOut {
  seconds: number;
  raised_db: number;
}

/** The site of a page: its English name, and the zone of its times. */
export interface SiteShown {
  id: string;
  name: string;
  timezone: string;
}
