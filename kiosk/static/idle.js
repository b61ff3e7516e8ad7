// Goes back to the start when nobody is there: warns first, and can be put off.

/**
 * `warn(seconds left)` is called each second of the warning, `calm()` when it is withdrawn, `end()`
 * when the time is over. `start(stay, warning)` begins anew (seconds).
 */
export class Idle {
  /** @param {{ warn: (left: number) => void, calm: () => void, end: () => void, clock?: () => number }} then */
  constructor({ warn, calm, end, clock = () => performance.now() }) {
    this.clock = clock;
    this.warn = warn;
    this.calm = calm;
    this.end = end;
    /** @type {any} */
    this.timer = 0;
    /** @type {any} */
    this.ticker = 0;
    this.warning = false;
  }

  /** @param {number} stay @param {number} warning */
  start(stay, warning) {
    this.stop();
    this.timer = setTimeout(() => this.countDown(warning), (stay - warning) * 1000);
  }

  stop() {
    clearTimeout(this.timer);
    clearInterval(this.ticker);
    if (this.warning) {
      this.warning = false;
      this.calm();
    }
  }

  /** @param {number} seconds */
  countDown(seconds) {
    const over = this.clock() + seconds * 1000;
    this.warning = true;
    this.warn(seconds);
    this.ticker = setInterval(() => {
      const left = Math.round((over - this.clock()) / 1000);
      if (left > 0) {
        this.warn(left);
      } else {
        this.warning = false;
        this.stop();
        this.end();
      }
    }, 1000);
  }
}
