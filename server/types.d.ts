// Made by `python -m tests.front.types` from the types of the server.

/** What the page shows next: a `code` and its `lines`, or the address where it goes on; and the time of the house. */
export interface CodeShown {
  code: string | null;
  lines: Array<string>;
  goes_on: string | null;
  now: string;
}

/** What the page knows at its start; `offline` has a {time} for the browser's own clock. */
export interface PairingPage {
  shown: CodeShown;
  asked: string;
  offline: Array<string>;
  every: number;
}
