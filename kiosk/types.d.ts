// Made by `python -m tests.front.types` from the types of the server.

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

/** How a kiosk's printer is: a word, whether a slip may be sent now, since when (ISO 8601). */
export interface KioskPrinter {
  state: string;
  usable: boolean;
  since: string | null;
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
  printer: KioskPrinter;
  prints: Record<string, string>;
}
