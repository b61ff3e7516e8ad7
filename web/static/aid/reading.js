// A screen as it is drawn, as what there is to say of it: the text that stands there, in its order.

/** @import { Item, Said, Shown } from './lines.js' */

/** On these, what there is to read tells what somebody came for. */
const TELLING = new Set(['group', 'also-group', 'closed-enquiry', 'long', 'signpost', 'sign']);
/** Not said: it stands elsewhere too, helps the eye alone, or is spoken guidance itself. */
const UNSAID = '.aid, .phone, .head__bar, .head__modes, .visually-hidden, [data-seen], [aria-hidden="true"], .typed--empty';
const BLOCKS = 'h1, h2, p, li, dl.week > div, label.is-written';
const NEWS = '[role="status"], [role="alert"], [aria-live]';
/** In a text that others may hear: what its visitor typed. */
const TYPED = '[data-typed]';
/** What can be chosen. */
export const HERE = 'button, a[href], summary, [data-write], input[type="radio"]';

/** @param {Element} node */
const isShown = (node) => node.getClientRects().length > 0 && !node.closest('details:not([open]) > :not(summary)');

/** Its words, without what is not said. @param {Element} node @param {string} [unsaid] */
function wordsOf(node, unsaid = UNSAID) {
  const copy = /** @type {Element} */ (node.cloneNode(true));
  copy.querySelectorAll(`${unsaid}, .number`).forEach((one) => one.remove());
  return (copy.textContent ?? '').replace(/\s+/g, ' ').trim();
}

/** @param {Element} block @param {boolean} telling @returns {Said} */
function said(block, telling) {
  const number = block.querySelector('.number')?.textContent?.trim();
  const label = block.querySelector('[aria-label].number')?.getAttribute('aria-label')?.split(':')[0];
  const lang = block.querySelector(':scope > [lang]')?.getAttribute('lang');
  return {
    text: label ?? wordsOf(block),
    ...(block.querySelector(TYPED) ? { quiet: wordsOf(block, `${UNSAID}, ${TYPED}`) } : {}),
    ...(number ? { number } : {}),
    ...(telling && !block.matches('.head__lead') ? { own: true } : {}),
    ...(block.matches(NEWS) || block.querySelector(NEWS) || block.closest(NEWS) ? { news: true } : {}),
    ...(lang && lang !== document.documentElement.lang ? { lang } : {}),
  };
}

/** What is to be read, the heading first. @param {Element} screen @returns {Said[]} */
function texts(screen) {
  const telling = TELLING.has(screen.getAttribute('data-screen') ?? '');
  const blocks = [...screen.querySelectorAll(BLOCKS)].filter((one) => isShown(one) && !one.closest(UNSAID)
    && !one.querySelector(HERE) && !one.closest(HERE) && !one.parentElement?.closest('p, li, h1, h2'));
  blocks.sort((a, b) => Number(b.matches('h1')) - Number(a.matches('h1')));
  return blocks.map((one) => said(one, telling)).filter(({ text, number }) => text || number);
}

/** Of a field that is written into, or of one of several. @param {Element} field */
const labelOf = (field) => (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement ? field.labels?.[0]?.textContent ?? '' : '').trim();

/** @param {Element} button @returns {Item} */
function item(button) {
  const part = (/** @type {string} */ what) => {
    const found = button.querySelector(what);
    return found ? wordsOf(found) : '';
  };
  const own = button.matches('[data-group], [data-enquiry], [data-signpost], [data-sign], [data-found]');
  const named = button.getAttribute('aria-label') ?? (part('.tile__label, .row__label, [data-spoken]') || part('strong') || labelOf(button));
  const lang = button.querySelector('[lang]')?.getAttribute('lang') ?? button.getAttribute('lang');
  const radio = button instanceof HTMLInputElement && button.type === 'radio';
  const checked = radio ? String(button.checked) : button.matches('.face') ? null : button.getAttribute('aria-checked') ?? button.getAttribute('aria-pressed');
  const listed = !button.matches('summary') && button.closest('.tiles, .rows, .finds, .languages, .faces, .write__kinds');
  return {
    name: named || (button.textContent ?? '').replace(/\s+/g, ' ').trim(),
    kind: button.closest('.pad, .board, .letters') && !button.matches('.pad__go, .key--done') ? 'key' : listed ? 'choice' : 'way',
    note: part('.tile__note') || part('.row__note') || part('small'),
    ...(own ? { own: true } : {}),
    ...(radio ? { one: true } : {}),
    on: checked === null ? null : checked === 'true',
    ...(lang && lang !== document.documentElement.lang ? { lang } : {}),
    ...(button.matches('[data-focus]') ? { urgent: true } : {}),
  };
}

/**
 * @param {Element} root
 * @param {{ key: string, page: number, home: boolean }} which
 * @returns {{ shown: Shown, nodes: HTMLElement[] }}
 */
export function read(root, { key, page, home }) {
  const screen = root.querySelector('.screen');
  if (!screen) return { shown: { key, page, home, texts: [], items: [] }, nodes: [] };
  const nodes = [...screen.querySelectorAll(HERE)].filter((one) => one instanceof HTMLElement)
    .filter((one) => isShown(one) && one.getAttribute('aria-disabled') !== 'true' && !one.closest('.aid'));
  // The choices first, then other ways, the dock last, wherever it stands.
  nodes.sort((a, b) => Number(Boolean(a.closest('.dock'))) - Number(Boolean(b.closest('.dock'))));
  return { shown: { key, page, home, texts: texts(screen), items: nodes.map(item) }, nodes };
}
