// What this browser remembers between two looks at the week.

const PRINTER = 'appointments.printer';

/** The printer that the last slip came from; null where nothing is remembered. */
export function keptPrinter() {
  try {
    return localStorage.getItem(PRINTER);
  } catch {
    return null;
  }
}

/** @param {string | null} printer */
export function keepPrinter(printer) {
  try {
    localStorage.setItem(PRINTER, printer ?? '');
  } catch { /* asked again next time */ }
}
