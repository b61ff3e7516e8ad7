// The kiosk as its screens see it: one object that kiosk.js makes and changes. Written by hand; what
// comes from the server is in types.d.ts.
import type { Words } from '/static/words.js';
import type { Aid } from '/static/aid/aid.js';
import type { Glass } from './static/glass.js';
import type { Enquiry, Mode, Paper, ShownGroup, Signpost } from './static/model.js';
import type { BackAnswer, KioskPage, KioskState, NewTicket } from './types.js';

/** What a ticket shows: of an appointment that was checked in, also when it is. */
export type Ticket = Omit<NewTicket, 'url'> & { starts_at?: string, punctuality?: string, low_counter?: boolean, fetch?: boolean };

/** What becomes of a number that was handed over; of one that nobody knows, only the number. */
export type Answer = BackAnswer | { done: 'unknown', number: string | null };

/** An arrangement: columns of choices, how many a page, and how much gives way (0: nothing). */
export interface Room {
  columns: number;
  each: number;
  tight: number;
}

/** What is looked at. `under` is what it lies over; each screen has some of the others. */
export interface View {
  name: string;
  page?: number;
  under?: View | null;
  group?: string;
  enquiry?: string;
  opensAt?: string | null;
  reason?: string | null;
  cause?: string | null;
  about?: number | null;
  purpose?: Purpose;
  code?: string;
  why?: string;
  answer?: Answer;
  ticket?: Ticket;
  at?: number;
  more?: number;
  moreFailed?: boolean;
  slow?: boolean;
  asked?: boolean;
  failed?: boolean;
  plain?: boolean;
  signpost?: string;
  paper?: Pick<Ticket, 'visit' | 'print'>;
}

/** For what a number or a code is asked. */
export type Purpose = 'back' | 'appointment';

/** What whoever comes to a visitor should know. */
export type Known = 'fetch' | 'sign' | 'sight' | 'hearing' | 'language' | 'private';

/** What the kiosk remembers of the visitor in front of it. */
export interface Visitor {
  view: View;
  language: string;
  modes: Set<Mode>;
  extensions: number;
  warning: number | null;
  typed: string;
  told: Set<Known>;
  /** In which language they would be served, while that mode is on. */
  asked: string;
}

/** All that the screens draw from, and what their buttons do. */
export interface App extends Visitor {
  page: KioskPage;
  live: KioskState | null;
  away: boolean;
  paper: Paper;
  glass: Glass;
  room: Room;
  ready: boolean;
  /** Spoken guidance, once it is here. */
  aid: Aid | null;
  screen: string;
  drawn: string;
  welcome: string;
  readonly w: Words;
  /** Whether all words of the language are here, those that are opened later too. */
  readonly whole: boolean;
  now(): Date;
  chooseGroup(chosen: ShownGroup): unknown;
  chooseEnquiry(chosen: Enquiry): unknown;
  chooseSignpost(chosen: Pick<Signpost, 'id'>): unknown;
  printSignpost(): unknown;
  takeAnyway(enquiry: string): unknown;
  also(): unknown;
  enter(purpose: Purpose): void;
  key(key: string): void;
  erase(all?: boolean): void;
  search(): unknown;
  write(letter: string): void;
  moreFound(more: number): unknown;
  submit(): unknown;
  turnTo(page: number): unknown;
  back(): unknown;
  done(): unknown;
  stay(): void;
  /** How far it is with the person whom they asked for; '' where they look at something else. */
  how: string;
  talk(): unknown;
  tell(known: Known): unknown;
  askAgain(): unknown;
  goOn(): unknown;
  /** The clip of an enquiry type in sign language; without one, those that there are. */
  watch(enquiry?: string): unknown;
  settings(): unknown;
  chooseLanguage(): unknown;
  speak(code: string): unknown;
  toggle(mode: Mode): void;
  /** The page of languages that are spoken here. */
  chooseServed(): unknown;
  /** To be served in one of them, or no more. */
  serve(code: string): void;
  allOff(): void;
}
