// Made by `python -m tests.front.types` from the types of the server.

/** An alert with its state in words. */
export interface AlertShown {
  alert: number;
  kind: string;
  name: string;
  where: string;
  state: string;
  places: Array<string>;
  since: string;
  falls: number;
  unsteady: boolean;
  well_since: string | null;
  back: boolean;
  words: string;
}

/** An open question as the API and the screens have it; times in ISO 8601. */
export interface CheckJson {
  check: number;
  service_point: string;
  adviser: string | null;
  asked_at: string;
  answer_by: string;
}

/** On how many screens a call stands where somebody looks, and on how many it sounds. */
export interface Heard {
  help: number;
  shown: number;
  sounds: number;
}

/** `reason`: one of the standstill's, 'back' after an evacuation, 'notice'. `words` are the house's own, by language; `until` when it ends by itself, where it does (ISO 8601). */
export interface MessageShown {
  reason: string;
  words: Record<string, string>;
  since: string;
  until: string | null;
}

/** A call for help with the names that people read. */
export interface NamedCall {
  help: number;
  service_point: string;
  adviser: string | null;
  cause: string;
  raised_at: string;
  taken_at: string | null;
  taken_by: string | null;
  ended_at: string | null;
  place: string;
  adviser_name: string | null;
  taken_by_name: string | null;
}

/** The same with what the screens answered to each call, who asks at kiosks for a person, what every screen says to everybody, and what of all that visitors need does not work. */
export interface StaffState {
  help: Array<NamedCall>;
  check: CheckJson | null;
  heard: Array<Heard>;
  visitors: Array<VisitorWaits>;
  message: MessageShown | null;
  alerts: Array<AlertShown>;
}

/** The same with the names that people read. */
export interface VisitorWaits {
  kiosk: string;
  asked_at: string;
  more_at: string;
  until: string;
  coming: boolean;
  taken_by: string | null;
  language: string | null;
  known: Array<'fetch' | 'sign' | 'sight' | 'hearing' | 'language' | 'private'>;
  over: 'withdrawn' | 'met' | null;
  place: string;
  taken_by_name: string | null;
}
