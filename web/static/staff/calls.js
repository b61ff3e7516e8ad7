// What a call for help is on a screen: somebody's to whom one goes, or this screen's own.

import { newKey, post } from '/static/api.js';

/** @import { NamedCall } from '../../../counters/help/types.js' */
/** @typedef {{ point: string | null, adviser: string | null, raised: Pick<Raised, 'has'> }} Me */

const KEPT = 'nextplease.help.raised';
const MOST = 20;

/** The calls that were made from this tab: of a tablet nobody is signed on at, only it knows them. */
export class Raised {
  /** @param {Pick<Storage, 'getItem' | 'setItem'>} store */
  constructor(store) {
    this.store = store;
  }

  /** @returns {number[]} */
  all() {
    try {
      return JSON.parse(this.store.getItem(KEPT) ?? '[]');
    } catch {
      return [];
    }
  }

  /** @param {number} help */
  add(help) {
    this.store.setItem(KEPT, JSON.stringify([help, ...this.all()].slice(0, MOST)));
  }

  /** @param {number} help */
  has(help) {
    return this.all().includes(help);
  }
}

/**
 * What an open call is on a screen at `point` of `adviser`: 'call' (red, with a tone), 'ours' (the
 * place, the adviser or the tablet that called), 'going' (who goes), or null: somebody else goes already.
 * @param {Pick<NamedCall, 'help' | 'service_point' | 'adviser' | 'taken_at' | 'taken_by'>} call
 * @param {Me} me
 */
export function partOf(call, { point, adviser, raised }) {
  const ours = (point && call.service_point === point) || (adviser && call.adviser === adviser);
  if (ours || raised.has(call.help)) return 'ours';
  if (!call.taken_at) return 'call';
  return adviser && call.taken_by === adviser ? 'going' : null;
}

/**
 * Call for help at a place: it waits for nothing that is being sent, and nothing waits for it. Pressed
 * again it is the same call, as long as nobody goes.
 * @param {string} place its address
 * @returns {Promise<{ help: number }>}
 */
export const callForHelp = (place) => post(`${place}/help`, {}, { key: newKey() });
/** Said where that got no answer. */
export const NOBODY_HEARD = 'No answer came: nobody knows of it. Press again, or call out.';
