// Printers that were found: offered by name, bound to a kiosk at a press, with a test slip as soon as they are ready.
import { html, nothing } from '/static/vendor/lit-html/lit-html.js';
import { post, Problem, wordsOf } from '/static/api.js';
import { deed } from '/static/deed.js';
import { valueOf } from '/static/dom.js';
import { icon } from '/static/staff/parts.js';
import { plural } from '/static/staff/format.js';
import { calls, key, missing, probably, proposed, where } from './found_words.js';

/** @import { DeviceListOut, DeviceOut, DevicesPage, FoundPrinterOut, KioskOut } from '../types.js' */

/** One on the network at an address that somebody knows. @type {FoundPrinterOut} */
const TYPED = {
  agent: '', transport: 'network', address: '', name: '', serial: '', profile: 'default', width: 80, why_not: '',
};
/** So long a test slip is waited for. */
const TRIES_MS = 120_000;

export class FoundPrinters {
  /**
   * @param {{ page: Pick<DevicesPage, 'url' | 'accepts' | 'site'>, redraw: () => void,
   *   say: (words: string) => void, ask: () => unknown }} parts
   */
  constructor({ page, redraw, say, ask }) {
    this.page = page;
    this.redraw = redraw;
    this.say = say;
    this.ask = ask;
    /** Which one is being bound. @type {FoundPrinterOut | null} */
    this.open = null;
    this.name = '';
    this.address = '';
    this.kiosk = '';
    this.width = 80;
    /** Who drives one on the network. */
    this.agent = 'local';
    this.busy = false;
    this.said = '';
    this.wrong = false;
    this.confirm = false;
    /** Bound, and not tried yet: until when. @type {Map<string, number>} */
    this.toTry = new Map();
  }

