// The devices of a site: asked for every few seconds, the last good answer kept when none comes.

import { alive } from '/static/alive.js';
import { html, nothing, render } from '/static/vendor/lit-html/lit-html.js';
import { pageData, wordsOf } from '/static/api.js';
import { deed } from '/static/deed.js';
import { byId } from '/static/dom.js';
import { following } from '/static/following.js';
import { plural, wallClock } from '/static/staff/format.js';
import { showLink } from '/static/staff/link.js';
import { icon } from '/static/staff/parts.js';
import { Poll } from '/static/staff/poll.js';
import { printerPicture } from '/static/staff/printers.js';
import { Agents } from './agents.js';
import { alike, newest, places } from './alike.js';
import { drivesTogether, isCalm, needsSomebody as agentNeeds } from './agent_words.js';
import { FoundPrinters } from './found.js';
import { History } from './history.js';
import { Kiosks } from './kiosks.js';
import { Paired } from './paired.js';
import { Pairing } from './pairing.js';
import { didLast, inFull, inTheList } from './paper_words.js';
import { list, row } from './rows.js';
import { isMissed, isTwin } from './screen_words.js';
import { Screens } from './screens.js';
import { meanwhile, troubleOf } from '/static/staff/troubles.js';
import { did, Numbers, triedWords, picture as wiredPicture } from './wired.js';

/** @import { AgentOut, DeviceListOut, DeviceOut, DevicesPage, KioskOut, PairedOut, PrintedOut, ScreenOut } from '../types.js' */

const EVERY_MS = 3000;
/** From so many on each fault stands on one line. */
const MANY = 3;

/** @type {DevicesPage} */
const page = pageData();
/** @type {DeviceListOut} */
const first = page.first;
const times = wallClock(page.site.timezone);
const root = byId('main');
const voice = byId('voice');
let busy = false;
/** Whose steps are read, where each fault is one line. @type {Set<string>} */
const opened = new Set();
/** What became of the last press, by device. @type {Map<string, string>} */
const said = new Map();
const poll = new Poll(page.url, { first, every: EVERY_MS, draw });

/** @param {DeviceOut} device */
const isWell = (device) => page.well.includes(device.state) && !device.owed;
/** @param {DeviceOut} device */
const stateWord = (device) => page.states[device.state] ?? device.state;

/** The browser that is a kiosk: of several, the last that was paired. @param {PairedOut[]} screens @param {KioskOut} kiosk */
const kioskScreen = (screens, kiosk) => screens.filter((one) => one.kind === 'kiosk' && one.place === kiosk.kiosk)
  .sort((one, other) => other.screen - one.screen)[0];

/** Kiosks that are gone while they are to give tickets. @param {DeviceListOut} shown */
const missed = ({ kiosks, paired: screens }) => kiosks.flatMap((one) => {
  const screen = kioskScreen(screens, one);
  return screen && isMissed(one, screen) ? [{ one, screen }] : [];
});

/** How many need somebody. @param {DeviceListOut} shown */
function needing(shown) {
  const { devices, paired: screens, agents: programs, screens: displays } = shown;
  return devices.filter((one) => !isWell(one)).length + screens.filter(isTwin).length
    + programs.filter(agentNeeds).length + displays.filter((one) => one.missed).length + missed(shown).length;
}

/** @param {DeviceListOut} shown */
function headline(shown) {
  const { devices, paired: screens, agents: programs, screens: displays } = shown;
  const unpaired = displays.filter((one) => one.name && !screens.some((each) => each.name === one.name));
  const count = devices.length + screens.length + programs.length + unpaired.length;
  const need = needing(shown);
  if (!count) return 'No devices in the site file yet';
  if (!need) return count === 1 ? 'The device is well' : `All ${count} devices are well`;
  return `${need} of ${count} ${plural(count, 'device', 'devices')} ${plural(need, 'needs', 'need')} somebody`;
}

/**
 * 'since 11:36, 6 min' as of the answer that is shown; with the day when it is not today.
 * @param {DeviceOut} device
 */
function since(device) {
  const minutes = Math.floor((Date.parse(poll.shown.now) - Date.parse(device.since)) / 60000);
  if (minutes >= 24 * 60) return `for ${Math.floor(minutes / 1440)} ${plural(Math.floor(minutes / 1440), 'day', 'days')}`;
  const lasted = minutes < 1 ? 'just now'
    : minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
  return `since ${times.hm(device.since)}, ${lasted}`;
}

/** @param {DeviceOut} device */
function picture(device) {
  return device.wired ? wiredPicture(device) : printerPicture(device.state);
}

/** Slips that come out by themselves once the printer is well. @param {DeviceOut} device */
const waits = (device) => (device.waiting
  ? `${device.waiting} ${plural(device.waiting, 'ticket waits', 'tickets wait')} to be printed, all in the queue.`
  : '');

