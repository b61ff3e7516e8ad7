// Local dates and times of a site as moments.

/**
 * The moment (ISO) of a date and time ('10:30') in a zone, found by trying: the zone's offset may
 * differ by day.
 * @param {string} zone
 * @param {string} date
 * @param {string} time
 */
export function momentIn(zone, date, time) {
  const guess = Date.parse(`${date}T${time}:00Z`);
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit',
  });
  // By its parts: not every browser writes an offset ('longOffset').
  /** @param {number} at */
  const offset = (at) => {
    const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
    return Date.UTC(part.year, part.month - 1, part.day, part.hour, part.minute) - at;
  };
  const near = guess - offset(guess);
  return new Date(guess - offset(near)).toISOString();
}

/**
 * The local date of a moment: '2026-12-24'.
 * @param {string} zone
 * @param {string} moment
 */
export const dateIn = (zone, moment) =>
  new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(new Date(moment));

const weekday = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' });

/** 'Friday 4 December', of a date. @param {string} date */
export const dayWords = (date) => weekday.format(new Date(`${date}T12:00:00Z`)).replace(',', '');
