// Says words that the page itself brought (web/packed.py), where a reader of Fluent files would weigh
// more than the page. What it says is what words.js would.

/** @typedef {string | Part[]} Packed a message, as `web.packed` has it */
/** @typedef {string | [string] | [string, Record<string, Packed>]} Part */
/** @typedef {Record<string, string | number>} Values */

/**
 * `say('ahead', { n: 3 })`; what nobody packed is said as its id.
 * @param {Record<string, Packed>} messages
 * @param {string} language
 * @param {string} [dir] of the page: a value stands by itself in a text that is written the other way
 */
export function saying(messages, language, dir = document.documentElement.dir) {
  const plural = new Intl.PluralRules(language);
  const [open, close] = dir === 'rtl' ? ['\u2068', '\u2069'] : ['', ''];

  /** @param {Packed} message @param {Values} values @returns {string} */
  function said(message, values) {
    if (typeof message === 'string') return message;
    return message.map((part) => {
      if (typeof part === 'string') return part;
      const [name, forms] = part;
      const value = values[name] ?? '';
      if (!forms) return `${open}${value}${close}`;
      const form = forms[value] ?? (typeof value === 'number' ? forms[plural.select(value)] : undefined)
        ?? forms[String(forms['*'])];
      return said(form, values);
    }).join('');
  }

  /** @param {string} id @param {Values} [values] */
  return (id, values = {}) => (messages[id] === undefined ? id : said(messages[id], values));
}
