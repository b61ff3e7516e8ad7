// Sentences for visitors that were begun and not sent: another part, another one that is opened or a reload throws
// none away. They end with the tab. One that was emptied is kept as well, unlike a note (drafts.js): it stands over
// words that are kept already.

/** By what they are of, and by language. @typedef {Record<string, Record<string, string>>} Kept */

export class Begun {
  /**
   * @param {Pick<Storage, 'getItem' | 'setItem'>} store
   * @param {string} where which page of which site
   */
  constructor(store, where) {
    this.store = store;
    this.key = `nextplease.begun.${where}`;
    /** @type {Kept} */
    this.kept = this.#read();
  }

  /**
   * What stands in the fields: the words that are kept, with what was typed over them.
   * @param {string} what
   * @param {Record<string, string>} words
   * @returns {Record<string, string>}
   */
  of(what, words) {
    return { ...words, ...this.kept[what] };
  }

  /** @param {string} what @param {string} code @param {string} text */
  keep(what, code, text) {
    this.#write({ ...this.kept, [what]: { ...this.kept[what], [code]: text } });
  }

  /** It was sent, or is wanted no more. @param {string} what */
  forget(what) {
    const rest = { ...this.kept };
    delete rest[what];
    this.#write(rest);
  }

  /** @returns {Kept} */
  #read() {
    try {
      return JSON.parse(this.store.getItem(this.key) ?? '{}') ?? {};
    } catch {
      return {};
    }
  }

  /** @param {Kept} kept */
  #write(kept) {
    this.kept = kept;
    try {
      this.store.setItem(this.key, JSON.stringify(kept));
    } catch { /* no room: it is kept until the page is loaded anew */ }
  }
}
