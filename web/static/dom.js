// What scripts need of the page around them: its elements, and what is in an event.

/**
 * An element that the page has; without it the page itself is wrong.
 * @param {string} id
 */
export function byId(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`this page has no #${id}`);
  return found;
}

/**
 * The first element in `root` that matches and can be focused, clicked or styled, if there is one.
 * @param {string} selector
 * @param {ParentNode} [root]
 */
export function find(selector, root = document) {
  const found = root.querySelector(selector);
  return found instanceof HTMLElement ? found : null;
}

/**
 * All of them.
 * @param {string} selector
 * @param {ParentNode} [root]
 */
export const findAll = (selector, root = document) =>
  [...root.querySelectorAll(selector)].filter((one) => one instanceof HTMLElement);

/**
 * The element around (or at) what an event happened on that matches, if there is one.
 * @param {Event} event
 * @param {string} selector
 */
export function around({ target }, selector) {
  const found = target instanceof Element ? target.closest(selector) : null;
  return found instanceof HTMLElement ? found : null;
}

/**
 * The field around (or at) what an event happened on into which one types, if there is one.
 * @param {Event} event
 */
export const inField = (event) => around(event,
  'input:not([type="checkbox"]):not([type="radio"]), select, textarea, [contenteditable]');

/**
 * What stands in the field that an event tells of.
 * @param {Event} event
 */
export function valueOf({ target }) {
  const field = target instanceof HTMLInputElement || target instanceof HTMLSelectElement
    || target instanceof HTMLTextAreaElement;
  return field ? target.value : '';
}

/**
 * A listener in a template that wants the event.
 * @param {(event: Event) => unknown} act
 */
export const withEvent = (act) => act;

/**
 * A listener that wants what was typed or chosen.
 * @param {(value: string) => unknown} act
 * @returns {(event: Event) => void}
 */
export const withValue = (act) => (event) => { act(valueOf(event)); };

/**
 * A listener that wants whether the box is ticked.
 * @param {(ticked: boolean) => unknown} act
 * @returns {(event: Event) => void}
 */
export const withTick = (act) => ({ target }) => {
  act(target instanceof HTMLInputElement && target.checked);
};

/**
 * What was filled in, by the names of the fields, when a form is sent; nothing else is done with it.
 * @param {Event} event
 * @returns {Record<string, string>}
 */
export function filledIn(event) {
  event.preventDefault();
  if (!(event.target instanceof HTMLFormElement)) return {};
  const fields = [...new FormData(event.target)].map(([name, value]) => [name, String(value)]);
  return Object.fromEntries(fields);
}
