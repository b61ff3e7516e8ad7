// What the page says when it is loaded, as the desk looks things up in it.

/** @import { DeskPage } from '../types.js' */
/** @import { Page } from '../view.js' */

/**
 * The page's lists as objects by id, which keep the site's order.
 * @param {DeskPage} data
 * @returns {Page}
 */
export function prepared(data) {
  /** @type {<One extends { id: string }>(list: One[]) => Record<string, One>} */
  const keyed = (list) => Object.fromEntries(list.map((one) => [one.id, one]));
  /** @param {Array<{ id: string, name: string }>} list @returns {Record<string, string>} */
  const names = (list) => Object.fromEntries(list.map(({ id, name }) => [id, name]));
  const { hold, rest, call, break: pause } = data.reasons;
  return { ...data, enquiries: keyed(data.enquiries), points: keyed(data.points),
    needs: keyed(data.needs), reasons: { hold: names(hold), rest: names(rest), call: names(call), break: names(pause) } };
}
