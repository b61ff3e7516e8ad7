// A field for each kind of key of the site file: label, help, what is typed, and what is refused.

import { html, nothing } from '/static/vendor/lit-html/lit-html.js';
import { withEvent } from '/static/dom.js';
import { icon } from '/static/staff/parts.js';
import { under } from '/static/staff/unsent.js';
import { filed } from './filed.js';
import { iconPicker } from './icons.js';
import { colour, logo } from './looks.js';
import { called, editAt, figure, filled, keyOf, parts, saidOf, times, timesShown, valueAt } from './model.js';
import { pieces } from './pieces.js';

/** @import { Field } from '../types.js' */
/** @import { Ctx, Next, Part, Path, Trouble, Value } from '../view.js' */


/** @param {Path} path */
const idOf = (path) => `f-${path.join('-')}`;

/** The languages of the house, its own first, and any in which something is named already. @param {Ctx} ctx @param {Value} value */
const languages = (ctx, value) => [...new Set([...(ctx.draft.site.languages ?? []), ...Object.keys(value ?? {})])];

/** @param {Ctx} ctx @param {string} code */
const language = (ctx, code) => ctx.page.languages[code] ?? code;

/** @param {(text: string) => void} say */
const typed = (say) => withEvent((event) => {
  if (event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement) say(event.target.value);
});

/** What holds without a value, as its own choices call it. @param {string} usual */
const usually = (usual) => ({ true: 'on', false: 'off' }[usual] ?? usual);

/** Names of keys stand in the documentation's own letters. @param {string} help */
export const plainly = (help) => help.replaceAll('`', '');

/** One box that is typed into. @param {Part} part @param {string} shown @param {(text: string) => Value} read @param {{ cls?: string, mode?: string, list?: string }} [how] */
const box = ({ id, say, about, bad }, shown, read, { cls = '', mode, list } = {}) => html`<input id=${id} class="in ${cls}"
  .value=${under(id, shown)} inputmode=${mode ?? nothing} list=${list ?? nothing} aria-describedby=${about} aria-invalid=${bad}
  autocomplete="off" @change=${typed((text) => say(() => read(text)))}>`;

/** A list to choose from; `usual` is what holds without a choice. @param {Part} part @param {{ value: string, words: string }[]} choices @param {(text: string) => Value} read */
function list({ id, field, value, say, about, bad }, choices, read) {
  const usual = field.needed ? nothing
    : html`<option value="" ?selected=${value === null}>As usual: ${usually(field.usual)}</option>`;
  return html`<select id=${id} class="in" aria-describedby=${about} aria-invalid=${bad}
    @change=${typed((text) => say(() => (text === '' ? null : read(text))))}>${usual}${choices.map((one) => html`<option
      value=${one.value} ?selected=${value !== null && String(value) === one.value}>${one.words}</option>`)}</select>`;
}

/** @param {Part} part */
function named(part) {
  const { ctx, id, value, say, about, bad } = part;
  return html`<div class="side">${languages(ctx, value).map((code) => html`<label class="lang" for="${id}-${code}"><span
    >${language(ctx, code)}</span><input class="in wide" id="${id}-${code}" lang=${code} .value=${under(`${id}-${code}`, value?.[code] ?? '')}
      aria-describedby=${about} aria-invalid=${bad} autocomplete="off"
      @change=${typed((text) => say((now) => filled({ ...now, [code]: text.trim() })))}></label>`)}</div>`;
}

/** @param {Part} part */
function hours({ ctx, id, value, say, about, bad }) {
  const { weekdays } = ctx.page;
  const monthly = Object.keys(value ?? {}).filter((day) => !weekdays.includes(day));
  const key = (/** @type {string} */ day) => `${id}-${day.replace(' ', '-')}`;
  return html`<div class="week">${[...weekdays, ...monthly].map((day) => html`<label for=${key(day)}>${day[0].toUpperCase()}${day.slice(1)}</label>
    <input class="in" id=${key(day)} .value=${under(key(day), timesShown(value?.[day]))} placeholder=${weekdays.includes(day) ? 'closed' : 'as every week'}
      aria-describedby=${about} aria-invalid=${bad} autocomplete="off"
      @change=${typed((text) => say((now) => filled({ ...now, [day]: times(text) })))}>`)}</div>${ofTheMonth(ctx, id, value, say)}`;
}

