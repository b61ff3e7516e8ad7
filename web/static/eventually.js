// For what a page cannot do without while the server may be away: asked for again until it comes.

const AGAIN_MS = 3000;

/**
 * The result of `load`, whenever it first succeeds.
 * @template Result
 * @param {() => Promise<Result>} load
 */
export async function eventually(load) {
  for (;;) {
    try {
      return await load();
    } catch {
      await new Promise((done) => setTimeout(done, AGAIN_MS));
    }
  }
}
