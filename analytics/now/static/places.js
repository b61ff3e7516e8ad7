// The service points, one line each, and the devices that need somebody.
import { html } from '/static/vendor/lit-html/lit-html.js';
import { clock } from '/static/staff/format.js';
import { icon } from '/static/staff/parts.js';

/** @import { NowState, Place, ShownDevice } from '../types.js' */

/** @type {Record<string, [word: string, icon: string]>} */
const STATES = {
  called: ['Called', 'bell-ring'],
  serving: ['Serving', 'user-round'],
  ready: ['Ready', 'circle'],
  break: ['On break', 'coffee'],
  wrap_up: ['Wrap-up', 'pencil'],
  nobody: ['Nobody', 'circle-dashed'],
};

/** @type {Record<string, [word: string, icon: string, tone: string]>} */
const DEVICES = {
  paper_low: ['Paper low', 'scroll-text', 'warn'],
  not_taken: ['A ticket was not taken', 'scroll-text', 'warn'],
  paper_out: ['Paper out', 'scroll-text', 'late'],
  cover_open: ['Cover open', 'printer-x', 'late'],
  paper_jam: ['Paper stuck', 'printer-x', 'late'],
  cutter_stuck: ['Cutter stuck', 'scissors', 'late'],
  key_stuck: ['Key stuck', 'plug-zap', 'late'],
  offline: ['Offline', 'unplug', 'late'],
  busy: ['Used by another program', 'unplug', 'late'],
  silent: ['Silent', 'circle-question-mark', 'late'],
  unplugged: ['Unplugged', 'plug-zap', 'late'],
  unknown: ['Not heard of', 'circle-question-mark', 'warn'],
};

/** @param {Place} each @param {number} now */
function place(each, now) {
  const [word, shape] = STATES[each.state];
  return html`<tr data-place=${each.point}>
    <th scope="row" class="place">${each.name}</th>
    <td class="who">${each.adviser ?? ''}</td>
    <td class="state state-${each.state}"><span>${icon(shape)} ${word}</span></td>
    <td class="number">${each.number ?? ''}</td>
    <td class="for">${each.since ? clock(now - Date.parse(each.since)) : ''}</td></tr>`;
}

/** @param {string[]} states @param {string} state @param {string} one @param {string} many */
function count(states, state, one, many) {
  const n = states.filter((each) => each === state).length;
  return n ? [`${n} ${n === 1 ? one : many}`] : [];
}

/**
 * All service points, those where nobody is included, so that a place keeps its line.
 * @param {NowState} state
 * @param {number} now
 */
export function places(state, now) {
  const states = state.places.map((each) => each.state);
  const advisers = state.places.filter((each) => each.adviser).length;
  const words = [
    ...count(states, 'serving', 'serves', 'serve'),
    ...count(states, 'called', 'has called', 'have called'),
    ...count(states, 'ready', 'is ready', 'are ready'),
    ...count(states, 'wrap_up', 'is in wrap-up', 'are in wrap-up'),
    ...count(states, 'break', 'is on a break', 'are on a break'),
  ].join(', ');
  return html`<div class="section-head"><h2>Places</h2>
      <span class="quiet">${advisers} signed on${words ? `: ${words}` : ''}</span></div>
    <table class="lines"><tbody>${state.places.map((each) => place(each, now))}</tbody></table>`;
}

/** @param {ShownDevice} each @param {(moment: string) => string} hm */
function device(each, hm) {
  const [word, shape, tone] = DEVICES[each.state] ?? [each.state, 'circle-question-mark', 'warn'];
  return html`<tr data-device=${each.device}>
    <td><b>${each.name}</b>${each.where ? html`<br><span class="quiet">${each.where}</span>` : ''}</td>
    <td><span class="tag tag--${tone} state"><span>${icon(shape)} ${word}</span></span></td>
    <td class="for quiet">${each.since ? `since ${hm(each.since)}` : ''}</td></tr>`;
}

/**
 * The devices that are not ready; `hm` writes a moment as the site's time.
 * @param {NowState} state
 * @param {(moment: string) => string} hm
 */
export function devices(state, hm) {
  const need = state.devices.filter((each) => !['ready', 'working', 'paper_unknown'].includes(each.state));
  const all = state.devices.length;
  if (all === 0) return '';
  if (need.length === 0) {
    return html`<div class="section-head"><h2>Devices</h2></div>
      <p class="well">${all === 1 ? 'The one device is ready.' : `All ${all} are ready.`}</p>`;
  }
  return html`<div class="section-head"><h2>Devices: ${need.length} of ${all}
      ${need.length === 1 ? 'needs' : 'need'} somebody</h2></div>
    <table class="lines"><tbody>${need.map((each) => device(each, hm))}</tbody></table>`;
}
