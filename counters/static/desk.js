// The adviser's desk: hears the state, draws it, and sends one deed at a time.

import { html, nothing, render } from '/static/vendor/lit-html/lit-html.js';
import { newKey, pageData, post } from '/static/api.js';
import { live, serverNow } from '/static/live.js';
import { wallClock } from './desk/format.js';
import * as hand from './desk/hand.js';
import { hearKeys } from './desk/keyboard.js';
import { actions, emptyLine, spoken, title, withVisit } from './desk/model.js';
import { keysPanel, outcomePanel, thenWords } from './desk/panels.js';
import * as side from './desk/side.js';

/** A second click within this time was meant for what stood there before. */
const SETTLE_MS = 500;
/** How long the desk waits for the state that follows an answer before it opens its keys again. */
const FOLLOW_MS = 2000;
/** What appears under the pointer by itself. */
const MOVING = new Set(['next', 'start', 'outcome', 'then', 'back']);
const SHORTCUTS = 'nextplease.desk.shortcuts';

const page = pageData();
const times = wallClock(page.site.timezone);
const root = document.getElementById('desk');
const voice = document.getElementById('voice');
const wide = matchMedia('(min-width: 1180px)');

const local = {
  state: null, connected: true, lostAt: 0, panel: null, then: 'next', notice: '', busy: null,
  shortcuts: localStorage.getItem(SHORTCUTS) !== 'off', settledAt: 0, signedOff: false,
};
let retry = null; // {deed, key} of a deed without an answer: its next attempt is the same deed
let followers = [];

const nameOf = (id) => page.enquiries[id]?.name ?? id;
const say = (words) => { if (words) voice.textContent = words; };
const settle = () => { local.settledAt = performance.now() + SETTLE_MS; };

// ------------------------------------------------------------------ drawing

function desk() {
  const now = serverNow().getTime();
  const { state, connected } = local;
  const all = actions(state, { connected, now });
  for (const action of Object.values(all)) action.busy = Boolean(local.busy);
  return { ...local, page, times, now, on, wide: wide.matches, actions: all,
    asking: local.panel === 'outcome' && state.state === 'serving' };
}

function draw() {
  if (!local.state) return;
  document.getElementById('first')?.remove();
  const all = desk();
  const asked = all.asking && !all.wide;
  const focused = root.contains(document.activeElement);
  document.title = title(local.state, local.connected, page.point.name);
  root.setAttribute('aria-busy', String(Boolean(local.busy)));
  render(html`
    <div class="hand">
      ${hand.band(all)}${hand.offlineWords(all)}
      <div class="hand-top">${hand.inHand(all)}
        ${asked ? outcomePanel(all) : html`${hand.big(all)}${hand.keys(all)}`}</div>
      <div class="hand-below" tabindex="0" role="region" aria-label="What comes next">
        ${hand.notice(all)}${below(all)}</div>
      ${hand.foot(all)}
    </div>
    ${side.queue(all)}${side.visit(all)}`, root);
  // What had the focus is gone (an outcome, a closed panel): hand it to the next right thing.
  if (focused && !root.contains(document.activeElement)) root.querySelector('.big')?.focus();
}

function below(all) {
  if (all.panel === 'keys' && !all.wide) return keysPanel(all);
  if (!all.connected) return hand.untilBack();
  return html`${hand.recalls(all)}${hand.nextForYou(all)}
    ${all.asking && !all.wide ? nothing : html`<div class="narrow">${hand.byType(all)}</div>`}
    ${hand.last(all)}`;
}

// ------------------------------------------------------------------ deeds

/** From a button (the click's event comes last) or from a key. */
function on(name, ...given) {
  const [first] = given;
  const clicked = given.at(-1) instanceof Event;
  if (clicked && MOVING.has(name) && performance.now() < local.settledAt) return;
  const deed = {
    back: () => open(null), keys: () => open(local.panel === 'keys' ? null : 'keys'),
    then: () => follow(first), outcome: () => finish(first), figure: () => figure(first),
    shortcuts: () => switchShortcuts(first),
  }[name];
  if (deed) deed(); else command(name);
}

/** A key or a click on one of the commands: closed ones answer with their reason. */
function command(name) {
  if (!local.state || local.busy) return;
  const { asking, actions: all } = desk();
  if (!all[name].possible) { answer(all[name].reason); return; }
  if (name === 'finish' || (name === 'next' && local.state.state === 'serving')) {
    follow(name === 'finish' ? 'nobody' : 'next', !asking);
  } else if (name === 'sign-off') {
    signOff();
  } else {
    send(name, name === 'next' ? `${page.api.point}/next` : visitUrl(name)).then(callAnswered);
  }
}

const visitUrl = (name) => `${page.api.visits}/${local.state.visit.visit}/${name}`;

/** null where nobody was to be called: said on the spot, with who waits for what else. */
function callAnswered(visit) {
  if (visit !== null || local.state.state !== 'ready') return;
  answer(emptyLine(local.state, nameOf));
}

/** Ask for the outcome (`opening`), or only say what follows it. */
function follow(then, opening = false) {
  local.then = then;
  if (opening) { open('outcome'); return; }
  draw();
  say(thenWords(desk()));
}

function figure(n) {
  const outcome = page.outcomes[n - 1];
  if (outcome && local.state && desk().asking) finish(outcome.id);
}

