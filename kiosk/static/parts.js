// The pieces that the kiosk's screens share.
import { html, nothing } from '/static/vendor/lit-html/lit-html.js';
import { around, withEvent } from '/static/dom.js';
import { icon as drawn } from '/static/icon.js';
import { clock, dateWords, opening } from './when.js';
import { folds } from './glass.js';
import { isOn, MODES, otherLanguage, pagesOf } from './model.js';

/** @import { App, Purpose, View } from '../view.js' */
/** @import { Mode } from './model.js' */

/**
 * A Lucide icon. `way` turns with the direction of reading.
 * @param {string} name
 * @param {{ way?: boolean, solid?: boolean }} [how]
 */
export const icon = (name, { way = false, solid = false } = {}) =>
  drawn(name, { also: [way ? 'icon--way' : '', solid ? 'icon--solid' : ''].join(' ').trim() });

/** Text whose `<b>…</b>` are to be bold. @param {string} text */
export const rich = (text) =>
  text.split(/<b>|<\/b>/).map((part, i) => (i % 2 ? html`<b>${part}</b>` : part));

/** What a thing says in the visitor's language, else in English, else in the first one. @param {App} app @param {Record<string, string>} texts */
export const inLanguage = (app, texts) => texts[app.language] ?? texts.en ?? Object.values(texts)[0];

/** Of the screens that are opened later, those that are here. @type {Map<string, import('./later.js').Screen>} */
export const here = new Map();

/** What stands beside the row of an enquiry type: its clip in sign language. @param {App} app @param {string} id */
export const beside = (app, id) => here.get('sign')?.beside?.(app, id);

/** What there is in Easy Read, where its visitor reads that. @param {App} app @param {string} key */
const easy = ({ modes, page }, key) => (modes.has('easy') ? page.easy[key] : null);

/** Its name as this visitor reads it. @param {App} app @param {string} key @param {Record<string, string>} names */
export const called = (app, key, names) => easy(app, key)?.name[app.language] ?? inLanguage(app, names);

/** Its picture, over what stands there when it does not come. @param {App} app @param {string} key */
export const pictured = (app, key) => (easy(app, key)?.picture && here.has('sign') // its looks come with that one
  ? html`<img class="easy" src=${app.page.easy[key].picture} alt="" @error=${withEvent(({ target }) => { if (target instanceof HTMLElement) target.hidden = true; })}>` : nothing);

/**
 * The ticket's QR code, which the server draws; it goes away where it does not come.
 * @param {string} visit
 * @param {string} label
 */
export const qrCode = (visit, label) => codeAt(`/T/${visit}/qr.svg`, label);

/** @param {string} address @param {string} label */
export const codeAt = (address, label) => html`<img class="qr" src=${address} alt=${label}
  @load=${withEvent(({ target }) => { if (target instanceof HTMLImageElement) wholeModules(target); })}
  @error=${withEvent((event) => around(event, '.phone')?.remove())}>`;

/** A code is read best where each of its squares is a whole number of the glass' own dots. @param {HTMLImageElement} code */
export function wholeModules(code) {
  if (!code.complete || !code.naturalWidth) return;
  code.style.width = '';
  const each = Math.floor((code.clientWidth * devicePixelRatio) / code.naturalWidth);
  if (each) code.style.width = `${(each * code.naturalWidth) / devicePixelRatio}px`;
}

/**
 * 'Closed. Opens on Tuesday at 10:00.': why, and until when, as far as that is known.
 * @param {App} app
 * @param {{ opensAt: string | null, reason: string | null }} given
 */
export function opensWords(app, { opensAt, reason }) {
  const why = reason && reason !== 'hours' ? app.w('closed-why', { reason }) : null;
  if (opensAt) return `${why ?? app.w('closed')} ${whenWords(app, opensAt)}`;
  return why ?? app.w('closed-now');
}

