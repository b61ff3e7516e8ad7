// The waiting area's screen: state in, picture and voice out.
import { alive } from '/static/alive.js';
import { html, render } from '/static/vendor/lit-html/lit-html.js';
import { keepAwake } from '/static/awake.js';
import { get, pageData } from '/static/api.js';
import { byId } from '/static/dom.js';
import { live, serverNow } from '/static/live.js';
import { pageNow } from '/static/patience.js';
import { leaveUnattended } from '/static/unattended.js';
import { words } from '/static/words.js';
import { Announcer, Heard } from './announcer.js';
import { besides, cardOf, inTurn } from './card.js';
import { isDark } from './dark.js';
import { eventually } from '/static/eventually.js';
import { everybody, MESSAGE_ICONS, stillSaid } from './everybody.js';
import { fit } from './fit.js';
import { Herald } from './herald.js';
import { load, run } from './media.js';
import { Player } from './player.js';
import { shiftAt } from './shift.js';
import { Teller } from './teller.js';
import { Files, Turns, isShown } from './turns.js';
import { bringIcons, screen, waitsOf } from './view.js';
import { volumeAt } from './volume.js';

const ANSWER_WITHIN = 1500; // ms; without an answer nothing is said, for it may be no longer so
const OFFLINE_AFTER = 3000; // ms; a server that restarts is back before anybody has to know
const EARLIER_FOR = 30 * 60_000; // as board.py: so that a quiet board empties by itself
const ALSO = 2;
const EARLIER = 5;
const NOTICE_FOR = 12_000; // ms; two notices take turns, and each can be read twice

/** @import { BoardShown, CallShown, MessageShown, ScreenPage } from '../types.js' */
/** @import { Model } from '../view.js' */

/** @type {ScreenPage} */
const page = pageData();
/** What stands beside the waits, and on a message. */
const signs = () => [...MESSAGE_ICONS, ...Object.values(page.waits).map(({ icon }) => icon)];
const root = byId('screen');
leaveUnattended(window); // before anything is waited for, as below
keepAwake();
let blocked = false;
let ready = false;

const player = new Player({
  url: (call, language) => `${page.say}/${call.announcement}/${language}.wav`,
  chimeUrl: page.chime,
  silent: !page.sound,
  volume: () => volumeAt(page, time.format(now())),
  blocked: (is) => {
    blocked = is;
    if (ready) {
      draw();
      teller.tell();
    }
  },
});
player.probe(); // before anything is waited for: a touch of the page later changes the answer

await eventually(() => bringIcons(signs()));
const all = Object.fromEntries(
  await Promise.all(
    page.languages.map(async (name) => /** @type {const} */ ([name, await eventually(() => words('display', name))])),
  ),
);
const time = new Intl.DateTimeFormat('en-GB', {
  timeZone: page.timezone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23',
});

/** @type {BoardShown} */
let board = page.board;
/** Since when, by the server's clock. @type {Date | null} */
let offline = null;
let pending = 0;
// Until the first answer the page's own date stands in for the server's clock.
const skew = Date.parse(page.board.now) - Date.now();
let joined = false;
const now = () => (joined ? serverNow() : new Date(Date.now() + skew));

/** Those in which a call is said, and the visitor's own if it is another one of the site's. @param {CallShown} call */
const languages = ({ language }) => {
  const more = page.own_language && page.all_languages.includes(language) && !page.spoken.includes(language);
  return more ? [...page.spoken, language] : page.spoken;
};

/** The message to everybody that stands on the screen. @type {MessageShown | null} */
let said = null;
const turns = new Turns();
const files = new Files({
  load, free: (kept) => URL.revokeObjectURL(kept), changed: () => { if (ready) draw(); },
});
const still = matchMedia('(prefers-reduced-motion: reduce)');
/** How many calls have a place beside the card, where not all that could stand there have one. */
let seats = Infinity;

/** What this screen showed and said, and how it sounds: told to the server as it happens. */
const teller = new Teller({
  where: { site: page.site, zone: page.zone },
  sound: () => (page.sound ? (blocked ? 'blocked' : 'on') : 'off'),
  picture: () => ({ message: said && Date.parse(said.since), unplayed: files.unplayed }),
  send: (name, told, answered) => socket.timeout(ANSWER_WITHIN).emit(name, told, answered),
});
const announcer = new Announcer({
  player: {
    prepare: (call, spoken) => player.prepare(call, spoken),
    chime: (aloud) => player.chime(aloud),
    async say(call, language, aloud) {
      const went = await player.say(call, language, aloud);
      if (went === 'heard') teller.said(call);
      return went;
    },
  },
  languages,
  repeats: () => page.repeat,
  may: (call, word) => (socket.connected ? teller.may(call, word) : stillCalled(call)),
  heard: new Heard(`heard ${page.site}/${page.zone}`),
  changed: () => draw(),
});

const herald = new Herald({
  languages: () => page.spoken,
  may: (turn) => (socket.connected ? teller.mayTell(turn) : Promise.resolve(null)),
  say: (language) => player.tell(`/display/${page.site}/${page.zone}/message/${language}.wav`),
});

/** Without a socket: asked for at the moment at which it is to be said. @param {CallShown} call */
async function stillCalled({ announcement }) {
  try {
    /** @type {BoardShown} */
    const asked = await get(page.state, { timeout: ANSWER_WITHIN });
    const called = asked.calls.some((one) => one.announcement === announcement && one.state === 'called');
    return { called, speaks: called && teller.speaks };
  } catch {
    return null;
  }
}

function showing() {
  return board.calls.filter(
    (call) =>
      page.places[call.point] &&
      (call.state !== 'ended' || now().getTime() - Date.parse(call.announced_at) < EARLIER_FOR),
  );
}