  /** @param {() => Promise<string>} what */
  async press(what) {
    if (this.busy) return;
    this.busy = true;
    this.confirm = false;
    this.redraw();
    try {
      this.said = await what();
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

  /** @param {FoundPrinterOut | null} one @param {KioskOut[]} kiosks */
  choose(one, kiosks) {
    this.open = one;
    this.said = '';
    const first = kiosks[0];
    Object.assign(this, {
      kiosk: first?.kiosk ?? '', name: one === null ? '' : proposed(first), address: one?.address ?? '', width: one?.width ?? 80,
    });
    this.redraw();
    const next = one === null ? '.found .again' : '.found form input';
    /** @type {HTMLElement | null} */ (document.querySelector(next))?.focus();
  }

  /** @param {boolean} scan */
  search(scan) {
    return this.press(async () => {
      /** @type {{ agents: number }} */
      const { agents } = await post(`${this.page.url}/search`, { scan });
      await this.ask();
      if (!agents) return 'No agent is connected, so nobody can look.';
      return scan ? 'The agents go through their networks; that takes half a minute.' : 'The agents listen for printers that announce themselves.';
    });
  }

  bind() {
    const { open, name, address, kiosk, width } = this;
    if (open === null || missing({ address, name })) return undefined;
    return this.press(async () => {
      const body = {
        agent: open.agent || this.agent, transport: open.transport, address: address.trim(), name: name.trim(), kiosk: kiosk || null,
        profile: open.profile, width,
      };
      /** @type {{ device: string }} */
      const { device } = await post(`${this.page.url}/found`, body);
      this.toTry.set(device, Date.now() + TRIES_MS);
      this.open = null;
      await this.ask();
      return `${name.trim()} is one of the house. A test slip comes out as soon as it is ready.`;
    });
  }

  /** A test slip for each that was bound and is ready now. @param {DeviceOut[]} devices */
  tryThem(devices) {
    for (const [device, until] of this.toTry) {
      const found = devices.find((one) => one.device === device);
      if (Date.now() > until) this.toTry.delete(device);
      else if (found?.usable) {
        this.toTry.delete(device);
        deed(`${this.page.url}/${encodeURIComponent(device)}/print-test`).then(
          () => this.tell(`A test slip comes out of ${found.name}.`),
          (/** @type {unknown} */ problem) => this.tell(wordsOf(problem, `${found.name} was not tried. Press its key.`)),
        );
      }
    }
  }

  /** @param {string} words */
  tell(words) {
    this.said = words;
    this.wrong = false;
    this.say(words);
    this.redraw();
  }

  /** @param {KioskOut[]} kiosks */
  form(kiosks) {
    const { open } = this;
    if (open === null) return nothing;
    const left = missing(this);
    return html`<form class="bind" aria-label=${`Use ${calls(open)}`} @submit=${(/** @type {Event} */ event) => {
      event.preventDefault();
      void this.bind();
    }}>
      ${open === TYPED ? html`<label>Its address on the network
        <input class="input" maxlength="200" placeholder="192.0.2.21" .value=${this.address}
          @input=${(/** @type {Event} */ event) => { this.address = valueOf(event); this.redraw(); }}></label>` : nothing}
      <label>What you call it <input class="input" maxlength="60" .value=${this.name}
        @input=${(/** @type {Event} */ event) => { this.name = valueOf(event); this.redraw(); }}></label>
      <label>Prints for <select class="input" @change=${(/** @type {Event} */ event) => { this.kiosk = valueOf(event); }}>
        ${kiosks.map((one) => html`<option value=${one.kiosk} .selected=${one.kiosk === this.kiosk}>${one.name}</option>`)}
        <option value="" .selected=${this.kiosk === ''}>No kiosk</option></select></label>
      <label>Paper <select class="input" @change=${(/** @type {Event} */ event) => { this.width = Number(valueOf(event)); }}>
        ${[80, 58].map((mm) => html`<option value=${mm} .selected=${mm === this.width}>${mm} mm</option>`)}</select></label>
      <button class="button ${left ? '' : 'button--primary'}" aria-disabled=${left || this.busy ? 'true' : nothing}>Use it${left ? `: ${left}` : ', and try it'}</button>
      <button type="button" class="button test" @click=${() => this.choose(null, kiosks)}>Leave it</button></form>`;
  }

  /** @param {Pick<DeviceListOut, 'found' | 'searching' | 'search_says' | 'kiosks' | 'agents'>} shown */
  section({ found, searching, search_says: why, kiosks, agents }) {
    if (!this.page.accepts) return nothing;
    const there = agents.filter((one) => one.there).map((one) => one.name);
    this.agent = there.includes('local') ? 'local' : there[0] ?? 'local';
    const off = this.busy || searching ? 'true' : nothing;
    return html`<section class="found" aria-labelledby="found-title">
      <h2 id="found-title">${found.length ? `${found.length} ${plural(found.length, 'printer', 'printers')} found that ${plural(found.length, 'is', 'are')} not in use` : 'Add a printer'}</h2>
      <p class="where">What is plugged into a PC with an agent stands here by itself.</p>
      <ul>${found.map((one) => html`<li><div>${icon('printer')}<b>${calls(one)}</b><small>${where(one)}. ${probably(one)}</small></div>
        ${this.open !== null && key(this.open) === key(one) ? this.form(kiosks)
          : html`<button type="button" class="button test" @click=${() => this.choose(one, kiosks)}>Use it<span
            class="visually-hidden">: ${calls(one)}</span></button>`}</li>`)}</ul>
      ${this.open === TYPED ? this.form(kiosks) : nothing}
      <p class="keys"><button type="button" class="button test again" aria-disabled=${off}
          @click=${() => !searching && this.search(false)}>Look on the network</button>
        <button type="button" class="button test" aria-disabled=${off} aria-describedby="scan-what"
          @click=${() => !searching && this.search(true)}>Go through the whole network</button>
        <button type="button" class="button test" @click=${() => this.choose(TYPED, kiosks)}>I know its address</button></p>
      <p class="where" id="scan-what">${searching ? 'The agents are looking.' : 'Going through the network knocks at up to 254 machines around each agent, and sends them nothing; your network people may see it.'}</p>
      ${why.map((words) => html`<p class="where">${words}</p>`)}
      ${this.said ? html`<p class="said ${this.wrong ? 'wrong' : ''}">${this.confirm ? 'This changes the house, so it asks who you are.' : this.said}
        ${this.confirm ? html`<a href="/confirm/${this.page.site.id}" target="_blank" rel="noopener">Confirm that it is you</a>,
          then press the key again.` : nothing}</p>` : nothing}</section>`;
  }
}
