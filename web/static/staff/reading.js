// Whoever reads everything and changes nothing: what a key or a drag would change is not offered to
// them, and stays as it is. Buttons and fields are left out by reads.css and reads.js.

/** Whether it is they who look at this page. */
export const READS = Boolean(globalThis.document?.documentElement.hasAttribute('data-reads'));

/** What is said of a key that would have changed something, as the server says it. */
export const READ_ONLY = 'You may read everything here, and change nothing.';
