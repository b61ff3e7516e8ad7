// The picture of a screen: what screen.js decides and view.js draws. Written by hand; what comes from
// the server is in types.d.ts.
import type { Words } from '/static/words.js';
import type { CallShown, MediaShown, ScreenPage } from './types.js';

/** What is shown between calls: `turn` rises with each that follows; while calls are made it is `quiet`. */
export interface MediaModel {
  piece: MediaShown;
  src: string;
  turn: number;
  quiet: boolean;
  ended(): unknown;
  failed(): unknown;
}

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
  media: MediaModel | null;
  layout: string;
  alone: string | null;
  offline: string | null;
  clock: string;
  blocked: boolean;
  switchOn(): unknown;
}
