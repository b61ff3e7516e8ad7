// A printer that was found, in words, and what is missing before it is bound. Pure.

/** @import { FoundPrinterOut, KioskOut } from '../types.js' */

/** What it is called where it does not say. @type {Record<FoundPrinterOut['transport'], string>} */
const AT = { usb: 'USB printer', file: 'USB printer', serial: 'Serial line', network: 'Printer on the network' };

/** @param {Pick<FoundPrinterOut, 'name' | 'transport'>} one */
export const calls = ({ name, transport }) => name || AT[transport];

/** A name that tells one from another of its kind. @param {FoundPrinterOut} one */
export const key = ({ agent, transport, address }) => [agent, transport, address].join(' ');

/**
 * Where it is, as far as that is known.
 * @param {Pick<FoundPrinterOut, 'agent' | 'address' | 'serial'>} one
 */
export const where = ({ agent, address, serial }) => [
  address, serial && !address.includes(serial) ? `serial number ${serial}` : '', agent === 'local' ? 'at the server' : `at ${agent}`,
].filter(Boolean).join(', ');

/**
 * What it probably is.
 * @param {Pick<FoundPrinterOut, 'profile' | 'width' | 'why_not' | 'transport'>} one
 */
export function probably({ profile, width, why_not, transport }) {
  if (why_not) return `It cannot be driven as it is: ${why_not}.`;
  if (transport === 'serial') return 'Something at a serial line: it may be a printer, or anything else.';
  return profile === 'default' ? `No model that we know by name; ${width} mm paper, most likely.`
    : `Probably a ${profile}, ${width} mm.`;
}

/** What a new printer is called before somebody says. @param {Pick<KioskOut, 'kiosk' | 'name'> | undefined} kiosk */
export const proposed = (kiosk) => (kiosk ? `${kiosk.name}, printer`.slice(0, 60) : '');

/**
 * What is missing before a printer can be bound; '' when nothing is.
 * @param {{ address: string, name: string }} typed
 */
export function missing({ address, name }) {
  if (!address.trim()) return 'write its address';
  return name.trim() ? '' : 'say what it is called';
}