/** Another day of the month: its times, or 'closed', count instead of the weekday's. @param {Ctx} ctx @param {string} id @param {Value} value @param {Part['say']} say */
function ofTheMonth({ page }, id, value, say) {
  /** @param {string} name @param {string} words @param {string[]} choices */
  const one = (name, words, choices) => html`<label class="lang" for="${id}-${name}"><span>${words}</span><select class="in"
    id="${id}-${name}" name=${name}>${choices.map((each) => html`<option value=${each}>${each[0].toUpperCase()}${each.slice(1)}</option>`)}</select></label>`;
  return html`<form class="row row--below" @submit=${withEvent((event) => {
    event.preventDefault();
    if (!(event.target instanceof HTMLFormElement)) return;
    const given = new FormData(event.target);
    say((now) => ({ ...now, [`${given.get('which')} ${given.get('day')}`]: times(String(given.get('times'))) ?? [] }));
    event.target.reset();
  })}>${one('which', 'Which of the month', page.ordinals)}${one('day', 'Day', page.weekdays)}<label class="lang" for="${id}-times"><span
    >Times, or closed</span><input class="in" id="${id}-times" name="times" required autocomplete="off"></label><button
    class="button">${icon('plus')}Add</button></form>`;
}

/** @param {Part} part */
function many({ ctx, field, id, value, say }) {
  const chosen = new Set(value ?? []);
  return html`<div class="ticks">${ctx.draft.members[field.named].map(({ value: one }) => html`<label for="${id}-${one.id}"
    ><input type="checkbox" id="${id}-${one.id}" .checked=${chosen.has(one.id)} @change=${() => {
      const wanted = !chosen.has(one.id);
      say((now) => {
        const others = (now ?? []).filter((/** @type {string} */ each) => each !== one.id);
        const next = wanted ? [...others, one.id] : others;
        return next.length ? next : null;
      });
    }}>${called(one)}</label>`)}</div>`;
}

/** @param {Part} part */
function closedDays({ ctx, id, value, say, about, bad }) {
  const rows = [...(value ?? [])];
  /** @param {number} n @param {(row: Value) => Value} anew */
  const put = (n, anew) => say((now) => now.map((/** @type {Value} */ one, /** @type {number} */ at) => (at === n ? anew(one) : one)));
  return html`<div class="rows">${rows.map((row, n) => html`<div class="row"><label class="lang" for="${id}-${n}"><span>Day</span
      ><input type="date" class="in" id="${id}-${n}" .value=${under(`${id}-${n}`, row.day)} aria-describedby=${about} aria-invalid=${bad}
      @change=${typed((text) => put(n, (now) => ({ ...now, day: text })))}></label>${languages(ctx, row.reason).map((code) => html`<label
      class="lang" for="${id}-${n}-${code}"><span>Reason, ${language(ctx, code)}</span><input class="in" lang=${code}
      id="${id}-${n}-${code}" .value=${under(`${id}-${n}-${code}`, row.reason?.[code] ?? '')} autocomplete="off"
      @change=${typed((text) => put(n, (now) => ({ ...now, reason: { ...now.reason, [code]: text } })))}></label>`)}
    <button type="button" class="link-button" @click=${() => {
      say((now) => {
        const left = now.filter((/** @type {Value} */ _, /** @type {number} */ at) => at !== n);
        return left.length ? left : null;
      });
    }}>Take out<span class="visually-hidden"> ${row.day}</span></button></div>`)}
    <form class="row" @submit=${withEvent((event) => {
      event.preventDefault();
      if (!(event.target instanceof HTMLFormElement)) return;
      const given = new FormData(event.target);
      const reason = Object.fromEntries((ctx.draft.site.languages ?? []).map((/** @type {string} */ code) => [code, String(given.get(code) ?? '')]));
      const day = String(given.get('day') ?? '');
      say((now) => [...(now ?? []), { day, reason }]);
      event.target.reset();
    })}><label class="lang" for="${id}-new"><span>Another day</span><input type="date" required class="in" id="${id}-new" name="day"></label>
      ${(ctx.draft.site.languages ?? []).map((/** @type {string} */ code) => html`<label class="lang" for="${id}-new-${code}"><span
        >Reason, ${language(ctx, code)}</span><input class="in" required lang=${code} id="${id}-new-${code}" name=${code} autocomplete="off"></label>`)}
      <button class="button">${icon('plus')}Add the day</button></form></div>`;
}

