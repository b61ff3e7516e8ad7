// Made by `python -m tests.front.types` from the types of the server.

/** All of a site, in their order, and how many bytes their files have of those that may be. `brought`: the number of the one that was just put in; `warning`: what is to be known of it. */
export interface LibraryOut {
  pieces: Array<MediaOut>;
  bytes: number;
  most_bytes: number;
  brought: number | null;
  warning: string | null;
}

/** A display, or a waiting area, that has room for them. */
export interface MediaDisplay {
  id: string;
  name: string;
}

/** A language of the site, and which way it runs. */
export interface MediaLanguage {
  code: string;
  name: string;
  dir: string;
}

/** A picture, a video or a page. `state`: it has no words yet and is not shown, it is to come, it shows, or it is over. `url` is null for a page. `displays` are those that show it; null: all. */
export interface MediaOut {
  media: number;
  kind: 'picture' | 'video' | 'page';
  url: string | null;
  bytes: number;
  words: Record<string, string>;
  caption: boolean;
  first_day: string | null;
  last_day: string | null;
  seconds: number;
  displays: Array<string> | null;
  state: 'unready' | 'coming' | 'showing' | 'over';
}

/** What the page knows. `first` is the library (`LibraryOut`); words have at most `longest` letters in each language, and one stays for `shortest_s` to `longest_s` seconds, on all `displays` or on some. */
export interface MediaPage {
  site: SiteShown;
  url: string;
  languages: Array<MediaLanguage>;
  displays: Array<MediaDisplay>;
  longest: number;
  shortest_s: number;
  usual_s: number;
  longest_s: number;
  may: boolean;
  first: any;
}

/** The site of a page: its English name, and the zone of its times. */
export interface SiteShown {
  id: string;
  name: string;
  timezone: string;
}
