// Sends one deed at a time, and knows what to make of each answer.

import { OUR_MISTAKE, ourMistake, Problem, statusOf, wordsOf } from '/static/api.js';
import { deed } from '/static/deed.js';
import { callForHelp, NOBODY_HEARD } from '/static/staff/calls.js';
import { withVisit } from './model.js';

/** @import { Local, Page, State } from '../view.js' */

/** How long the desk waits for the state that follows an answer before it opens its keys again. */
const FOLLOW_MS = 2000;

/**
 * Whether the same visit is in hand in the same state, called as often.
 * @param {State} one
 * @param {State} two
 */
export const same = (one, two) => one.state === two.state && one.visit?.visit === two.visit?.visit
  && one.visit?.recalls === two.visit?.recalls && one.pause?.kind === two.pause?.kind;

export class Deeds {
  /**
   * `local` is the desk's memory, `desk` what answers make it do.
   * @param {Page} page
   * @param {Local & { state: State }} local
   * @param {{ draw(): void, show(next: State): void, answer(words: string): void,
   *   leave(because: string): void, goTo(place: string): void }} desk
   */
  constructor(page, local, desk) {
    this.page = page;
    this.local = local;
    this.desk = desk;
    /** @type {Array<() => void>} */
    this.followers = [];
  }

  /**
   * Post one deed, everything closed until the state that follows it is here. Returns the answer;
   * undefined when it was refused or nothing came back. Without `follow` no state follows.
   * @param {string} name
   * @param {string} url
   * @param {unknown} [payload]
   * @param {{ follow?: boolean }} [how]
   * @returns {Promise<any>}
   */
  async send(name, url, payload = {}, { follow = true } = {}) {
    const { local, desk } = this;
    if (local.busy || local.signedOff) return undefined;
    const before = local.state;
    const mine = { before };
    local.busy = mine;
    local.notice = '';
    desk.draw();
    try {
      const answer = await deed(url, payload);
      if (this.elsewhere(answer)) return undefined;
      if (this.tellsOfHere(answer) && same(before, local.state)) desk.show(withVisit(local.state, answer));
      if (follow && answer !== null) await this.newerThan(before.version);
      return answer;
    } catch (problem) {
      if (!(problem instanceof Problem)) {
        ourMistake(problem);
        desk.answer(OUR_MISTAKE);
        return undefined;
      }
      await this.refused(problem, before);
      return undefined;
    } finally {
      if (local.busy === mine) local.busy = null;
      desk.draw();
    }
  }

  /** Help is called at once, whatever else is being sent. */
  async help() {
    const { page, desk } = this;
    try {
      await callForHelp(page.api.point);
    } catch (problem) {
      const status = statusOf(problem);
      if (status === 401 || status === 403) desk.leave('expired');
      else desk.answer(wordsOf(problem, NOBODY_HEARD));
    }
  }

  /** Whether the visit of an answer is in hand here, or was until now. @param {any} answer */
  tellsOfHere(answer) {
    if (!answer?.visit || !answer.state) return false;
    if (answer.service_point === this.page.point.id) return true;
    return answer.visit === this.local.state.visit?.visit;
  }

  /** Go along when the visit in hand is at another place by now: a room, or back at the counter. @param {any} answer */
  elsewhere(answer) {
    const place = answer?.service_point;
    const open = answer?.state === 'called' || answer?.state === 'serving';
    if (!open || !place || place === this.page.point.id || !this.page.points[place]) return false;
    this.desk.goTo(place);
    return true;
  }

  /** What is so now, in words, on the spot. @param {Problem} problem @param {State} before */
  async refused(problem, before) {
    const { local, desk } = this;
    if (problem.status === 401 || (problem.status === 403 && !problem.facts.visit)) {
      desk.leave('expired');
      return;
    }
    if (problem.status === 0) {
      // The socket may know better than the lost answer: then it was done, and shows.
      await this.newerThan(before.version);
      if (same(before, local.state)) desk.answer('No answer came. Press again: it is not done twice.');
      return;
    }
    if (problem.status === 409) await this.newerThan(before.version, 300);
    const { next, state } = local.state;
    const then = problem.status === 409 && state === 'ready' && next ? ` Next is ${next.number}.` : '';
    desk.answer(`${problem.detail || problem.title}${then}`);
  }

  /**
   * Resolves with the first state newer than `version`, or after `patience` without one.
   * @param {number} version
   * @returns {Promise<void>}
   */
  newerThan(version, patience = FOLLOW_MS) {
    if (this.local.state.version > version || !this.local.connected) return Promise.resolve();
    return new Promise((resolve) => {
      this.followers.push(resolve);
      setTimeout(resolve, patience);
    });
  }

  /** Let go on who waited for a newer state. */
  release() {
    const waiting = this.followers;
    this.followers = [];
    waiting.forEach((resolve) => resolve());
  }
}
