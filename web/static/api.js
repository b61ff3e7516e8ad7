// The HTTP interface, as the pages use it: JSON, the session's cookie and its CSRF token.
import { endAfter } from '/static/patience.js';

const TIMEOUT = 8000;
/** For what the server works out aside, which may take it half a minute (docs/architecture.md). */
export const ASIDE_MS = 31_000;

/**
 * What went wrong: the fields of the problem document (RFC 9457). Status 0: no answer came.
 * `facts` are all its fields, those of its own kind included.
 */
export class Problem extends Error {
  /** @param {{ status: number, title?: string, detail?: string, [fact: string]: unknown }} fields */
  constructor(fields) {
    super(fields.title ?? 'Problem');
    this.name = 'Problem';
    this.status = fields.status;
    this.title = fields.title ?? 'Problem';
    this.detail = fields.detail ?? '';
    this.facts = fields;
  }
}

/** Said where the page itself is at fault, so that nobody looks for it in the network. */
export const OUR_MISTAKE = 'This page made a mistake. Load it again; if it stays so, tell your IT: the network is not at fault.';

/**
 * Tell the browser of a mistake of our own, so that it is in its console.
 * @param {unknown} mistake
 */
export function ourMistake(mistake) {
  // Older browsers have no reportError; what is thrown on its own is told all the same.
  if (typeof globalThis.reportError === 'function') reportError(mistake);
  else setTimeout(() => { throw mistake; });
}

/**
 * What to say of a request that failed: the server's words, or `otherwise` where no answer came.
 * A mistake of our own is said to be one, and told to the browser besides.
 * @param {unknown} thrown
 * @param {string} otherwise
 */
export function wordsOf(thrown, otherwise) {
  if (!(thrown instanceof Problem)) {
    ourMistake(thrown);
    return OUR_MISTAKE;
  }
  return thrown.status ? thrown.detail || thrown.title : otherwise;
}

/**
 * The status of an answer that was a problem, 0 where none came; undefined for anything else.
 * @param {unknown} thrown
 */
export const statusOf = (thrown) => (thrown instanceof Problem ? thrown.status : undefined);

/** A key for one deed of a person: give the same one to every attempt at it, and it is done once. */
export function newKey() {
  // randomUUID exists only over https and on localhost, and not in older browsers; a kiosk may use
  // http in its own network.
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** @param {Document} from */
function dataOf(from) {
  const node = from.getElementById('page');
  return node ? JSON.parse(node.textContent ?? '') : {};
}

/** @type {Record<string, any> | null} */
let own = null;

/** The page's own data, from <script type="application/json" id="page">; {} without one. */
export function pageData() {
  own ??= dataOf(document);
  return /** @type {any} */ (own);
}

/**
 * Know what the page would be given now: another version of the house has other names and places. The
 * object that pageData() gave is then as it would be; nothing on the page is lost. True when it is.
 */
export async function pageAnew() {
  const answer = await fetch(location.href, { headers: { Accept: 'text/html' }, signal: endAfter(TIMEOUT) });
  if (!answer.ok || new URL(answer.url).pathname !== location.pathname) return false;
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const fresh = dataOf(page);
  const data = pageData();
  if (Object.keys(fresh).sort().join() !== Object.keys(data).sort().join()) return false; // another page
  Object.assign(data, fresh);
  document.documentElement.lang = page.documentElement.lang;
  document.documentElement.dir = page.documentElement.dir;
  const [bar, anew] = [document, page].map((one) => one.querySelector('.top-site'));
  if (bar && anew) bar.textContent = anew.textContent;
  return true;
}

/** What every change carries, so that no other site can make it in the user's name. */
export const csrfToken = () => {
  const meta = document.querySelector('meta[name="csrf-token"]');
  return meta instanceof HTMLMetaElement ? meta.content : '';
};

/**
 * Who signs in, or gets a new secret, without leaving the page goes on with another token.
 * @param {Response} response
 */
function keepToken(response) {
  const anew = response.headers.get('X-CSRFToken');
  const meta = anew ? document.querySelector('meta[name="csrf-token"]') : null;
  if (anew && meta instanceof HTMLMetaElement) meta.content = anew;
}

/** @param {Response} response */
async function body(response) {
  const type = response.headers.get('Content-Type') ?? '';
  return type.includes('json') ? await response.json() : null;
}

/**
 * Send a request that is complete, and read its answer; the line's faults are a Problem of status 0.
 *
 * What can go wrong in making the request is a mistake of ours and not the line's, so the request
 * is made before: fetch then fails for the line alone.
 * @template Answer
 * @param {Request} request
 * @param {(response: Response) => Promise<Answer>} read
 */
export async function sent(request, read) {
  try {
    const response = await fetch(request);
    return { response, answer: await read(response) };
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw new Problem({ status: 0, title: 'No answer', detail });
  }
}

/**
 * @typedef {{ key?: string, timeout?: number }} Options
 *
 * @param {string} method
 * @param {string} url
 * @param {unknown} payload
 * @param {Options} options
 */
async function request(method, url, payload, { key, timeout = TIMEOUT } = {}) {
  /** @type {Record<string, string>} */
  const headers = { Accept: 'application/json' };
  if (method !== 'GET') {
    headers['Content-Type'] = 'application/json';
    headers['X-CSRFToken'] = csrfToken();
  }
  if (key) headers['Idempotency-Key'] = key;
  const { response, answer } = await sent(new Request(url, {
    method,
    headers,
    body: method === 'GET' ? undefined : JSON.stringify(payload ?? {}),
    credentials: 'same-origin',
    signal: endAfter(timeout),
  }), body);
  keepToken(response);
  const house = response.headers.get('X-House'); // by which version of the house it answers
  if (house) dispatchEvent(new CustomEvent('house', { detail: Number(house) }));
  if (!response.ok) {
    throw new Problem({ title: response.statusText, detail: '', ...answer, status: response.status });
  }
  return answer;
}

/**
 * The JSON answer, or null where there is none (204). Throws Problem.
 * @param {string} url
 * @param {Options} [options]
 */
export const get = (url, options) => request('GET', url, undefined, options);

/**
 * Post `payload`. The caller gives `key` and repeats it with the same one when status was 0.
 * @param {string} url
 * @param {unknown} [payload]
 * @param {Options} [options]
 */
export const post = (url, payload, options) => request('POST', url, payload, options);
