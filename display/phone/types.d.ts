// Made by `python -m tests.front.types` from the types of the server.

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
