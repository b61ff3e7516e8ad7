// What the parts of the page of administration are given. Written by hand; what comes from the
// server is in types.d.ts.
import type { Measured } from './static/measured.js';
import type { Real } from './static/real.js';
import type { AdministrationPage, DraftOut, Field, OneVersionOut } from './types.js';

export type Value = any;
export type Path = string[];
/** What a field is to say; of one that is typed into at several places, made of what it says by then. */
export type Next = ((now: any) => Value) | string | number | boolean | object | null;

/** What somebody typed that was refused, or where somebody else was quicker. */
export interface Trouble {
  words: string;
  typed: Value;
  theirs?: Value;
  by?: string;
  /** What can be written instead, and how both stand out over `over`. */
  facts?: { instead?: string; over?: string; ratio?: number; instead_ratio?: number };
}

/** A field that is drawn: what stands there, and how what is typed is said. */
export interface Part {
  ctx: Ctx;
  field: Field;
  path: Path;
  id: string;
  value: Value;
  say(next: Next): void;
  about: unknown;
  bad: unknown;
}

/** What was measured of an enquiry type: promises that were kept, and how long it took in seconds. */
export interface Measures {
  within: { n: number; of: number };
  greeted: { n: number; of: number };
  service: { n: number; mean: number | null };
}

/** Somebody of the staff, and what they serve. */
export interface Served {
  name: string;
  skills: string[];
  backup: string[];
}

export interface Ctx {
  page: AdministrationPage;
  draft: DraftOut;
  busy: boolean;
  said: { where: string; words: string; bad: boolean } | null;
  trouble: Map<string, Trouble>;
  adding: boolean;
  /** What was chosen for a new member by a press, by its key. */
  chosen: Record<string, string>;
  when: 'now' | 'opening' | 'at';
  looked: OneVersionOut | null;
  change(field: Field, path: Path, next: Next): Promise<void>;
  takeTheirs(path: Path): void;
  putBack(path: Path): Promise<void>;
  send(path: string, body: object, where: string, words: string): Promise<boolean>;
  inTurn<T>(work: () => Promise<T>): Promise<T>;
  deed(path: string, body: object, where: string, words: string): Promise<boolean>;
  look(number: number): Promise<void>;
  draw(): void;
  /** Whether what a field says is being typed, and not yet left. */
  typing: boolean;
  /** What is wrong with words while they are typed. */
  typed: { key: string, words: string } | null;
  real: Real;
  measured: Measured;
  bringIn(field: Field, path: Path, file: File): Promise<void>;
}
