// The table of today by enquiry type: who waits, how long against the target, how it went so far.
import { html, nothing } from '/static/vendor/lit-html/lit-html.js';
import { repeat } from '/static/vendor/lit-html/directives/repeat.js';
import { bar } from '/static/bar.js';
import { wait } from '/static/staff/format.js';
import { minutes, pastTarget, percent, urgency, waitedMs } from './words.js';

/** @import { EnquiryNow, NowState, Results } from '../types.js' */

/** What was asked for by a touch. @typedef {{ figure: string | null, all: boolean }} Asked */
/** @typedef {{ asked: Asked, definitions: Record<string, string>, redraw: () => void }} Ways */

const COLUMNS = 13;

/**
 * A head with a dotted line, whose definition opens below the heads.
 * @param {string} figure
 * @param {unknown} words
 * @param {Ways} ways
 */
function defined(figure, words, { asked, redraw }) {
  const toggle = () => {
    asked.figure = asked.figure === figure ? null : figure;
    redraw();
  };
  return html`<button type="button" data-looks class="defined" data-figure=${figure} @click=${toggle}
    aria-expanded=${asked.figure === figure}>${words}</button>`;
}

/** @param {Ways} ways */
function definition({ asked, definitions, redraw }) {
  if (!asked.figure) return nothing;
  const close = () => {
    asked.figure = null;
    redraw();
  };
  return html`<tr class="definition"><td colspan=${COLUMNS}><p>${definitions[asked.figure]}
    <button type="button" data-looks class="textlink definition-close" @click=${close}>Close (Esc)</button></p></td></tr>`;
}

/** The figures of a wait, in the order of the columns. */
const MOMENTS = /** @type {const} */ (['mean', 'p50', 'p90', 'p95']);

/** @param {string} text */
const dash = (text) => (text === '-' ? html`<span class="dash">-</span>` : text);

/** @param {Results} figures */
function results(figures) {
  const { issued, called, no_shows: absent, within_target: within, wait } = figures;
  return html`
    <td class="n apart" data-of="issued">${issued}</td>
    <td class="n" data-of="called">${called || dash('-')}</td>
    <td class="n" data-of="no_shows">${called ? absent : dash('-')}</td>
    <td class="n" data-of="within_target">${within.of ? html`${within.n}, <b>${percent(within)}</b>` : dash('-')}</td>
    ${MOMENTS.map((figure) => html`<td class="n ${figure === 'mean' ? 'apart' : ''}"
      data-of=${figure}>${dash(minutes(wait[figure]))}</td>`)}`;
}

/** @param {EnquiryNow} enquiry @param {number} now */
function longest(enquiry, now) {
  if (!enquiry.head) return html`<td class="bar-cell"></td><td class="words quiet">nobody</td>`;
  const waited = wait(waitedMs(enquiry.head, now), enquiry.head.target);
  return html`<td class="bar-cell">${bar(waited.ratio, waited.aria)}</td>
    <td class="words ${waited.late ? 'late' : ''}">${waited.words}</td>`;
}

/** @param {EnquiryNow} enquiry @param {number} now */
function row(enquiry, now) {
  const past = pastTarget(enquiry, now);
  return html`<tr data-enquiry=${enquiry.enquiry}>
    <th scope="row">${enquiry.name}</th>
    <td class="n waiting">${enquiry.waiting}</td>
    ${longest(enquiry, now)}
    <td class="past ${past ? 'late' : 'quiet'}">${past === 0 ? 'none' : past === 1 ? '1 is' : `${past} are`}</td>
    ${results(enquiry)}</tr>`;
}

/** @param {NowState} state @param {number} now */
function total(state, now) {
  const past = state.enquiries.reduce((sum, enquiry) => sum + pastTarget(enquiry, now), 0);
  return html`<tr class="all"><th scope="row">All enquiry types</th>
    <td class="n waiting">${state.waiting}</td><td class="bar-cell"></td><td class="words"></td>
    <td class="past ${past ? 'late' : 'quiet'}">${past === 0 ? 'none' : past === 1 ? '1 is' : `${past} are`}</td>
    ${results(state.total)}</tr>`;
}

/** @param {EnquiryNow[]} silent @param {number} every @param {Ways} ways */
function fold(silent, every, { asked, redraw }) {
  const toggle = () => {
    asked.all = !asked.all;
    redraw();
  };
  const button = html`<button type="button" data-looks class="textlink" aria-expanded=${asked.all} @click=${toggle}>
    ${asked.all ? 'Only those with somebody waiting' : `All ${every}`}</button>`;
  if (asked.all) return html`<p class="fold">${button}</p>`;
  if (silent.length === 0) return nothing;
  const names = silent.length === every ? 'any enquiry type' : silent.map((each) => each.name).join(', ');
  return html`<p class="fold">Nobody waits for ${names}. ${button}</p>`;
}

/**
 * The table; `asked` {figure, all} is what stands open, `redraw` is called when it changes.
 * @param {NowState} state
 * @param {Ways & { now: number }} given
 */
export function queue(state, { now, ...ways }) {
  const silent = state.enquiries.filter((enquiry) => enquiry.waiting === 0);
  const shown = ways.asked.all ? [...state.enquiries] : state.enquiries.filter((e) => e.waiting > 0);
  shown.sort((a, b) => urgency(b, now) - urgency(a, now));
  return html`<div class="wide" tabindex="0" role="region" aria-label="Table by enquiry type">
    <table class="figures queue">
      <thead>
        <tr class="over"><td colspan="5"></td>
          <th scope="colgroup" colspan="4" class="group apart"><span>Today so far</span></th>
          <th scope="colgroup" colspan="4" class="group apart"><span>${defined('wait', 'Wait of the called, minutes', ways)}</span></th></tr>
        <tr>
          <th scope="col">Enquiry type</th>
          <th scope="col" class="n">${defined('waiting', 'Waiting', ways)}</th>
          <th scope="colgroup" colspan="2" class="longest">Longest wait,<br>against its target</th>
          <th scope="col">${defined('waiting_past_target', html`Past<br>target`, ways)}</th>
          <th scope="col" class="n apart">${defined('issued', 'Issued', ways)}</th>
          <th scope="col" class="n">${defined('called', 'Called', ways)}</th>
          <th scope="col" class="n">${defined('no_shows', html`No-<br>shows`, ways)}</th>
          <th scope="col" class="n">${defined('within_target', html`Within<br>target`, ways)}</th>
          <th scope="col" class="n apart">${defined('mean', 'Mean', ways)}</th>
          <th scope="col" class="n">${defined('p50', html`Half less<br>p50`, ways)}</th>
          <th scope="col" class="n">${defined('p90', html`9 in 10<br>p90`, ways)}</th>
          <th scope="col" class="n">${defined('p95', html`19 in 20<br>p95`, ways)}</th>
        </tr>
        ${definition(ways)}
      </thead>
      <tbody>
        ${repeat(shown, (enquiry) => enquiry.enquiry, (enquiry) => row(enquiry, now))}
        ${total(state, now)}
      </tbody>
    </table></div>
    ${fold(silent, state.enquiries.length, ways)}`;
}
