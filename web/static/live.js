// Live state from the server: joins a namespace, gets its whole state again at every change.
import { io } from '/static/vendor/socket.io/socket.io.esm.min.js';

let ahead = 0; // ms by which the server's clock is ahead of this one's

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
/** How soon somebody who looks at the page again sees whether it is true, in ms. */
const LOOK_MS = 1500;

/** Begin all connections that are lost anew, and at once: the library would wait for its next turn. */
function begin() {
  const lost = [...lines].filter(({ socket }) => !socket.connected);
  for (const { socket } of lost) socket.disconnect();
  for (const { socket } of lost) socket.connect();
}

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
 * @param {{ state?: (state: State & Stamp) => void, status?: (link: Link) => void }} hear
 */
export function live(namespace, join, { state = () => {}, status = () => {} } = {}) {
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
        tell(true);
      }
    });
  };

  lines.add({ socket, enter, lost: () => tell(false) });
  socket.on('connect', () => enter());
  socket.on('state', (/** @type {State & Stamp & { now?: string }} */ next) => {
    if (next.now) ahead = Date.parse(next.now) - Date.now();
    if (!isNewer(next, last)) return;
    last = { epoch: next.epoch, version: next.version };
    state(next);
  });
  socket.on('disconnect', (reason) => {
    tell(false);
    // The client library does not come back by itself when the server closed the connection.
    if (reason === 'io server disconnect') setTimeout(() => socket.connect(), 1000 + 2000 * Math.random());
  });
  socket.on('connect_error', (error) => {
    tell(false);
    // A namespace's refusal is final for the library; a restarted server may think otherwise.
    if (!socket.active) setTimeout(() => socket.connect(), 2000 + 3000 * Math.random());
    const refused = /** @type {{ data?: { detail?: string } }} */ (error).data?.detail;
    if (refused) tell(false, refused);
  });
  return socket;
}