/** 'Opens on Tuesday at 10:00.' @param {App} app @param {string} opensAt */
export function whenWords(app, opensAt) {
  const zone = app.page.site.timezone;
  const at = opening(opensAt, app.now(), zone);
  if (at.day !== 'later') return app.w('opens', at);
  return app.w('opens-on', { date: dateWords(opensAt, zone, app.language), time: at.time });
}

const NOTICE_FOR = 60_000; // ms; where one has room, two take turns

/**
 * What the house says for a while: in the visitor's language, else in the house's own. Where rows are
 * dear one at a time, and none where nothing else would fit: what can be chosen comes first.
 * @param {App} app
 */
export const notices = (app) => {
  const all = app.live?.notices ?? [];
  if (!all.length || app.room.tight > 2) return nothing;
  const dear = app.glass.scale === 'small' || folds(app.glass) || app.modes.has('larger') || app.modes.has('low');
  const found = dear ? [all[Math.floor(app.now().getTime() / NOTICE_FOR) % all.length]] : all;
  return html`<section class="notices" aria-label=${app.w('notices')}>${found.map((one) => {
    const known = [app.language, ...app.page.languages.map((each) => each.code)].find((code) => one[code]);
    const code = known ?? Object.keys(one)[0];
    const dir = app.page.languages.find((each) => each.code === code)?.dir ?? 'auto';
    return html`<p>${icon('info')}<span lang=${code} dir=${dir}>${one[code]}</span></p>`;
  })}</section>`;
};

/** What makes the screen easier to use; how its visitor would be served has its own place. @param {App} app */
const worn = (app) => MODES.filter((mode) => !['served', 'interpreter'].includes(mode) && app.modes.has(mode));

/** @param {App} app */
function bar(app) {
  const { site } = app.page;
  return html`<div class="head__bar">
    ${icon('site-mark')}<span class="head__site">${inLanguage(app, site.name)}</span>
    <time class="head__clock">${clock(app.now(), site.timezone)}</time>
  </div>`;
}

/**
 * What to read: above everything, in teal. Without a title it is the bar alone.
 * @param {App} app
 * @param {{ lead?: unknown, title?: unknown, hint?: unknown, level?: string }} [given]
 */
export function head(app, { lead, title, hint, level } = {}) {
  const modes = worn(app).map((mode) => app.w(`mode-${mode}`));
  return html`<header class="head" data-level=${level ?? 'first'}>
    ${bar(app)}
    ${title
      ? html`<div class="head__words">
          ${lead ? html`<p class="head__lead">${lead}</p>` : nothing}
          <h1 tabindex="-1">${title}</h1>
          ${hint ? html`<p class="head__hint">${hint}</p>` : nothing}
          ${modes.length
            ? html`<p class="head__modes">
                ${app.w('modes-on', { modes: modes.join(', ').toLocaleLowerCase(app.language) })}
              </p>`
            : nothing}
        </div>`
      : nothing}
  </header>`;
}

/**
 * Back at the start edge, and the other main language; where rows are dear, the dock has them.
 * @param {App} app
 * @param {{ back?: () => unknown, more?: unknown }} [given]
 */
export function ways(app, { back = app.back, more = nothing } = {}) {
  if (folds(app.glass)) return more === nothing ? nothing : html`<div class="ways">${more}</div>`;
  const other = otherLanguage(app.page, app.language);
  const named = app.page.languages.find((one) => one.code === other);
  return html`<div class="ways">
    <button class="button button--start" @click=${back}>
      ${icon('arrow-left', { way: true })}<span>${app.w('back')}</span>
    </button>
    ${more}
    ${named
      ? html`<button class="button button--start ways__language" @click=${() => app.speak(named.code)}>
          ${icon('languages')}<span lang=${named.code} dir=${named.dir}>${named.name}</span>
        </button>`
      : nothing}
  </div>`;
}

/**
 * What one page of a list shows, and the button to the next page, if there is another.
 * @template Item
 * @param {App} app
 * @param {Item[]} items
 */
