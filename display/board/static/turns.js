// What is shown between calls: whose turn it is, and the files, kept so that no network is needed. Knows no page.
import { endAfter } from '/static/patience.js';

const AGAIN_MS = 30_000; // a file that did not come is asked for again
const LOAD_MS = 120_000; // 20 MB on the slowest line that a screen has
const OVER_S = 3; // a video that has stuck gives way so long after its end

/** @import { MediaShown } from '../types.js' */

/** Whether it is its time. @param {MediaShown} one @param {number} now the server's time in ms */
export const isShown = ({ since, until }, now) =>
  (since === null || now >= Date.parse(since)) && (until === null || now < Date.parse(until));

/** Whose turn it is: one after the other, each for its seconds; while calls are made the turn rests. */
export class Turns {
  constructor() {
    /** @type {number | null} */
    this.id = null;
    this.turn = 0;
    this.shownMs = 0;
    this.last = 0;
    this.over = false;
  }

  /** A video has come to its end. */
  ended() {
    this.over = true;
  }

  /**
   * @param {MediaShown[]} pieces that can be shown now, in their order
   * @param {number} now the server's time in ms
   * @param {boolean} quiet
   */
  look(pieces, now, quiet) {
    const passed = Math.max(0, Math.min(now - this.last, 5000)); // a clock may be set
    this.last = now;
    const at = pieces.findIndex(({ id }) => id === this.id);
    if (at < 0) return this.begin(pieces[0]);
    const one = pieces[at];
    if (quiet) return one;
    this.shownMs += passed;
    const stays = one.seconds + (one.kind === 'video' ? OVER_S : 0);
    if (!this.over && this.shownMs < stays * 1000) return one;
    return this.begin(pieces[(at + 1) % pieces.length]);
  }

  /** @param {MediaShown | undefined} one @returns {MediaShown | null} */
  begin(one) {
    this.id = one?.id ?? null;
    this.turn += 1;
    this.shownMs = 0;
    this.over = false;
    return one ?? null;
  }
}

/**
 * new Files({load(url, kind, end), free(kept), changed()})
 *
 * Keeps the files of what is shown, one after the other. `load` brings one to an address of this page's
 * own memory; it throws a TypeError where no answer came, a DOMException where its end did not before
 * `end`, and any other error where it cannot be played.
 */
export class Files {
  /** @param {{ load: (url: string, kind: string, end: AbortSignal) => Promise<string>, free: (kept: string) => void, changed: () => void, within?: () => AbortSignal }} parts */
  constructor({ load, free, changed, within = () => endAfter(LOAD_MS) }) {
    this.load = load;
    this.within = within;
    this.free = free;
    this.changed = changed;
    /** @type {Map<string, string>} */
    this.kept = new Map();
    /** @type {Set<string>} */
    this.bad = new Set();
    /** @type {MediaShown[]} */
    this.wanted = [];
    this.busy = false;
    this.after = 0;
  }

  /** Those that can be shown: pages, and whose file is here. @param {MediaShown[]} pieces */
  ready = (pieces) => pieces.filter(({ url }) => url === null || (this.kept.has(url) && !this.bad.has(url)));

  /** What of the library this screen cannot show. */
  get unplayed() {
    return this.wanted.filter(({ url }) => url !== null && this.bad.has(url)).map(({ id }) => id);
  }

  /** It would not play after all. @param {string | null} url */
  fails(url) {
    if (url === null || this.bad.has(url)) return;
    this.bad.add(url);
    this.changed();
  }

  /** Keep what is shown or is going to be, and nothing else; to be asked again and again. @param {MediaShown[]} pieces @param {number} now */
  async keep(pieces, now) {
    this.wanted = pieces;
    const urls = new Set(pieces.map(({ url }) => url));
    for (const [url, kept] of this.kept) {
      if (urls.has(url)) continue;
      this.free(kept);
      this.kept.delete(url);
    }
    for (const url of this.bad) if (!urls.has(url)) this.bad.delete(url);
    const next = pieces.find(({ url }) => url !== null && !this.kept.has(url) && !this.bad.has(url));
    const waits = now < this.after && this.after <= now + AGAIN_MS; // a clock may be set
    if (!next?.url || this.busy || waits) return;
    this.busy = true;
    try {
      this.kept.set(next.url, await this.load(next.url, next.kind, this.within()));
      this.changed();
    } catch (problem) {
      if (problem instanceof TypeError || problem instanceof DOMException) this.after = now + AGAIN_MS;
      else this.fails(next.url);
    } finally {
      this.busy = false;
    }
  }
}
