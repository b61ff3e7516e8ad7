// Notes that were begun and not kept yet, by visit: they outlive the panel, the deed and a reload,
// and end with the tab, or when the adviser signs off from the desk.

/** So long a draft is of use to nobody. */
const OLD_MS = 24 * 3600_000;

export class Drafts {
  /**
   * @param {Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>} store
   * @param {string} whose: an adviser's, or a reception's
   * @param {() => number} now
   */
  constructor(store, whose, now = Date.now) {
    this.store = store;
    this.key = `nextplease.desk.drafts.${whose}`;
    this.now = now;
  }

  /** @returns {Record<string, { text: string, at: number }>} */
  all() {
    try {
      const kept = JSON.parse(this.store.getItem(this.key) ?? '{}') ?? {};
      return Object.fromEntries(Object.entries(kept).filter(([, one]) => this.now() - one.at < OLD_MS));
    } catch {
      return {};
    }
  }

  /**
   * What was begun for a visit; '' for nothing, and for what is among its notes by now.
   * @param {string | undefined} visit
   * @param {Array<{ text: string }>} notes
   */
  of(visit, notes) {
    const text = visit ? this.all()[visit]?.text ?? '' : '';
    return notes.some((note) => note.text === text.trim()) ? '' : text;
  }

  /** @param {string} visit @param {string} text */
  keep(visit, text) {
    const all = this.all();
    if (text.trim()) all[visit] = { text, at: this.now() };
    else delete all[visit];
    this.store.setItem(this.key, JSON.stringify(all));
  }

  forget() {
    this.store.removeItem(this.key);
  }
}
