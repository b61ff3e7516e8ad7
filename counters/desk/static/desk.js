// The adviser's desk: hears the state, draws it, and sends one deed at a time.

import { alive } from '/static/alive.js';
import { html, nothing, render } from '/static/vendor/lit-html/lit-html.js';
import { pageData } from '/static/api.js';
import { byId, find } from '/static/dom.js';
import { live, serverNow } from '/static/live.js';
import * as below from './below.js';
import { Deeds, same } from './deeds.js';
import { Drafts } from '/static/staff/drafts.js';
import { ending } from './ending.js';
import { finding } from './finding.js';
import { wallClock } from '/static/staff/format.js';
import { notInCircles } from '/static/staff/leaving.js';
import * as hand from './hand.js';
import { hearKeys } from './keyboard.js';
import { prepared } from './known.js';
import { actions, spoken, stateName, theVisit, title, undoWords } from './model.js';
import { opening } from './opening.js';
import { PANELS, keysPanel, outcomePanel } from './panels.js';
import { framed } from './panels/frame.js';
import { wayAt } from './panels/refer.js';
import { emptyLine } from './queue.js';
import * as side from './side.js';

/** @import { App, Desk, DeskItself, DeskWithForm, Form, Local, Page, PanelName, State } from '../view.js' */

/** A second click within this time was meant for what stood there before. */
const SETTLE_MS = 500;
/** What appears under the pointer by itself. */
const MOVING = new Set(['next', 'start', 'ready', 'outcome', 'then', 'back', 'pick']);
const SHORTCUTS = 'nextplease.desk.shortcuts';
/** Actions whose name in the interface differs, or that stand on a visit of their own. */
const VISIT_DEEDS = new Set(['recall', 'start', 'no-show', 'print']);

const page = prepared(pageData());
const times = wallClock(page.site.timezone);
const root = byId('desk');
const voice = byId('voice');
const wide = matchMedia('(min-width: 1180px)');
const sided = matchMedia('(min-width: 760px)');

/** @type {Local} */
const memory = {
  state: null, connected: true, lostAt: 0, panel: null, form: null, then: 'next', notice: '',
  busy: null, shortcuts: localStorage.getItem(SHORTCUTS) !== 'off', settledAt: 0, signedOff: false,
  avoidable: null, draft: '', found: '', elsewhere: null, noticeOf: null, undone: '', leaves: false,
  week: null,
};
/** The same once the first state is here: before it nothing is drawn and nothing pressed. */
const local = /** @type {Local & { state: State }} */ (memory);

/** @param {string} id */
const nameOf = (id) => page.enquiries[id]?.name ?? id;
/** @param {string} words */
const say = (words) => { if (words) voice.textContent = words; };
const settle = () => { local.settledAt = performance.now() + SETTLE_MS; };
const drafts = new Drafts(sessionStorage, page.adviser.id);
const deeds = new Deeds(page, local, { draw, show, answer, leave, goTo });
/** What the desk's parts know of one another. */
/** @type {DeskItself} */
const itself = { page, local, root, sided, deeds, draw, desk, say, answer, settle, on, note,
  drafts, callAnswered };
const app = /** @type {App} */ (itself);
Object.assign(app, ending(app), opening(app), finding(app));
const { open, panel, edit, items } = app;

// ------------------------------------------------------------------ drawing

/** @returns {Desk} */
function desk() {
  const now = serverNow().getTime();
  const { state, connected, form } = local;
  const all = actions(state, { connected, now, panel: form && local.panel, undone: local.undone });
  for (const action of Object.values(all)) action.busy = Boolean(local.busy);
  all.help.busy = false; // it waits for nothing
  const asking = local.panel === 'outcome' && state.state === 'serving';
  return { ...local, page, times, now, on, wide: wide.matches, sided: sided.matches, actions: all,
    asking, covered: (asking && !wide.matches) || (Boolean(form) && !sided.matches)
      || (local.panel === 'keys' && !wide.matches),
    undoWords: state.undo ? undoWords(state, page) : '' };
}

