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
  const format = new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeZoneName: 'longOffset' });
  /** @param {number} at */
  const offset = (at) => {
    const name = format.formatToParts(at).find((part) => part.type === 'timeZoneName')?.value ?? '';
    const [, sign, hours, minutes] = /GMT([+-])(\d+):(\d+)/.exec(name) ?? ['', '+', '0', '0'];
    return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60000;
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
