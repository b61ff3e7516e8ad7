// How many waited through the day, as a step line (people are counted, not smoothed), and as a table.
import uPlot from '/static/vendor/uplot/uPlot.esm.js';
import { render, html, nothing } from '/static/vendor/lit-html/lit-html.js';
import { halfHours, line } from './line.js';

/** @import { Chart, NowState } from '../types.js' */
/** @import { Moment } from '/static/staff/format.js' */

const HEIGHT = 190;

/** @param {string} name */
const token = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

export class Day {
  /** @type {uPlot | null} */
  #plot = null;
  /** @type {'table' | 'counted' | null} */
  #open = null;
  /** @type {[number, number]} */
  #range = [0, 1];
  #top = 5;

  /**
   * @param {{ chart: HTMLElement, ways: HTMLElement, more: HTMLElement }} places
   * @param {{ timezone: string, clock: (moment: Moment) => string, counted: string,
   *   first: NowState, now: number }} known
   */
  constructor({ chart, ways, more }, { timezone, clock, counted, first, now }) {
    this.chart = chart;
    this.ways = ways;
    this.more = more;
    this.timezone = timezone;
    this.clock = clock;
    this.counted = counted;
    this.last = { state: first, now };
    new ResizeObserver(() => this.#plot?.setSize({ width: chart.clientWidth, height: HEIGHT })).observe(chart);
  }

  /** Draw the state's chart up to `now` (ms). @param {NowState} state @param {number} now */
  show(state, now) {
    this.last = { state, now };
    if (state.chart.start === null) this.#empty(state.chart);
    else this.#draw(state, now);
    this.#words();
  }

  /** @param {Chart} chart */
  #empty({ opens }) {
    this.#plot?.destroy();
    this.#plot = null;
    const words = opens && Date.parse(opens) > this.last.now
      ? `The day begins at ${this.clock(opens)}.` : 'Nobody has waited today.';
    this.chart.setAttribute('aria-label', words);
    render(html`<p class="chart-empty">${words}</p>`, this.chart);
  }

  /** @param {NowState} state @param {number} now */
  #draw(state, now) {
    const data = line(state.chart, state.waiting, now);
    const most = Math.max(...data[1]);
    const when = data[0][data[1].indexOf(most)] * 1000;
    const label = most === 0 ? 'Nobody has waited at a full minute today.'
      : `Waiting through the day: ${state.waiting} now, most ${most} at ${this.clock(when)}.`;
    this.chart.setAttribute('aria-label', label);
    const from = Math.min(data[0][0], Date.parse(state.chart.opens ?? state.chart.start ?? '') / 1000);
    const closes = state.chart.closes ? Date.parse(state.chart.closes) / 1000 : 0;
    this.#range = [from, Math.max(data[0][data[0].length - 1], closes)];
    this.#top = Math.max(5, Math.ceil((most + 1) / 5) * 5);
    if (this.#plot) {
      this.#plot.setData(data);
    } else {
      render(nothing, this.chart);
      this.#plot = new uPlot(this.#options(), data, this.chart);
    }
  }

  /** @returns {uPlot.Options} */
  #options() {
    const ink = token('--ink');
    const axis = {
      stroke: token('--ink-2'),
      font: `13px ${token('--font')}`,
      grid: { stroke: token('--line'), width: 1 },
      ticks: { show: false },
    };
    return {
      width: this.chart.clientWidth,
      height: HEIGHT,
      tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), this.timezone),
      cursor: { show: false },
      legend: { show: false },
      padding: [16, 64, 0, 0],
      scales: { x: { range: () => this.#range }, y: { range: () => [0, this.#top] } },
      axes: [
        { ...axis, grid: { show: false }, size: 26, values: (_, all) => all.map((t) => this.clock(t * 1000)) },
        { ...axis, size: 34, incrs: [1, 5, 10, 20, 50, 100, 200, 500] },
      ],
      series: [{}, { stroke: ink, width: 2.4, points: { show: false }, paths: uPlot.paths.stepped?.({ align: 1 }) }],
      hooks: { draw: [(plot) => this.#mark(plot, ink)] },
    };
  }

  /** @param {uPlot} plot @param {string} ink */
  #mark(plot, ink) {
    const [times, counts] = plot.data;
    const count = counts[counts.length - 1] ?? 0;
    const [x, y] = [plot.valToPos(times[times.length - 1], 'x', true), plot.valToPos(count, 'y', true)];
    const { ctx } = plot;
    const scale = devicePixelRatio;
    ctx.save();
    ctx.fillStyle = ink;
    ctx.beginPath();
    ctx.arc(x, y, 4.5 * scale, 0, 2 * Math.PI);
    ctx.fill();
    ctx.font = `700 ${14 * scale}px ${token('--font')}`;
    ctx.textAlign = 'left';
    ctx.textBaseline = 'middle';
    ctx.fillText(`${count} now`, x + 10 * scale, Math.min(y, plot.bbox.top + plot.bbox.height - 8 * scale));
    ctx.restore();
  }

  #words() {
    /** @param {'table' | 'counted'} name */
    const toggle = (name) => () => {
      this.#open = this.#open === name ? null : name;
      this.#words();
    };
    /** @param {'table' | 'counted'} name @param {string} words */
    const way = (name, words) => html`<button type="button" data-looks class="textlink" @click=${toggle(name)}
      aria-expanded=${this.#open === name} aria-controls="day-more">${words}</button>`;
    const has = this.last.state.chart.start !== null;
    render(has ? html`<span class="ways">${way('table', 'Table')} ${way('counted', 'What is counted')}</span>`
      : nothing, this.ways);
    render(!has ? nothing : this.#open === 'counted' ? html`<p class="note">${this.counted}</p>`
      : this.#open === 'table' ? this.#table() : nothing, this.more);
  }

  #table() {
    const { state, now } = this.last;
    const rows = halfHours(line(state.chart, state.waiting, now));
    return html`<div class="day-table" tabindex="0" role="region" aria-label="Waiting through the day, table">
      <table class="figures"><thead><tr><th scope="col">At</th><th scope="col" class="n">Waiting</th></tr></thead>
      <tbody>${rows.map(({ time, waiting }) => html`<tr><th scope="row">${this.clock(time)}</th>
        <td class="n">${waiting}</td></tr>`)}
        <tr><th scope="row">Now</th><td class="n">${state.waiting}</td></tr></tbody></table></div>`;
  }
}
