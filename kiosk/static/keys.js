// The four keys of the pad (or any keyboard): up and down walk, OK chooses, back goes back.

const NEXT = new Set(['ArrowDown', 'ArrowRight']);
const PREVIOUS = new Set(['ArrowUp', 'ArrowLeft']);
const CHOOSE = new Set(['Enter', ' ']);
const BACK = new Set(['Escape', 'Backspace', 'BrowserBack']);

/** @param {HTMLElement} root @returns {HTMLElement[]} */
const controls = (root) =>
  [...root.querySelectorAll('button, a[href]')].filter((node) => node instanceof HTMLElement)
    .filter((node) => node.getClientRects().length);

/**
 * Which control the key leads to. From the heading, or from nowhere, down is the first choice.
 * @template Node
 * @param {Node[]} nodes
 * @param {Node | null} current
 * @param {boolean} forward
 * @returns {Node | undefined}
 */
export function neighbour(nodes, current, forward) {
  const at = current === null ? -1 : nodes.indexOf(current);
  if (at < 0) return forward ? nodes[0] : nodes[nodes.length - 1];
  return nodes[(at + (forward ? 1 : nodes.length - 1)) % nodes.length];
}

/**
 * Listen for the keys in the whole document. `back()` is the Back of the screen, `enter()` what
 * Enter does while no button has the focus.
 * @param {HTMLElement} root
 * @param {{ back: () => void, touched: () => void, enter?: () => void }} does
 */
export function walkWithKeys(root, { back, touched, enter = () => {} }) {
  document.addEventListener('keydown', (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (CHOOSE.has(event.key)) {
      // On a button, the click that follows counts as the touch.
      const on = event.target instanceof Element ? event.target : null;
      if (event.key === 'Enter' && !on?.closest('button, a[href]')) enter();
      return;
    }
    touched();
    const mirrored = document.documentElement.dir === 'rtl' && /Left|Right/.test(event.key);
    if (NEXT.has(event.key) || PREVIOUS.has(event.key)) {
      event.preventDefault();
      const here = document.activeElement instanceof HTMLElement ? document.activeElement : null;
      neighbour(controls(root), here, NEXT.has(event.key) !== mirrored)?.focus();
    } else if (BACK.has(event.key)) {
      event.preventDefault();
      back();
    }
  });
}