/** @param {DeviceOut} device */
function visitors(device) {
  if (device.usable && !device.owed) return 'Nothing yet.';
  const owed = device.owed
    ? `${device.owed} ${plural(device.owed, 'ticket', 'tickets')} without paper, all in the queue.` : '';
  return device.usable ? owed
    : `${meanwhile(device)} ${owed || waits(device)}`;
}

/** @param {DeviceOut} device */
function needsSomebody(device, named = true) {
  const trouble = troubleOf(device);
  const soon = device.usable;
  return html`<section class="needs-somebody" aria-labelledby="d-${device.device}">
    ${picture(device)}
    <div>${named ? html`<h2 id="d-${device.device}">${device.name}</h2>
      <span class="state ${soon ? 'soon' : ''}">${icon(trouble?.icon ?? 'printer-x')}${
        device.owed && page.well.includes(device.state) ? 'Slips owed' : stateWord(device)}</span>
      ${page.well.includes(device.state) ? nothing : html`<span class="since">${since(device)}</span>`}` : nothing}
      ${device.where ? html`<p class="where">${device.where}</p>` : nothing}
      <ol class="steps">${(trouble?.steps ?? []).map((step) => html`<li>${step}</li>`)}</ol>
      ${saysItself(device)}</div>
    <div class="visitors"><h3>What visitors see</h3><p>${visitors(device)}</p>
      ${device.owed ? printButton(device) : nothing}
      ${device.usable || device.kind === 'speaker' ? testButton(device) : nothing}
      ${numbers.key(device)}${rollButton(device)}
      ${said.get(device.device) || device.tried
        ? html`<p class="said" role="status">${said.get(device.device) || triedWords(device, times.hm)}</p>` : nothing}
    </div></section>`;
}

/**
 * What is known besides the state, where the agent has a sentence for it; and which printer it is.
 * @param {DeviceOut} device
 */
function saysItself(device) {
  const sentence = /[a-z]{3}/.test(device.detail) && !device.usable;
  return html`${sentence ? html`<p class="detail">The agent says: ${device.detail}.</p>` : nothing}
    ${inFull(device) ? html`<p class="where">${inFull(device)}</p>` : nothing}
    ${device.model ? html`<p class="where">${whichOne(device)}</p>` : nothing}`;
}

/** @param {DeviceOut} device */
const whichOne = (device) => [device.model, device.serial].filter(Boolean).join(', serial number ');

/** @param {DeviceOut} device */
function testButton(device) {
  if (device.kind === 'speaker') {
    return html`<button type="button" class="button test" aria-disabled=${busy ? 'true' : nothing}
      aria-label=${`Test sound of ${device.name}`} @click=${() => press(device, 'test-sound', () => '')}>Test sound</button>`;
  }
  if (device.kind !== 'printer') return nothing;
  return html`<button type="button" class="button test" aria-disabled=${busy ? 'true' : nothing}
    aria-label=${`Print a test slip on ${device.name}`} @click=${() => printTest(device)}>Print a test slip</button>`;
}

/** Where its roll is counted, or has no sensor: no printer notices one that is changed early. @param {DeviceOut} device */
const rollButton = (device) => (device.kind === 'printer' && inTheList(device)
  ? html`<button type="button" class="button test" aria-disabled=${busy ? 'true' : nothing}
    aria-label=${`A new roll is in ${device.name}`} @click=${() => press(device, 'new-roll', () => 'Counted from a new roll.')}>New roll</button>`
  : nothing);

/** @param {DeviceOut} device */
function printButton(device) {
  const words = `Print the ${device.owed} now`;
  const id = `why-${device.device}`;
  return html`<button type="button" class="button" aria-disabled=${device.usable && !busy ? nothing : 'true'}
    aria-describedby=${device.usable ? nothing : id} @click=${() => printOwed(device)}>${words}</button>
    ${device.usable ? nothing : html`<p class="where" id=${id}>Opens when the printer is ready.</p>`}`;
}

/** @param {DeviceOut} device */
function lastDid(device) {
  const { last } = device;
  if (last) return didLast(last, times.hm);
  if (device.kind === 'speaker') return 'No call yet';
  return device.kind === 'printer' ? 'Nothing yet' : did(device, around);
}

/** @param {DeviceOut} device */
function wellRow(device) {
  const now = device.waiting ? `${device.waiting} ${plural(device.waiting, 'slip', 'slips')} on the way`
    : said.get(device.device) || numbers.said.get(device.device) || triedWords(device, times.hm);
  return row({
    kind: device.kind, name: html`${device.name}${device.model ? html`<small>${whichOne(device)}</small>` : nothing}`,
    sign: 'circle-check', words: stateWord(device),
    more: inTheList(device) ? html`<small>${inTheList(device)}</small>` : nothing,
    since: times.hm(device.since), did: html`${lastDid(device)}${now ? html`<small role="status">${now}</small>` : nothing}`,
    where: device.where, keys: html`${testButton(device)}${numbers.key(device)}${rollButton(device)}`,
  });
}

