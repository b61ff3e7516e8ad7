// Says the message to everybody, once a minute in each language, as long as it stands. Knows no audio.

const EVERY_MS = 60_000;

/** @import { MessageShown } from '../types.js' */

/**
 * new Herald({languages(), may(turn), say(language)})
 *
 * `may` tells whether this screen of its room says it now; null where no answer came.
 */
export class Herald {
  /** @param {{ languages: () => readonly string[], may: (turn: number) => Promise<boolean | null>, say: (language: string) => Promise<unknown> }} parts */
  constructor({ languages, may, say }) {
    this.languages = languages;
    this.may = may;
    this.say = say;
    this.last = '';
    this.saying = false;
  }

  /** To be asked every second. `free`: nothing else is being said. @param {MessageShown | null} message @param {number} now @param {boolean} free */
  async look(message, now, free) {
    if (!message) { this.last = ''; return; }
    const languages = this.languages();
    if (!languages.length || !free || this.saying) return;
    const turn = Math.max(0, Math.floor((now - Date.parse(message.since)) / (EVERY_MS / languages.length)));
    const key = `${message.since} ${turn}`;
    if (key === this.last) return;
    this.last = key;
    this.saying = true;
    try {
      // Without the server nobody else can say it either: better twice than by nobody.
      if (await this.may(turn) !== false) await this.say(languages[turn % languages.length]);
    } finally {
      this.saying = false;
    }
  }
}
