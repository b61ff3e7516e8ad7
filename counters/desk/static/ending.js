// How a visit ends: the outcome is asked first, and what follows it is said.

import { theVisit } from './model.js';
import { leadsTo, thenWords } from './panels.js';

/** @import { App } from '../view.js' */

/** The deeds of an end, for the desk that `app` is; they are found there under their names. @param {App} app */
export function ending(app) {
  const { page, local } = app;

  /**
   * Ask how it ended; where the site does not need to know, it ends at once.
   * @param {'next' | 'nobody'} then
   * @param {boolean} asking
   */
  function end(then, asking) {
    local.then = then;
    if (!page.desk.outcome_required && !asking) { close({}); return; }
    follow(then, !asking);
  }

  /**
   * Ask for the outcome (`opening`), or only say what follows it.
   * @param {'next' | 'nobody'} then
   * @param {boolean} [opening]
   */
  function follow(then, opening = false) {
    local.then = then;
    if (opening === true) { app.open('outcome'); return; }
    app.draw();
    app.say(thenWords(app.desk()));
  }

  /** With an outcome; where it was not asked, nobody is called after it. @param {string} outcome */
  function finish(outcome) {
    const { asking, actions: all } = app.desk();
    if (!all.finish.possible) { app.answer(all.finish.reason, 'finish'); return; }
    if (!asking) local.then = 'nobody';
    const leads = leadsTo({ id: outcome });
    if (leads === 'refer') { app.panel('refer'); return; }
    if (leads === 'appointment' && local.week !== theVisit(local.state).visit) { openWeek(); return; }
    close({ outcome });
  }

  /** @param {{ outcome?: string }} payload */
  async function close(payload) {
    const { then, avoidable: said, state } = local;
    const more = page.desk.ask_avoidable && said !== null ? { avoidable: said } : {};
    const url = `${page.api.visits}/${theVisit(state).visit}/finish`;
    const note = local.draft.trim() ? { note: local.draft.trim() } : {}; // what was begun stays with it
    const done = await app.deeds.send('finish', url, { ...payload, ...more, ...note });
    if (done === undefined) return;
    local.avoidable = null;
    const { last } = local.state;
    if (last?.next) app.say(`${last.number} waits for ${page.enquiries[last.next]?.name ?? last.next} now.`);
    app.open(null);
    if (then === 'next') app.callAnswered(await app.deeds.send('next', `${page.api.point}/next`));
  }

  /** @param {boolean} said */
  function avoidable(said) {
    if (!page.desk.ask_avoidable || local.state.state !== 'serving') return;
    local.avoidable = local.avoidable === said ? null : said;
    app.say(local.avoidable === null ? 'Not said.' : said ? 'Avoidable.' : 'Not avoidable.');
    app.draw();
  }

  /** The week opens beside the desk; the visit stays in hand. */
  function openWeek() {
    local.week = theVisit(local.state).visit;
    window.open(`${page.appointments_url}?for=${local.week}`, 'appointments');
    app.answer('The week is open beside this. Come back here when it is booked.');
  }

  return { end, follow, finish, avoidable, openWeek };
}