/** Of a kind that many are of: each printer says for itself what it printed. @type {Record<string, string>} */
const ALIKE = { board: 'LED boards', pad: 'Call pads', speaker: 'Loudspeakers', counter: 'Counter PCs', agent: 'Agents' };
/** Which of them are shown one by one. @type {Set<string>} */
const unfolded = new Set();

/** @param {DeviceOut} device */
const kindOf = (device) => (ALIKE[device.kind] && !said.get(device.device) && !numbers.said.get(device.device)
  && device.state === 'ready' ? device.kind : '');
/** When something was heard of it last. @param {DeviceOut} device */
const didAt = ({ last: one, wired }) => one?.at ?? wired?.pressed_at ?? (wired?.shows ? '0' : '');

/**
 * Those that are alike, in one line; at a press each in its own.
 * @template T
 * @param {T[]} group @param {string} kind @param {(one: T) => unknown} each
 * @param {(group: T[]) => Pick<import('./rows.js').Row, 'words' | 'since' | 'did' | 'where'>} together
 */
function rowsOf(group, kind, each, together) {
  if (group.length === 1) return group.map(each);
  const isOpen = unfolded.has(kind);
  const keys = html`<button type="button" class="button test" aria-expanded="${isOpen}" data-alike=${kind} @click=${() => {
    if (isOpen) unfolded.delete(kind); else unfolded.add(kind);
    draw();
  }}>${isOpen ? 'In one line' : 'Each of them'}<span class="visually-hidden">: ${ALIKE[kind]}</span></button>`;
  const name = `${ALIKE[kind]}, ${group.length}`;
  return [row({ kind: `alike ${kind}`, name, sign: 'circle-check', keys, ...together(group) }), ...(isOpen ? group.map(each) : [])];
}

/** @param {DeviceOut[]} group */
const wellRows = (group) => rowsOf(group, group[0].kind, wellRow, (every) => {
  const one = newest(every, didAt);
  return {
    words: stateWord(one), since: times.hm(newest(every, (each) => each.since).since),
    did: didAt(one) ? html`${lastDid(one)}<small>${one.name}</small>` : lastDid(one),
    where: places(every.map((each) => each.where)),
  };
});

/** @param {AgentOut[]} group */
const agentRows = (group) => rowsOf(group, 'agent', (one) => agents.row(one), (every) => ({
  words: 'Working', since: 'seen now', did: drivesTogether(every), where: places(every.map((one) => one.host || one.address)),
}));

/** @param {PairedOut[]} group */
const screenRows = (group) => rowsOf(group, 'counter', (one) => paired.row(one, isAlsoKiosk(one)), (every) => ({
  words: 'Working', since: 'seen now', did: 'Desk of whoever signs on', where: places(every.map((one) => one.place_name || one.name)),
}));
/** Whether another browser is the same kiosk. @param {PairedOut} one */
const isAlsoKiosk = (one) => one.kind === 'kiosk' && poll.shown.kiosks.some(({ kiosk }) => kiosk === one.place);

/** One fault on one line, where many are: what it is, since when, the first thing to do; the rest at a press. @param {DeviceOut} device */
function needsLine(device) {
  const trouble = troubleOf(device);
  const isOpen = opened.has(device.device);
  return html`<section class="twins fault ${device.usable ? 'low' : ''}" aria-labelledby="d-${device.device}">
    ${icon(trouble?.icon ?? 'printer-x')}<h2 id="d-${device.device}">${device.name}</h2>
    <span class="state ${device.usable ? 'soon' : ''}">${device.owed && page.well.includes(device.state) ? 'Slips owed' : stateWord(device)}</span>
    <p>${page.well.includes(device.state) ? nothing : html`${since(device)}. `}${trouble?.steps[0] ?? ''}</p>
    <div>${device.owed && device.usable ? printButton(device) : nothing}<button type="button" data-looks class="button test"
      aria-expanded="${isOpen}" aria-controls="s-${device.device}" @click=${() => {
        if (isOpen) opened.delete(device.device); else opened.add(device.device);
        draw();
      }}>Steps<span class="visually-hidden">: ${device.name}</span></button></div></section>
    <div id="s-${device.device}" ?hidden=${!isOpen}>${isOpen ? needsSomebody(device, false) : nothing}</div>`;
}

