// Made by `python -m tests.front.types` from the types of the server.

/** How many waited at each full minute from `start` on; moments in ISO 8601. */
export interface Chart {
  opens: string | null;
  closes: string | null;
  start: string | null;
  waiting: Array<number>;
}

/** The server's clock went so far ahead within a moment, and nobody agreed to it yet. `at_start`: the machine was started so far ahead of the last deed; below zero, behind it. */
export interface ClockDoubted {
  ahead_s: number;
  at_start: boolean;
}

/** An enquiry type: who waits, and when each of them passes the target (ISO 8601). */
export interface EnquiryNow {
  issued: number;
  called: number;
  no_shows: number;
  within_target: ShareJson;
  wait: TimesJson;
  enquiry: string;
  name: string;
  target: number;
  target_percent: number;
  waiting: number;
  head: Head | null;
  passes: Array<string>;
}

/** Of those to whom it was promised: how many were greeted, in time, and wait longer. */
export interface GreetedNow {
  greeted: number;
  in_time: number;
  late: number;
}

/** Who waits longest against the target (seconds), since when (ISO 8601). To the seconds since then `before` is added: what was waited before that, less what was rested. */
export interface Head {
  number: string;
  waiting_since: string;
  before: number;
  target: number;
}

/** What the page is given: its first state, when that was, and what each figure counts. */
export interface NowKnown {
  now: string;
  site: string;
  timezone: string;
  definitions: Record<string, string>;
  state: NowState;
}

/** The supervisor's page of today. `clock` is None while nobody need doubt it, `greeted` where nobody was promised when. */
export interface NowState {
  site: string;
  service_day: string;
  waiting: number;
  held: number;
  door: number;
  total: Results;
  enquiries: Array<EnquiryNow>;
  places: Array<Place>;
  devices: Array<ShownDevice>;
  chart: Chart;
  clock: ClockDoubted | null;
  greeted: GreetedNow | null;
}

/** A service point: who is there, with whom, since when (ISO 8601). */
export interface Place {
  point: string;
  name: string;
  kind: string;
  state: string;
  adviser: string | null;
  number: string | null;
  since: string | null;
}

/** How it went so far today. */
export interface Results {
  issued: number;
  called: number;
  no_shows: number;
  within_target: ShareJson;
  wait: TimesJson;
}

/** So many (`n`) of so many (`of`). */
export interface ShareJson {
  n: number;
  of: number;
  percent: number | null;
}

/** A device and how it is; `since` in ISO 8601, `where` in the words of the site file. */
export interface ShownDevice {
  device: string;
  name: string;
  state: string;
  since: string | null;
  where: string;
}

/** Seconds of so many (`n`); None where nothing was counted. */
export interface TimesJson {
  n: number;
  mean: number | null;
  p50: number | null;
  p90: number | null;
  p95: number | null;
}