/** @param {Part} part */
function holidayNames({ ctx, id, value, say }) {
  const rows = Object.entries(value ?? {});
  return html`<div class="rows">${rows.map(([name, names], n) => html`<div class="row"><b class="holiday">${name}</b>${languages(ctx, names).map((code) => html`<label
      class="lang" for="${id}-${n}-${code}"><span>${language(ctx, code)}</span><input class="in" lang=${code} id="${id}-${n}-${code}"
      .value=${under(`${id}-${n}-${code}`, names[code] ?? '')} autocomplete="off" @change=${typed((text) => {
        say((now) => filled({ ...now, [name]: filled({ ...now?.[name], [code]: text.trim() }) }));
      })}></label>`)}</div>`)}
    <div class="row"><label class="lang" for="${id}-new"><span>Another holiday, as it is known</span><input class="in" id="${id}-new"
      autocomplete="off" @change=${typed((text) => { if (text.trim()) say((now) => ({ ...now, [text.trim()]: { en: text.trim() } })); })}></label></div></div>`;
}

/** @param {Part} part */
function room({ id, value, say, about, bad }) {
  const usual = { seats: 2, screen: false };
  const now = { ...usual, ...value };
  return html`<div class="side"><label class="lang" for=${id}><span>Seats</span><input class="in short" id=${id} inputmode="numeric"
    .value=${under(id, String(now.seats))} aria-describedby=${about} aria-invalid=${bad} autocomplete="off"
    @change=${typed((text) => say((then) => ({ ...usual, ...then, seats: figure(text) ?? 2 })))}></label>
    <label class="tick" for="${id}-screen"><input type="checkbox" id="${id}-screen" .checked=${now.screen}
      @change=${() => say((then) => ({ ...usual, ...then, screen: !now.screen }))}>A screen that visitors see</label></div>`;
}

/** What is typed, by the kind of the field. @param {Part} part */
function control(part) {
  const { ctx, field, value } = part;
  const shown = value === null ? '' : String(value);
  /** @param {string} text */
  const words = (text) => text.trim() || null;
  switch (field.kind) {
    case 'locked': return html`<p class="locked" id=${part.id}>${icon('lock')}<b>${shown}</b> It stays: it is in every address.</p>`;
    case 'names': return named(part);
    case 'hours': return hours(part);
    case 'refs': return many(part);
    case 'closed': return closedDays(part);
    case 'holidays': return holidayNames(part);
    case 'room': return room(part);
    case 'switch': return list(part, [{ value: 'true', words: 'On' }, { value: 'false', words: 'Off' }], (text) => text === 'true');
    case 'choice': return list(part, field.choices.map((one) => ({ value: String(one.value), words: one.words })),
      (text) => field.choices.find((one) => String(one.value) === text)?.value);
    case 'ref': return list(part, ctx.draft.members[field.named].map(({ value: one }) => ({ value: one.id, words: called(one) })), (text) => text);
    case 'codes': case 'dates': return box(part, (Array.isArray(value) ? value.join(', ') : shown), (text) => (parts(text).length ? parts(text) : null), { cls: 'wide' });
    case 'number': return box(part, shown, figure, { cls: 'short', mode: field.whole ? 'numeric' : 'decimal' });
    case 'time': return box(part, shown, words, { cls: 'short' });
    case 'icon': return iconPicker({ ...part, chosen: shown || field.usual });
    case 'colour': return colour(part, ctx.trouble.get(keyOf(part.path)) ?? null, box(part, shown, words, { cls: 'short' }));
    case 'logo': return logo(part);
    case 'picture': case 'clip': return filed(part, field.kind);
    case 'pieces': return pieces(part);
    default: return box(part, shown, words, { cls: 'wide' });
  }
}

