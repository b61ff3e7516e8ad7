// Calls for help, on every page of staff that has <div id="help"> (templates/web/help.html).
//
// A call stands red, with a tone from time to time, until somebody goes. The place that called
// shows a quiet line and makes no sound: a visitor may be looking and listening there.
/** @import { CheckJson, NamedCall, StaffState, VisitorWaits } from '../../counters/help/types.js' */
import { html, nothing, render } from '/static/vendor/lit-html/lit-html.js';
import { wordsOf } from '/static/api.js';
import { deed } from '/static/deed.js';
import { icon } from '/static/icon.js';
import { live, serverNow, whenBlocked } from '/static/live.js';
import { alertWords, moving } from '/static/staff/alert_words.js';
import { alertBars } from '/static/staff/alerts.js';
import { partOf, Raised } from '/static/staff/calls.js';
import { answers, clock, countdown, wallClock } from '/static/staff/format.js';
import { textsPressNothing } from '/static/staff/texts.js';
import { Tone } from '/static/tone.js';
import { dropSecondHalves } from '/static/twice.js';
import { knownWords, partOf as partOfVisitor, visitorWords } from '/static/staff/visitors.js';

/** How long after the last tone the next one comes while nobody goes. */
const AGAIN_MS = 12_000;

/** What a message to everybody is called on pages of staff; a notice is its own words. @type {Record<string, string>} */
const ALL = {
  evacuation: 'Everybody leaves the building now', power: 'Power or computers have failed: everybody waits',
  closing: 'We have to close: everybody is told', back: 'Everybody can come back in',
};

/** @import { Me } from '/static/staff/calls.js' */

/** How long it has been going on, as a clock. @param {string} moment */
const since = (moment) => clock(serverNow().getTime() - Date.parse(moment));

class HelpBar {
  /**
   * @param {HTMLElement} root
   * @param {Pick<Me, 'point' | 'adviser'> & { site: string, timezone: string, phone: string }} where
   */
  constructor(root, { site, timezone, phone, point, adviser }) {
    this.phone = phone;
    this.root = root;
    const raised = new Raised(sessionStorage);
    /** @type {Me} */
    this.me = { point, adviser, raised };
    this.base = `/api/v1/sites/${site}`;
    /** @type {NamedCall[]} */
    this.calls = [];
    /** @type {CheckJson | null} */
    this.check = null;
    /** @type {Map<string, string>} */
    this.said = new Map(); // what became of the last press, by bar
    /** @type {Set<string>} */
    this.busy = new Set();
    /** On how many screens each call stands. @type {StaffState['heard']} */
    this.heard = [];
    this.tone = new Tone(() => { this.tell(); this.draw(); });
    this.rung = -Infinity;
    this.times = wallClock(timezone);
    this.hm = (/** @type {string} */ moment) => this.times.hm(moment);
    this.site = site;
    /** Who asks at a kiosk for a person; nobody here, where the page itself shows it. @type {VisitorWaits[]} */
    this.visitors = [];
    /** What every screen of the house says just now. @type {StaffState['message']} */
    this.message = null;
    /** What visitors need and does not work, or does again. @type {StaffState['alerts']} */
    this.alerts = [];
    /** What was told to the server of them. @type {Set<string>} */
    this.told = new Set();
    this.elsewhere = root.dataset.visitors === 'elsewhere';
    this.socket = live('/staff', { site, ...(point ? { point } : {}), ...(this.elsewhere ? { page: 'reception' } : {}) }, {
      state: (/** @type {StaffState} */ state) => {
        // A call that is being made here is known as this screen's own once its answer is there.
        if (root.dataset.raising) this.held = state;
        else this.take(state);
      },
      status: ({ connected }) => { if (!connected) this.told.clear(); }, // to the server it is another page
    });
    this.blocked = '';
    whenBlocked((words) => { this.blocked = words; this.draw(); });
    setInterval(() => {
      if (!this.calls.length && !this.check && !this.visitors.length && !this.message) return;
      this.draw();
      this.tell();
      this.ring();
    }, 1000);
    document.addEventListener('keydown', (event) => this.press(event), true);
    document.addEventListener('visibilitychange', () => this.tell());
    /** @type {StaffState | null} */
    this.held = null;
    root.addEventListener('raised', (event) => {
      if (event instanceof CustomEvent && event.detail) raised.add(event.detail);
      delete root.dataset.raising;
      if (this.held) this.take(this.held);
      this.held = null;
    });
    this.draw();
  }

  /** @param {StaffState} state */
  take(state) {
    this.calls = state.help;
    this.check = state.check;
    this.heard = state.heard;
    this.visitors = this.elsewhere ? [] : state.visitors;
    this.message = state.message;
    this.alerts = state.alerts;
    this.forget();
    this.tell();
    this.draw();
    this.ring();
  }

