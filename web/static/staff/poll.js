// For pages without a socket: asks an address again and again, and keeps the last good answer when
// none comes.
import { get, ourMistake, statusOf } from '/static/api.js';

/**
 * `shown` is what is to be shown, `lostAt` since when (ms) no answer comes, or null. `draw` is
 * called after each answer, and each time that none came. While `held()`, nobody asks by himself:
 * a deed is on its way, and its answer is newer.
 * @template Answer
 */
export class Poll {
  /**
   * @param {string} url
   * @param {{ first: Answer, every: number, draw: () => void, held?: () => boolean }} how
   */
  constructor(url, { first, every, draw, held = () => false }) {
    this.url = url;
    this.shown = first;
    this.every = every;
    this.draw = draw;
    this.held = held;
    /** @type {number | null} */
    this.lostAt = null;
    this.asked = 0; // answers that were asked for before a newer one are old
  }

  /**
   * Ask now, and then every so often; at once when somebody looks at the page again, which may have
   * slept behind others.
   * @param {Document} [page]
   */
  async watch(page = document) {
    page.addEventListener('visibilitychange', () => {
      if (page.visibilityState === 'visible' && !this.held()) void this.ask();
    });
    for (;;) {
      if (!this.held()) await this.ask();
      await new Promise((done) => setTimeout(done, this.every));
    }
  }

  /** Ask once. */
  async ask() {
    this.asked += 1;
    const mine = this.asked;
    try {
      /** @type {Answer} */
      const answer = await get(this.url);
      if (mine !== this.asked) return;
      this.take(answer);
    } catch (problem) {
      if (mine !== this.asked) return;
      if (statusOf(problem) === 401) { location.reload(); return; }
      if (statusOf(problem) === undefined) ourMistake(problem);
      this.lostAt ??= Date.now();
    }
    this.draw();
  }

  /**
   * Show an answer that came by another way; what was asked for before it is old.
   * @param {Answer} answer
   */
  take(answer) {
    this.asked += 1;
    this.shown = answer;
    this.lostAt = null;
  }
}
