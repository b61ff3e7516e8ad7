// The announcements of a site: what is recorded in each language, word by word, and any call heard.

import { alive } from '/static/alive.js';
import { html, nothing, render } from '/static/vendor/lit-html/lit-html.js';
import { ASIDE_MS, Problem, get, pageData, post, sent, wordsOf } from '/static/api.js';
import { byId, filledIn, withEvent } from '/static/dom.js';
import { endAfter } from '/static/patience.js';
import { plural } from '/static/staff/format.js';
import { icon } from '/static/staff/parts.js';
import { upload } from '/static/staff/upload.js';
import { NoRecording, Player, Recorder } from './recorder.js';
import { toWav } from './wav.js';

/** @import { AnnouncementsPage, ClipOut, ClipsOut } from '../types.js' */

/** @type {AnnouncementsPage} */
const page = pageData();
/** @type {ClipsOut} */
let shown = page.first;
const root = byId('main');
const voice = byId('voice');
const recorder = new Recorder(page.longest + 2);
const player = new Player();
/** What became of the last press, by its place. @type {Map<string, string>} */
const said = new Map();
/** The clip that is being recorded. @type {string | null} */
let recording = null;
/** Numbers that somebody wants to record whole. @type {number[]} */
const more = [];

const { own, name: language } = page.languages[page.language];
/** @param {Pick<ClipOut, 'kind' | 'name'>} clip */
const keyOf = ({ kind, name }) => `${kind}/${name}`;
/** @param {Pick<ClipOut, 'kind' | 'name'>} clip */
const urlOf = (clip) => `${page.url}/clips/${page.language}/${keyOf(clip)}`;

/** @param {string} where @param {string} words */
function tell(where, words) {
  said.clear();
  said.set(where, words);
  voice.textContent = words;
  draw();
}

const NO_ANSWER = 'No answer came. Press again.';

/** @param {unknown} thrown */
const troubleOf = (thrown) => (thrown instanceof NoRecording ? thrown.message : wordsOf(thrown, NO_ANSWER));

/** Play a sound of the server; what it refuses is said in its words. @param {string} where @param {string} url */
async function hear(where, url) {
  try {
    tell(where, 'Playing…');
    const { response, answer } = await sent(new Request(url, { credentials: 'same-origin', signal: endAfter(ASIDE_MS) }),
      async (given) => (given.ok ? given.arrayBuffer() : given.json().catch(() => ({}))));
    if (!response.ok) throw new Problem({ detail: 'It cannot be heard.', ...answer, status: response.status });
    const by = response.headers.get('Spoken-By');
    await player.play(answer);
    tell(where, by ? `Heard, ${by === 'clips' ? 'from clips' : 'by the voice of this server'}.` : 'Heard.');
  } catch (thrown) {
    tell(where, troubleOf(thrown));
  }
}

async function look() {
  shown = await get(`${page.url}/clips/${page.language}`, { timeout: ASIDE_MS });
}

/** @param {ClipOut} clip @param {ArrayBuffer} data of any kind that this browser plays */
async function bring(clip, data) {
  let wav;
  try {
    wav = await toWav(data);
  } catch {
    throw new NoRecording('This browser cannot play that file. Save it as WAV or MP3.');
  }
  const { seconds, raised_db: raised } = await upload(urlOf(clip), wav);
  await look();
  const louder = Math.abs(raised) < 3 ? '' : `, made ${raised > 0 ? 'louder' : 'quieter'} by ${Math.round(Math.abs(raised))} dB`;
  tell(keyOf(clip), `Recorded: ${seconds.toFixed(1)} s${louder}.`);
}

/** @param {ClipOut} clip */
async function record(clip) {
  const key = keyOf(clip);
  if (recording === key) { recorder.stop(); return; }
  recorder.stop();
  try {
    const data = await recorder.record(() => { recording = key; tell(key, 'Speak now, then press Stop.'); });
    recording = null;
    await bring(clip, data);
  } catch (thrown) {
    tell(key, troubleOf(thrown));
  } finally {
    recording = null;
    draw();
  }
}

/** @param {ClipOut} clip @param {Event} event */
async function choose(clip, { target }) {
  if (!(target instanceof HTMLInputElement) || !target.files?.[0]) return;
  try {
    await bring(clip, await target.files[0].arrayBuffer());
  } catch (thrown) {
    tell(keyOf(clip), troubleOf(thrown));
  } finally {
    target.value = '';
  }
}

/** @param {ClipOut} clip */
async function remove(clip) {
  try {
    await post(`${urlOf(clip)}/remove`);
    await look();
    tell(keyOf(clip), 'Deleted.');
  } catch (thrown) {
    tell(keyOf(clip), troubleOf(thrown));
  }
}

/** @param {ClipOut} clip */
function row(clip) {
  const key = keyOf(clip);
  const there = clip.seconds !== null;
  const about = html`<span class="visually-hidden">: ${TITLES[clip.kind]} ${clip.words || clip.name}</span>`;
  const state = there
    ? html`<span class="ok">${icon('circle-check')}${clip.shared ? 'Recorded for all houses' : 'Recorded'}, ${clip.seconds?.toFixed(1)} s</span>`
    : html`<span class=${clip.needed && !shown.voice ? 'late' : 'quiet'}>Not recorded</span>`;
  const acts = page.may ? html`<button type="button" class="button small ${recording === key ? 'button--primary' : ''}" @click=${() => record(clip)}
      >${icon(recording === key ? 'square' : 'circle')}${recording === key ? 'Stop' : there ? 'Again' : 'Record'}${about}</button>
    <label class="button small file">${icon('arrow-up')}File<span class="visually-hidden">: ${TITLES[clip.kind]} ${clip.words || clip.name}</span
      ><input type="file" accept="audio/*" class="visually-hidden" @change=${(/** @type {Event} */ event) => choose(clip, event)}></label>` : nothing;
  return html`<tr><th scope="row">${PHRASES[clip.kind === 'phrases' ? clip.name : ''] ?? nothing}<span lang=${page.language}
      dir="auto">${clip.words || (clip.kind === 'phrases' ? '–' : clip.name)}</span></th><td>${state}</td>
    <td class="acts">${acts}${there ? html`<button type="button" data-looks class="button small" @click=${() => hear(key, `${urlOf(clip)}.wav`)}
      >${icon('play')}Hear${about}</button>` : nothing}${there && !clip.shared && page.may ? html`<button type="button" class="button small"
      @click=${() => remove(clip)}>${icon('trash-2')}Delete${about}</button>` : nothing}${said.has(key)
    ? html`<p class="said">${said.get(key)}</p>` : nothing}</td></tr>`;
}

