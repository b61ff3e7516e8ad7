// The page of days to come as its parts see it. Written by hand; what comes from the server is in
// types.d.ts.
import type { Begun } from '../../web/static/staff/begun.js';
import type { AheadPage, BookedOut, ChangesOut, DateOut, DatesOut, NoticesOut, ToRingListOut } from './types.js';

/** What becomes of an appointment. */
export type Deed = 'move' | 'cancel' | 'keep';

/** A change that is ready to be made, with everybody whom it touches and what becomes of each. */
export interface Pending {
  day: string;
  path: string;
  body: object;
  words: string;
  done: string;
  booked: BookedOut[];
  deeds: Map<string, Deed>;
}

/** A date that is being changed; `old` is what was said of it before, `pending` what is about to be
 * done with those who are booked. */
export interface DateDraft {
  day: string;
  old: DateOut | null;
  open: boolean;
  pending: Pending | null;
}

/** A notice that is being written; `id` is null for a new one, `what` is under which its words are kept while they are begun. `whole`: it is to fill every screen, and is `sure` once that was asked. */
export interface NoticeDraft {
  id: number | null;
  what: string;
  words: Record<string, string>;
  places: string[];
  from: string | null;
  until: string | null;
  state: string | null;
  whole: boolean;
  sure: boolean;
}

/** All that is drawn, and what its buttons do. `said` is what was refused. */
export interface App {
  page: AheadPage;
  dates: DatesOut;
  notices: NoticesOut;
  changes: ChangesOut;
  ring: ToRingListOut;
  busy: boolean;
  said: string | null;
  date: DateDraft | null;
  notice: NoticeDraft | null;
  begun: Begun;
  hm(moment: string): string;
  day(moment: string): string;
  draw(): void;
  look(): Promise<void>;
  ask(path: string, body: object): Promise<any>;
  send(which: 'dates' | 'notices' | 'ring', path: string, body: object, done: string): Promise<boolean>;
}
