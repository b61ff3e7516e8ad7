// Made by `python -m tests.front.types` from the types of the server.

/** What a zone's screens show: the calls, and how many wait. */
export interface BoardShown {
  calls: Array<CallShown>;
  waiting: number;
}

/** A call as the screen has it; times in ISO 8601, `times` counts the first call too. */
export interface CallShown {
  announcement: number;
  number: string;
  point: string;
  called_at: string;
  announced_at: string;
  language: string;
  state: string;
  times: number;
}

/** A ticket as its visitor's phone has it (see `Ticket`); times in ISO 8601. */
export interface TicketShown {
  number: string;
  state: string;
  outcome: string | null;
  ahead: number;
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
}
