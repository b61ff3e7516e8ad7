// Live state from the server: joins a namespace, gets its whole state again at every change.
import { get } from '/static/api.js';
import { io } from '/static/vendor/socket.io/socket.io.esm.min.js';

let ahead = 0; // ms by which the server's clock is ahead of this one's

/** When the server was last heard, by its own clock; null before. @type {number | null} */
let heardLast = null;
/** The moment at which what is shown was proved to be so; null before the first answer. */
export const heardAt = () => (heardLast === null ? null : new Date(heardLast));
const heard = () => { heardLast = serverNow().getTime(); };

/** The server's time, as near as this client knows it. */
export const serverNow = () => new Date(Date.now() + ahead);

/**
 * Which state it is: of one start of the server each has a higher version than the last.
 * @typedef {{ epoch: string, version: number }} Stamp
 */

/**
 * True when `state` is to be shown after `last`: another epoch, or a higher version.
 * @param {Stamp} state
 * @param {Stamp | null} last
 */
export function isNewer(state, last) {
  return !last || state.epoch !== last.epoch || state.version > last.version;
}

/** Every connection of the page: the library keeps one line for all of them. @type {Set<Line>} */
const lines = new Set();
/** @typedef {{ socket: ReturnType<typeof io>, enter: (within?: number) => void, lost: () => void }} Line */
/** How long a page waits for its socket before it asks, how often it asks then, and for how long. */
const ASK_AFTER_MS = 3500;
const ASK_EVERY_MS = 5000;
const ANSWER_MS = 4000;
/** How soon somebody who looks at the page again sees whether it is true, in ms. */
const LOOK_MS = 1500;

/** @type {((words: string) => void)[]} */
const wantToKnow = [];
let saidBlocked = '';

/**
 * Be told in words when live updates are refused here, and by '' when they come again.
 * @param {(words: string) => void} hear
 */
export function whenBlocked(hear) {
  wantToKnow.push(hear);
  if (saidBlocked) hear(saidBlocked);
}

/** @param {number} status */
function blocked(status) {
  say(`Live updates are refused here (status ${status}). Your IT: the server's log says what the proxy must send, or the proxy itself refuses /socket.io/.`);
}

/** @param {string} words */
function say(words) {
  if (words === saidBlocked) return;
  saidBlocked = words;
  if (words) console.error(words);
  for (const hear of wantToKnow) hear(words);
}

/** Begin all connections that are lost anew, and at once: the library would wait for its next turn. */
function begin() {
  const lost = [...lines].filter(({ socket }) => !socket.connected);
  for (const { socket } of lost) socket.disconnect();
  for (const { socket } of lost) socket.connect();
}

/** Somebody wants to know now. */
export const tryNow = () => begin();

/** Somebody looks: a tab that slept, or a phone that had no network, may not know that it is cut off. */
function look() {
  if (document.visibilityState === 'hidden') return;
  begin();
  for (const { socket, enter } of lines) if (socket.connected) enter(LOOK_MS);
}

if (typeof document !== 'undefined') {
  document.addEventListener('visibilitychange', look);
  for (const kind of ['pageshow', 'online']) addEventListener(kind, look);
  addEventListener('offline', () => lines.forEach(({ lost }) => lost()));
}

/**
 * How the connection is: since when, and in which words the server refused, if it did.
 * @typedef {{ connected: boolean, since: Date, refused: string | null }} Link
 */

/**
 * live('/display', {site, zone}, {state(s), status({connected, since, refused})})
 *
 * Emits `join` with the object at every connect, reconnects included, and hands on each newer
 * state. `status` tells whenever the connection is lost or returns (`since`: a Date), and when the
 * server refuses the join (`refused`: its words; `connected` is then false). A page that is looked
 * at again asks at once. The socket is returned; it stays as long as the page.
 *
 * @template State
 * @param {string} namespace
 * @param {Record<string, string>} join
 * With `url`, an address that answers the same state, a page without a socket asks there again and
 * again: it is connected as long as that answers, whatever a proxy does to its socket.
 * With `anew` the page's own data (pageData()) follow what is published, and `anew` is called when they
 * did. Without, the page sees to it by itself.
 * @param {{ state?: (state: State & Stamp) => void, status?: (link: Link) => void, anew?: () => unknown }} hear
 * @param {string} [url]
 */