/** What the strip says: the notice whose turn it is, else the house's own. */
function notice() {
  const { notices } = board;
  return notices.length ? notices[Math.floor(now().getTime() / NOTICE_FOR) % notices.length] : page.notice;
}

/** What is shown between calls, and still while one is fresh. @param {boolean} quiet */
function between(quiet) {
  const at = now().getTime();
  const piece = turns.look(files.ready(page.media.filter((one) => isShown(one, at))), at, quiet);
  if (!piece) return null;
  const { url } = piece;
  const failed = () => files.fails(url);
  return { piece, src: files.kept.get(url ?? '') ?? '', turn: turns.turn, quiet, ended: () => turns.ended(), failed };
}

function draw() {
  const message = stillSaid(board.message, now().getTime());
  said = message;
  teller.looks();
  if (isDark({ ...board, message }, now().getTime(), Boolean(offline))) {
    render(html`<main class="dark"></main>`, root);
    return;
  }
  const calls = showing();
  const card = cardOf(calls, announcer, now().getTime(), page.languages[0]);
  if (message) {
    const { languages, leaving, places } = page;
    const [call = null] = card.fresh ? [card.call] : inTurn(besides(calls, null), 1, now().getTime());
    render(everybody(message, { words: all, languages, leaving, places, call, clock: time.format(now()) }), root);
    fit(root);
    return;
  }
  const others = inTurn(besides(calls, card.call), seats, now().getTime());
  const also = page.band.includes('calls') ? ALSO : 0;
  const fresh = card.fresh && !offline;
  const quiet = fresh || (!offline && announcer.speaking !== null); // without the server nothing is said
  render(
    screen({
      title: page.title,
      words: all,
      languages: page.languages,
      places: page.places,
      notice: notice(),
      phase: { ...card, fresh },
      also: others.slice(0, also),
      earlier: others.slice(also, also + EARLIER),
      spoken: announcer.speaking?.call.number ?? null,
      waiting: board.waiting,
      waits: waitsOf(page, board),
      band: [...page.band],
      media: between(quiet),
      layout: page.layout,
      alone: page.alone,
      offline: offline && time.format(offline),
      clock: time.format(now()),
      blocked: blocked && page.sound,
      switchOn: () => player.switchOn(),
    }),
    root,
  );
  fit(root);
  run(root, still.matches || quiet);
  seats = seatsNow(others.length);
}

/** What has a place is measured: a long notice, or pictures, leave room for fewer. @param {number} there how many there are */
function seatsNow(there) {
  const rows = [...root.querySelectorAll('.also li, .earlier li')];
  const seen = rows.filter((row) => row.getClientRects().length > 0).length;
  return seen < there ? seen : Infinity;
}

function shift() {
  const [x, y] = shiftAt(now().getTime());
  document.documentElement.style.setProperty('--shift-x', `${x}px`);
  document.documentElement.style.setProperty('--shift-y', `${y}px`);
}

let wanted = page.board.page;

/**
 * The site file changed: what the page is made of is fetched anew, its looks too. It is not loaded anew,
 * for then the browser might take the sound away until somebody touches the glass.
 * @param {string} now what the server says of it
 */
async function follow(now) {
  if (now === wanted) return;
  wanted = now;
  const text = await (await pageNow())?.text().catch(() => '');
  if (!text) { wanted = ''; return; } // the next state asks again
  const made = new DOMParser().parseFromString(text, 'text/html');
  /** @type {ScreenPage} */
  const next = JSON.parse(made.getElementById('page')?.textContent ?? 'null');
  if (!next) return;
  document.documentElement.dataset.wording = made.documentElement.dataset.wording ?? '';
  await Promise.all([...new Set([...Object.keys(all), ...next.languages])]
    .map(async (name) => { all[name] = await eventually(() => words('display', name)); }));
  Object.assign(page, { ...next, sound: page.sound });
  await bringIcons(signs()).catch(() => {}); // without a picture the words stand all the same
  const looks = 'link[href^="/looks/"]';
  const [old, anew] = [document.querySelector(looks), made.querySelector(looks)];
  if (anew) {
    anew.addEventListener('load', () => old?.remove());
    document.head.append(document.adoptNode(anew));
  } else old?.remove();
  draw();
}

const socket = live('/display', { site: page.site, zone: page.zone }, {
  state: (/** @type {BoardShown} */ next) => {
    joined = true;
    board = next;
    follow(next.page);
    // Whatever everybody is asked for comes first; calls that are still new afterwards are said then.
    announcer.take(board.standing ? [] : board.calls, now().getTime());
    draw();
    teller.shows(board.calls);
  },
  async anew() {
    await Promise.all(page.languages.filter((name) => !all[name])
      .map(async (name) => { all[name] = await eventually(() => words('display', name)); }));
    player.chimeUrl = page.chime;
    draw();
  },
  status: ({ connected }) => {
    root.dataset.live = String(connected);
    if (connected) teller.tell();
    clearTimeout(pending);
    if (connected) offline = null;
    else {
      const since = offline ?? now();
      pending = setTimeout(() => {
        offline = since;
        draw();
      }, OFFLINE_AFTER);
    }
    draw();
  },
}, page.state);

setInterval(() => {
  shift();
  files.keep(page.media, now().getTime());
  draw();
  herald.look(stillSaid(board.message, now().getTime()), now().getTime(), !announcer.running);
}, 1000);
new ResizeObserver(() => fit(root)).observe(root);
document.fonts?.ready.then(() => fit(root));
shift();
ready = true;
draw();
alive();