async function finish(outcome) {
  const { asking, actions: all } = desk();
  if (!asking) { answer(all.finish.possible ? 'Press Finish or Next first.' : all.finish.reason); return; }
  const then = local.then;
  const ended = await send('finish', visitUrl('finish'), { outcome });
  if (ended === undefined) return;
  open(null);
  if (then === 'next') callAnswered(await send('next', `${page.api.point}/next`));
}

async function signOff() {
  if (await send('sign-off', `${page.api.point}/sign-off`) === undefined) return;
  leave('signed-off');
}

/**
 * Post one deed, everything closed until the state that follows it is here. Returns the answer;
 * undefined when it was refused or nothing came back. The same deed after no answer keeps its
 * key, so that two attempts are done once.
 */
async function send(name, url, payload = {}) {
  if (local.busy || local.signedOff) return undefined;
  const deed = `${name} ${url} ${JSON.stringify(payload)}`;
  const key = retry?.deed === deed ? retry.key : newKey();
  const before = local.state;
  const mine = { before };
  local.busy = mine;
  local.notice = '';
  draw();
  try {
    const visit = await post(url, payload, { key });
    retry = null;
    if (visit?.visit && same(before, local.state)) show(withVisit(local.state, visit));
    if (visit !== null && name !== 'sign-off') await newerThan(before.version);
    return visit;
  } catch (problem) {
    retry = problem.status === 0 ? { deed, key } : null;
    await refused(problem, before);
    return undefined;
  } finally {
    if (local.busy === mine) local.busy = null;
    draw();
  }
}

/** What is so now, in words, on the spot. */
async function refused(problem, before) {
  if (problem.status === undefined) throw problem;
  if (problem.status === 401 || problem.status === 403) { leave('expired'); return; }
  if (problem.status === 0) {
    // The socket may know better than the lost answer: then it was done, and shows.
    await newerThan(before.version);
    if (same(before, local.state)) answer('No answer came. Press again: it is not done twice.');
    return;
  }
  if (problem.status === 409) await newerThan(before.version, 300);
  const { next, state } = local.state;
  const then = problem.status === 409 && state === 'ready' && next ? ` Next is ${next.number}.` : '';
  answer(`${problem.detail || problem.title}${then}`);
}

/** Whether the same visit is in hand in the same state, called as often. */
const same = (one, two) => one.state === two.state && one.visit?.visit === two.visit?.visit
  && one.visit?.recalls === two.visit?.recalls;

function answer(words) {
  local.notice = words;
  say(words);
  draw();
}

/** Resolves with the first state newer than `version`, or after `patience` without one. */
function newerThan(version, patience = FOLLOW_MS) {
  if (local.state.version > version || !local.connected) return Promise.resolve();
  return new Promise((resolve) => {
    followers.push(resolve);
    setTimeout(resolve, patience);
  });
}

function leave(because) {
  local.signedOff = true;
  location.assign(`${page.sign_on_url}?because=${because}`);
}

// ------------------------------------------------------------------ panels

function open(panel) {
  if (local.panel === panel) return;
  const from = local.panel;
  local.panel = panel;
  local.notice = '';
  settle();
  draw();
  if (panel === 'outcome') {
    root.querySelector('.outcome')?.focus();
    say(`How did ${local.state.visit.number} end? ${thenWords(desk())}`);
  } else if (panel === 'keys') {
    root.querySelector('#keys-head')?.focus();
  } else {
    root.querySelector(from === 'keys' ? '[data-action="keys"]' : '.big')?.focus();
  }
}

function switchShortcuts(enabled) {
  local.shortcuts = enabled;
  localStorage.setItem(SHORTCUTS, enabled ? 'on' : 'off');
  say(enabled ? 'Single keys are on.' : 'Single keys are off.');
  draw();
}

// ------------------------------------------------------------------ state

function show(next) {
  const before = local.state;
  const changed = before?.state !== next.state || before?.visit?.visit !== next.visit?.visit;
  local.state = next;
  if (changed) {
    if (before) settle();
    if (local.panel === 'outcome' && next.state !== 'serving') local.panel = null;
    if (before && !local.busy) local.notice = '';
  }
  say(spoken(before, next, nameOf));
  draw();
}

function heard(next) {
  if (local.signedOff) return;
  if (next.adviser?.id !== page.adviser.id) {
    leave(next.adviser ? 'replaced' : 'signed-off');
    return;
  }
  // The state that follows the deed is here: its keys open before the answer comes.
  if (local.busy && !same(local.busy.before, next)) local.busy = null;
  show(next);
  release();
}

/** Let go on who waited for a newer state. */
function release() {
  const waiting = followers;
  followers = [];
  waiting.forEach((resolve) => resolve());
}

function connection({ connected, refused: words }) {
  if (words && mayLeave()) { leave('expired'); return; }
  if (!connected && local.connected) local.lostAt = serverNow().getTime();
  const back = connected && !local.connected;
  local.connected = connected;
  if (!connected) release();
  if (local.state) say(connected ? (back ? 'The connection is back.' : '') : 'No connection. Go on serving.');
  draw();
}

/** A refused join sends back to sign-on, but not round in circles. */
function mayLeave() {
  const last = Number(sessionStorage.getItem('nextplease.desk.left') ?? 0);
  if (Date.now() - last < 60_000) return false;
  sessionStorage.setItem('nextplease.desk.left', String(Date.now()));
  return true;
}

hearKeys(document, { enabled: () => local.shortcuts, press: on });
wide.addEventListener('change', draw);
live('/counter', { site: page.site.id, point: page.point.id }, { state: heard, status: connection });
setInterval(draw, 1000);
