// Made by `python -m tests.front.types` from the types of the server.

/** What the phone's script knows besides its ticket; `figures` stand for those ahead at most. `languages` are the site's, its own first; `words` what it says (`web.packed`); with a `push_key` the phone can be told while the page is closed. */
export interface PhonePage {
  visit: string;
  language: string;
  languages: Array<string>;
  timezone: string;
  figures: number;
  chime: string;
  push_key: string;
  places: Record<string, PlaceShown>;
  words: Record<string, any>;
  ticket: TicketFirst;
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

/** The ticket as the page brings it, and when that was (ISO 8601). */
export interface TicketFirst {
  number: string;
  state: string;
  outcome: string | null;
  ahead: number;
  about: number | null;
  point: string | null;
  called_at: string | null;
  announced_at: string | null;
  times: number;
  origin: string;
  further: number;
  appointment_at: string | null;
  hold_until: string | null;
  back_until: string | null;
  undo_until: string | null;
  standing: string | null;
  notices: Array<Record<string, string>>;
  soon: boolean;
  heard: string | null;
  now: string;
}

/** A ticket as its visitor's phone has it (see `Ticket`); times in ISO 8601. */
export interface TicketShown {
  number: string;
  state: string;
  outcome: string | null;
  ahead: number;
  about: number | null;
  point: string | null;
  called_at: string | null;
  announced_at: string | null;
  times: number;
  origin: string;
  further: number;
  appointment_at: string | null;
  hold_until: string | null;
  back_until: string | null;
  undo_until: string | null;
  standing: string | null;
  notices: Array<Record<string, string>>;
  soon: boolean;
  heard: string | null;
}
