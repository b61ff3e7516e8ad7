// Said by each page's own script at its end: all of it came, and runs (static/again.js waits for it).
export function alive() {
  document.documentElement.dataset.alive = '';
  document.getElementById('plain')?.remove();
}
