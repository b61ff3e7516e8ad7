// How many waited through the day, as a step line (people are counted, not smoothed), and as a table.
import uPlot from '/static/vendor/uplot/uPlot.esm.js';
import { render, html, nothing } from '/static/vendor/lit-html/lit-html.js';

const MINUTE = 60;
const HALF_HOUR = 30 * MINUTE;
const HEIGHT = 190;

const token = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

/** [[seconds since the epoch…], [how many waited…]] from the state; the last one is now. */
export function line(chart, waiting, now) {
  const start = Date.parse(chart.start) / 1000;
  const times = chart.waiting.map((_, place) => start + place * MINUTE);
  return [[...times, Math.max(now / 1000, (times.at(-1) ?? start) + 1)], [...chart.waiting, waiting]];
}

/** The rows of the table: how many waited at each full half hour. */
export function halfHours([times, counts]) {
  return times
    .map((time, place) => ({ time: time * 1000, waiting: counts[place] }))
    .filter(({ time }) => (time / 1000) % HALF_HOUR === 0);
}

export class Day {
  #plot = null;
  #open = null; // 'table' or 'counted'
  #last = null;

  constructor(chart, ways, more, { timezone, clock, counted }) {
    Object.assign(this, { chart, ways, more, timezone, clock, counted });
    new ResizeObserver(() => this.#plot?.setSize({ width: chart.clientWidth, height: HEIGHT })).observe(chart);
  }

  /** Draw the state's chart up to `now` (ms). */
  show(state, now) {
    this.#last = { state, now };
    if (state.chart.start === null) this.#empty(state.chart);
    else this.#draw(state, now);
    this.#words();
  }

  #empty({ opens }) {
    this.#plot?.destroy();
    this.#plot = null;
    const words = opens && Date.parse(opens) > this.#last.now
      ? `The day begins at ${this.clock(opens)}.` : 'Nobody has waited today.';
    this.chart.setAttribute('aria-label', words);
    render(html`<p class="chart-empty">${words}</p>`, this.chart);
  }

  #draw(state, now) {
    const data = line(state.chart, state.waiting, now);
    const most = Math.max(...data[1]);
    const when = data[0][data[1].indexOf(most)] * 1000;
    const label = most === 0 ? 'Nobody has waited today.'
      : `Waiting through the day: ${state.waiting} now, most ${most} at ${this.clock(when)}.`;
    this.chart.setAttribute('aria-label', label);
    const from = Math.min(data[0][0], Date.parse(state.chart.opens ?? state.chart.start) / 1000);
    const to = Math.max(data[0].at(-1), Date.parse(state.chart.closes ?? 0) / 1000);
    this.range = [from, to];
    this.top = Math.max(5, Math.ceil((most + 1) / 5) * 5);
    if (this.#plot) {
      this.#plot.setData(data);
    } else {
      render(nothing, this.chart);
      this.#plot = new uPlot(this.#options(), data, this.chart);
    }
  }

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
      scales: { x: { range: () => this.range }, y: { range: () => [0, this.top] } },
      axes: [
        { ...axis, grid: { show: false }, size: 26, values: (_, all) => all.map((t) => this.clock(t * 1000)) },
        { ...axis, size: 34, incrs: [1, 5, 10, 20, 50, 100, 200, 500] },
      ],
      series: [{}, { stroke: ink, width: 2.4, points: { show: false }, paths: uPlot.paths.stepped({ align: 1 }) }],
      hooks: { draw: [(plot) => this.#mark(plot, ink)] },
    };
  }

  #mark(plot, ink) {
    const [times, counts] = plot.data;
    const [x, y] = [plot.valToPos(times.at(-1), 'x', true), plot.valToPos(counts.at(-1), 'y', true)];
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
    ctx.fillText(`${counts.at(-1)} now`, x + 10 * scale, Math.min(y, plot.bbox.top + plot.bbox.height - 8 * scale));
    ctx.restore();
  }

  #words() {
    const toggle = (name) => () => {
      this.#open = this.#open === name ? null : name;
      this.#words();
    };
    const way = (name, words) => html`<button type="button" class="textlink" @click=${toggle(name)}
      aria-expanded=${this.#open === name} aria-controls="day-more">${words}</button>`;
    const has = this.#last.state.chart.start !== null;
    render(has ? html`<span class="ways">${way('table', 'Table')} ${way('counted', 'What is counted')}</span>`
      : nothing, this.ways);
    render(!has ? nothing : this.#open === 'counted' ? html`<p class="note">${this.counted}</p>`
      : this.#open === 'table' ? this.#table() : nothing, this.more);
  }

  #table() {
    const { state, now } = this.#last;
    const rows = halfHours(line(state.chart, state.waiting, now));
    return html`<div class="day-table" tabindex="0" role="region" aria-label="Waiting through the day, table">
      <table class="figures"><thead><tr><th scope="col">At</th><th scope="col" class="n">Waiting</th></tr></thead>
      <tbody>${rows.map(({ time, waiting }) => html`<tr><th scope="row">${this.clock(time)}</th>
        <td class="n">${waiting}</td></tr>`)}
        <tr><th scope="row">Now</th><td class="n">${state.waiting}</td></tr></tbody></table></div>`;
  }
}