export function live(namespace, join, { state = () => {}, status = () => {}, anew } = {}, url = '') {
  const socket = io(namespace, {
    // Polling comes through every proxy. Begun with a web socket, one that swallows those leaves the
    // page without a state for ever, for nothing says that it will not come.
    transports: ['polling', 'websocket'],
    reconnectionDelay: 500,
    reconnectionDelayMax: 5000,
    randomizationFactor: 0.5,
    timeout: 8000,
  });
  /** @type {Stamp | null} */
  let last = null;
  /** @type {string | null} */
  let told = null;

  /** @param {boolean} connected @param {string | null} refused */
  const tell = (connected, refused = null) => {
    const now = `${connected} ${refused}`;
    if (told === now) return;
    told = now;
    status({ connected, since: new Date(), refused });
  };

  let asking = 0;
  let answered = false; // the last time that it asked
  /** Ask from now on, until the socket is there. @param {number} [after] */
  const askSoon = (after = ASK_AFTER_MS) => {
    if (url && !asking) asking = window.setTimeout(ask, after);
  };
  const ask = async () => {
    if (!socket.connected) {
      try {
        const answer = await get(url, { timeout: ANSWER_MS });
        answered = true;
        if (!socket.connected) {
          if (answer.now) ahead = Date.parse(answer.now) - Date.now();
          heard();
          last = null; // what the socket sends next is newer
          state(answer);
          tell(true);
        }
      } catch {
        answered = false;
        tell(false);
      }
    }
    asking = 0;
    if (!socket.connected) askSoon(ASK_EVERY_MS);
  };

  const enter = (within = 8000) => {
    if (!socket.connected) return;
    socket.timeout(within).emit('join', join, (/** @type {unknown} */ error, /** @type {any} */ answer) => {
      if (error) {
        // Connected, but nobody answers: begin again.
        if (socket.connected) socket.disconnect().connect();
      } else if (answer && answer.ok === false) {
        tell(false, answer.detail ?? answer.title ?? answer.error ?? 'refused');
        setTimeout(() => enter(), 10_000); // what is not there yet may come with the next site file
      } else {
        heard();
        tell(true);
      }
    });
  };

  lines.add({ socket, enter, lost: () => tell(false) });
  socket.on('connect', () => { say(''); answered = false; enter(); });
  socket.io.on('ping', heard); // the server's, every ten seconds
  socket.on('state', (/** @type {State & Stamp & { now?: string, house?: number }} */ next) => {
    if (next.now) ahead = Date.parse(next.now) - Date.now();
    heard();
    if (!isNewer(next, last)) return;
    last = { epoch: next.epoch, version: next.version };
    state(next);
    if (anew) takeUp(next.house, anew);
  });
  socket.on('disconnect', (reason) => {
    tell(false);
    askSoon();
    // Somebody's right may have ended: a screen that was paired asks whether it still is one.
    if (reason === 'io server disconnect') dispatchEvent(new Event('ended-by-server'));
    // The client library does not come back by itself when the server closed the connection.
    if (reason === 'io server disconnect') setTimeout(() => socket.connect(), 1000 + 2000 * Math.random());
  });
  socket.on('connect_error', (error) => {
    if (!answered) tell(false);
    askSoon();
    // Answered, but refused: a proxy's or the server's word, which no waiting changes.
    const status = /** @type {{ description?: unknown }} */ (error).description;
    if (typeof status === 'number' && status >= 400 && status < 500) blocked(status);
    // A namespace's refusal is final for the library; a restarted server may think otherwise.
    if (!socket.active) setTimeout(() => socket.connect(), 2000 + 3000 * Math.random());
    const refused = /** @type {{ data?: { detail?: string } }} */ (error).data?.detail;
    if (refused) tell(false, refused);
  });
  return socket;
}

/** @param {number | undefined} house @param {() => unknown} anew */
async function takeUp(house, anew) {
  const { follow } = await import('/static/following.js'); // a visitor's phone goes without it
  if (await follow(house)) anew();
}
