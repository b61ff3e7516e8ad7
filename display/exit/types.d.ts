// Made by `python -m tests.front.types` from the types of the server.

/** What the screen at the exit knows: its site, its words by language (`web.packed`), and which two stand there at once. */
export interface ExitPage {
  site: string;
  timezone: string;
  languages: Array<string>;
  words: Record<string, Record<string, any>>;
  directions: Record<string, string>;
}