const SEVERAL = new Set(['logo', 'picture', 'clip', 'names', 'hours', 'refs', 'closed', 'holidays', 'room', 'icon', 'pieces']);

/** What a check says, as it stands by itself. @param {string} says */
export const sentence = (says) => `${says[0]?.toUpperCase() ?? ''}${says.slice(1)}.`;

/** @param {number} count */
export const needs = (count) => (count ? html` <span class="late">${count === 1 ? 'One field needs you.' : `${count} fields need you.`}</span>` : nothing);

/** What is the matter with what was typed. @param {Ctx} ctx @param {Path} path @param {Trouble} trouble @param {string} id */
function refused(ctx, path, trouble, id) {
  return html`<p class="bad" id="${id}-bad">${icon('triangle-alert')}<span>${trouble.words}${'theirs' in trouble
    ? html` <button type="button" class="link-button" @click=${() => ctx.takeTheirs(path)}>Keep theirs${
      typeof trouble.theirs === 'object' ? '' : `: ${trouble.theirs}`}</button>` : nothing}</span></p>`;
}

/**
 * A key of the file, with its help between label and field.
 * @param {Ctx} ctx @param {Field} field @param {Path} path
 */
export function keyField(ctx, field, path) {
  const id = idOf(path);
  const trouble = ctx.trouble.get(keyOf(path));
  const edit = editAt(ctx.draft, path);
  const there = saidOf(ctx.draft.mistakes, path);
  const value = trouble && !('theirs' in trouble) ? trouble.typed : valueAt(ctx.draft, path);
  const part = {
    ctx, field, path, id, value, about: `${id}-help${trouble ? ` ${id}-bad` : ''}`, bad: trouble ? 'true' : nothing,
    say: (/** @type {Next} */ next) => {
      if (ctx.typing) ctx.real.follow({ path, value: typeof next === 'function' ? next(value) : next });
      else ctx.change(field, path, next);
    },
  };
  const unit = field.unit ? html` <span class="unit">${field.unit}</span>` : nothing;
  const usual = field.usual && field.kind !== 'switch' && field.kind !== 'choice' && field.kind !== 'ref' && value === null
    ? html` <span class="unit">as usual: ${field.usual}</span>` : nothing;
  const body = html`<p class="hint" id="${id}-help">${plainly(field.help)}</p><div class="what">${control(part)}${unit}${usual}</div>${ctx.measured.below(path)}
    ${edit ? html`<p class="was">was ${edit.was || 'not there'} <button type="button" class="link-button" @click=${() => ctx.putBack(path)}
      >Put back<span class="visually-hidden"> ${field.label}</span></button></p>` : nothing}
    ${trouble ? refused(ctx, path, trouble, id) : field.kind === 'names' && ctx.typed?.key === keyOf(path)
    ? html`<p class="bad">${icon('triangle-alert')}<span>${ctx.typed.words}</span></p>` : nothing}
    ${there.map((one) => html`<p class="bad">${icon('triangle-alert')}<span>${sentence(one.says)}</span></p>`)}
    ${saidOf(ctx.draft.cautions, path).map((one) => html`<p class="warn">${icon('triangle-alert')}<span>${sentence(one.says)}</span></p>`)}`;
  const cls = `f f-${field.kind} ${edit ? 'changed' : ''} ${trouble || there.length ? 'wrong' : ''}`;
  if (SEVERAL.has(field.kind)) return html`<fieldset class=${cls} data-path=${keyOf(path)}><legend>${field.label}</legend>${body}</fieldset>`;
  return html`<div class=${cls} data-path=${keyOf(path)}>${field.kind === 'locked' ? html`<p class="label">${field.label}</p>`
    : html`<label class="label" for=${id}>${field.label}</label>`}${body}</div>`;
}
