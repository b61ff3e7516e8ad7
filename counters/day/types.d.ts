// Made by `python -m tests.front.types` from the types of the server.

/** What the page knows at first. `longest`: letters of a notice, of a reason, of the line; and how many changes the history has at most. */
export interface AheadPage {
  site: SiteShown;
  url: string;
  languages: Array<LanguageShown>;
  notice_presets: Array<Preset>;
  reasons: Array<Preset>;
  longest: Record<string, number>;
  dates: any;
  notices: any;
  changes: any;
  ring: any;
}

/** Everybody whom these hours do not keep, by time. */
export interface BookedListOut {
  booked: Array<BookedOut>;
}

/** An appointment that these hours do not keep; who comes, as far as it was written down; and another time, or in words why there is none. */
export interface BookedOut {
  appointment: string;
  starts_at: string;
  type: string;
  adviser_name: string;
  here: boolean;
  name: string | null;
  contact: string | null;
  other: OtherTime | null;
  why: string;
}

/** A change: when, by whom, and what, in a sentence. */
export interface ChangeOut {
  at: string;
  who: string;
  what: string;
}

/** The changes of the last two months, the last first; 60 at most. */
export interface ChangesOut {
  changes: Array<ChangeOut>;
}

/** A reason: as a part of a sentence, and as a line of a list. */
export interface Choice {
  id: string;
  words: string;
  label: string;
}

/** The server's clock went `ahead_s` ahead at a moment, and nobody has agreed to it yet. By it `over` visits and sign-ons would be over that are not by the clock before. `at_start`: the machine was started with a clock that is so far from the last deed, which was at that moment; below zero, behind it. */
export interface ClockOut {
  ahead_s: number;
  at_start: boolean;
  at: string;
  over: number;
}

/** The last close of a day that can be taken back: when it was, and how many it ended. */
export interface ClosedOut {
  at: string;
  visits: number;
}

/** Why there are no tickets now; `cause` is what somebody chose, `opens_at` when it is known; `named` is what a closed day is called. */
export interface ClosureOut {
  reason: 'hours' | 'holiday' | 'closed_early' | 'switched_off' | 'last_ticket' | 'quota' | 'standstill' | 'kiosk';
  cause: string | null;
  opens_at: string | null;
  named: string | null;
}

/** A date for which somebody said other hours: these, the reason by language, and beside them the `usual` hours and what a holiday on it is called. */
export interface DateOut {
  day: string;
  hours: Array<string>;
  reason: Record<string, string>;
  usual: Array<string>;
  holiday: string | null;
}

/** The dates to come with hours of their own, by day; today, and the last that can be changed; and the ticket's last line by language, empty where it is the usual one. */
export interface DatesOut {
  today: string;
  last_day: string;
  dates: Array<DateOut>;
  courtesy: Record<string, string>;
}

/** What the page knows besides the day, which it asks for again and again (`ServiceDayOut`). */
export interface DayPage {
  site: SiteShown;
  url: string;
  off_reasons: Array<Choice>;
  early_reasons: Array<Choice>;
  stop_reasons: Array<Reason>;
  languages: Array<LanguageShown>;
  longest_message: number;
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

/** A language of the site: its code, its own name, and the direction in which it is read. */
export interface LanguageShown {
  code: string;
  name: string;
  dir: string;
}

/** A notice. `state`: it is to come, it shows, or it is over. */
export interface NoticeOut {
  notice: number;
  words: Record<string, string>;
  places: Array<'displays' | 'kiosks' | 'phones'>;
  starts_at: string;
  ends_at: string | null;
  whole: boolean;
  state: 'coming' | 'showing' | 'over';
}

/** Those that show or are going to, by start; then those of the last month, the last first. */
export interface NoticesOut {
  now: string;
  notices: Array<NoticeOut>;
}

/** Another time for an appointment, with whom and where. */
export interface OtherTime {
  starts_at: string;
  adviser: string;
  adviser_name: string;
  service_point: string;
}

/** A sentence by language, and what it is called in a list. */
export interface Preset {
  label: string;
  words: Record<string, string>;
}

/** Every promise that the present rules do not keep: appointments by time, then visits. */
export interface PromisesOut {
  promises: Array<TouchedOut>;
}

/** Why everybody is to wait, as a line of a list. */
export interface Reason {
  id: string;
  label: string;
}

/** How the service day stands. `closes_at`: when those left get the day's own outcome. `clock`: a clock that is doubted; `closed`: whom a close ended who can wait again. */
export interface ServiceDayOut {
  now: string;
  service_day: string;
  closure: ClosureOut | null;
  closed_early: string | null;
  left: number;
  stopped: boolean;
  closes_at: string | null;
  after: number | null;
  clock: ClockOut | null;
  closed: ClosedOut | null;
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
  words: Record<string, string>;
  since: string | null;
  resting: number;
  with_advisers: number;
  screens: Array<ToldScreen>;
}

/** Everybody who is to be rung, or was within a day, by the time that they know of. */
export interface ToRingListOut {
  to_ring: Array<ToRingOut>;
}

/** Somebody to be rung about an appointment: when it `was`, as they know it; what is so by now, where it is still to be `starts_at` and with whom; who comes, as far as it was written down. */
export interface ToRingOut {
  appointment: string;
  type: string;
  was: string;
  state: 'moved' | 'cancelled' | 'not_moved';
  starts_at: string;
  adviser_name: string;
  name: string | null;
  contact: string | null;
  rung_at: string | null;
}

/** A screen of ours, and whether it has shown the message to everybody of this moment: displays tell it. Kiosks and other paired screens are among them while they are away. */
export interface ToldScreen {
  name: string;
  where: string;
  shown: boolean;
  there: boolean;
}

/** A promise that the present rules do not keep: an appointment or a visit, what is so and what can be done, in words; `starts_at` is an appointment's. */
export interface TouchedOut {
  kind: 'appointment' | 'visit';
  id: string;
  name: string;
  says: string;
  do: string;
  starts_at: string | null;
}
