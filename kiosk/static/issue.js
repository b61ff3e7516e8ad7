// A ticket for one press: one key, however often the server has to be asked.
import { newKey, post, Problem } from '/static/api.js';

const PAUSES = [300, 700, 1500, 2500]; // ms between attempts; the last one repeats
const PATIENCE = 20_000; // ms after which the visitor is sent to reception
const AGAIN = new Set([0, 429, 500, 502, 503, 504]);
/** A full disk, or one that fails, is the same a moment later: the visitor is told at once. */
const NOT_AGAIN = new Set(['urn:nextplease:problem:storage']);

/** @param {number} ms */
const pause = (ms) => new Promise((done) => setTimeout(done, ms * (0.8 + 0.4 * Math.random())));

/**
 * Ask for a ticket until there is an answer: `{visit, number, ahead, print, url}`.
 *
 * The key is made here, once for the press, so that a request whose answer was lost on the way is
 * answered again and not served twice. Throws the Problem that is final, or the last one when the
 * patience (20 s) is over.
 * @param {string} url
 * @param {unknown} body
 * @returns {Promise<any>}
 */
export async function issue(url, body) {
  const key = newKey();
  const end = performance.now() + PATIENCE;
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await post(url, body, { key, timeout: 6000 });
    } catch (problem) {
      const wait = PAUSES[Math.min(attempt, PAUSES.length - 1)];
      const final = !(problem instanceof Problem) || !AGAIN.has(problem.status)
        || NOT_AGAIN.has(String(problem.facts.type));
      if (final || performance.now() + wait >= end) throw problem;
      await pause(wait);
    }
  }
}
