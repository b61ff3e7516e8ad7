// Plays the chime and the spoken calls, one after the other, and says when the browser forbids it.
/** @import { CallShown } from '../types.js' */
/** @import { Went } from './announcer.js' */

const LONGEST_S = 12; // a sound that has not ended by then is given up
const CHIME_S = 0.8;
const READING_S = 2.2; // what a language stays large when it cannot be heard
const ASK_AGAIN_S = 5;
const READY = 9; // sounds that are kept ready: of the call that is said and of the next two

/** @param {number} seconds @returns {Promise<void>} */
const pause = (seconds) => new Promise((done) => setTimeout(done, seconds * 1000));

/**
 * new Player({url(call, language), chimeUrl, silent, volume(), blocked(is)})
 *
 * A sound that is missing, forbidden or too long never stops the queue: its time is kept for the
 * eye. `blocked` is told when the browser refuses to play without a touch, and when it no longer
 * does. `silent`: this screen never sounds (another one in the same room does). `volume` is asked
 * before each sound, 0 to 1; at 0 there is none.
 */
export class Player {
  /**
   * @param {{ url: (call: CallShown, language: string) => string, chimeUrl: string,
   *   silent?: boolean, volume?: () => number, blocked?: (is: boolean) => void }} parts
   */
  constructor({ url, chimeUrl, silent = false, volume = () => 1, blocked = () => {} }) {
    this.url = url;
    this.chimeUrl = chimeUrl;
    this.silent = silent;
    this.volume = volume;
    this.blocked = blocked;
    /** @type {Map<string, HTMLAudioElement>} */
    this.ready = new Map();
    this.forbidden = false;
  }

  /** Ask the browser, without a sound, whether it plays by itself; again until it has answered. */
  async probe() {
    if (this.silent) return;
    for (;;) {
      const audio = new Audio(this.chimeUrl);
      audio.volume = 0;
      const plays = await this.start(audio);
      audio.pause();
      if (plays || this.forbidden) return;
      await pause(ASK_AGAIN_S);
    }
  }

  /** To be called from a touch: that is what browsers ask for. */
  async switchOn() {
    await this.start(new Audio(this.chimeUrl));
  }

  /** Have the sounds of a call ready before its word comes. @param {CallShown} call @param {string[]} languages */
  prepare(call, languages) {
    if (this.silent) return;
    for (const language of languages) {
      const key = `${call.announcement}/${language}`;
      if (this.ready.has(key)) continue;
      const audio = new Audio(this.url(call, language));
      audio.preload = 'auto';
      this.ready.set(key, audio);
    }
    for (const old of this.ready.keys()) {
      if (this.ready.size <= READY) break;
      this.ready.delete(old);
    }
  }

  /** @param {boolean} aloud */
  async chime(aloud) {
    await this.play(new Audio(this.chimeUrl), CHIME_S, aloud);
  }

  /** @param {CallShown} call @param {string} language @param {boolean} aloud @returns {Promise<Went>} */
  async say(call, language, aloud) {
    this.prepare(call, [language]);
    const key = `${call.announcement}/${language}`;
    const heard = await this.play(this.ready.get(key), READING_S, aloud);
    if (heard) return aloud ? 'heard' : 'silent';
    this.ready.delete(key); // it may come when it is asked for again
    return this.silent || this.forbidden || this.volume() === 0 ? 'silent' : 'missing';
  }

  /** Without `aloud` it takes its time and cannot be heard. @param {HTMLAudioElement | undefined} audio @param {number} otherwise @param {boolean} aloud */
  async play(audio, otherwise, aloud) {
    const began = performance.now();
    const sounds = !this.silent && this.volume() > 0;
    const heard = sounds && audio !== undefined && (await this.whole(audio, aloud));
    const spent = (performance.now() - began) / 1000;
    if (!heard && spent < otherwise) await pause(otherwise - spent);
    return heard;
  }

  /** @param {HTMLAudioElement} audio @param {boolean} aloud */
  async whole(audio, aloud) {
    audio.currentTime = 0;
    audio.volume = aloud ? this.volume() : 0;
    audio.muted = !aloud;
    const over = new Promise((done) => {
      audio.addEventListener('ended', () => done(true), { once: true });
      audio.addEventListener('error', () => done(false), { once: true });
    });
    if (!(await this.start(audio))) return false;
    const heard = await Promise.race([over, pause(LONGEST_S).then(() => false)]);
    audio.pause();
    return heard;
  }

  /** @param {HTMLAudioElement} audio */
  async start(audio) {
    let forbidden = false;
    let plays = true;
    try {
      await Promise.race([audio.play(), pause(LONGEST_S)]);
    } catch (error) {
      plays = false;
      forbidden = error instanceof DOMException && error.name === 'NotAllowedError';
      if (!forbidden) return plays; // no such sound: that says nothing about permission
    }
    if (forbidden !== this.forbidden) this.blocked(forbidden);
    this.forbidden = forbidden;
    return plays;
  }
}
