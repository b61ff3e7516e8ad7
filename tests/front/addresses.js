// Which file the server answers an address of a script with: /static/<package>/… comes out of the
// package's static folder, everything else under /static out of web's.
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** The root of the project. */
export const ROOT = join(import.meta.dirname, '..', '..');

/**
 * The file behind an address; null for one that is not under /static, or that has none.
 * @param {string} address
 */
export function fileOf(address) {
  const [, room, rest] = /^\/static\/(?:(\w+)\/)?(.+)$/.exec(address) ?? [];
  if (!rest) return null;
  const own = room ? join(ROOT, room, 'static', rest) : '';
  const found = own && existsSync(own) ? own : join(ROOT, 'web', address.slice(1));
  return existsSync(found) ? found : null;
}
