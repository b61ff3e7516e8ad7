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
import { needsSomebody as agentNeeds } from './agent_words.js';
import { FoundPrinters } from './found.js';
import { History } from './history.js';
import { Kiosks } from './kiosks.js';
import { Paired } from './paired.js';
import { Pairing } from './pairing.js';
import { isTwin } from './screen_words.js';
import { Screens } from './screens.js';
import { meanwhile, troubleOf } from '/static/staff/troubles.js';
import { did, Numbers, picture as wiredPicture } from './wired.js';

/** @import { DeviceListOut, DeviceOut, DevicesPage, PrintedOut } from '../types.js' */

const EVERY_MS = 3000;

/** @type {DevicesPage} */
const page = pageData();
/** @type {DeviceListOut} */
const first = page.first;
const times = wallClock(page.site.timezone);
const root = byId('main');
const voice = byId('voice');
let busy = false;
/** What became of the last press, by device. @type {Map<string, string>} */
const said = new Map();
const poll = new Poll(page.url, { first, every: EVERY_MS, draw });

/** @param {DeviceOut} device */
const isWell = (device) => page.well.includes(device.state) && !device.owed;
/** @param {DeviceOut} device */
const stateWord = (device) => page.states[device.state] ?? device.state;

/** @param {DeviceListOut} shown */
function headline({ devices, paired: screens, agents: programs }) {
  const count = devices.length + screens.length + programs.length;
  const need = devices.filter((one) => !isWell(one)).length + screens.filter(isTwin).length
    + programs.filter(agentNeeds).length;
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
function needsSomebody(device) {
  const trouble = troubleOf(device);
  const soon = device.usable;
  return html`<section class="needs-somebody" aria-labelledby="d-${device.device}">
    ${picture(device)}
    <div><h2 id="d-${device.device}">${device.name}</h2>
      <span class="state ${soon ? 'soon' : ''}">${icon(trouble?.icon ?? 'printer-x')}${
        device.owed && page.well.includes(device.state) ? 'Slips owed' : stateWord(device)}</span>
      ${page.well.includes(device.state) ? nothing : html`<span class="since">${since(device)}</span>`}
      ${device.where ? html`<p class="where">${device.where}</p>` : nothing}
      <ol class="steps">${(trouble?.steps ?? []).map((step) => html`<li>${step}</li>`)}</ol>
      ${saysItself(device)}</div>
    <div class="visitors"><h3>What visitors see</h3><p>${visitors(device)}</p>
      ${device.owed ? printButton(device) : nothing}
      ${device.usable ? testButton(device) : nothing}
      ${numbers.key(device)}
      ${said.has(device.device) ? html`<p class="said">${said.get(device.device)}</p>` : nothing}
    </div></section>`;
}

/**
 * What is known besides the state, where the agent has a sentence for it; and which printer it is.
 * @param {DeviceOut} device
 */
function saysItself(device) {
  const sentence = /[a-z]{3}/.test(device.detail) && !device.usable;
  return html`${sentence ? html`<p class="detail">The agent says: ${device.detail}.</p>` : nothing}
    ${device.tickets_left === null ? nothing : html`<p class="where">Its roll has paper for ${ticketsLeft(device)}.</p>`}
    ${device.model ? html`<p class="where">${whichOne(device)}</p>` : nothing}`;
}

/** @param {DeviceOut} device */
const whichOne = (device) => [device.model, device.serial].filter(Boolean).join(', serial number ');

/** As the rolls before lasted, so 'about'. @param {DeviceOut} device */
const ticketsLeft = (device) => (device.tickets_left ? `about ${device.tickets_left} tickets` : 'hardly a ticket');

/** @param {DeviceOut} device */
function testButton(device) {
  if (device.kind !== 'printer') return nothing;
  return html`<button type="button" class="button test" aria-disabled=${busy ? 'true' : nothing}
    aria-label=${`Print a test slip on ${device.name}`} @click=${() => printTest(device)}>Print a test slip</button>`;
}

/** @param {DeviceOut} device */
function printButton(device) {
  const words = `Print the ${device.owed} now`;
  const id = `why-${device.device}`;
  return html`<button type="button" class="button" aria-disabled=${device.usable && !busy ? nothing : 'true'}
    aria-describedby=${device.usable ? nothing : id} @click=${() => printOwed(device)}>${words}</button>
    ${device.usable ? nothing : html`<p class="where" id=${id}>Opens when the printer is ready.</p>`}`;
}

/** @param {DeviceOut} device */
function wellRow(device) {
  const last = device.last
    ? `${device.last.number ?? 'A slip'} ${device.last.state === 'printed' ? 'at' : 'not printed,'} ${
      times.hm(device.last.at)}` : device.kind === 'printer' ? 'Nothing yet' : did(device, around);
  return html`<tr><th scope="row">${device.name}${
    device.model ? html`<small>${whichOne(device)}</small>` : nothing}</th>
    <td><span class="ok">${icon('circle-check')}${stateWord(device)}</span>${
      device.tickets_left === null ? nothing : html`<small>${ticketsLeft(device)}</small>`}</td>
    <td>${times.hm(device.since)}</td><td>${device.where}</td><td>${last}</td>
    <td>${device.waiting ? `${device.waiting} ${plural(device.waiting, 'slip', 'slips')} on the way`
      : said.get(device.device) ?? numbers.said.get(device.device) ?? nothing}</td><td class="try">${testButton(device)}${numbers.key(device)}</td></tr>`;
}

let told = headline(first);
const parts = {
  page, times, redraw: draw, ask: () => poll.ask(),
  say: (/** @type {string} */ words) => { voice.textContent = words; },
};
const waitingAreas = new Screens(parts);
const kiosks = new Kiosks(parts);
const pairing = new Pairing(parts);
const paired = new Paired(parts);
const agents = new Agents(parts);
const history = new History(parts);
const foundPrinters = new FoundPrinters(parts);
const around = { url: page.url, redraw: draw, hm: times.hm, say: parts.say, names: page.accepts };
const numbers = new Numbers(around);

function draw() {
  const { devices } = poll.shown;
  const [need, well] = [devices.filter((one) => !isWell(one)), devices.filter(isWell)];
  const says = headline(poll.shown);
  if (says !== told) voice.textContent = says;
  told = says;
  document.title = `${says} · ${page.site.name}`;
  showLink(poll.lostAt, times.hm);
  foundPrinters.tryThem(devices);
  render(html`<div class="head"><h1>${says}</h1>${devices.length ? history.opener() : nothing}</div>
    ${history.section()}
    ${devices.length ? nothing : html`<p class="why">Printers come with the site file.</p>`}
    ${need.map(needsSomebody)}
    ${paired.twins(poll.shown.paired)}
    ${agents.twins(poll.shown.agents)}
    ${agents.form(poll.shown.waiting_agents, poll.shown.agents)}
    ${pairing.form()}
    ${paired.table(poll.shown.paired)}
    ${well.length ? html`<table class="well"><thead><tr><th scope="col">${
      need.length ? `The other ${well.length === 1 ? 'one is' : `${well.length} are`} well` : 'Device'}</th>
      <th scope="col">State</th><th scope="col">Since</th><th scope="col">Where</th>
      <th scope="col">Last did</th><th scope="col">Now</th>
      <th scope="col"><span class="visually-hidden">Try it</span></th></tr></thead>
      <tbody>${well.map(wellRow)}</tbody></table>` : nothing}
    ${agents.table(poll.shown.agents)}
    ${foundPrinters.section(poll.shown)}
    ${waitingAreas.table(poll.shown.screens)}
    ${kiosks.table(poll.shown.kiosks)}`, root);
}

/** @param {DeviceOut} device */
const printOwed = (device) => device.usable && press(device, 'print-owed',
  (printed) => `${printed} ${plural(printed, 'slip', 'slips')} sent to the printer.`);

/** @param {DeviceOut} device */
const printTest = (device) => press(device, 'print-test', () => 'A test slip is sent.');

/** @param {DeviceOut} device @param {string} what @param {(printed: number) => string} done */
async function press(device, what, done) {
  if (busy) return;
  busy = true;
  draw();
  try {
    /** @type {PrintedOut} */
    const { printed } = await deed(`${page.url}/${encodeURIComponent(device.device)}/${what}`);
    said.set(device.device, done(printed));
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
