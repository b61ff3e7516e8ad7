// Stands in the page itself (web/base.html), for when nothing else of it came: a script, a style or the
// server itself was away for a moment. Asks until the server answers, then loads the page anew. Plain
// and old words only: it must run where modules do not, and there it keeps a page of plain HTML fresh.
(function () {
  var page = document.documentElement;
  if (page.getAttribute('data-again')) return;
  page.setAttribute('data-again', 'watching');
  var FIRST = 20000; // ms until a page's own script has to have begun
  var LONGEST = 60000;
  var modules = 'noModule' in document.createElement('script');
  var failed = false;
  var timer = 0;

  /** @param {number} [count] */
  function tries(count) {
    if (count !== undefined) window.name = 'again ' + count; // it outlives the page, in every browser
    return Number(window.name.replace('again ', '')) || 0;
  }

  /** @param {number} least */
  function wait(least) {
    clearTimeout(timer);
    timer = setTimeout(look, Math.min(LONGEST, Math.max(least, 3000 * Math.pow(2, tries()))));
  }

  function alive() {
    return page.getAttribute('data-alive') !== null;
  }

  function look() {
    if (alive() && !failed) return tries(0);
    if (alive() && tries() > 4) return 0; // it works but for something that stays away
    var asked = new XMLHttpRequest();
    asked.open('HEAD', location.href);
    asked.timeout = 8000;
    asked.onload = function () {
      if (asked.status >= 500) return wait(3000);
      tries(tries() + 1);
      location.reload();
    };
    asked.onerror = asked.ontimeout = function () { wait(3000); };
    asked.send();
  }

  /** @param {any} node */
  function needed(node) {
    return node && ((node.tagName === 'LINK' && node.rel === 'stylesheet') || node.tagName === 'SCRIPT');
  }

  window.addEventListener('error', function (event) {
    if (!needed(event.target)) return;
    failed = true;
    wait(3000);
  }, true);
  // A session is kept by https alone: by http every sign-in would be forgotten without a word.
  function overHttp() {
    var meta = document.querySelector('meta[name="public-url"]');
    var address = meta && meta.getAttribute('content');
    if (!address || location.protocol !== 'http:' || /^(localhost|127\.)/.test(location.hostname) || /^(phone|unattended)$/.test(document.body.className)) return;
    var bar = document.createElement('p');
    var link = document.createElement('a');
    bar.className = 'over-http';
    link.href = address + location.pathname + location.search;
    link.appendChild(document.createTextNode('Open it as ' + address));
    bar.appendChild(document.createTextNode('This page was opened by http, so that signing in is forgotten at once. '));
    bar.appendChild(link);
    document.body.insertBefore(bar, document.body.firstChild);
  }

  document.addEventListener('DOMContentLoaded', function () {
    overHttp();
    var plain = document.querySelector('[data-while-not-alive]');
    if (!modules && plain) plain.removeAttribute('hidden');
    if (!document.querySelector('script[type="module"][data-page]')) return;
    setTimeout(function () {
      if (alive()) return tries(0);
      if (plain) plain.removeAttribute('hidden');
      look();
    }, FIRST);
  });
}());