function draw() {
  if (!memory.state) return;
  document.getElementById('first')?.remove();
  const all = desk();
  // A reason stands as long as it is one.
  const of = local.noticeOf && all.actions[/** @type {keyof Desk['actions']} */ (local.noticeOf)];
  if (of && of.reason !== local.notice) all.notice = forgetNotice();
  const panel = all.form ? framed(PANELS[/** @type {PanelName} */ (all.panel)], /** @type {DeskWithForm} */ (all)) : nothing;
  const focused = root.contains(document.activeElement);
  document.title = title(local.state, local.connected, page.point.name);
  root.setAttribute('aria-busy', String(Boolean(local.busy || waiting)));
  root.classList.toggle('has-panel', Boolean(all.form));
  render(html`
    <div class="hand">
      ${hand.band(all)}${hand.offlineWords(all)}
      <div class="hand-top">${hand.inHand(all)}${inTop(all)}</div>
      ${all.form && !all.sided ? panel : html`
        <div class="hand-below" tabindex="0" role="region" aria-label="What comes next">${
          all.form ? nothing : hand.notice(all)}${under(all)}</div>`}
      <div class="safe">${hand.undo(all)}${hand.foot(all)}</div>
    </div>
    ${all.form && all.sided ? panel : html`${side.queue(all)}${side.visit(all)}`}`, root);
  for (const one of root.querySelectorAll('kbd.cap')) one.classList.toggle('waits', one.textContent === waiting);
  // What had the focus is gone (an outcome, a closed panel): hand it to the next right thing.
  if (focused && !root.contains(document.activeElement)) find('.big', root)?.focus();
}

/** @param {Desk} all */
function inTop(all) {
  if (all.asking && !all.wide) return html`${outcomePanel(all)}${hand.notice(all)}`;
  if (all.panel === 'keys' && !all.wide) return nothing;
  return all.form && !all.sided ? nothing : html`${hand.big(all)}${hand.keys(all)}`;
}

/** @param {Desk} all */
function under(all) {
  if (all.panel === 'keys' && !all.wide) return keysPanel(all);
  if (!all.connected) return below.untilBack(all);
  return html`${below.ways(all)}${below.recalls(all)}${below.nextForYou(all)}
    <div class="narrow">${below.resting(all)}${all.asking && !all.wide ? nothing : below.byType(all)}</div>
    ${below.last(all)}`;
}

// ------------------------------------------------------------------ what was pressed

/**
 * Deeds of the page alone, by name; everything else is a command. What each is given, the buttons
 * and the keys say.
 * @type {Record<string, (...given: any[]) => unknown>}
 */
const DEEDS = {
  back: () => (local.panel ? open(null) : leaveField()),
  keys: () => open(local.panel === 'keys' ? null : 'keys'),
  then: app.follow,
  outcome: app.finish,
  figure: app.figure,
  shortcuts: switchShortcuts,
  visit: () => (wide.matches ? find('#note-text', root)?.focus() : panel('visit')),
  find: () => (sided.matches ? find('.find input', root)?.focus() : panel('choose')),
  found: app.search,
  call: (visit) => panel('call', visit, 'walk'),
  'retype-one': (visit) => panel('retype', visit, 'walk'),
  choose: (id) => edit({ chosen: id }),
  pick: (id) => { edit({ chosen: id }); app.confirm(); },
  query: (text) => { edit({ query: text }); edit({ chosen: items()[0]?.id ?? null });
    if (local.panel === 'choose') app.search(text); },
  set: (field, value) => { if (field === 'note') begun(value); edit({ [field]: value }); },
  need: (id, wanted) => edit({ needs: changed(local.form?.needs ?? [], id, wanted) }),
  way: (way) => app.turn(way),
  alt: (n) => (local.panel === 'refer' ? app.turn(wayAt(n)) : false),
  arrow: app.arrow,
  enter: app.enter,
  confirm: app.confirm,
  draft: (text) => { begun(text); draw(); },
  note,
  resume: (visit) => deeds.send('resume', `${page.api.visits}/${visit}/resume`),
  'resume-here': resumeHere,
  earlier: (step) => order(step, -1),
  later: (step) => order(step, 1),
  remove: (step) => planned('remove', { step }),
  'avoidable-yes': () => app.avoidable(true),
  'avoidable-no': () => app.avoidable(false),
};

