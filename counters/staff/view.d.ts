// What the parts of the page of staff are given (staff.js). Written by hand; what comes from the
// server is in types.d.ts.
import type { Level } from './static/words.js';
import type { Named, RemovedOut, StaffPage, StaffPersonOut } from './types.js';

/** What was said where, and whether it is a trouble. */
export interface Said {
  where: string;
  words: string;
  bad: boolean;
}

/** A part of a person that can be changed. */
export type Change = Partial<Record<'name' | 'role' | 'pin' | 'password', string>> & {
  languages?: string[];
};

/** What the page remembers, and what its parts can ask of it. `pending`: levels on their way. */
export interface Ctx {
  page: StaffPage;
  staff: StaffPersonOut[];
  busy: boolean;
  said: Said | null;
  open: string | null;
  adding: boolean;
  removed: RemovedOut | null;
  pending: Map<string, Level>;
  narrow: string | undefined;
  change(person: StaffPersonOut, body: Change): Promise<boolean>;
  remove(person: StaffPersonOut): unknown;
  add(event: Event): unknown;
  cancel(): void;
  close(person: StaffPersonOut): void;
  setLevel(person: StaffPersonOut, enquiry: Named, wanted: string): void;
  show(id: string): void;
}
