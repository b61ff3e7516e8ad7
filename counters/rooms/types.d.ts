// Made by `python -m tests.front.types` from the types of the server.

/** The visit that an adviser has, and where. */
export interface InHandJson {
  visit: string;
  number: string;
  service_point: string;
  state: string;
}

/** When a room is expected to come free (ISO 8601), or None where nobody knows. */
export interface NextFreeJson {
  room: string;
  at: string | null;
}

/** An interview room: what it offers, is now, was lately, and will be; `booked`: the appointments over which it is closed. */
export interface Room {
  state: string;
  adviser: string | null;
  adviser_name: string | null;
  visit_state?: string;
  number?: string | null;
  since?: string;
  expected_end?: string;
  closed?: boolean;
  reason?: string;
  until?: string | null;
  checked_in_at?: string | null;
  help_since?: string;
  help_goes?: string | null;
  booked?: Array<Upcoming>;
  room: string;
  name: string;
  seats: number;
  step_free: boolean;
  hearing_loop: boolean;
  low_counter: boolean;
  screen: boolean;
  upcoming: Array<Upcoming>;
  past: Array<Stay>;
  tidied: Array<Tidying>;
}

/** The board as the page brings it, and when that was (ISO 8601). */
export interface RoomsFirst {
  rooms: Array<Room>;
  next_free: Array<NextFreeJson>;
  visits: Record<string, InHandJson>;
  now: string;
}

/** What the rooms board knows besides its live state; reasons in their order. */
export interface RoomsPage {
  site: SiteShown;
  adviser: string | null;
  api: string;
  reasons: Array<[string, string]>;
  first: RoomsFirst;
}

/** The rooms board; `visits` by adviser. */
export interface RoomsState {
  rooms: Array<Room>;
  next_free: Array<NextFreeJson>;
  visits: Record<string, InHandJson>;
}

/** The site of a page: its English name, and the zone of its times. */
export interface SiteShown {
  id: string;
  name: string;
  timezone: string;
}

export interface Stay {
  number: string;
  adviser_name: string | null;
  from: string;
  to: string;
}

export interface Tidying {
  from: string;
  to: string | null;
}

/** An appointment that is to take place in a room; `what` is None for a sensitive enquiry. */
export interface Upcoming {
  starts_at: string;
  ends_at: string;
  number: string | null;
  what: string | null;
}
