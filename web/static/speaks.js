// Of the pages of one browser, one speaks for it. Pure but for the storage that it is given.

const KEPT = 'nextplease screen';

/**
 * Whether this page speaks for the browser: of several, one does, and another once that is closed.
 * A copied profile has a storage of its own, so both of its screens speak.
 * @param {Pick<Storage, 'getItem' | 'setItem'>} storage
 * @param {string} name
 * @param {number} now
 * @param {number} lasts
 */
export function speaks(storage, name, now, lasts) {
  const [whose, at] = (storage.getItem(KEPT) ?? '').split(' ');
  const age = now - Number(at);
  if (whose && whose !== name && age >= 0 && age < lasts) return false;
  storage.setItem(KEPT, `${name} ${now}`);
  return true;
}
