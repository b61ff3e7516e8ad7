// The week as its parts see it: one object that appointments.js makes and changes. Written by hand;
// what comes from the server is in types.d.ts.
import type { deeds } from './static/deeds.js';
import type { Appointment, Block, Day, frame, Lane, Local, Stands, Week } from './static/model.js';
import type {
  AppointmentOut, BookedPlace, FreeSlotOut, ImportedOut, PersonOut, TypeShown, WeekPage,
} from './types.js';

/** The page's data, its lists of words as objects: these keep their order. */
export interface Page extends Omit<WeekPage, 'needs' | 'reasons'> {
  needs: Record<string, string>;
  reasons: Record<string, string>;
}

/** What is being booked, besides its type and its time. */
export interface Draft {
  needs: string[];
  asked_language: string | null;
  language: string;
  printer: string | null;
  name: string;
  contact: string;
  note: string;
}

/** A time that was chosen; `why` it is not free, if it is not. */
export interface Chosen {
  day: string;
  from: number;
  to: number;
  starts_at: string | null;
  adviser: string | null;
  service_point: string | null;
  free: boolean;
  why?: string;
}

/** A slot of a lane on a day. */
export interface Slot {
  day: string;
  minute: number;
  lane: string;
}

/** A time that is to be kept free; `who` is 'a:<adviser>', 'p:<place>' or empty for the site. */
export interface BlockDraft {
  who: string;
  reason: string;
  day: string;
  from: string;
  to: string;
  repeat: string;
  until: string;
}

/** What is written of a booked appointment; `asked_language` is empty for any. */
export interface DetailsDraft {
  name: string;
  contact: string;
  note: string;
  needs: string[];
  language: string;
  asked_language: string;
}

/** What is open over the week; `wrong`: what was refused, `there`: the first of `count` in the way. */
export type Panel = { wrong?: string, there?: AppointmentOut[], count?: number } & (
  | { kind: 'one', one: Appointment, person?: PersonOut | null }
  | { kind: 'cancel', one: Appointment }
  | { kind: 'details', one: Appointment, draft: DetailsDraft }
  | { kind: 'block', draft: BlockDraft }
  | { kind: 'blocked', one: Block }
  | { kind: 'file', name?: string, data?: ArrayBuffer, answer?: ImportedOut, reading?: boolean }
);

/** What is shown, all of which follows from the week and from what is being booked. */
export interface Shown {
  week: Week;
  days: Day[];
  title: string;
  now: Local;
  nowIso: string;
  length: number;
  suitable: BookedPlace[];
  every: Lane[];
  lanes: Lane[];
  frame: ReturnType<typeof frame>;
  listDay: string;
}

/** What the page remembers. `ahead`: by how many ms the server's clock is. */
export interface Kept {
  page: Page;
  api: ReturnType<typeof deeds>;
  monday: string;
  ahead: number;
  all: boolean;
  byAdviser: boolean;
  type: TypeShown | null;
  draft: Draft;
  first: Array<FreeSlotOut & Stands> | null;
  chosen: Chosen | null;
  cursor: Slot | null;
  carrying: Appointment | null;
  panel: Panel | null;
  said: { words: string, good: boolean, more: unknown } | null;
  busy: boolean;
}

/** How things are called. */
export interface Names {
  typeName(id: string): string;
  shortType(id: string | undefined): string;
  nameOf(id: string | null): string;
  placeOf(id: string | null): string;
  isRoom(id: string): boolean;
  languageName(id: string): string;
  whenOf(one: { starts_at: string }): string;
  blockWho(one: { adviser: string | null, service_point: string | null }): string;
  isChosen(one: FreeSlotOut): boolean;
}

/** What can be done. */
export interface Does {
  draw(): void;
  tell(words: string, more?: { good?: boolean, more?: unknown }): void;
  refresh(): Promise<void>;
  look(): Promise<void>;
  select(day: Day, minute: number, lane: Lane): unknown;
  pickUp(one: Appointment): void;
  open(one: Appointment): unknown;
  openById(id: string): unknown;
  openBlock(one: Block): void;
  change(values: Partial<App>): void;
  show(panel: Panel | null): void;
  doing<Answer>(work: () => Promise<Answer>, done: (answer: Answer) => unknown): Promise<void>;
  close(): void;
  closed(): void;
  showDay(date: string): void;
  choose(key: 'type', value: string): void;
  choose(key: 'asked_language' | 'printer', value: string | null): void;
  choose(key: 'language', value: string): void;
  need(need: string, on: boolean): void;
  take(one: FreeSlotOut & Stands): void;
  book(): void;
}

/** What moves.js adds. */
export interface Moves {
  key(event: KeyboardEvent): void;
  pageKey(event: KeyboardEvent): void;
  press(event: PointerEvent): void;
  carry(one: Appointment): void;
  askCancel(one: Appointment): unknown;
  cancel(one: Appointment, reason: string): unknown;
  checkIn(one: Appointment): unknown;
  openNewBlock(): void;
  makeBlock(event: Event): void;
  removeBlock(one: Block): unknown;
}

/** What file.js adds. */
export interface FileDeeds {
  readFile(event: Event): Promise<void>;
  takeFile(partly: boolean): void;
}

/** The whole. */
export interface App extends Kept, Shown, Names, Does, Moves, FileDeeds {}

/** What an appointment of the server has, once it is made or moved. */
export type Made = AppointmentOut;
