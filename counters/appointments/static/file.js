// What a file of another program will do, line by line, before anything is done.
import { html, nothing } from '/static/vendor/lit-html/lit-html.js';
import { listed } from '/static/staff/format.js';

/** @import { AppointmentOut, FileLineOut, ImportedOut, LineOut } from '../types.js' */
/** @import { App, FileDeeds, Panel } from '../view.js' */

/**
 * What becomes of a line, in the order in which they are counted.
 * @type {Record<string, string>}
 */
const WILL = {
  new: 'New', moved: 'Moved', changed: 'Changed', cancelled: 'Cancelled', left: 'Left as it is', there: 'There already',
};

const CHANGES = ['new', 'moved', 'changed', 'cancelled'];

/** @param {App} app @param {Extract<Panel, { kind: 'file' }>} given @param {unknown} head */
export function filePanel(app, { name, answer, reading, wrong }, head) {
  return html`${head}
    ${answer || reading ? nothing : html`<p>A calendar (.ics), or a list saved as CSV whose first line names the columns: <b>date, time, type</b>,
      and if you have them <b>end</b> or <b>minutes, adviser, place, language, needs, name, contact, note, reference, status</b>.
      You are shown what each line will do, and nothing is done before you say so.</p>
      <p class="quiet">The same file again changes nothing: send the newer list whenever there is one.</p>`}
    <p class="file-name">${name ? html`<b>${name}</b>` : nothing}<label class="button" for="file">Choose a file</label>
      <input id="file" class="visually-hidden" type="file" accept=".csv,.ics,.txt,.tsv,text/csv,text/calendar" @change=${app.readFile}></p>
    ${reading && !wrong ? html`<p class="quiet" role="status">Reading…</p>` : nothing}
    ${answer ? preview(app, answer) : nothing}`;
}

/** @param {App} app @param {ImportedOut} answer */
function preview(app, answer) {
  const { lines, mistakes, gone, remarks } = answer;
  const done = lines.filter((one) => one.will !== 'refused');
  const shown = done.filter((one) => one.will !== 'there' || one.notes.length);
  const there = done.filter((one) => !shown.includes(one));
  return html`
    ${mistakes.length ? mistaken(mistakes, lines) : html`<p class="sum">${sum(lines)}</p>`}
    ${remarks.length ? html`<ul class="mistakes quiet" tabindex="0" aria-label="Notes on the file">${remarks.map((one) => html`<li>${remark(one)}</li>`)}</ul>` : nothing}
    ${shown.length ? table(app, shown) : nothing}
    ${there.length ? html`<details class="there"><summary>${there.length} there already</summary>${table(app, there)}</details>` : nothing}
    ${gone.length ? missing(app, gone) : nothing}
    ${acts(app, answer)}`;
}

/** @param {LineOut[]} mistakes @param {FileLineOut[]} lines */
function mistaken(mistakes, lines) {
  /** @param {number} number */
  const notes = (number) => lines.find((one) => one.line === number && one.will === 'refused')?.notes ?? [];
  return html`<p class="said" role="alert" data-good="no">${mistakes.length === 1 ? 'One mistake' : `${howMany(mistakes)} mistakes`}. Nothing is booked; mend the file and choose it again.</p>
    <ul class="mistakes" tabindex="0" aria-label="Mistakes">${mistakes.map((one) => html`<li>${remark(one)}
      ${notes(one.line).map((words) => html`<span class="note">${words}</span>`)}</li>`)}</ul>`;
}

/** Of more than these the file's reader counts the rest in the last of them. */
const MOST_TOLD = 200;
/** @param {LineOut[]} mistakes */
const howMany = ({ length }) => (length > MOST_TOLD ? `More than ${MOST_TOLD}` : String(length));

/** @param {LineOut} one */
const remark = (one) => html`${one.line ? html`<b>Line ${one.line}</b> ` : nothing}${one.says}`;

/** '2 new, 1 moved and 97 there already.' @param {FileLineOut[]} lines */
function sum(lines) {
  const words = listed(counted(lines, Object.keys(WILL)));
  return lines.some((one) => CHANGES.includes(one.will)) ? `${words}.` : `Nothing is to be done: ${words}.`;
}

/**
 * ['2 new', '97 there already'], without what no line does.
 * @param {FileLineOut[]} lines
 * @param {string[]} wills
 */
function counted(lines, wills) {
  return wills.map((will) => ({ word: WILL[will].toLowerCase(), count: lines.filter((one) => one.will === will).length }))
    .filter(({ count }) => count).map(({ count, word }) => `${count} ${word}`);
}

