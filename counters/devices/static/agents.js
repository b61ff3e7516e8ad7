// The agents, which drive the printers: those that wait with a code, how each is, and the press that ends one.
import { html, nothing } from '/static/vendor/lit-html/lit-html.js';
import { post, Problem, wordsOf } from '/static/api.js';
import { valueOf } from '/static/dom.js';
import { icon } from '/static/staff/parts.js';
import { drives, isTwin, missing, nameOf, stateOf, whatToDo } from './agent_words.js';
import { row } from './rows.js';
import { figuresOf, inThrees, seen, seenWords, versionOf } from './screen_words.js';

/** @import { AgentOut, AgentWaitsOut, DevicesPage } from '../types.js' */
/** @import { WallClock } from '/static/staff/format.js' */

export class Agents {
  /**
   * @param {{ page: Pick<DevicesPage, 'site' | 'accepts'>, times: WallClock, redraw: () => void,
   *   say: (words: string) => void, ask: () => unknown }} parts
   */
  constructor({ page, times, redraw, say, ask }) {
    this.page = page;
    this.times = times;
    this.redraw = redraw;
    this.say = say;
    this.ask = ask;
    this.code = '';
    this.name = '';
    this.busy = false;
    this.said = '';
    this.wrong = false;
    this.confirm = false;
  }

  /** @param {() => Promise<string>} deed */
  async press(deed) {
    if (this.busy) return;
    this.busy = true;
    this.confirm = false;
    this.redraw();
    try {
      this.said = await deed();
      this.wrong = false;
    } catch (problem) {
      this.said = wordsOf(problem, 'No answer came. Press again.');
      this.wrong = true;
      this.confirm = problem instanceof Problem && String(problem.facts.type ?? '').endsWith('confirm-first');
    } finally {
      this.busy = false;
    }
    this.say(this.said);
    this.redraw();
  }

  accept() {
    const typed = { code: this.code, name: nameOf(this.name) };
    if (missing(typed)) return undefined;
    return this.press(async () => {
      /** @type {AgentOut} */
      const made = await post(`/api/v1/sites/${this.page.site.id}/agents`, typed);
      this.code = '';
      this.name = '';
      await this.ask();
      return `${made.name} is accepted. It starts by itself; its printers name it as their agent.`;
    });
  }

  /** @param {AgentOut} one */
  end(one) {
    return this.press(async () => {
      await post(`/api/v1/sites/${this.page.site.id}/tokens/${one.agent}/end`);
      await this.ask();
      return `${one.name} is out of service. Whoever has its token gets nothing any more.`;
    });
  }

  /** @param {AgentOut} one @param {string} words */
  ender(one, words) {
    if (!this.page.accepts || one.agent === null) return nothing;
    return html`<button type="button" class="button test" aria-disabled=${this.busy ? 'true' : nothing}
      @click=${() => this.end(one)}>${words}<span class="visually-hidden">: ${one.name}</span></button>`;
  }

  /** Agents that are two. @param {AgentOut[]} agents */
  twins(agents) {
    return agents.filter(isTwin).map((one) => html`<section class="twins" aria-labelledby="agents-${one.name}">
      ${icon('server')}<h2 id="agents-${one.name}">Agent ${one.name}</h2>
      <span class="state">${icon('triangle-alert')}Two agents are this one</span>
      <p>since ${this.times.hm(one.twin_since ?? '')}. The one at ${one.address || 'its own PC'} works; another
        at ${one.twin} has a copy of its token and is refused.</p>
      <div>${this.ender(one, 'Shut out both')}</div></section>`);
  }

  saidNow() {
    if (!this.said) return nothing;
    return html`<p class="said ${this.wrong ? 'wrong' : ''}" id="agent-said">${
      this.confirm ? 'This lets a program in, or shuts one out, so it asks who you are.' : this.said}
      ${this.confirm ? html`<a href="/confirm/${this.page.site.id}" target="_blank" rel="noopener">Confirm that it is you</a>,
        then press the key again.` : nothing}</p>`;
  }

  /**
   * Those that wait, with the code that stands on their PC; printers may name one that is to come.
   * @param {AgentWaitsOut[]} waiting @param {AgentOut[]} agents
   */
  form(waiting, agents) {
    if (!this.page.accepts || !waiting.length) return nothing;
    const name = nameOf(this.name);
    const left = missing({ code: this.code, name });
    return html`<form class="pair agent" aria-labelledby="agent-title" @submit=${(/** @type {Event} */ event) => {
      event.preventDefault();
      void this.accept();
    }}>
      <div><h2 id="agent-title">${waiting.length === 1 ? 'A new agent waits' : `${waiting.length} new agents wait`}</h2>
        <label for="agent-code">It shows six figures in its log, and on the screen of its PC. Type them here.</label>
        <input class="input code" id="agent-code" inputmode="numeric" autocomplete="off" maxlength="12"
          .value=${inThrees(this.code)} aria-invalid=${this.wrong ? 'true' : nothing}
          aria-describedby=${this.said ? 'agent-said' : nothing}
          @input=${(/** @type {Event} */ event) => { this.code = figuresOf(valueOf(event)); this.redraw(); }}></div>
      <div><ul class="waiting">${waiting.map((one) => html`<li><b>${one.host || 'A PC'}</b> at ${one.address},
          since ${this.times.hm(one.since)}</li>`)}</ul>
        <label class="which">What you call it
          <input class="input" maxlength="60" placeholder="entrance-left" list="agent-names" .value=${this.name}
          @input=${(/** @type {Event} */ event) => { this.name = valueOf(event); this.redraw(); }}></label>
        <datalist id="agent-names">${agents.filter((one) => one.agent === null).map((one) => html`<option value=${
          one.name}></option>`)}</datalist>
        <p class="where">${name && name !== this.name ? `In the site file: ${name}. ` : nothing}A code works once, for 10 minutes.</p></div>
      <div class="do"><button class="button ${left ? '' : 'button--primary'}"
        aria-disabled=${left || this.busy ? 'true' : nothing}>Accept it${left ? `: ${left}` : ''}</button></div>
      </form>`;
  }

  /** @param {AgentOut} one */
  row(one) {
    const { words, icon: sign } = stateOf(one);
    const clock = { now: Date.now(), hm: this.times.hm, zone: this.page.site.timezone };
    const todo = whatToDo(one);
    return row({
      kind: 'agent', name: html`${one.name}<small>Agent</small>`, sign, words, tone: one.there && !one.asks ? '' : 'quiet',
      since: seenWords(seen({ there: one.there, last_seen: one.last_heard }, clock)),
      did: html`${drives(one)}${todo ? html`<small>${todo}</small>` : nothing}${
        one.version ? html`<small>Version ${versionOf(one)}</small>` : nothing}`,
      where: [one.host, one.address].filter(Boolean).join(', '), keys: this.ender(one, 'Take out of service'),
    });
  }
}