  /** Answer each call of others: that it stands here, where somebody looks, and whether it sounds. */
  tell() {
    const shown = document.visibilityState === 'visible';
    const { sounds } = this.tone;
    for (const call of this.calls) {
      if (partOf(call, this.me) !== 'call') continue;
      this.socket.emit('heard', { site: this.site, help: call.help, shown, sounds });
    }
    if (!shown) return;
    for (const { one, part } of this.asked()) {
      const told = `${one.kiosk} ${one.asked_at} ${part}`;
      if ((part !== 'call' && part !== 'more') || this.told.has(told)) continue;
      this.told.add(told);
      this.socket.emit('wanted', { site: this.site, kiosk: one.kiosk, more: part === 'more' });
    }
  }

  /** The visitors at kiosks of whom there is something to show here. */
  asked() {
    const now = serverNow().getTime();
    return this.visitors.flatMap((one) => {
      const part = partOfVisitor(one, this.me.adviser, now);
      return part && part !== 'taken' ? [{ one, part }] : [];
    });
  }

  /** What was said of a bar that is gone says nothing any more. */
  forget() {
    const there = new Set(this.calls.map((call) => `help/${call.help}`));
    if (this.check) there.add(`checks/${this.check.check}`);
    for (const one of this.alerts) there.add(`alerts/${one.alert}`);
    for (const one of this.visitors) there.add(`kiosks/${one.kiosk}/person`);
    for (const name of this.said.keys()) if (!there.has(name)) this.said.delete(name);
  }

  ring() {
    const wanted = this.calls.some((call) => partOf(call, this.me) === 'call')
      || this.asked().some(({ part }) => part === 'more');
    if (!wanted) { this.rung = -Infinity; return; }
    const now = performance.now(); // a clock that nobody sets
    if (now - this.rung < AGAIN_MS) return;
    this.rung = now;
    this.root.dataset.tones = String(Number(this.root.dataset.tones ?? 0) + 1);
    this.tone.play();
  }