/** @param {App} app @param {FileLineOut[]} lines */
function table(app, lines) {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="What the lines do"><table class="list lines">
    <thead><tr><th class="line-number">Line</th><th>What happens</th><th>When</th><th>What for</th><th>With, where</th></tr></thead>
    <tbody>${lines.map((one) => row(app, one))}</tbody></table></div>`;
}

/** @param {App} app @param {FileLineOut} fileLineOut */
function row(app, { line, will, says, notes, appointment: one }) {
  const more = [will === 'new' || will === 'there' ? null : says, ...notes].filter(Boolean);
  return html`<tr data-will=${will}>
    <td class="line-number"><span class="narrow-only">Line </span>${line}</td>
    <td><b class="will">${WILL[will]}</b>${more.map((words) => html`<span class="note">${words}</span>`)}</td>
    ${one ? html`<td>${app.whenOf(one)}</td><td>${app.typeName(one.type)}</td><td>${app.nameOf(one.adviser)}, ${app.placeOf(one.service_point)}</td>`
      : html`<td colspan="3"></td>`}</tr>`;
}

/**
 * What an earlier file had: nobody cancels by leaving out.
 * @param {App} app
 * @param {AppointmentOut[]} gone
 */
function missing(app, gone) {
  return html`<section class="gone"><h3>${gone.length} ${gone.length === 1 ? 'appointment' : 'appointments'} of an earlier file ${gone.length === 1 ? 'is' : 'are'} not in this one</h3>
    <p class="quiet">${gone.length === 1 ? 'It stays' : 'They stay'} booked. Cancel by hand what is called off.</p>
    <ul class="mistakes">${gone.map((one) => html`<li><button type="button" data-looks class="link" @click=${() => app.openById(one.appointment)}>${app.whenOf(one)}</button>,
      ${app.typeName(one.type)}, ${app.nameOf(one.adviser)}, ${app.placeOf(one.service_point)}</li>`)}</ul></section>`;
}

/** @param {App} app @param {ImportedOut} answer */
function acts(app, { lines, mistakes, changes, doubtful }) {
  const busy = app.busy ? 'true' : nothing;
  if (!changes) return nothing;
  if (!mistakes.length) {
    return html`<div class="panel-acts"><button type="button" class="button button--primary" aria-disabled=${busy} @click=${() => app.takeFile(false)}>${actWords(lines)}</button></div>`;
  }
  if (doubtful) return nothing;
  return html`<div class="panel-acts"><button type="button" class="button" aria-disabled=${busy} @click=${() => app.takeFile(true)}>
    Leave ${mistakes.length === 1 ? 'this line' : 'these lines'} out: ${lower(actWords(lines))}</button></div>`;
}

/** 'Book all 2', or 'Book 2, move 1'. @param {FileLineOut[]} lines */
function actWords(lines) {
  const fresh = lines.filter((one) => one.will === 'new').length;
  const only = lines.every((one) => one.will === 'new' || !CHANGES.includes(one.will));
  if (only) return `Book ${fresh === 1 ? 'this one' : `all ${fresh}`}`;
  return doWords(lines, ['book', 'move', 'change', 'cancel']);
}

/**
 * 'Book 2, move 1': what CHANGES are called in `verbs`, each with its count.
 * @param {FileLineOut[]} lines
 * @param {string[]} verbs
 */
function doWords(lines, verbs) {
  const words = CHANGES.map((will, n) => ({ verb: verbs[n], count: lines.filter((one) => one.will === will).length }))
    .filter(({ count }) => count).map(({ verb, count }) => `${verb} ${count}`).join(', ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** @param {string} words */
const lower = (words) => words.charAt(0).toLowerCase() + words.slice(1);

/** @param {App} app @returns {FileDeeds} */
export function fileDeeds(app) {
  /** @param {Event} event */
  async function readFile({ target: field }) {
    const file = field instanceof HTMLInputElement ? field.files?.[0] : undefined;
    if (!(field instanceof HTMLInputElement) || !file) return;
    const { largest } = app.page;
    if (file.size > largest) {
      app.show({ kind: 'file', name: file.name, wrong: `This file has ${Math.ceil(file.size / 1024)} kB; a day's appointments have at most ${largest / 1024} kB.` });
      return;
    }
    app.show({ kind: 'file', name: file.name, reading: true });
    const data = await file.arrayBuffer();
    field.value = ''; // the same file can be chosen again
    app.doing(() => app.api.file(data, { preview: true }), (answer) => app.show({ kind: 'file', name: file.name, data, answer }));
  }

  /** @param {boolean} partly */
  function takeFile(partly) {
    const { panel } = app;
    if (panel?.kind !== 'file' || !panel.data) return;
    const { data } = panel;
    app.doing(() => app.api.file(data, { partly }), async (answer) => {
      if (!answer.made) { app.show({ ...panel, answer }); return; }
      app.panel = null;
      await app.refresh();
      const words = doWords(answer.lines, ['booked', 'moved', 'changed', 'cancelled']);
      const out = answer.mistakes.length ? ` ${answer.mistakes.length === 1 ? 'One line was' : `${answer.mistakes.length} lines were`} left out.` : '';
      app.tell(`${words || 'Nothing was to be done'} out of the file.${out}`, { good: true });
      app.look();
    });
  }

  return { readFile, takeFile };
}
