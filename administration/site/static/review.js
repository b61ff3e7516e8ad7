// The draft with its differences in words, when it is published, and what was published before.

import { html, nothing } from '/static/vendor/lit-html/lit-html.js';
import { filledIn, withEvent } from '/static/dom.js';
import { icon } from '/static/staff/parts.js';
import { dateIn } from '/static/staff/moments.js';
import { sentence } from './fields.js';
import { called as nameOf, counted, pageOf } from './model.js';

/** @import { DraftEditOut, DraftMistakeOut, DraftTouchedOut, VersionOut } from '../types.js' */
/** @import { Ctx } from '../view.js' */
/** @import { WallClock } from '/static/staff/format.js' */

const HOW = { file: 'From a file', page: '', 'brought-back': 'Version brought back' };

/** @param {WallClock} clock @param {string} at */
export const moment = (clock, at) => `${clock.day(at)}, ${clock.hm(at)}`;

/** @param {Ctx} ctx @param {WallClock} clock @param {DraftEditOut} one */
function change(ctx, clock, one) {
  const now = one.kind === 'set' || one.kind === 'order' ? html`${one.what}: <b>${one.now || 'nothing'}</b>`
    : html`${one.what}: <b>${one.now}</b>`;
  return html`<tr class=${one.clash ? 'clash' : ''}><td>${now}${one.was ? html`<span class="sub">instead of ${one.was}</span>` : nothing}
    <span class="sub">${one.by}, ${clock.hm(one.at)}</span>
    ${one.clash ? html`<span class="sub bad">${icon('triangle-alert')}A newer version says otherwise: change the field once more, or take this out.</span>` : nothing}</td>
    <td class="whom">${whom(ctx, one)}</td>
    <td class="do">${ctx.draft.plan ? nothing : html`<button type="button" class="link-button" @click=${() => ctx.putBack(one.path)}
      >Take out<span class="visually-hidden">: ${one.what}</span></button>`}</td></tr>`;
}

/** Everybody whom a change concerns, all of them. @param {Ctx} ctx @param {DraftEditOut} one */
function whom(ctx, one) {
  const parts = [...one.touched.map((each) => html`<p class=${each.needed ? 'bad' : 'warn'}>${loses(ctx, each)}</p>`)];
  if (one.waiting.length) parts.push(html`<p><b>${one.waiting.length === 1 ? '1 waits' : `${one.waiting.length} wait`}: ${one.waiting.join(' ')}</b> ${one.waiting.length === 1 ? 'keeps its number and place' : 'keep their numbers and order'}.</p>`);
  for (const { number, place } of one.served) parts.push(html`<p><b>${number}</b> is at ${place || 'a counter'} and is finished as usual.</p>`);
  if (one.booked.length) parts.push(html`<p><b>${one.booked.length} booked</b>, as before: ${one.booked.join('; ')}.</p>`);
  for (const name of one.here) parts.push(html`<p>${name} is signed on there, and stays.</p>`);
  return parts.length ? parts : 'Nobody who waits or is booked.';
}

/** Who loses something, what is so, and what can be done, with the page on which it is done. @param {Ctx} ctx @param {DraftTouchedOut} one */
function loses(ctx, one) {
  const site = ctx.page.site.id;
  const [where, words] = one.kind === 'visit' ? [`/reception/${site}`, 'Reception']
    : [`/appointments/${site}/list?day=${dateIn(ctx.page.site.timezone, one.starts_at ?? '')}`, 'The appointments of that day'];
  return html`${icon('triangle-alert')}<span><b>${one.name}</b> ${one.says} ${one.do} <a href=${where} target="_blank" rel="noopener">${words}</a></span>`;
}

/** What a check says of the draft, each leading to its field. @param {Ctx} ctx @param {DraftMistakeOut[]} listed @param {string} heading @param {string} cls */
function said(ctx, listed, heading, cls) {
  if (!listed.length) return nothing;
  return html`<h2>${heading}</h2><ul class="way">${listed.map((one) => html`<li class=${cls}>${icon('triangle-alert')}<span><a href=${pageOf(ctx.page.sections, one.path)}>${called(ctx, one)}</a>: ${sentence(one.says)}</span></li>`)}</ul>`;
}