/** The same needs with one more, or without it. @param {string[]} needs @param {string} id @param {boolean} wanted */
const changed = (needs, id, wanted) => (wanted ? [...needs, id] : needs.filter((one) => one !== id));

/**
 * From a button (the click's event comes last) or from a key; false if it is not for the desk.
 * @param {string} name
 * @param {...unknown} given
 */
function on(name, ...given) {
  if (!memory.state) return false;
  const clicked = given[given.length - 1] instanceof Event;
  if (clicked && MOVING.has(name) && performance.now() < local.settledAt) return undefined;
  const deed = DEEDS[name];
  return deed ? deed(...given) : command(/** @type {keyof Desk['actions']} */ (name));
}

/** The key that waits whether another follows; see /static/staff/typing.js. */
let waiting = '';

/**
 * A key or a click on one of the commands: closed ones answer with their reason.
 * @param {keyof Desk['actions']} name
 */
function command(name) {
  const { asking, actions: all } = desk();
  if (local.busy && name !== 'help') return;
  if (name === 'break' && local.state.pause?.kind === 'break') { command('ready'); return; }
  if (!all[name].possible) { answer(all[name].reason, name); return; }
  if (name === 'finish' || (name === 'next' && local.state.state === 'serving')) {
    app.end(name === 'finish' ? 'nobody' : 'next', asking);
  } else if (name in PANELS) panel(/** @type {PanelName} */ (name));
  else run(name);
}

/** @param {string} name */
function run(name) {
  const { state } = local;
  if (VISIT_DEEDS.has(name)) {
    const { visit, number } = theVisit(state);
    deeds.send(name, `${page.api.visits}/${visit}/${name}`)
      .then((done) => { if (done && name === 'print') answer(`${number} is printed again.`); });
  } else if (name === 'next') {
    deeds.send(name, `${page.api.point}/next`).then(callAnswered);
  } else if (name === 'undo' && state.undo) {
    const { number } = state.undo;
    deeds.send(name, `${page.api.visits}/${state.undo.visit}/undo`)
      .then((done) => { if (done) local.undone = number; });
  } else if (name === 'ready') {
    deeds.send(name, `${page.api.point}/ready`);
  } else if (name === 'help') {
    deeds.help();
  } else if (name === 'home') {
    goHome();
  } else if (name === 'sign-off') {
    signOff();
  }
}

/** null where nobody was to be called: said on the spot, with who waits for what else. @param {unknown} visit */
function callAnswered(visit) {
  if (visit !== null || local.state.state !== 'ready') return;
  answer(local.state.no_next || emptyLine(local.state, nameOf));
}

// ------------------------------------------------------------------ smaller deeds

/** @param {boolean} enabled */
function switchShortcuts(enabled) {
  local.shortcuts = enabled;
  localStorage.setItem(SHORTCUTS, enabled ? 'on' : 'off');
  say(enabled ? 'Single keys are on.' : 'Single keys are off.');
  draw();
}

/** Out of a field of the page: what was searched for goes, a note that was begun stays. */
function leaveField() {
  if (document.activeElement?.matches('input, textarea')) find('.big', root)?.focus();
  app.search('');
}

/** A note that is being written; it is still there after a reload. @param {string} text */
function begun(text) {
  local.draft = text;
  if (local.state.visit) drafts.keep(local.state.visit.visit, text);
}

function forgetNotice() {
  local.notice = '';
  local.noticeOf = null;
  return '';
}

/** @param {string} visit */
function resumeHere(visit) {
  const { walk } = desk().actions;
  if (!walk.possible) { answer(walk.reason, 'walk'); return; }
  deeds.send('resume-here', `${page.api.visits}/${visit}/resume-here`, { service_point: page.point.id });
}

/** @param {string} deed @param {{ step: number } | { steps: number[] }} payload */
const planned = (deed, payload) => deeds.send(
  deed, `${page.api.visits}/${theVisit(local.state).visit}/enquiries/${deed}`, payload);

/** @param {number} step @param {number} by */
function order(step, by) {
  const steps = local.state.planned.map((one) => one.step);
  const at = steps.indexOf(step);
  [steps[at], steps[at + by]] = [steps[at + by], steps[at]];
  planned('order', { steps });
}

