// 'Talk to a person': asks for one, tells what they should know, and takes it back.
import { post } from '/static/api.js';

/** @import { KioskState } from '../types.js' */
/** @import { App, View } from '../view.js' */

/**
 * @typedef {{ show: (view: View) => void, draw: () => void, reset: () => void, below: () => View,
 *   tick: () => number, home: View }} Kiosk
 */

/**
 * What the kiosk's `app` can do about a person; its buttons are among it.
 * @param {() => App} app
 * @param {Kiosk} kiosk
 */
export function helping(app, { show, draw, reset, below, tick, home }) {
  /** @param {boolean} wanted */
  const person = (wanted) => post(`${app().page.state}/person`, wanted
    ? { wanted, language: app().language, known: [...app().told] } : { wanted }, { timeout: 6000 });

  /** Staff are told that somebody stands here who wants a person. */
  async function ask() {
    const { view } = app();
    const failed = await person(true).then(() => false, () => true);
    if (app().view === view) show({ ...view, failed, asked: !failed });
  }

  return {
    talk() {
      show({ name: 'talk', under: below(), at: tick() });
      ask();
    },
    /** @param {import('../view.js').Known} known */
    tell(known) {
      const { told, view } = app();
      if (!told.delete(known)) told.add(known);
      draw();
      if (view.asked) person(true).catch(() => {}); // said once more with the next one
    },
    askAgain() {
      show({ ...app().view, at: tick(), asked: false, failed: false });
      person(false).catch(() => {}).then(ask);
    },
    goOn: () => show(app().view.under ?? home),
    /** Who goes back to the screen needs nobody to come. Who only stands there, or takes a ticket
     * meanwhile, still does. */
    withdraw() {
      if (app().view.name === 'talk') person(false).catch(() => {}); // it ends by itself
    },
    /** The next state of the kiosk, and the one before it. @param {KioskState} next @param {KioskState | null} last */
    heard(next, last) {
      const { view } = app();
      if (view.name !== 'talk') return;
      if (next.helper?.met && !last?.helper?.met) reset(); // somebody is there, and said so
      else if (view.asked && !next.helper) { // the server has started anew
        view.asked = false;
        ask();
      }
    },
  };
}
