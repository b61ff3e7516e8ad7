// A file of somebody's computer, sent as it is.
import { csrfToken, Problem, sent } from '/static/api.js';
import { endAfter } from '/static/patience.js';

/**
 * Send a file; the answer has `mistakes` whether it was taken or not. Throws Problem.
 * @param {string} url
 * @param {ArrayBuffer} data
 * @param {number} [within] ms
 */
export async function upload(url, data, within = 30_000) {
  const { response, answer } = await sent(new Request(url, {
    method: 'POST',
    headers: {
      Accept: 'application/json',
      'Content-Type': 'application/octet-stream',
      'X-CSRFToken': csrfToken(),
    },
    body: data,
    credentials: 'same-origin',
    signal: endAfter(within),
  }), (given) => given.json().catch(() => ({})));
  if (!response.ok && !answer.mistakes) throw new Problem({ detail: 'The file was not taken.', ...answer, status: response.status });
  return answer;
}
