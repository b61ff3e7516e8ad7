// 'Live', or since when not: the mark at the end of the bar of every staff page (web/staff.html).
import { byId } from '/static/dom.js';

/**
 * Say how the connection is; `lostAt` is null while it is well.
 * @param {number | null} lostAt
 * @param {(moment: number) => string} hm
 */
export function showLink(lostAt, hm) {
  const link = byId('link');
  link.dataset.state = lostAt === null ? 'live' : 'lost';
  const words = link.lastElementChild;
  if (words) words.textContent = lostAt === null ? 'Live' : `Not connected since ${hm(lostAt)}`;
}
