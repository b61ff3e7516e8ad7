// The picture of a screen: what screen.js decides and view.js draws. Written by hand; what comes from
// the server is in types.d.ts.
import type { Words } from '/static/words.js';
import type { CallShown, ScreenPage } from './types.js';

/** Everything that is drawn. `alone` is the place of a screen that shows one; `also` and `earlier` are the calls beside the one on the card,
 * `spoken` the number that the voice is saying. */
export interface Model {
  title: string;
  words: Record<string, Words>;
  languages: string[];
  places: ScreenPage['places'];
  notice: ScreenPage['notice'];
  phase: { call: CallShown | null, fresh: boolean, language: string };
  also: CallShown[];
  earlier: CallShown[];
  spoken: string | null;
  waiting: number;
  waits: { icon: string, names: Record<string, string>, about: number }[];
  band: string[];
  layout: string;
  alone: string | null;
  offline: string | null;
  clock: string;
  blocked: boolean;
  switchOn(): unknown;
}
