// The code of the agent that waits on this screen's PC: six figures in the corner, for staff alone.

const SHOWN = 'agent-code';

/** @param {string | null} code Null: it waits no more. */
export function show(code) {
  const there = document.getElementById(SHOWN);
  if (!code) {
    there?.remove();
    return;
  }
  const box = there ?? document.createElement('p');
  box.id = SHOWN;
  box.setAttribute('aria-hidden', 'true'); // says nothing to a visitor who listens
  box.textContent = `${code.slice(0, 3)} ${code.slice(3)}`;
  Object.assign(box.style, {
    position: 'fixed', insetInlineStart: '0', insetBlockEnd: '0', margin: '0', padding: '4px 10px',
    font: '600 20px/1.3 var(--sans, sans-serif)', color: '#14202b', background: '#fff', border: '1px solid #14202b',
    pointerEvents: 'none', zIndex: '9',
  });
  if (!there) document.body.append(box);
}