/** @type {Record<string, string>} */
const TITLES = { letters: 'Letter', digits: 'Figure', places: 'Place', phrases: 'Words', numbers: 'Number' };
/** @type {Record<string, string>} */
const PHRASES = { number: 'Before the number: ', 'after-number': 'After the number: ', 'go-to': 'Before the place: ', 'after-place': 'After the place: ' };

/** @param {string} title @param {string} says @param {ClipOut[]} clips */
const part = (title, says, clips) => html`<section><h2>${title}</h2><p class="hint">${says}</p>
  <table class="clips"><thead class="visually-hidden"><tr><th scope="col">What is spoken</th><th scope="col">State</th><th scope="col">What to do</th></tr></thead>
    <tbody>${clips.map(row)}</tbody></table></section>`;

function statement() {
  const { voice: speaks, missing } = shown;
  const left = `${missing} ${plural(missing, 'clip is', 'clips are')} missing`;
  if (!missing) return html`<p class="ok">${icon('circle-check')}Everything is recorded: calls in ${language} are spoken from clips.</p>`;
  if (speaks) return html`<p>Calls in ${language} are spoken by the voice of this server. ${left} before they are spoken from clips.</p>`;
  return html`<p class="late">${icon('triangle-alert')}No voice of this server speaks ${language}. Until its clips are recorded, its calls
    are a chime alone: ${left}.</p>`;
}

const hearing = () => html`<section class="hearing"><h2>Hear a call</h2>
  <form data-looks class="row" @submit=${withEvent((event) => {
    const { number, place, code } = filledIn(event);
    hear('call', `${page.url}/said/${code}/${place}/${number.trim().toUpperCase()}.wav`);
  })}>
    <label class="lang"><span>Number</span><input class="in short" name="number" required maxlength="6" pattern="[A-Za-z]{0,2}[0-9]{1,4}"
      title="A letter or two, and a number" autocomplete="off" .defaultValue=${page.number}></label>
    <label class="lang"><span>Place</span><select class="in" name="place">${page.places.map(({ id, name }) => html`<option value=${id}>${name}</option>`)}</select></label>
    <label class="lang"><span>Language</span><select class="in" name="code">${Object.entries(page.languages).map(([code, names]) => html`<option value=${code}
      ?selected=${code === page.language}>${names.name}</option>`)}</select></label>
    <button class="button button--primary">${icon('volume-2')}Hear it</button></form>
  <p class="said">${said.get('call') ?? nothing}</p></section>`;

/** Whole numbers, as far as somebody has asked for them. */
function numbers() {
  const there = shown.clips.filter(({ kind }) => kind === 'numbers');
  const wanted = more.filter((one) => !there.some(({ name }) => name === String(one)));
  /** @type {ClipOut[]} */
  const asked = wanted.map((one) => ({ kind: 'numbers', name: String(one), words: String(one), needed: false, seconds: null, shared: false }));
  return html`${part('Whole numbers', 'A number that is recorded whole is said as one word; the others are said figure by figure.', [...there, ...asked])}
    ${page.may ? html`<form class="row" @submit=${withEvent((event) => {
      const number = Number(filledIn(event).number);
      if (!more.includes(number)) more.push(number);
      draw();
    })}><label class="lang"><span>Another number</span><input class="in short" name="number" type="number" required min="0" max=${page.highest}></label>
      <button class="button">${icon('plus')}Add</button></form>` : nothing}`;
}

function draw() {
  const of = (/** @type {string} */ kind) => shown.clips.filter((one) => one.kind === kind);
  render(html`<p class="back"><a href="/administration/${page.site.id}#announcements">${icon('chevron-left')}Languages, voices and volume</a></p>
    <h1>Announcements</h1>
    <nav class="languages" aria-label="Languages">${Object.entries(page.languages).map(([code, names]) => html`<a href="?language=${code}"
      aria-current=${code === page.language ? 'true' : nothing} lang=${code}>${names.own}<span class="visually-hidden" lang="en"> (${names.name})</span></a>`)}</nav>
    ${statement()}
    ${hearing()}
    <h2 class="recorded">Recorded in ${language} <span class="quiet" lang=${page.language}>${own === language ? nothing : own}</span></h2>
    <p class="hint">One voice in a quiet room. Say one word at a time: silence at the ends is cut, and all come out equally loud. At most ${page.longest} seconds each.</p>
    ${part('Letters', 'As the number begins.', of('letters'))}
    ${part('Figures', 'For every number that is not recorded whole.', of('digits'))}
    ${part('Places', 'Where the visitor is to go.', of('places'))}
    ${part('Words between', 'Each may be left out. In the order in which this language says them.', of('phrases'))}
    ${numbers()}`, root);
}

draw();
alive();