  /** @param {KeyboardEvent} event */
  press(event) {
    if (event.repeat || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (event.key === 'F9') {
      const call = this.calls.find((one) => partOf(one, this.me) === 'call');
      if (call) { event.preventDefault(); this.send(`help/${call.help}`, 'take'); }
    } else if (event.key === 'F7' && this.check) {
      event.preventDefault();
      this.send(`checks/${this.check.check}`, 'well');
    }
  }

  /** @param {string} name @param {string} does @param {object} [what] */
  async send(name, does, what = {}) {
    if (this.busy.has(name) || (name.startsWith('alerts/') && moving(performance.now()))) return;
    this.busy.add(name);
    this.draw();
    try {
      await deed(`${this.base}/${name}/${does}`, what);
      this.said.delete(name);
    } catch (problem) {
      this.said.set(name, wordsOf(problem, 'No answer came. Press again, or go and see.'));
    }
    this.busy.delete(name);
    this.draw();
  }

  /**
   * @param {string} name
   * @param {string} deed
   * @param {string} words
   * @param {string | null} key
   * @param {string} about what a button is for that stands beside others of its words
   * @param {object} [what] what was read, for the server
   */
  button(name, deed, words, key = null, about = '', what = {}) {
    return html`<button type="button" class="help-go" aria-disabled=${this.busy.has(name) ? 'true' : nothing}
      aria-keyshortcuts=${key ?? nothing} @click=${() => this.send(name, deed, what)}>${words}${about
      ? html`<span class="visually-hidden">: ${about}</span>` : nothing}${
      key ? html`<kbd aria-hidden="true">${key}</kbd>` : nothing}</button>`;
  }

  /** @param {NamedCall} call @param {boolean} first */
  call(call, first) {
    const name = `help/${call.help}`;
    const why = call.cause === 'no_answer' ? 'did not answer whether all is well' : 'nobody has taken it yet';
    return html`<section class="help-call" aria-label="Call for help">
      ${icon('life-buoy')}
      <div><h2 class="help-what">Help in ${call.place}${call.adviser_name ? `: ${call.adviser_name}` : ''}</h2>
        <p class="help-more">${this.said.get(name)
          ?? `raised ${this.times.hms(call.raised_at)} · ${why} · silent there`}</p></div>
      <span class="help-clock">${since(call.raised_at)}</span>
      ${this.button(name, 'take', 'I am going', first ? 'F9' : null)}
    </section>`;
  }

  /** @param {NamedCall} call @param {'ours' | 'going'} part */
  quiet(call, part) {
    const name = `help/${call.help}`;
    const heard = this.heard.find((one) => one.help === call.help);
    const answered = answers(heard, serverNow().getTime() - Date.parse(call.raised_at), this.phone);
    const coming = call.taken_at ? `${call.taken_by_name ?? 'Somebody'} is coming` : answered.words;
    const what = part === 'going' ? `You are going to ${call.place}` : coming;
    const late = part === 'ours' && !call.taken_at && answered.late;
    const end = part === 'going' || call.taken_at ? 'It is over' : 'Not needed any more';
    return html`<section class="help-quiet ${late ? 'help-nobody' : ''}" aria-label="Call for help" role=${late ? 'alert' : nothing}>
      ${icon(late ? 'triangle-alert' : 'hand-helping')}
      <div><h2 class="help-what">${what}</h2>${this.said.has(name)
        ? html`<p class="help-more">${this.said.get(name)}</p>` : nothing}</div>
      <span class="help-clock">${since(call.taken_at ?? call.raised_at)}</span>
      ${this.button(name, 'end', end)}
    </section>`;
  }

  /**
   * A visitor at a kiosk: quiet while reception may still go, brown and with a tone afterwards.
   * @param {VisitorWaits} one
   * @param {import('/static/staff/visitors.js').Part} part
   */
  visitor(one, part) {
    const name = `kiosks/${one.kiosk}/person`;
    const known = knownWords(one);
    const open = part === 'call' || part === 'more';
    return html`<section class="help-quiet ${part === 'more' ? 'help-more-people' : ''}" aria-label="A visitor at a kiosk">
      ${icon(open ? 'user-round' : 'footprints')}
      <div><h2 class="help-what">${visitorWords(one, part)}</h2>
        ${this.said.has(name) || known ? html`<p class="help-more">${this.said.get(name) ?? `The visitor ${known}`}</p>` : nothing}</div>
      <span class="help-clock">${since(one.asked_at)}</span>
      ${open ? this.button(name, 'coming', 'I am going') : part === 'going' ? this.button(name, 'met', 'I am with them') : nothing}
    </section>`;
  }

  /** What all screens say: here too, for those who work do not look at a display. */
  toAll() {
    const said = this.message;
    if (!said || (said.until && Date.parse(said.until) <= serverNow().getTime())) return nothing;
    const own = said.words.en ?? Object.values(said.words)[0] ?? '';
    return html`<section class="help-quiet help-all" data-reason=${said.reason} role="alert" aria-label="A message to everybody">
      ${icon(said.reason === 'evacuation' ? 'log-out' : 'megaphone')}
      <div><h2 class="help-what">${ALL[said.reason] ?? (own || 'Everybody was asked to wait')}</h2>
        <p class="help-more">${ALL[said.reason] && own ? `${own} · ` : ''}On every screen since ${this.times.hm(Date.parse(said.since))}.</p></div></section>`;
  }

  /** @param {CheckJson} check */
  checked(check) {
    const name = `checks/${check.check}`;
    return html`<section class="help-quiet help-check" aria-label="Check">
      ${icon('circle-question-mark')}
      <div><h2 class="help-what">Is all well?</h2>
        <p class="help-more">${this.said.get(name) ?? 'Without an answer a colleague comes.'}</p></div>
      <span class="help-clock">${countdown(Date.parse(check.answer_by) - serverNow().getTime())}</span>
      ${this.button(name, 'well', 'All is well', 'F7')}
    </section>`;
  }

  draw() {
    const parts = this.calls.map((call) => ({ call, part: partOf(call, this.me) }));
    const visitors = this.asked();
    const red = parts.filter(({ part }) => part === 'call');
    render(html`
      <div role="alert" class="visually-hidden">${red.map(({ call }) => html`<p>Help in ${call.place}. F9: I am going.</p>`)}${
        this.check ? html`<p>Is all well? F7: all is well.</p>` : nothing}${
        visitors.map(({ one, part }) => (part === 'more' ? html`<p>${visitorWords(one, part)}. Nobody goes.</p>` : nothing))}</div>
      <div role="status" class="visually-hidden">${visitors.map(({ one, part }) => (part === 'more' ? nothing : html`<p>${visitorWords(one, part)}</p>`))}${
        this.alerts.map((one) => html`<p>${alertWords(one, this.hm).what}</p>`)}</div>
      ${this.toAll()}${red.map(({ call }, at) => this.call(call, at === 0))}
      ${parts.map(({ call, part }) => (part === 'going' || part === 'ours' ? this.quiet(call, part) : nothing))}
      ${this.check ? this.checked(this.check) : nothing}
      ${visitors.map(({ one, part }) => this.visitor(one, part))}
      ${alertBars(this.alerts, this)}
      ${this.blocked ? html`<p class="help-quiet help-blocked">${icon('unplug')}<span>${this.blocked}</span></p>` : nothing}
      ${this.tone.sounds ? nothing
        : html`<p class="help-silent">${icon('volume-x')}Silent until you touch this page</p>`}`, this.root);
  }
}

/**
 * Show the calls for help of a site in `root`; its data-* say which site, place and adviser.
 * @param {HTMLElement} root
 */
export function mountHelp(root) {
  const { site = '', timezone = 'UTC', phone = '', point, adviser } = root.dataset;
  return new HelpBar(root, { site, timezone, phone, point: point || null, adviser: adviser || null });
}

const root = document.getElementById('help');
// Wherever somebody may call for help, hands slip, and a scanner may stand.
textsPressNothing(document);
dropSecondHalves(document);
if (root?.dataset.site) mountHelp(root);