export function pageOf(app, items) {
  const pages = pagesOf(items, app.room.each);
  const shown = Math.min(app.view.page ?? 0, pages.length - 1);
  const last = shown === pages.length - 1;
  const more = html`<button class="button button--soft more" @click=${() => app.turnTo(last ? 0 : shown + 1)}>
    ${icon(last ? 'chevron-up' : 'chevron-down')}
    ${label(app.w(last ? 'first-choices' : 'more-choices'), app.w('page-of', { page: shown + 1, pages: pages.length }))}
  </button>`;
  return { shown: pages[shown], more: pages.length > 1 ? more : nothing };
}

/**
 * The dock, in the same place on every screen; while the warning runs it asks instead. `home`: one
 * of the screens that Back leads to; the languages are there. `back`: it has Back. `first`: what stands before them all.
 * @param {App} app
 * @param {{ talk?: boolean, home?: boolean, language?: boolean, doors?: boolean, back?: boolean, first?: unknown }} [given]
 */
export function dock(app, { talk = true, home = false, language = false, doors: ways = false, back = folds(app.glass) && !home, first = nothing } = {}) {
  if (app.warning !== null) return warning(app);
  const on = worn(app).length > 0;
  const hints = app.room.tight < 2;
  return html`<footer class="dock">
    ${first}
    <button class=${`button button--start${on ? ' button--inverse' : ''}`} @click=${app.settings}>
      ${icon('accessibility')}
      ${label(app.w(on ? 'settings' : 'accessibility'), on || !hints ? null : app.w('accessibility-hint'))}
    </button>
    ${talk
      ? html`<button class="button button--start" @click=${app.talk}>
          ${icon('speech')}${label(app.w('talk'), hints ? app.w('talk-hint') : null)}
        </button>`
      : nothing}
    ${ways ? doors(app, { folded: true, search: true }) : nothing}
    ${language
      ? html`<button class="button button--start dock__language" @click=${app.chooseLanguage}>
          ${icon('languages')}${label(app.w('language'))}
        </button>`
      : nothing}
    ${back
      ? html`<button class="button button--start dock__back" @click=${app.back}>
          ${icon('arrow-left', { way: true })}${label(app.w('back'))}
        </button>`
      : nothing}
  </footer>`;
}

/** @param {unknown} first @param {string | null} [second] */
export const label = (first, second = null) => html`<span class="dock__words"
  ><strong>${first}</strong>${second ? html`<small>${second}</small>` : nothing}</span>`;

/**
 * By what a visitor finds theirs besides the tiles: search, where not all that there is stands on the first screen, and clips in
 * sign language, where there are some. `tiles`: those that stand among the tiles, since there is no room for a door. On the smallest
 * glasses across, letters a finger wide and what was found do not stand beside what these modes add.
 * @param {App} app
 */
export function finders({ page: { enquiries, signposts, easy }, modes, glass: { scale, shape } }, { tiles = false } = {}) {
  const [larger, low, small, across] = [modes.has('larger'), modes.has('low'), scale === 'small', shape !== 'column'];
  const search = Object.keys(enquiries).length + Object.keys(signposts).length > 8 && !(small && across && (larger || low || modes.has('spoken')));
  const all = {
    search: search && tiles === (larger || (small && (low || across))),
    sign: Object.values(easy).some((one) => one.sign) && tiles === (larger || low || small || shape === 'flat'),
  };
  return /** @type {Array<'search' | 'sign'>} */ (['search', 'sign']).filter((one) => all[one]);
}

/** @type {Record<'search' | 'sign', { name: string, does: (app: App) => unknown }>} */
export const FINDERS = { search: { name: 'search', does: (app) => app.search() }, sign: { name: 'hand', does: (app) => app.watch() } };

/**
 * For those who need no new ticket: they have an appointment, or a ticket already.
 * @param {App} app
 * @param {{ folded?: boolean, search?: boolean }} [given] with `search`, for who looks for theirs too
 */
