// Which file the server answers an address of a script with: /static/<front>/<screen>/… comes out of
// the screen's static folder, everything else under /static out of web's.
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** The root of the project. */
export const ROOT = join(import.meta.dirname, '..', '..');

/** The scripts that every screen may use. */
export const SHARED = join(ROOT, 'web', 'static');

/**
 * The file behind an address; null for one that is not under /static, or that has none.
 * @param {string} address
 */
export function fileOf(address) {
  if (!address.startsWith('/static/')) return null;
  const parts = address.split('/').slice(2);
  const places = [...parts.keys()].reverse().map((n) => (n === 0 ? join(SHARED, ...parts)
    : join(ROOT, ...parts.slice(0, n), 'static', ...parts.slice(n))));
  return places.find((place) => existsSync(place)) ?? null;
}
