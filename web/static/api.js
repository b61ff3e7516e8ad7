// The HTTP interface, as the pages use it: JSON, the session's cookie and its CSRF token.

const TIMEOUT = 8000;

/** What went wrong: the fields of the problem document (RFC 9457). Status 0: no answer came. */
export class Problem extends Error {
  constructor(fields) {
    super(fields.title ?? 'Problem');
    this.name = 'Problem';
    Object.assign(this, fields);
  }
}

/** A key for one deed of a person: give the same one to every attempt at it, and it is done once. */
export function newKey() {
  // randomUUID exists only over https and on localhost; a kiosk may use http in its own network.
  if (globalThis.crypto?.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The page's own data, from <script type="application/json" id="page">; {} without one. */
export function pageData() {
  const node = document.getElementById('page');
  return node ? JSON.parse(node.textContent) : {};
}

async function body(response) {
  const type = response.headers.get('Content-Type') ?? '';
  return type.includes('json') ? await response.json() : null;
}

async function request(method, url, payload, { key, timeout = TIMEOUT } = {}) {
  const headers = { Accept: 'application/json' };
  if (method !== 'GET') {
    headers['Content-Type'] = 'application/json';
    headers['X-CSRFToken'] = document.querySelector('meta[name="csrf-token"]')?.content ?? '';
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
    throw new Problem({ status: 0, title: 'No answer', detail: String(error?.message ?? error) });
  }
  if (!response.ok) {
    throw new Problem({ title: response.statusText, detail: '', ...answer, status: response.status });
  }
  return answer;
}

/** The JSON answer, or null where there is none (204). Throws Problem. */
export const get = (url, options) => request('GET', url, undefined, options);

/** Post `payload`. The caller gives `key` and repeats it with the same one when status was 0. */
export const post = (url, payload, options) => request('POST', url, payload, options);
