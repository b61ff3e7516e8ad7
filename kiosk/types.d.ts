// Made by `python -m tests.front.types` from the types of the server.

/** What was done, or how the ticket stands. `place` is where a called one goes, by language. */
export interface BackAnswer {
  number: string;
  done: 'returned' | 'resumed' | 'waiting' | 'called' | 'serving' | 'cancelled' | 'finished' | 'too_late';
  ahead: number;
  place: Record<string, string> | null;
  called_at: string | null;
}

/** The enquiry type takes no tickets now; `opens_at` says when it will, if that is known. */
export interface ClosedProblem {
  type: string;
  title: string;
  status: number;
  detail: string;
  opens_at: string | null;
}

/** An enquiry type now: how many wait for it, and about how many minutes it takes. */
export interface EnquiryLive {
  open: boolean;
  opens_at: string | null;
  reason: string | null;
  cause: string | null;
  named: Record<string, string> | null;
  waiting: number;
  about: number | null;
}

/** What a kiosk is told: what can be chosen (by id), its paper, its last slips (by visit). */
export interface KioskState {
  open: boolean;
  opens_at: string | null;
  reason: string | null;
  cause: string | null;
  named: Record<string, string> | null;
  page: string;
  enquiries: Record<string, EnquiryLive>;
  printer: PrinterNow;
  prints: Record<string, string>;
}

/** The ticket. `ahead` wait for the same enquiry type; `url` is the visitor's own page. */
export interface NewTicket {
  visit: string;
  number: string;
  enquiry: string;
  ahead: number;
  print: PrintState;
  url: string;
}

export interface PrintState {
  state: 'queued' | 'none';
}

/** How a printer is: a word, whether a slip may be sent now, since when (ISO 8601). */
export interface PrinterNow {
  state: string;
  usable: boolean;
  since: string | null;
}