/** What a mistake is about, as people call it. @param {Ctx} ctx @param {DraftMistakeOut} one */
function called({ page, draft }, { path, where }) {
  const [first, second] = path;
  const member = draft.members[first]?.find(({ key }) => key === second);
  if (member) return nameOf(member.value);
  return page.sections.find((each) => pageOf([each], path) !== '#draft')?.words ?? where;
}

/** @param {Ctx} ctx @param {WallClock} clock */
function changes(ctx, clock) {
  const { edits, mistakes, together, cautions } = ctx.draft;
  return html`${edits.length ? html`<table class="changes"><caption class="visually-hidden">What changes</caption><thead><tr><th scope="col">What changes</th>
      <th scope="col">Whom it touches, if now</th><th scope="col"><span class="visually-hidden">Take out</span></th></tr></thead>
      <tbody>${edits.map((one) => change(ctx, clock, one))}</tbody></table>` : nothing}
    ${together.length ? html`<h2>Whom these changes touch together, if now</h2><ul class="way">${together.map((one) => html`<li class=${one.needed ? 'bad' : 'warn'}>${loses(ctx, one)}</li>`)}</ul>` : nothing}
    ${said(ctx, mistakes, 'In the way', 'bad')}${said(ctx, cautions, 'Better otherwise, but may stay', 'warn')}`;
}

/** @param {Ctx} ctx @param {WallClock} clock */
function whenToPublish(ctx, clock) {
  const { draft } = ctx;
  if (draft.plan) {
    return html`<h2>Planned</h2><p>Published on <b>${moment(clock, draft.plan.at)}</b>, planned by ${draft.plan.by}.${draft.plan.why ? ` ${draft.plan.why}` : ''}</p>
      <p class="hint">Until then nobody changes the draft.</p>
      <button type="button" class="button" aria-disabled=${ctx.busy ? 'true' : nothing} @click=${() => ctx.send('/draft/stop', {}, 'publish', 'Stopped. The draft stays as it is.')}>Stop it</button>`;
  }
  /** @param {'now' | 'opening' | 'at'} id @param {string} words @param {unknown} more */
  const option = (id, words, more) => html`<label class="option ${ctx.when === id ? 'chosen' : ''}" for="when-${id}"><input type="radio" name="when" id="when-${id}" value=${id}
    .checked=${ctx.when === id} @change=${() => { ctx.when = id; ctx.draw(); }}><span><b>${words}</b>${more}</span></label>`;
  const deed = ctx.when === 'now' ? 'Publish now' : ctx.when === 'opening' ? 'Publish when we open next' : 'Publish at this time';
  return html`<form id="publish" @submit=${withEvent((event) => {
    const { why, at } = filledIn(event);
    const body = { revision: draft.revision, when: ctx.when, why, ...(ctx.when === 'at' ? { at: at ? new Date(at).toISOString() : '' } : {}) };
    ctx.send('/draft/publish', body, 'publish', ctx.when === 'now' ? 'Published. It holds now.' : 'Planned.');
  })}><fieldset><legend><h2>When?</h2></legend>
    ${option('now', 'Now', html`<span class="sub">${draft.waiting === 1 ? '1 waits' : `${draft.waiting} wait`}. All keep their numbers and order.</span>`)}
    ${draft.opens_at ? option('opening', 'When we open next', html`<span class="sub">${moment(clock, draft.opens_at)}. Nobody is in the house then.</span>`) : nothing}
    ${option('at', 'At a time', ctx.when === 'at' ? html`<input class="in" type="datetime-local" name="at" aria-label="Day and time">` : nothing)}</fieldset>
    <label class="label" for="why">Why <span class="quiet">(optional)</span></label><p class="hint" id="why-help">Stands in the history, for whoever comes after you.</p>
    <textarea id="why" name="why" class="in wide" rows="2" maxlength="400" aria-describedby="why-help"></textarea>
    <button class="button button--primary button--wide" aria-disabled=${ctx.busy ? 'true' : nothing} aria-keyshortcuts="Control+Enter">${deed} <kbd class="cap" aria-hidden="true">Ctrl Enter</kbd></button>
    <p class="hint">Afterwards version ${draft.base} can be brought back.</p></form>`;
}

