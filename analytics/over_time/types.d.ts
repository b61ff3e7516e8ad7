// Made by `python -m tests.front.types` from the types of the server.

/** What the script of a period's page knows: what each figure counts. */
export interface PeriodKnown {
  definitions: Record<string, string>;
}
