// Made by `python -m tests.front.types` from the types of the server.

/** An appointment. `url` is its public page; `person` is given for one appointment alone. */
export interface AppointmentOut {
  appointment: string;
  type: string;
  enquiry: string;
  adviser: string;
  service_point: string;
  service_day: string;
  starts_at: string;
  ends_at: string;
  state: 'booked' | 'checked_in' | 'served' | 'no_show' | 'missed' | 'cancelled';
  code: string;
  language: string;
  asked_language: string | null;
  needs: Array<string>;
  source: string;
  booked_for: string | null;
  cancel_reason: string | null;
  visit: string | null;
  number: string | null;
  punctuality: 'early' | 'on_time' | 'late' | null;
  checked_in_at: string | null;
  url: string;
  person: PersonOut | null;
}

/** A time without appointments. */
export interface BlockOut {
  block: number;
  adviser: string | null;
  service_point: string | null;
  starts_at: string;
  ends_at: string;
  reason: string;
}

/** The blocks that were made. */
export interface BlocksOut {
  blocks: Array<BlockOut>;
}

/** A service point, and what it offers. */
export interface BookedPlace {
  id: string;
  name: string;
  kind: string;
  step_free: boolean;
  hearing_loop: boolean;
  low_counter: boolean;
  screen: boolean;
  seats: number;
}

/** The visit that the appointment became. `again`: it had checked in before; a kiosk is told the number then, and nothing that leads to the visit. */
export interface CheckedInOut {
  appointment: string | null;
  visit: string | null;
  number: string;
  enquiry: string;
  starts_at: string;
  punctuality: 'early' | 'on_time' | 'late';
  ahead: number;
  again: boolean;
  print: PrintOut;
  url: string | null;
}

/** A local date: its opening hours, and what it is called if the site is closed. */
export interface DayOut {
  date: string;
  closed: string | null;
  openings: Array<OpeningOut>;
}

/** What becomes of a line of a file, or would become of it, and in `says` the same in words. */
export interface FileLineOut {
  line: number;
  will: 'new' | 'there' | 'moved' | 'changed' | 'cancelled' | 'left' | 'refused';
  says: string;
  notes: Array<string>;
  appointment: AppointmentOut | null;
}

/** What is free, in order. */
export interface FreeOut {
  now: string;
  free: Array<FreeSlotOut>;
}

/** A possible appointment. */
export interface FreeSlotOut {
  starts_at: string;
  ends_at: string;
  adviser: string;
  service_point: string;
}

/** What a file holds, and what was done or would be done. */
export interface ImportedOut {
  made: boolean;
  doubtful: boolean;
  changes: number;
  lines: Array<FileLineOut>;
  appointments: Array<AppointmentOut>;
  mistakes: Array<LineOut>;
  remarks: Array<LineOut>;
  gone: Array<AppointmentOut>;
}

/** A line of a file with what is wrong in it, or worth a look; line 0 is the whole file. */
export interface LineOut {
  line: number;
  says: string;
}

/** Something by its id, with its English name. */
export interface Named {
  id: string;
  name: string;
}

/** From when until when the site is open. */
export interface OpeningOut {
  opens: string;
  closes: string;
}

/** Who comes, as far as it was written down and still is. */
export interface PersonOut {
  name: string | null;
  contact: string | null;
  note: string | null;
}

/** Whether a ticket is being printed. */
export interface PrintOut {
  state: 'queued' | 'none';
}

/** The site of a page: its English name, and the zone of its times. */
export interface SiteShown {
  id: string;
  name: string;
  timezone: string;
}

/** An adviser, and the enquiry types that they can serve. */
export interface Skilled {
  id: string;
  name: string;
  skills: Array<string>;
}

/** An appointment type, with what it needs of a place; `places`, where there are some, are those at which alone its enquiry type is served. */
export interface TypeShown {
  id: string;
  name: string;
  minutes: number;
  enquiry: string;
  skill: string;
  private: boolean;
  place: string;
  places: Array<string>;
  seats: number;
  screen: boolean;
  early: number;
  late: number;
}

/** The visitor at whose desk somebody books. */
export interface VisitShown {
  visit: string;
  number: string;
  enquiry: string;
  adviser: string | null;
  place: string | null;
  needs: Array<string>;
  language: string;
  asked_language: string | null;
}

/** Everything on the days asked for. */
export interface WeekOut {
  now: string;
  days: Array<DayOut>;
  appointments: Array<AppointmentOut>;
  blocks: Array<BlockOut>;
}

/** What the week page knows besides the week itself (`WeekOut`). */
export interface WeekPage {
  site: SiteShown;
  api: string;
  types: Array<TypeShown>;
  points: Array<BookedPlace>;
  advisers: Array<Skilled>;
  printers: Array<Named>;
  needs: Array<[string, string]>;
  languages: Array<Named>;
  speaks: Array<string>;
  reasons: Array<[string, string]>;
  grid: number;
  ahead_days: number;
  forget_days: number;
  largest: number;
  visit: VisitShown | null;
  first: any;
}
