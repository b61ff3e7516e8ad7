// How the screens of staff write times, waits and lists. Pure; times in milliseconds, targets in seconds.

/** @param {number} n */
const two = (n) => String(n).padStart(2, '0');

/** A duration as a clock: m:ss under an hour, h:mm:ss from then on; never below 0:00. @param {number} ms */
export function clock(ms) {
  const s = Math.max(0, Math.floor(ms / 1000));
  const [h, m] = [Math.floor(s / 3600), Math.floor(s / 60) % 60];
  return h ? `${h}:${two(m)}:${two(s % 60)}` : `${m}:${two(s % 60)}`;
}

/** A countdown as a clock: rounds up, so that it reads 0:01 until it is over. @param {number} ms */
export const countdown = (ms) => clock(Math.ceil(Math.max(0, ms) / 1000) * 1000);

/**
 * A moment: ISO 8601, milliseconds, or a Date.
 * @typedef {string | number | Date} Moment
 */

/**
 * Writers of a moment in the site's time zone: {hm: '11:36', hms: '11:36:29', day: 'Tuesday 17
 * November'}.
 * @typedef {ReturnType<typeof wallClock>} WallClock
 *
 * @param {string} timeZone
 */
export function wallClock(timeZone) {
  /** @param {'2-digit'} [second] */
  const writer = (second) => {
    const format = new Intl.DateTimeFormat('en-GB', {
      timeZone, hourCycle: 'h23', hour: '2-digit', minute: '2-digit', second,
    });
    return (/** @type {Moment} */ moment) => format.format(new Date(moment));
  };
  const day = new Intl.DateTimeFormat('en-GB', {
    timeZone, weekday: 'long', day: 'numeric', month: 'long',
  });
  return {
    hm: writer(),
    hms: writer('2-digit'),
    day: (/** @type {Moment} */ moment) => day.format(new Date(moment)).replace(',', ''),
  };
}

/** @param {number} n */
const minutes = (n) => `${n} ${n === 1 ? 'minute' : 'minutes'}`;

/**
 * A wait against its target: {ratio, late, words: '23 min, 3 over', short: '23 min', aria}.
 * Whole minutes that have passed are counted; late begins with the first second past the target.
 * @typedef {ReturnType<typeof wait>} Wait
 *
 * @param {number} ms
 * @param {number} targetSeconds
 */
export function wait(ms, targetSeconds) {
  const passed = Math.max(0, ms);
  const min = Math.floor(passed / 60000);
  const target = Math.round(targetSeconds / 60);
  const late = passed > targetSeconds * 1000;
  const over = min - target;
  const facts = { ratio: passed / (targetSeconds * 1000), late, min, target, over };
  if (!late && min < 1) {
    return { ...facts, words: 'just now', short: 'just now', aria: 'came just now' };
  }
  const short = `${min} min`;
  if (!late) {
    return { ...facts, short, words: `${min} of ${target} min`,
      aria: `${minutes(min)} of a target of ${target}` };
  }
  return { ...facts, short,
    words: over < 1 ? `${min} min, just over` : `${min} min, ${over} over`,
    aria: `${minutes(min)}, ${over < 1 ? 'just' : over} over its target of ${target}` };
}

/**
 * The word that goes with a count: plural(3, 'waits', 'wait').
 * @param {number} n
 * @param {string} one
 * @param {string} many
 */
export const plural = (n, one, many) => (n === 1 ? one : many);

/** '23 h 59 min', '12 min'. @param {number} seconds */
export function long(seconds) {
  const minutes = Math.round(seconds / 60);
  const [days, hours] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60)];
  const parts = [days ? `${days} ${plural(days, 'day', 'days')}` : '', hours ? `${hours} h` : '',
    minutes % 60 && !days ? `${minutes % 60} min` : ''].filter(Boolean);
  return parts.join(' ') || 'a moment';
}

/**
 * Why the server's clock is doubted, as the first words of a sentence.
 * @param {{ ahead_s: number, at_start: boolean }} clock
 */
export function offBy({ ahead_s: ahead, at_start: atStart }) {
  if (!atStart) return `The server's clock went ${long(ahead)} ahead within a moment`;
  return ahead < 0
    ? `The server was started with a clock that is ${long(-ahead)} behind what was done here last`
    : `The server was started with a clock that is ${long(ahead)} ahead of what was done here last`;
}

/** 'a', 'a and b', 'a, b and c'. @param {string[]} words */
export const listed = (words) => (words.length < 2 ? words.join('')
  : `${words.slice(0, -1).join(', ')} and ${words[words.length - 1]}`);

/**
 * A rest against its time: {late, words: '4 min left' | '2 min overdue'}.
 * @param {number} now
 * @param {string} untilIso
 */
export function rest(now, untilIso) {
  const left = Date.parse(untilIso) - now;
  const late = left < 0;
  const min = Math.ceil(Math.abs(left) / 60000);
  const words = late ? (Math.abs(left) < 60000 ? 'just overdue' : `${Math.floor(-left / 60000)} min overdue`)
    : `${min} min left`;
  return { late, words };
}

/**
 * A language's names, {name, own}: those that the page brings, else as the browser knows them.
 * @param {{ languages: Record<string, { name: string, own: string }> }} page
 * @param {string} code
 */
export function languageOf(page, code) {
  if (page.languages[code]) return page.languages[code];
  try {
    /** @param {string} language */
    const named = (language) => new Intl.DisplayNames([language], { type: 'language' }).of(code) ?? code;
    const own = named(code);
    return { name: named('en'), own: own.charAt(0).toLocaleUpperCase(code) + own.slice(1) };
  } catch {
    return { name: code, own: code }; // no language of the list that browsers know
  }
}

/** How long a call may need until a screen has told that it shows it, and has said it. */
const SHOWN_WITHIN_MS = 6000;
const SAID_WITHIN_MS = 45_000;

/**
 * What the waiting area's screens told of a call that was made `age` ms ago; `late` where somebody
 * had better read it aloud.
 * @param {{ shown: number, said: number, ours: number }} on
 * @param {number} age
 */
export function onScreens({ shown, said, ours }, age) {
  if (!shown) {
    return age < SHOWN_WITHIN_MS ? { words: 'not on a screen yet', late: false }
      : { words: 'on no screen: read the number aloud', late: true };
  }
  const unnamed = shown > ours ? ` (${shown - ours} not named under Devices)` : '';
  const late = !said && age > SAID_WITHIN_MS;
  return { words: `shown on ${shown}, spoken on ${said}${unnamed}${late ? ': say it' : ''}`, late };
}

/** How long screens may need to answer a call for help. */
const ANSWERS_WITHIN_MS = 3000;

/**
 * What who called is told: on how many screens of others the call stands and sounds. Where nothing
 * has answered after a while, nobody knows.
 * @param {{ shown: number, sounds: number } | undefined} heard
 * @param {number} age ms
 * @param {string} phone
 */
export function answers(heard, age, phone) {
  const { shown, sounds } = heard ?? { shown: 0, sounds: 0 };
  if (shown || sounds) {
    return { words: `On ${shown} ${shown === 1 ? 'screen' : 'screens'}, ${sounds} ${sounds === 1 ? 'sounds' : 'sound'}`, late: false };
  }
  if (age < ANSWERS_WITHIN_MS) return { words: 'Calling', late: false };
  return { words: `On nobody's screen: ${phone ? `ring ${phone}` : 'call out'}`, late: true };
}