/** @param {Ctx} ctx @param {WallClock} clock @param {VersionOut} one */
function version(ctx, clock, one) {
  const words = one.why || (one.how === 'brought-back' ? `Version ${one.again} brought back` : HOW[one.how]);
  return html`<tr><th scope="row" class="n">${one.number}</th><td>${moment(clock, one.at)}</td><td>${one.by}</td><td>${words}</td>
    <td class="do">${one.number === ctx.draft.base ? html`<span class="tag tag--ok">in force</span>` : html`<button type="button" data-looks class="link-button"
      @click=${() => ctx.look(one.number)}>Compare<span class="visually-hidden"> version ${one.number}</span></button> <button type="button" class="link-button"
      @click=${() => ctx.send(`/versions/${one.number}/bring-back`, {}, 'history', `Version ${one.number} holds again.`)}>Bring back<span class="visually-hidden"> version ${one.number}</span></button>`}</td></tr>`;
}

/** @param {Ctx} ctx */
function looked({ looked: one }) {
  if (!one) return nothing;
  return html`<section class="looked" id="looked" tabindex="-1" aria-label="Version ${one.number}"><h3>What is different now from version ${one.number}</h3>
    ${one.differences.length ? html`<ul>${one.differences.map((each) => html`<li>${each.what}: <b>${each.now || 'nothing'}</b>${each.was ? html`<span class="sub">instead of ${each.was}</span>` : nothing}</li>`)}</ul>`
    : html`<p>Nothing but comments.</p>`}<details><summary>The file to the letter</summary><pre tabindex="0">${one.text}</pre></details></section>`;
}

/** How many lose something. @param {DraftTouchedOut[]} touched */
function losing(touched) {
  /** @param {DraftTouchedOut['kind']} kind @param {string} one @param {string} several */
  const count = (kind, one, several) => {
    const n = new Set(touched.filter((each) => each.kind === kind).map(({ name }) => name)).size;
    return n ? [`${n} ${n === 1 ? one : several}`] : [];
  };
  const all = [...count('appointment', 'booking', 'bookings'), ...count('visit', 'number', 'numbers')];
  return `${all.join(' and ')} ${all.length === 1 && all[0].startsWith('1 ') ? 'loses' : 'lose'} something.`;
}

/** @param {Ctx} ctx @param {WallClock} clock */
export function headline(ctx, clock) {
  const { draft } = ctx;
  const way = draft.mistakes.length + draft.edits.filter((one) => one.clash).length + draft.touched.filter((one) => one.needed).length;
  if (draft.plan) return html`Published on ${moment(clock, draft.plan.at)}.`;
  if (!draft.edits.length) {
    const last = draft.versions[0];
    return html`No changes. The house is as published on ${moment(clock, last.at)}.`;
  }
  const ready = draft.edits.length === 1 ? '1 change is ready.' : `${draft.edits.length} changes are ready.`;
  return way ? html`${counted(draft.edits)} <span class="warn">${way === 1 ? 'One thing is' : `${way} things are`} in the way.</span>`
    : draft.touched.length ? html`${ready} <span class="warn">${losing(draft.touched)}</span>` : ready;
}

/** The page of the draft and the history. @param {Ctx} ctx @param {WallClock} clock @param {(where: string) => unknown} noted */
export function review(ctx, clock, noted) {
  const { draft } = ctx;
  return html`<div class="review"><div class="form"><h1 id="head" tabindex="-1">${headline(ctx, clock)}</h1>
    ${draft.edits.length ? html`<p class="hint">${draft.touched.length ? 'Who loses something stands beside the change that does it.' : 'Nobody who waits or is booked loses anything.'}</p>` : nothing}
    ${draft.failed ? html`<p class="bad">${icon('triangle-alert')}<span>It was not published when it was due. ${draft.failed}</span></p>` : nothing}
    ${noted('publish-list')}${changes(ctx, clock)}
    <h2>What was published</h2>${noted('history')}<table class="versions"><caption class="visually-hidden">Versions</caption><thead class="visually-hidden"><tr><th scope="col">Version</th><th scope="col">When</th><th scope="col">Who</th><th scope="col">Why</th><th scope="col">Do</th></tr></thead>
      <tbody>${draft.versions.map((one) => version(ctx, clock, one))}</tbody></table>${looked(ctx)}
    <p class="export"><a href="${ctx.page.url}/draft/file" download>Take the file with you</a><span class="hint"> as it is in the draft, with its comments; pictures and videos are named at its end</span></p></div>
    <aside class="when" aria-label="Publishing">${noted('publish')}${draft.edits.length || draft.plan ? whenToPublish(ctx, clock) : nothing}</aside></div>`;
}
