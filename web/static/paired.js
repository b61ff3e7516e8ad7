// On each page of a paired screen: says that it is there, what it shows and in which version. A screen
// that was taken out of service learns it here, and shows a code again: at once where the server
// ends its socket, as it then does.
import { newKey, post, statusOf } from '/static/api.js';
import { speaks } from '/static/speaks.js';

const own = newKey();
const script = document.querySelector('script[data-version][data-every]');
const { version = '', every = '30' } = script instanceof HTMLElement ? script.dataset : {};
const every_ms = Number(every) * 1000;
let next = 0;
let waits = false; // the agent of this PC, for staff to type its code

function mayTell() {
  try {
    return speaks(localStorage, own, Date.now(), every_ms * 2.5);
  } catch {
    return true; // no storage is allowed here: then no second page is either
  }
}

/** True when it is to be told again. */
async function tell() {
  try {
    /** @type {{ again: boolean, gone: boolean, agent?: string | null }} */
    const answer = await post('/screen/here', {
      name: own, page: location.pathname.slice(0, 120), version: version.slice(0, 40),
    });
    if (answer.again) location.reload();
    if (answer.agent || waits) {
      waits = Boolean(answer.agent);
      (await import('/static/agent_code.js')).show(answer.agent ?? null);
    }
    return !answer.again && !answer.gone;
  } catch (problem) {
    if (statusOf(problem) !== 401) return true;
    location.replace(`/${location.search}`);
    return false;
  }
}

/** @param {boolean} ended Whether the server has ended the socket: then each page asks for itself. */
async function look(ended) {
  clearTimeout(next);
  if ((ended || mayTell()) && !await tell()) return;
  clearTimeout(next);
  next = setTimeout(look, every_ms, false);
}

// In a frame of another page somebody looks at the screen; it does not stand there.
if (script && window === window.top) {
  addEventListener('ended-by-server', () => look(true));
  void look(false);
}