/** A screen or a kiosk that is gone. @param {{ id: string, name: string, kind: string, seen: string, keys: unknown }} one */
function goneLine({ id, name, kind, seen: at, keys }) {
  const trouble = troubleOf({ kind, state: 'gone' });
  return html`<section class="twins fault" aria-labelledby="g-${id}">
    ${icon('monitor')}<h2 id="g-${id}">${name}</h2><span class="state">Not there</span>
    <p>since ${at}. ${trouble?.steps[0] ?? ''}</p><div>${keys}</div></section>`;
}

let told = headline(first);
const parts = {
  page, times, redraw: draw, ask: () => poll.ask(),
  say: (/** @type {string} */ words) => { voice.textContent = words; },
};
const waitingAreas = new Screens(parts);
const kioskRows = new Kiosks(parts);
const pairing = new Pairing(parts);
const paired = new Paired(parts);
const agents = new Agents(parts);
const history = new History(parts);
const foundPrinters = new FoundPrinters(parts);
const around = { url: page.url, redraw: draw, hm: times.hm, say: parts.say, names: page.accepts };
const numbers = new Numbers(around);

function draw() {
  const { devices, kiosks, screens: shownScreens, paired: screens, agents: programs } = poll.shown;
  const [need, well] = [devices.filter((one) => !isWell(one)), devices.filter(isWell)];
  const ofKiosk = (/** @type {KioskOut} */ one) => kioskScreen(screens, one);
  const ofScreen = (/** @type {ScreenOut} */ one) => screens.find((each) => each.kind === 'display'
    && each.place === one.zone && each.name === one.name);
  const taken = new Set([...kiosks.map(ofKiosk), ...shownScreens.map(ofScreen)]);
  const others = screens.filter((one) => !taken.has(one));
  const missedScreens = shownScreens.filter((one) => one.missed);
  const missedKiosks = missed(poll.shown);
  const needs = needing(poll.shown);
  const many = needs >= MANY;
  const says = headline(poll.shown);
  if (says !== told) voice.textContent = says;
  told = says;
  document.title = `${says} · ${page.site.name}`;
  showLink(poll.lostAt, times.hm);
  foundPrinters.tryThem(devices);
  render(html`<div class="head"><h1>${says}</h1>${devices.length ? history.opener() : nothing}</div>
    ${history.section()}
    ${devices.length ? nothing : html`<p class="why">Pair screens here. Printers, boards and loudspeakers come with the site file.</p>`}
    ${need.map((one) => (many ? needsLine(one) : needsSomebody(one)))}
    ${missedScreens.map((one) => goneLine({
      id: one.screen, name: one.name ?? '', kind: 'display', seen: times.hm(one.last_seen), keys: waitingAreas.replacer(one),
    }))}
    ${missedKiosks.map(({ one, screen }) => goneLine({
      id: one.kiosk, name: one.name, kind: 'kiosk', seen: paired.lastSeen(screen), keys: nothing,
    }))}
    ${paired.twins(screens)}
    ${agents.twins(programs)}
    ${waitingAreas.saidNow()}
    ${agents.form(poll.shown.waiting_agents, programs)}
    ${pairing.form()}
    ${list(needs ? 'The others' : 'Device', [
      kiosks.map((one) => kioskRows.row(one, ofKiosk(one), paired)),
      alike(well, kindOf).flatMap(wellRows),
      shownScreens.filter((one) => !one.missed).map((one) => waitingAreas.row(one, ofScreen(one), paired)),
      alike(others, (one) => (one.kind === 'counter' && one.there && one.own && !isTwin(one) ? 'counter' : '')).flatMap(screenRows),
      alike(programs, (one) => (isCalm(one) ? 'agent' : '')).flatMap(agentRows),
    ])}
    ${kioskRows.saidNow()}${paired.saidNow()}${agents.saidNow()}
    ${shownScreens.length ? nothing : html`<p class="why">No display has been open in a waiting area yet.</p>`}
    ${foundPrinters.section(poll.shown)}`, root);
}

/** @param {DeviceOut} device */
const printOwed = (device) => device.usable && press(device, 'print-owed',
  (printed = 0) => `${printed} ${plural(printed, 'slip', 'slips')} sent to the printer.`);

/** @param {DeviceOut} device */
const printTest = (device) => press(device, 'print-test', () => 'A test slip is sent.');

/** @param {DeviceOut} device @param {string} what @param {(printed?: number) => string} done */
async function press(device, what, done) {
  if (busy) return;
  busy = true;
  draw();
  try {
    /** @type {PrintedOut | undefined} */
    const answer = await deed(`${page.url}/${encodeURIComponent(device.device)}/${what}`);
    said.set(device.device, done(answer?.printed));
  } catch (problem) {
    said.set(device.device, wordsOf(problem, 'No answer came. Press again.'));
  } finally {
    busy = false;
  }
  voice.textContent = said.get(device.device) ?? '';
  await poll.ask();
}

draw();
poll.watch();
following(draw);
alive();
