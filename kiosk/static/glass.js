// The glass that a kiosk stands behind: how large a finger's target is on it, and what fits around it.
// Sizes in the style sheets are units of a tenth of a rem: 104 of them are at least 20 mm.

/** @import { Mode } from './model.js' */
/** @typedef {{ width: number, height: number, inches: number | null, framed?: boolean }} Screen */
/**
 * How it is laid out. `unit`: px of one unit. `shape`: 'column', all of it below one another; 'flat',
 * that in the lower half of a glass that lies across; 'side', what to read beside what to touch;
 * 'rail', the dock as a rail at the start edge. `scale`: of the letters. `narrow`: large letters in
 * little width. `small`: too small for a kiosk.
 * @typedef {{ unit: number, shape: 'column' | 'flat' | 'side' | 'rail', scale: 'big' | 'small',
 *   narrow: boolean, small: boolean }} Glass
 */

/** The smallest that a visitor can use: px along its longer and its shorter edge, and mm of the width. */
export const LEAST = { long: 800, short: 480, mm: 110 };
const FINGER_MM = 20;
const FINGER = 104; // units
const LARGER = 1.5;
const LOW_FROM_MM = 120;
const MM_PER_INCH = 25.4;

/**
 * Px in a millimetre. Where nobody says how many inches the glass has, small ones are taken to be as
 * fine as tablets, others as coarse as monitors: a target may come out larger than 20 mm, not smaller.
 * @param {Screen} screen
 */
export function pxPerMm({ width, height, inches }) {
  const diagonal = Math.hypot(width, height);
  if (inches) return diagonal / inches / MM_PER_INCH;
  return (diagonal <= 1300 ? 133 : 100) / MM_PER_INCH;
}

/** Whether a kiosk can be had on it. @param {Screen} screen */
export function tooSmall(screen) {
  const { width, height } = screen;
  return Math.max(width, height) < LEAST.long || Math.min(width, height) < LEAST.short
    || width / pxPerMm(screen) < LEAST.mm;
}

/**
 * How a screen is laid out for a visitor who has these modes on.
 * @param {Screen} screen
 * @param {Set<Mode>} [modes]
 * @returns {Glass}
 */
export function glassOf(screen, modes = new Set()) {
  const { width, height, framed = false } = screen;
  const across = width > height;
  const whole = across ? Math.min(width / 1920, height / 1080) : Math.min(width / 1080, height / 1920);
  // In a frame of another page it is a picture of a kiosk, and as large as there is room.
  const plain = framed ? whole : Math.max(whole, (pxPerMm(screen) * FINGER_MM) / FINGER);
  const big = across ? width / plain >= 1500 && height / plain >= 900 : width / plain >= 1000;
  const unit = plain * (modes.has('larger') ? LARGER : 1);
  const roomy = width / unit >= 1500 && height / unit >= 900;
  // Half of a small glass has no room for larger letters; a hand that reaches it reaches all of it.
  const low = across && modes.has('low') && !(modes.has('larger') && height / pxPerMm(screen) < LOW_FROM_MM);
  return {
    unit,
    shape: low ? 'flat' : !across ? 'column' : roomy ? 'side' : 'rail',
    scale: big ? 'big' : 'small',
    narrow: !across && width / unit < (big ? 1000 : 700),
    small: !framed && tooSmall(screen),
  };
}

/** Whether the dock has Back and the languages too, since rows are dear. @param {Glass} glass */
export const folds = ({ shape }) => shape === 'rail' || shape === 'flat';
