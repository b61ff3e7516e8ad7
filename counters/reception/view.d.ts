// The reception as its parts see it: laid together at each drawing (reception.js). Written by hand;
// what comes from the server is in types.d.ts.
import type { WallClock } from '/static/staff/format.js';
import type { Just, Next } from './static/model.js';
import type { FoundOut, PassOut, ReceptionPage, ReceptionState } from './types.js';

/** What is open over the right side. */
export type Open = { name: 'visit', visit: string, number?: string } | { name: 'note', visit: string, number: string }
  | { name: 'find' | 'missed' | 'again' | 'tablet' };

/** Where this tablet stands: whose printer it has, and where help comes to. */
export interface Tablet {
  kiosk: string | null;
  point: string;
}

/** What this browser keeps. `lostAt`: since when (ms) there is no connection; 0 while there is one. */
export interface Local {
  state: ReceptionState | null;
  lostAt: number;
  next: Next;
  done: Just[];
  tablet: Tablet | null;
  panel: Open | null;
  said: string;
  busy: boolean;
  typed: string;
  found: FoundOut[] | null;
  passes: PassOut[] | null;
}

/** What can be done, by name. */
export interface Does {
  need(id: string): void;
  language(code: string): void;
  clear(): void;
  issue(enquiry: string): unknown;
  answered(enquiry: string): unknown;
  undo(visit: string): unknown;
  print(visit: string): unknown;
  here(appointment: string): unknown;
  cameAgain(visit: string): unknown;
  come(kiosk: string): unknown;
  met(kiosk: string): unknown;
  greet(one: { visit: string, number: string, enquiry: string }): unknown;
  again(called: { visit: string, number: string }): unknown;
  open(panel: Open): void;
  close(): void;
  mend(visit: string, deed: string, payload?: object, words?: string): Promise<boolean>;
  begin(visit: string, note: string): void;
  note(event: Event, visit: string): unknown;
  away(visit: string, deed: string, payload: object, words: string): unknown;
  type(text: string): void;
  find(event: Event): unknown;
  findPass(event: Event): unknown;
  setUp(event: Event): void;
  help(): unknown;
}

/** All that a part of the page draws from. `now` stands still while the connection is lost. */
export interface All extends Omit<Local, 'state'> {
  state: ReceptionState;
  page: ReceptionPage;
  times: WallClock;
  now: number;
  clock: Date;
  does: Does;
  nameOf(id: string): string;
  draftOf(visit: string): string;
}
