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
