// Made by `python -m tests.front.types` from the types of the server.

/** A reason: as a part of a sentence, and as a line of a list. */
export interface Choice {
  id: string;
  words: string;
  label: string;
}

/** Why there are no tickets now; `cause` is what somebody chose, `opens_at` when it is known. */
export interface ClosureOut {
  reason: 'hours' | 'closed_early' | 'switched_off' | 'last_ticket' | 'quota' | 'standstill';
  cause: string | null;
  opens_at: string | null;
}

/** What the page knows besides the day, which it asks for again and again (`ServiceDayOut`). */
export interface DayPage {
  site: SiteShown;
  url: string;
  off_reasons: Array<Choice>;
  early_reasons: Array<Choice>;
  stop_reasons: Array<Reason>;
  standstill: any;
  first: any;
}

/** An enquiry type today. `tickets` counts towards `quota`; `off` is the switch's reason. */
export interface EnquiryDayOut {
  enquiry: string;
  name: string;
  tickets: number;
  waiting: number;
  quota: number | null;
  last_ticket: string | null;
  off: string | null;
  closure: ClosureOut | null;
}

/** Why everybody is to wait, as a line of a list. */
export interface Reason {
  id: string;
  label: string;
}

/** How the service day stands. `closes_at`: when those left get the day's own outcome. */
export interface ServiceDayOut {
  now: string;
  service_day: string;
  closure: ClosureOut | null;
  closed_early: string | null;
  left: number;
  stopped: boolean;
  closes_at: string | null;
  after: number | null;
  enquiries: Array<EnquiryDayOut>;
}

/** The site of a page: its English name, and the zone of its times. */
export interface SiteShown {
  id: string;
  name: string;
  timezone: string;
}

/** Why everybody waits, since when, and how many rest because of it; null if they do not. */
export interface StandstillOut {
  reason: string | null;
  since: string | null;
  resting: number;
}
