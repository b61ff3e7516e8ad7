// The picture: from a model to lit-html templates. What is shown is decided in screen.js.
import { html, nothing, svg } from '/static/vendor/lit-html/lit-html.js';
import { keyed } from '/static/vendor/lit-html/directives/keyed.js';
import { repeat } from '/static/vendor/lit-html/directives/repeat.js';
import { icon as drawn } from '/static/icon.js';
import { endAfter, PART_MS } from '/static/patience.js';
import { direction } from '/static/words.js';
import { alone } from './alone.js';
import { mediaZone } from './media.js';
import { otherwise } from './once.js';

/** @import { BoardShown, CallShown, PlaceWords, ScreenPage } from '../types.js' */
/** @import { Model } from '../view.js' */

const ICONS = ['door-closed', 'info', 'ticket', 'unplug'];

/**
 * Bring the icons into the page: those of an outside file are gone when the server is.
 * @param {Iterable<string>} [more] of what this screen tells the wait
 */
export async function bringIcons(more = []) {
  const wanted = new Set([...ICONS, ...more].filter((name) => !document.getElementById(`icon-${name}`)));
  if (!wanted.size) return;
  const response = await fetch('/static/icons.svg', { signal: endAfter(PART_MS) });
  if (!response.ok) throw new Error(`icons: ${response.status}`);
  const text = await response.text();
  const sprite = new DOMParser().parseFromString(text, 'image/svg+xml').documentElement;
  for (const symbol of [...sprite.children]) {
    if (wanted.has(symbol.id)) symbol.id = `icon-${symbol.id}`;
    else symbol.remove();
  }
  sprite.setAttribute('hidden', '');
  document.body.append(document.adoptNode(sprite));
}

/** One of those that were brought into the page. @param {string} name */
const icon = (name) => drawn(name, { own: 'icon' });

const muted = html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
  ${svg`<path d="M11 5 6.5 8.5H3v7h3.5L11 19zM16 9.5l5 5m0-5-5 5"/>`}
</svg>`;

// A template each time: what is keyed by the announcement moves anew with each.
const arrow = () => html`<svg class="arrow" viewBox="0 0 100 100" aria-hidden="true">
  ${svg`<path d="M0 50H92M45 3 92 50 45 97"/>`}
