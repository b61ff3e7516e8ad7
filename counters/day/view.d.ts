// The page of days to come as its parts see it. Written by hand; what comes from the server is in
// types.d.ts.
import type { AheadPage, ChangesOut, DateOut, DatesOut, NoticesOut } from './types.js';

/** A date that is being changed; `old` is what was said of it before. */
export interface DateDraft {
  day: string;
  old: DateOut | null;
  open: boolean;
}

/** A notice that is being written; `id` is null for a new one. */
export interface NoticeDraft {
  id: number | null;
  words: Record<string, string>;
  places: string[];
  from: string | null;
  until: string | null;
  state: string | null;
}

/** All that is drawn, and what its buttons do. `said` is what was refused. */
export interface App {
  page: AheadPage;
  dates: DatesOut;
  notices: NoticesOut;
  changes: ChangesOut;
  busy: boolean;
  said: string | null;
  date: DateDraft | null;
  notice: NoticeDraft | null;
  hm(moment: string): string;
  day(moment: string): string;
  draw(): void;
  send(which: 'dates' | 'notices', path: string, body: object, done: string): Promise<boolean>;
}
