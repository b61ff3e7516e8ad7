// The letters of each language, as its words have them.
import { readdirSync, readFileSync } from 'node:fs';

const root = new URL('../../', import.meta.url);

/** All languages of the program. */
export const CODES = readdirSync(new URL('display/words/', root)).map((name) => name.replace('.ftl', ''));

/** @param {'kiosk' | 'display'} room @param {string} code */
export const lineOf = (room, code) =>
  /^language-letters = (.+)$/m.exec(readFileSync(new URL(`${room === 'kiosk' ? 'kiosk/words/later' : 'display/words'}/${code}.ftl`, root), 'utf8'))?.[1] ?? '';
