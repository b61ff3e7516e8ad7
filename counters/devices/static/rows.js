// One line for each device that is well, of whatever kind: its state, since when, what it did last, where.
import { html, nothing } from '/static/vendor/lit-html/lit-html.js';
import { icon } from '/static/staff/parts.js';

/**
 * @typedef {object} Row
 * @property {string} kind what it is, for the eye that looks for it and for tests
 * @property {unknown} name
 * @property {string} sign the icon of its state
 * @property {string} words its state
 * @property {'' | 'quiet' | 'late'} [tone]
 * @property {unknown} [more] below its state
 * @property {string} since
 * @property {unknown} did
 * @property {unknown} where
 * @property {unknown} [keys]
 * @property {unknown} [below] a line of its own under it
 */

/** @param {Row} one */
export const row = ({ kind, name, sign, words, tone = '', more, since, did, where, keys, below }) => html`<tr class=${kind}>
  <th scope="row">${name}</th>
  <td><span class=${tone === 'late' ? 'late' : `ok ${tone}`}>${icon(sign)}${words}</span>${more ?? nothing}</td>
  <td class="when">${since}</td><td>${did || nothing}</td><td>${where}</td>
  <td class="try">${keys ?? nothing}</td></tr>${below ?? nothing}`;

/**
 * The list: what it is about, and its groups of lines in their order.
 * @param {string} about @param {unknown[][]} groups
 */
export function list(about, groups) {
  const rows = groups.flat();
  if (!rows.length) return nothing;
  return html`<table class="well every"><thead><tr><th scope="col">${about}</th>
    <th scope="col">State</th><th scope="col">Since</th><th scope="col">What it did last</th>
    <th scope="col">Where</th><th scope="col"><span class="visually-hidden">What you can do</span></th></tr></thead>
    <tbody>${rows}</tbody></table>`;
}