export function doors(app, { folded = false, search = false } = {}) {
  const { w, page } = app;
  /** @param {Purpose} purpose @param {string} name @param {string} first @param {string} second */
  const door = (purpose, name, first, second) => html`<button class="button button--soft button--start door"
    data-door=${purpose} @click=${() => app.enter(purpose)}>
    ${icon(name)}${label(w(folded ? `${first}-short` : first), folded ? null : w(second))}
  </button>`;
  return html`
    ${page.appointments
      ? door('appointment', 'calendar-check', 'have-appointment', 'have-appointment-hint') : nothing}
    ${search ? finders(app).map((one) => html`<button class="button button--soft button--start door" data-door=${one} @click=${() => FINDERS[one].does(app)}>
      ${icon(FINDERS[one].name)}${label(w(one))}</button>`) : nothing}
    ${door('back', 'undo-2', 'am-back', 'am-back-hint')}`;
}

/** @type {Record<Mode, string>} */
const ICONS = { larger: 'a-large-small', contrast: 'contrast', low: 'arrow-down-to-line', spoken: 'volume-2', time: 'hourglass', counter: 'armchair', served: 'languages', interpreter: 'speech', easy: 'smile' };

/** A mode that is on or off. @param {App} app @param {Mode} mode */
export const switchRow = (app, mode) => html`<button class="row row--switch" role="switch"
  aria-checked=${isOn(app, mode) ? 'true' : 'false'} data-mode=${mode} @click=${() => app.toggle(mode)}>
  ${icon(ICONS[mode])}
  <span class="row__words">
    <span class="row__label">${app.w(`mode-${mode}`)}</span>
    <span class="row__note">${app.w(`mode-${mode}-hint`)}</span>
  </span>
  ${knob(app, isOn(app, mode))}
</button>`;

/** Whether it is on: in a word, and by its place. @param {App} app @param {boolean} on */
export const knob = (app, on) => html`<span class="row__state" aria-hidden="true"><span>${app.w(on ? 'mode-on' : 'mode-off')}</span>
    <i class="knob">${on ? icon('check') : nothing}</i></span>`;

/** The dock of an end screen: accessibility shrinks to its icon, Done joins. @param {App} app */
export function endDock(app) {
  if (app.warning !== null) return warning(app);
  return html`<footer class="dock dock--end">
    <button class="button dock__settings" aria-label=${app.w(app.modes.size ? 'settings' : 'accessibility')}
      @click=${app.settings}>${icon('accessibility')}</button>
    <button class="button" @click=${app.talk}>${icon('speech')}${label(app.w('talk'))}</button>
    <button class="button button--primary" @click=${app.done}>
      ${icon('check')}${label(app.w('done'))}
    </button>
  </footer>`;
}

/**
 * The ticket that the visitor in front of the kiosk has, whichever screen lies over it.
 * @param {View} view
 */
export function heldTicket(view) {
  for (let one = /** @type {View | null | undefined} */ (view); one; one = one.under) if (one.ticket) return one.ticket;
  return null;
}

/** Before the screen goes: how long still, Stay, and the way out. @param {App} app */
export function warning(app) {
  const holds = heldTicket(app.view);
  const words = app.w(holds ? 'still-there-ticket' : 'still-there-hint', { n: app.warning ?? 0 });
  return html`<footer class="dock dock--warning" aria-labelledby="still-there">
    <p id="still-there"><strong role="alert">${app.w('still-there')}</strong> <span>${words}</span></p>
    ${app.extensions > 0
      ? html`<button class="button" data-focus @click=${app.stay}>
          ${icon('hourglass')}<span>${app.w('stay')}</span>
        </button>`
      : nothing}
    <button class="button button--primary" @click=${app.done}>
      ${holds ? icon('check') : icon('undo-2', { way: true })}
      <span>${app.w(holds ? 'done' : 'start-again')}</span>
    </button>
  </footer>`;
}
