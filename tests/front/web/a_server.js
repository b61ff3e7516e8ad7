// A server on this machine for one test, which answers what the test says.
import { createServer } from 'node:http';

/**
 * `answer` gives {status, body} to a request, a promise of it, or null for no answer at all.
 * @typedef {{ status?: number, body?: unknown } | null} Answer
 *
 * @param {import('node:test').TestContext} t
 * @param {(request: import('node:http').IncomingMessage) => Answer | Promise<Answer>} answer
 */
export async function served(t, answer) {
  const server = createServer(async (request, response) => {
    const given = await answer(request);
    if (!given) return;
    const { status = 200, body } = given;
    const headers = body === undefined ? {} : { 'Content-Type': 'application/json' };
    response.writeHead(status, headers).end(body === undefined ? undefined : JSON.stringify(body));
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', () => ready(undefined)));
  t.after(() => { server.closeAllConnections(); server.close(); });
  const at = server.address();
  const port = typeof at === 'object' ? at?.port : 0;
  return { address: (/** @type {string} */ path) => `http://127.0.0.1:${port}${path}` };
}
