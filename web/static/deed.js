// What a person did on a page, sent once however often it is pressed.
import { newKey, post, statusOf } from '/static/api.js';

/** @import { Options } from '/static/api.js' */

/** So long somebody may press again, and mean the same press. */
const SAME_MS = 10 * 60_000;
/** The last deed, if nobody knows whether it was done. @type {{ what: string, key: string, at: number } | null} */
let unanswered = null;

/**
 * Post what a person did. One that got no answer, or a proxy's that lost the server, is the same deed
 * when it is pressed again, as long as nothing else was done since: it keeps its key, and is done once.
 * @param {string} url
 * @param {unknown} [payload]
 * @param {Options} [options] `key`: of the press, where the page tells presses apart itself
 */
export async function deed(url, payload = {}, { key = newKey(), ...options } = {}) {
  const what = `${url} ${JSON.stringify(payload)}`;
  const again = unanswered?.what === what && Date.now() - unanswered.at < SAME_MS;
  const mine = { what, key: again && unanswered ? unanswered.key : key, at: Date.now() };
  try {
    const answer = await post(url, payload, { ...options, key: mine.key });
    unanswered = null;
    return answer;
  } catch (problem) {
    const status = statusOf(problem);
    unanswered = status === 0 || (status !== undefined && status >= 500) ? mine : null;
    throw problem;
  }
}
