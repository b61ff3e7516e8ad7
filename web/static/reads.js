// For whoever reads everything and changes nothing: fields show what they hold, and take nothing.
const LOOKS = '[data-looks], form[method="get"]';

function still() {
  for (const field of document.querySelectorAll('input, select, textarea')) {
    if (!field.closest(LOOKS)) /** @type {HTMLInputElement} */ (field).disabled = true;
  }
}

new MutationObserver(still).observe(document, { childList: true, subtree: true });
still();