</svg>`;

/**
 * The same text in each language of the screen: the site's own first and heavier.
 * @param {Model} m
 * @param {string} id
 * @param {Record<string, string>} [values]
 */
const both = (m, id, values) =>
  m.languages.map(
    (language, i) =>
      html`<span class="${i ? 'second' : 'first'}" lang=${language} dir=${m.words[language].dir}
        >${m.words[language](id, values)}</span>`,
  );

/** In the screen's languages in which there is one; else as it is. @param {Model} m @param {Record<string, string | null>} texts */
function inBoth(m, texts) {
  const there = otherwise(m.languages.filter((language) => texts[language]), (language) => texts[language]);
  const spoken = there.length ? there : Object.keys(texts).slice(0, 1);
  return spoken.map(
    (language, i) =>
      html`<span class="${i ? 'second' : 'first'}" lang=${language} dir=${m.words[language]?.dir ?? 'auto'}
        >${texts[language]}</span>`,
  );
}

/** @param {Model} m @param {CallShown} call */
const place = (m, call) => m.places[call.point];

/**
 * Word and digit of a place; the digit in the face of the ticket numbers. They stand in the order of the
 * name's own letters: it may be 'Counter 3' in a house that writes from right to left.
 * @param {PlaceWords} name
 * @param {string} language
 */
const named = (name, language) =>
  html`<span class="place" lang=${language} dir="auto"
    ><span class="place__word">${name.word}</span>${name.digit
      ? html` <span class="place__digit number" data-figures=${name.digit.length}>${name.digit}</span>`
      : nothing}</span>`;

/**
 * A square for a counter, round-topped plum with an outline for a room.
 * @param {Model} m
 * @param {CallShown} call
 */
const marker = (m, call) => markerOf(m, call.point);

/** @param {Model} m @param {string} point */
const markerOf = (m, point) =>
  html`<span class="marker marker--${m.places[point].kind}"
    ><span class="number">${m.places[point].marker}</span></span>`;

/**
 * Beside the number: the place in the other language; for a room, the door with its names.
 * @param {Model} m
 * @param {CallShown} call
 * @param {string} large
 */
function companion(m, call, large) {
  const { kind, names } = place(m, call);
  if (kind === 'room') {
    return html`<div class="card__tag">
      ${icon('door-closed')}
      <div class="stack">${otherwise(m.languages, (one) => names[one].full).map((language) =>
        html`<span lang=${language} dir=${direction(language)}>${names[language].full}</span>`)}</div>
    </div>`;
  }
  const other = m.languages.find((language) => language !== large && names[language].full !== names[large]?.full);
  return other ? html`<div class="card__companion" data-tails=${tailsOf(names[other].word)}>${named(names[other], other)}</div>` : nothing;
}

/** Letters that reach below the line, and would reach under what is there; and scripts that rise and fall further. */
const TAILS = /[gjpqyQŋçşţąęįųḑģķļņŗ,;()]/u;
const TALL = /[\u0530-\uffff]/u;

/** @param {string} word */
const tailsOf = (word) => (TALL.test(word) ? 'tall' : String(TAILS.test(word)));

/** Whether the way to the place on the card is told. @param {Model} m */
const hasWay = (m) => Boolean(m.phase.call && Object.values(place(m, m.phase.call).names).some((name) => name.way));

/** @param {Model} m */
function card(m) {
  const { call, fresh, language } = m.phase;
  if (!call) {
    return html`<section class="card card--empty">
      <div class="card__invite">${icon('ticket')}<div class="stack">${both(m, 'your-number-here')}</div></div>
    </section>`;
  }
  const { kind, names } = place(m, call);
  const large = names[language] ?? names[m.languages[0]];
  const way = hasWay(m);
  const tails = tailsOf(large.word);
  return html`<section class="card card--${kind} ${fresh ? 'card--fresh' : ''} ${way ? 'card--way' : ''} ${tails === 'true' ? 'card--tails' : ''}" data-number=${call.number}>
    <p class="card__label label">${both(m, fresh ? 'now-calling' : 'last-call')}</p>
    <p class="card__number number">${call.number}</p>
    ${companion(m, call, language)}
    <p class="card__place" data-tails=${tails}>${keyed(call.announcement, arrow())}${named(large, language)}</p>
    ${way ? html`<p class="card__way">${otherwise(m.languages.filter((one) => names[one].way), (one) => names[one].way).map((one, i) =>
      html`<span class="${i ? 'second' : 'first'}" lang=${one} dir=${direction(one)}>${names[one].way}</span> `)}</p>` : nothing}
  </section>`;
}

/** @param {Model} m */
const also = (m) => html`<section class="also">
  ${m.also.length
    ? html`<h2 class="label">${both(m, 'also-called')}</h2><ol>${repeat(m.also, (call) => call.number, (call) => html`<li data-number=${call.number} ?data-spoken=${call.number === m.spoken}>
        <span class="also__number number">${call.number}</span>${marker(m, call)}
        <span class="also__place stack">${otherwise(m.languages, (one) => place(m, call).names[one].full).map((language) =>
          html`<span lang=${language} dir=${direction(language)}>${place(m, call).names[language].full}</span>`)}</span>
      </li>`)}</ol>`
    : html`<p class="hint stack">${both(m, 'watch-here')}</p>`}
