// The HTTP interface, as the pages use it: JSON, the session's cookie and its CSRF token.

const TIMEOUT = 8000;

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

/**
 * What to say of a request that failed: the server's words, or `otherwise` where no answer came.
 * A mistake of our own says the same, and is told to the browser besides.
 * @param {unknown} thrown
 * @param {string} otherwise
 */
export function wordsOf(thrown, otherwise) {
  if (!(thrown instanceof Problem)) reportError(thrown);
  else if (thrown.status) return thrown.detail || thrown.title;
  return otherwise;
}

/**
 * The status of an answer that was a problem, 0 where none came; undefined for anything else.
 * @param {unknown} thrown
 */
export const statusOf = (thrown) => (thrown instanceof Problem ? thrown.status : undefined);

/** A key for one deed of a person: give the same one to every attempt at it, and it is done once. */
export function newKey() {
  // randomUUID exists only over https and on localhost; a kiosk may use http in its own network.
  if (globalThis.isSecureContext) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The page's own data, from <script type="application/json" id="page">; {} without one. */
export function pageData() {
  const node = document.getElementById('page');
  return node ? JSON.parse(node.textContent ?? '') : {};
}

/** What every change carries, so that no other site can make it in the user's name. */
export const csrfToken = () => {
  const meta = document.querySelector('meta[name="csrf-token"]');
  return meta instanceof HTMLMetaElement ? meta.content : '';
};

/** @param {Response} response */
async function body(response) {
  const type = response.headers.get('Content-Type') ?? '';
  return type.includes('json') ? await response.json() : null;
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
  let response;
  let answer;
  try {
    response = await fetch(url, {
      method,
      headers,
      body: method === 'GET' ? undefined : JSON.stringify(payload ?? {}),
      credentials: 'same-origin',
      signal: AbortSignal.timeout(timeout),
    });
    answer = await body(response);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw new Problem({ status: 0, title: 'No answer', detail });
  }
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