async function note() {
  const { state, draft } = local;
  if (!state.visit || !draft.trim()) return;
  const url = `${page.api.visits}/${state.visit.visit}/notes`;
  const kept = await deeds.send('note', url, { text: draft.trim() }, { follow: false });
  if (kept === undefined) return;
  begun('');
  if (kept?.notes) local.state = { ...local.state, notes: kept.notes };
  say('The note is kept.');
  draw();
}

async function goHome() {
  const place = local.state.home?.point;
  if (!place) return;
  const done = await deeds.send('home', `${page.api.site}/service-points/${place}/come-back`, {}, { follow: false });
  if (done !== undefined) goTo(place);
}

async function signOff() {
  if (await deeds.send('sign-off', `${page.api.point}/sign-off`) === undefined) return;
  drafts.forget();
  leave('signed-off');
}

/** Said on the spot; of a closed action (`of`) only while that is its reason. @param {string} words @param {string | null} [of] */
function answer(words, of = null) {
  local.notice = words;
  local.noticeOf = of;
  say(words);
  draw();
}

// ------------------------------------------------------------------ state

/** @param {State} next */
function show(next) {
  const before = memory.state;
  const changed = before && (stateName(before) !== stateName(next) || before.visit?.visit !== next.visit?.visit);
  local.state = next;
  if (changed) {
    settle();
    const other = before.visit?.visit !== next.visit?.visit || before.state !== next.state;
    if (other && local.form) Object.assign(local, { panel: null, form: null });
    if (local.panel === 'outcome' && next.state !== 'serving') local.panel = null;
    if (!local.busy) forgetNotice();
  }
  if (!before || before.visit?.visit !== next.visit?.visit) anotherVisit(before, next);
  if (next.undo) local.undone = '';
  say(spoken(before, next, nameOf));
  draw();
}

/** What belonged to the visit before goes; a note that was begun for this one is here again. @param {State | null} before @param {State} next */
function anotherVisit(before, next) {
  Object.assign(local, { draft: drafts.of(next.visit?.visit, next.notes), week: null, avoidable: null });
  if (before && next.visit && local.found) app.search('');
}

/** @param {State} next */
function heard(next) {
  if (local.signedOff) return;
  if (next.adviser?.id !== page.adviser.id) {
    const me = next.people.find((one) => one.adviser === page.adviser.id);
    if (me) goTo(me.point); else leave(next.adviser ? 'replaced' : 'signed-off');
    return;
  }
  // The state that follows the deed is here: its keys open before the answer comes.
  if (local.busy && !same(local.busy.before, next)) local.busy = null;
  show(next);
  deeds.release();
}

/** @param {{ connected: boolean, refused: string | null }} link */
function connection({ connected, refused: words }) {
  if (words && notInCircles('nextplease.desk.left')) { leave('expired'); return; }
  if (!connected && local.connected) local.lostAt = serverNow().getTime();
  const back = connected && !local.connected;
  local.connected = connected;
  if (!connected) { deeds.release(); if (local.form) open(null); }
  if (memory.state) say(connected ? (back ? 'The connection is back.' : '') : 'No connection. Go on serving.');
  draw();
}

/** @param {string} because */
function leave(because) {
  away(`${page.sign_on_url}?because=${because}`);
}

/** Go on at another place, where this adviser is by now. @param {string} place */
function goTo(place) {
  away(`${page.counters_url}/${place}`);
}

/** Once: the answer to a deed and the next state both say so, and the second would break the first off. @param {string} url */
function away(url) {
  local.signedOff = true;
  if (local.leaves) return;
  local.leaves = true;
  location.assign(url);
}

// Back to a page that the browser kept: who is where may have changed.
addEventListener('pageshow', (event) => { if (event.persisted) location.reload(); });
hearKeys(document, { enabled: () => local.shortcuts, press: on, waits: (key) => { waiting = key.toUpperCase(); draw(); },
  asks: () => memory.state?.state === 'serving' && page.desk.outcome_required && !desk().asking });
for (const query of [wide, sided]) query.addEventListener('change', draw);
live('/counter', { site: page.site.id, point: page.point.id }, {
  state: heard, status: connection, anew: () => { Object.assign(page, prepared(pageData())); draw(); },
});
setInterval(draw, 1000);
alive();
