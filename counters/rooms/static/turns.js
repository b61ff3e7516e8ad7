// Deeds of the rooms board, one after the other: a press while another is being sent waits its turn.

/** @typedef {{ what: string, words: string, act: () => Promise<void> | void }} Turn */

export class Turns {
  /**
   * `changed`: another deed is being sent, or none; `waits(words)`: one has to wait; `failed(problem, left)`:
   * one was refused or got no answer, and what was pressed after it is not done: their words.
   * @param {{ changed: () => void, waits: (words: string) => void, failed: (problem: unknown, left: string[]) => void }} board
   */
  constructor(board) {
    this.board = board;
    /** The one that is being sent, then those that wait. @type {Turn[]} */
    this.line = [];
  }

  /** Whether this is being sent, or waits for it. @param {string} what */
  has(what) {
    return this.line.some((one) => one.what === what);
  }

  /** Let it not be done after all, if it waits still. @param {string} what */
  drop(what) {
    this.line = this.line.filter((one, n) => n === 0 || one.what !== what);
  }

  /**
   * Do it when all before it are done: `act` asks then whether it is possible still. The same one twice,
   * as of a double click, is done once.
   * @param {string} what
   * @param {string} words
   * @param {Turn['act']} act
   */
  async take(what, words, act) {
    if (this.has(what)) return;
    this.line.push({ what, words, act });
    if (this.line.length > 1) {
      this.board.waits(words);
      return;
    }
    for (let [one] = this.line; one; [one] = this.line) {
      this.board.changed();
      try {
        await one.act();
        this.line.shift();
      } catch (problem) {
        const left = this.line.splice(0).slice(1).map(({ words: not }) => not);
        this.board.failed(problem, left);
      }
    }
    this.board.changed();
  }
}