</section>`;

/** @param {Model} m */
const earlier = (m) =>
  m.earlier.length
    ? html`<section class="earlier">
        <h2 class="label">${both(m, 'earlier')}</h2>
        <ol>${repeat(m.earlier, (call) => call.number, (call) => html`<li data-number=${call.number} ?data-spoken=${call.number === m.spoken}>
          <span class="number">${call.number}</span>${marker(m, call)}
        </li>`)}</ol>
      </section>`
    : nothing;

/** @param {Model} m */
function waits(m) {
  if (m.offline) {
    return html`<section class="waits">
      <p class="waits__of stack">${both(m, 'waiting')}</p><p class="hint stack">${both(m, 'not-available')}</p>
    </section>`;
  }
  if (m.waits.length) return waitLines(m);
  return html`<section class="waits">
    ${m.waiting
      ? html`<p class="waits__figure figure">${m.waiting}</p><p class="waits__of stack">${both(m, 'waiting')}</p>`
      : html`<p class="waits__of stack">${both(m, 'nobody-waiting')}</p>`}
  </section>`;
}

/** The waits of a board with what they are of. @param {Pick<ScreenPage, 'waits'>} page @param {Pick<BoardShown, 'waits'>} board */
export const waitsOf = (page, board) =>
  board.waits.flatMap(({ id, about }) => (page.waits[id] ? [{ ...page.waits[id], about }] : []));

/** What is waited for, with its names, and about how many minutes. @param {Model} m */
const waitLines = (m) => html`<section class="waits waits--lines">
  <h2 class="label">${both(m, 'wait-times')}</h2>
  <ul>${m.waits.map(({ icon: sign, names, about }) => html`<li>${icon(sign)}
    <span class="waits__names stack">${inBoth(m, names)}</span>
    <span class="waits__about figure">${about ? html`${about} <small>${m.words[m.languages[0]]('minutes-short')}</small>` : html`<small>${m.words[m.languages[0]]('no-wait')}</small>`}</span></li>`)}</ul>
</section>`;

/** @param {Model} m */
const strip = (m) => html`<footer class="strip ${m.offline ? 'strip--offline' : ''}">
  ${icon(m.offline ? 'unplug' : 'info')}
  <p class="strip__notice stack" role="status">${m.offline
    ? both(m, 'offline', { time: m.offline })
    : m.notice ? inBoth(m, m.notice) : both(m, 'keep-your-ticket')}</p>
  ${m.blocked
    ? html`<button type="button" class="sound-off" @click=${m.switchOn}>${muted}
        <span class="stack">${both(m, 'sound-is-off')}</span></button>`
    : nothing}
  <time class="clock figure">${m.clock}</time>
</footer>`;

/**
 * The announcements as text, for whoever listens to the page with a screen reader.
 * @param {Model} m
 */
const spoken = (m) => html`<p class="visually-hidden" aria-live="polite">${m.phase.fresh && m.phase.call
  ? `${m.phase.call.number}, ${place(m, m.phase.call).names[m.languages[0]].full}`
  : ''}</p>`;

/** What stands below the card; a piece that has nothing gives its room to the others. @param {Model} m */
function band(m) {
  const lines = m.band.includes('waits') && m.waits.length > 0 && !m.offline;
  // Beside lines of waits, and beside pictures, the earlier calls stand small below those before.
  const below = m.band.includes('calls') && (lines || m.media !== null);
  /** @type {Record<string, () => unknown>} */
  const pieces = {
    calls: () => html`<div class="calls">${also(m)}${below && m.band.includes('earlier') ? earlier(m) : nothing}</div>`,
    earlier: () => (below ? nothing : earlier(m)),
    waits: () => waits(m),
    media: () => mediaZone(m, inBoth),
  };
  const has = { earlier: !below && m.earlier.length > 0, media: m.media !== null };
  const there = m.band.filter((one) => has[/** @type {keyof typeof has} */ (one)] ?? true);
  return html`<div class="band" data-pieces=${there.join(' ')} data-lines=${lines} data-media=${m.media !== null}>${m.band.map((one) => pieces[one]?.())}</div>`;
}

/** The whole screen of a model `m`; see screen.js for its fields. @param {Model} m */
export const screen = (m) => html`<main class="screen ${m.alone ? 'screen--alone' : hasWay(m) ? 'screen--way' : ''}">
  <h1 class="visually-hidden">${m.title}</h1>
  ${m.alone && m.places[m.alone] ? alone(m, { both, marker: markerOf }) : html`${card(m)}${band(m)}`}${strip(m)}${spoken(m)}
</main>`;
