// A drawing in which one phrase stands as it is being corrected, with a frame around it.
import { FluentBundle, FluentResource } from '/static/vendor/fluent/index.js';
import { direction } from '/static/words.js';

/** @import { Words } from '/static/words.js' */
/** A message of a language, its texts between two marks that nobody sees. @typedef {{ key: string, language: string, text: string }} Said */

/** Stands before and after what is looked for: it takes no room. */
export const MARK = '\u2060';

const sheet = new CSSStyleSheet();
sheet.replaceSync('[data-said] { outline: 0.14em solid #14202b !important; outline-offset: 0.1em; box-shadow: 0 0 0 0.4em #fff !important; border-radius: 0.1em; }');

/** The words with one message as it is being corrected. @param {Words} words @param {Said | undefined} said @returns {Words} */
export function withSaid(words, said) {
  if (!said || said.language !== words.language) return words;
  const bundle = new FluentBundle(`${said.language}-u-nu-latn`, { useIsolating: direction(said.language) === 'rtl' });
  bundle.addResource(new FluentResource(said.text));
  /** @param {string} id @param {import('/static/words.js').Values} [values] */
  const word = (id, values = {}) => {
    const message = id === said.key ? bundle.getMessage(id) : undefined;
    return message?.value ? bundle.formatPattern(message.value, values, []) : words(id, values);
  };
  return Object.assign(word, { language: words.language, dir: words.dir });
}

/** Frame it wherever it stands; how many times that is. @param {HTMLElement} root */
export function frame(root) {
  if (!document.adoptedStyleSheets.includes(sheet)) document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  for (const one of root.querySelectorAll('[data-said]')) one.removeAttribute('data-said');
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  let found = 0;
  while (texts.nextNode()) {
    const { currentNode: node } = texts;
    if (!node.nodeValue?.includes(MARK) || !node.parentElement) continue;
    node.parentElement.dataset.said = '';
    found += 1;
  }
  return found;
}
